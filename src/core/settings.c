/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/settings.h"

#include <string.h>

/* Bytes of a text that is set: a name of an office fits many times. */
#define TEXT_MAX 500
#define ZONE_MAX 64

/* The last argument: the default, then what else there is to say. */
#define SETTING(id, label, shape, ...)                                                             \
  [DUBAN_SETTING_##id] = { .key = DUBAN_SETTING_##id,                                              \
                           .name = label,                                                          \
                           .form = DUBAN_SETTING_FORM_##shape,                                     \
                           .default_text = __VA_ARGS__ }
#define RANGE(least, most) .minimum = least, .maximum = most
#define LOCAL .local = TRUE

static const DubanSettingSpec specs[DUBAN_N_SETTINGS] = {
  SETTING (DAY_POLICY, "day-policy", POLICY, "calendar"),
  SETTING (TIME_ZONE, "time-zone", ZONE, "Asia/Shanghai"),
  SETTING (OFFICE_NAME, "office-name", TEXT, ""),
  SETTING (SIGNATORY, "signatory", TEXT, ""),
  SETTING (ACCOUNTS_FROM, "accounts-from", DAY, ""),
  SETTING (FOLLOW_UP_KEY, "follow-up-key", NUMBER, "7", RANGE (1, 366)),
  SETTING (FOLLOW_UP_ROUTINE, "follow-up-routine", NUMBER, "30", RANGE (1, 366)),
  SETTING (DUE_SOON_DAYS, "due-soon-days", NUMBER, "3", RANGE (0, 366)),
  SETTING (MEETING_WAIT_DAYS, "meeting-wait-days", NUMBER, "15", RANGE (0, 366)),
  SETTING (DECISION_WAIT_DAYS, "decision-wait-days", NUMBER, "3", RANGE (0, 366)),
  SETTING (HANDOVER_WINDOW_DAYS, "handover-window-days", NUMBER, "30", RANGE (1, 366)),
  SETTING (IDLE_UNIT_DAYS, "idle-unit-days", NUMBER, "90", RANGE (1, 3660)),
  SETTING (SUSPENDED_DAYS, "suspended-days", NUMBER, "30", RANGE (1, 3660)),
  SETTING (REQUEST_WAIT_DAYS, "request-wait-days", NUMBER, "1", RANGE (0, 366)),
  SETTING (REQUEST_LATE_DAYS, "request-late-days", NUMBER, "3", RANGE (0, 366)),
  SETTING (MILESTONES_DAYS, "milestones-days", NUMBER, "3", RANGE (0, 366)),
  SETTING (CAUSE_DAYS, "cause-days", NUMBER, "7", RANGE (0, 366)),
  SETTING (ASK_ACCEPTANCE, "ask-acceptance", SWITCH, "off"),
  SETTING (WEIGHT_DEPLOY, "weight-deploy", WEIGHT, "0.2"),
  SETTING (WEIGHT_APPROACH, "weight-approach", WEIGHT, "0.2"),
  SETTING (WEIGHT_FEEDBACK, "weight-feedback", WEIGHT, "0.3"),
  SETTING (WEIGHT_COMPLETION, "weight-completion", WEIGHT, "0.3"),
  SETTING (RANK_MIN_DUE, "rank-min-due", NUMBER, "3", RANGE (1, 1000)),
  SETTING (WORK_HOURS, "work-hours", HOURS, "08:30-12:00,14:30-17:30"),
  SETTING (REPORT_LANGUAGE, "report-language", TEXT, "zh_CN"),
  SETTING (REMIND_LEAD, "remind-lead", SWITCH, "on", LOCAL),
  SETTING (REMIND_TIMES, "remind-times", TIMES, "09:00,16:00", LOCAL),
  SETTING (REMIND_DAY0, "remind-day0", TIMES, "18:00", LOCAL),
  SETTING (REMIND_DIGEST, "remind-digest", TIMES, "08:30", LOCAL),
};

/* One line that can be printed. */
static gboolean
is_line (const char *text)
{
  if (strlen (text) > TEXT_MAX || !g_utf8_validate (text, -1, NULL))
    return FALSE;
  for (; *text; text = g_utf8_next_char (text))
    if (g_unichar_iscntrl (g_utf8_get_char (text)))
      return FALSE;
  return TRUE;
}

/* A relative name without dots: it becomes part of a path in the time zone database. */
static gboolean
is_zone (const char *text)
{
  return strlen (text) <= ZONE_MAX && g_ascii_isalpha (*text)
         && text[strspn (text, G_CSET_A_2_Z G_CSET_a_2_z G_CSET_DIGITS "/_+-")] == '\0';
}

static gboolean
read_number (const char *text, int minimum, int maximum, int *number)
{
  gint64 value;

  if (!g_ascii_string_to_signed (text, 10, minimum, maximum, &value, NULL))
    return FALSE;
  *number = (int) value;
  return TRUE;
}

/* 0, 1, 0.2, 0.25, 1.00: in hundredths. */
static gboolean
read_weight (const char *text, int *hundredths)
{
  int value;

  if (*text != '0' && *text != '1')
    return FALSE;
  value = (*text++ - '0') * 100;
  if (*text == '.')
    {
      if (!g_ascii_isdigit (*++text))
        return FALSE;
      value += (*text++ - '0') * 10;
      if (g_ascii_isdigit (*text))
        value += *text++ - '0';
    }
  if (*text || value > 100)
    return FALSE;
  *hundredths = value;
  return TRUE;
}

