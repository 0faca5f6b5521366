/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The settings: the office's, which every desk shares, and this desk's own (interface.md,
 * “Settings keys”).  One table names them, with default, range and form. */
#pragma once

#include "core/policy.h"

G_BEGIN_DECLS

/* The number + DUBAN_ATTR_SETTING_FIRST is the attribute; numbers are stored. */
typedef enum
{
  DUBAN_SETTING_DAY_POLICY = 0,
  DUBAN_SETTING_TIME_ZONE,
  DUBAN_SETTING_OFFICE_NAME,
  DUBAN_SETTING_SIGNATORY,
  DUBAN_SETTING_ACCOUNTS_FROM,
  DUBAN_SETTING_FOLLOW_UP_KEY,
  DUBAN_SETTING_FOLLOW_UP_ROUTINE,
  DUBAN_SETTING_DUE_SOON_DAYS,
  DUBAN_SETTING_MEETING_WAIT_DAYS,
  DUBAN_SETTING_DECISION_WAIT_DAYS,
  DUBAN_SETTING_HANDOVER_WINDOW_DAYS,
  DUBAN_SETTING_IDLE_UNIT_DAYS,
  DUBAN_SETTING_SUSPENDED_DAYS,
  DUBAN_SETTING_REQUEST_WAIT_DAYS,
  DUBAN_SETTING_REQUEST_LATE_DAYS,
  DUBAN_SETTING_MILESTONES_DAYS,
  DUBAN_SETTING_CAUSE_DAYS,
  DUBAN_SETTING_ASK_ACCEPTANCE,
  DUBAN_SETTING_WEIGHT_DEPLOY,
  DUBAN_SETTING_WEIGHT_APPROACH,
  DUBAN_SETTING_WEIGHT_FEEDBACK,
  DUBAN_SETTING_WEIGHT_COMPLETION,
  DUBAN_SETTING_RANK_MIN_DUE,
  DUBAN_SETTING_WORK_HOURS,
  DUBAN_SETTING_REPORT_LANGUAGE,
  DUBAN_SETTING_REMIND_LEAD, /* from here on: of this desk only, never a change */
  DUBAN_SETTING_REMIND_TIMES,
  DUBAN_SETTING_REMIND_DAY0,
  DUBAN_SETTING_REMIND_DIGEST,
  DUBAN_N_SETTINGS
} DubanSettingKey;

typedef enum
{
  DUBAN_SETTING_FORM_POLICY,
  DUBAN_SETTING_FORM_ZONE, /* a name of the time zone database */
  DUBAN_SETTING_FORM_TEXT,
  DUBAN_SETTING_FORM_DAY,    /* YYYY-MM-DD, or empty */
  DUBAN_SETTING_FORM_NUMBER, /* minimum to maximum */
  DUBAN_SETTING_FORM_SWITCH, /* on, off */
  DUBAN_SETTING_FORM_WEIGHT, /* 0 to 1, at most two decimals */
  DUBAN_SETTING_FORM_HOURS,  /* 08:30-12:00,14:30-17:30 */
  DUBAN_SETTING_FORM_TIMES,  /* 09:00,16:00 */
} DubanSettingForm;

#define DUBAN_SETTING_MAX_TIMES 8 /* times of a setting, or parts of a day */

typedef struct
{
  DubanSettingKey key;
  const char *name; /* "day-policy" */
  DubanSettingForm form;
  int minimum, maximum; /* of a number */
  const char *default_text;
  gboolean local; /* of this desk only */
} DubanSettingSpec;

const DubanSettingSpec *duban_setting_get_spec (DubanSettingKey key);
const DubanSettingSpec *duban_setting_find (const char *name); /* NULL if there is none */

/* Whether text is a value of that setting: form and range.  The name of a time zone is not looked
 * up here; hours and times ascend. */
gboolean duban_setting_accepts (const DubanSettingSpec *spec, const char *text);

/* A whole set of values.  Numbers, policy and days are read once; texts are owned.  As a number,
 * a switch is 1 or 0, a weight stands in hundredths, hours and times are 0. */
typedef struct
{
  char *texts[DUBAN_N_SETTINGS]; /* as set, or NULL for the default */
  DubanPolicy policy;
  DubanDay accounts_from; /* DUBAN_NO_DAY: not set */
  int numbers[DUBAN_N_SETTINGS];
  gboolean ask_acceptance;
} DubanSettings;

/* Fills with the defaults; and with a copy. What *settings held before is not freed. */
void duban_settings_init (DubanSettings *settings);
void duban_settings_copy (DubanSettings *settings, const DubanSettings *from);
void duban_settings_clear (DubanSettings *settings);

/* Sets one value; FALSE, nothing changed, where it is not acceptable. NULL or "" restores the
 * default. */
gboolean duban_settings_set (DubanSettings *settings, DubanSettingKey key, const char *text);

/* The value as text, the default where none was set. (transfer none) */
const char *duban_settings_get_text (const DubanSettings *settings, DubanSettingKey key);
int duban_settings_get_number (const DubanSettings *settings, DubanSettingKey key);

/* Times, or hours (begin and end one after the other), as minutes of the day, ascending; returns
 * how many, at least one of times and two of hours.  minutes: room for 2 * DUBAN_SETTING_MAX_TIMES.
 */
gsize duban_settings_get_minutes (const DubanSettings *settings, DubanSettingKey key, int *minutes);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (DubanSettings, duban_settings_clear)

G_END_DECLS