/* Exactly HH:MM as a minute of the day, or -1; *end is set behind it. */
static int
read_time (const char *text, const char **end)
{
  int hour, minute;

  for (guint i = 0; i < 5; i++)
    if (i == 2 ? text[i] != ':' : !g_ascii_isdigit (text[i]))
      return -1;
  hour = (text[0] - '0') * 10 + text[1] - '0';
  minute = (text[3] - '0') * 10 + text[4] - '0';
  *end = text + 5;
  return hour < 24 && minute < 60 ? hour * 60 + minute : -1;
}

/* Times of the day, ascending and separated by commas, not too many; with is_span each is two with
 * a hyphen between. */
static gboolean
are_times (const char *text, gboolean is_span)
{
  const guint max = is_span ? 2 * DUBAN_SETTING_MAX_TIMES : DUBAN_SETTING_MAX_TIMES;
  int last = -1;

  for (guint i = 0; i < max; i++)
    {
      char separator = is_span && i % 2 == 0 ? '-' : ',';
      int minute = read_time (text, &text);

      if (minute <= last)
        return FALSE;
      last = minute;
      if (*text == '\0')
        return separator == ',';
      if (*text++ != separator)
        return FALSE;
    }
  return FALSE;
}

/* Reads what is kept as a number: 0 for texts. */
static gboolean
read_value (const DubanSettingSpec *spec, const char *text, int *number)
{
  DubanPolicy policy;

  *number = 0;
  switch (spec->form)
    {
    case DUBAN_SETTING_FORM_POLICY:
      if (!duban_policy_parse (text, &policy))
        return FALSE;
      *number = policy;
      return TRUE;
    case DUBAN_SETTING_FORM_ZONE:
      return is_zone (text);
    case DUBAN_SETTING_FORM_TEXT:
      return is_line (text);
    case DUBAN_SETTING_FORM_DAY:
      *number = *text ? duban_day_parse (text) : DUBAN_NO_DAY;
      return *text == '\0' || *number != DUBAN_NO_DAY;
    case DUBAN_SETTING_FORM_NUMBER:
      return read_number (text, spec->minimum, spec->maximum, number);
    case DUBAN_SETTING_FORM_SWITCH:
      *number = strcmp (text, "on") == 0;
      return *number || strcmp (text, "off") == 0;
    case DUBAN_SETTING_FORM_WEIGHT:
      return read_weight (text, number);
    case DUBAN_SETTING_FORM_HOURS:
      return are_times (text, TRUE);
    case DUBAN_SETTING_FORM_TIMES:
      return are_times (text, FALSE);
    default:
      return FALSE;
    }
}

static void
keep_number (DubanSettings *settings, DubanSettingKey key, int number)
{
  settings->numbers[key] = number;
  if (key == DUBAN_SETTING_DAY_POLICY)
    settings->policy = (DubanPolicy) number;
  else if (key == DUBAN_SETTING_ACCOUNTS_FROM)
    settings->accounts_from = number;
  else if (key == DUBAN_SETTING_ASK_ACCEPTANCE)
    settings->ask_acceptance = number;
}

const DubanSettingSpec *
duban_setting_get_spec (DubanSettingKey key)
{
  g_return_val_if_fail ((guint) key < DUBAN_N_SETTINGS, NULL);

  return &specs[key];
}

const DubanSettingSpec *
duban_setting_find (const char *name)
{
  for (guint i = 0; i < DUBAN_N_SETTINGS; i++)
    if (g_strcmp0 (specs[i].name, name) == 0)
      return &specs[i];
  return NULL;
}

gboolean
duban_setting_accepts (const DubanSettingSpec *spec, const char *text)
{
  int number;

  return read_value (spec, text, &number);
}

void
duban_settings_init (DubanSettings *settings)
{
  *settings = (DubanSettings){ 0 };
  for (guint key = 0; key < DUBAN_N_SETTINGS; key++)
    (void) duban_settings_set (settings, key, NULL);
}

void
duban_settings_clear (DubanSettings *settings)
{
  for (guint key = 0; key < DUBAN_N_SETTINGS; key++)
    g_clear_pointer (&settings->texts[key], g_free);
}

void
duban_settings_copy (DubanSettings *settings, const DubanSettings *from)
{
  *settings = *from;
  for (guint key = 0; key < DUBAN_N_SETTINGS; key++)
    settings->texts[key] = g_strdup (from->texts[key]);
}

gboolean
duban_settings_set (DubanSettings *settings, DubanSettingKey key, const char *text)
{
  g_return_val_if_fail ((guint) key < DUBAN_N_SETTINGS, FALSE);
  gboolean is_set = text && *text;
  char *copy;
  int number;

  if (!read_value (&specs[key], is_set ? text : specs[key].default_text, &number))
    return FALSE;
  copy = is_set ? g_strdup (text) : NULL;
  g_free (settings->texts[key]);
  settings->texts[key] = copy;
  keep_number (settings, key, number);
  return TRUE;
}

const char *
duban_settings_get_text (const DubanSettings *settings, DubanSettingKey key)
{
  return settings->texts[key] ? settings->texts[key] : specs[key].default_text;
}

int
duban_settings_get_number (const DubanSettings *settings, DubanSettingKey key)
{
  return settings->numbers[key];
}

gsize
duban_settings_get_minutes (const DubanSettings *settings, DubanSettingKey key, int *minutes)
{
  const char *text = duban_settings_get_text (settings, key);
  gsize n = 0;

  g_return_val_if_fail (specs[key].form == DUBAN_SETTING_FORM_HOURS
                            || specs[key].form == DUBAN_SETTING_FORM_TIMES,
                        0);

  do
    minutes[n++] = read_time (text, &text);
  while (*text++ != '\0');
  return n;
}
