/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The directory: leaders, units, fields, meetings, and the portfolio (分工), which lies with
 * the unit or field that is held.  Built once, then read by the rules from any thread.
 * References are local entity numbers (never 0). */
#pragma once

#include "core/code.h"
#include "core/day.h"
#include "core/id.h"

G_BEGIN_DECLS

typedef struct
{
  guint32 n;
  DubanId id;
  char *name;
  char *title;   /* 旗长, 副旗长 …; may be NULL */
  DubanDay left; /* last day in office, or DUBAN_NO_DAY */
} DubanLeader;

typedef struct
{
  guint32 n;
  DubanId id;
  char *name;
  GStrv short_names;  /* may be NULL */
  GStrv former_names; /* may be NULL */
  char *category;     /* 部门, 镇, 园区, 企业, 事业; may be NULL */
  char *head;         /* the present first responsible person; may be NULL */
  guint32 parent;
  guint32 merged_into;
  DubanDay merged_on;
} DubanUnit;

typedef struct
{
  guint32 n;
  DubanId id;
  char *name;
} DubanField;

typedef struct
{
  guint32 n;
  DubanId id;
  char *kind;
  DubanDay day;
  char *number;
} DubanMeeting;

typedef struct
{
  guint32 leader;
  guint32 held; /* a unit or a field */
  DubanHoldingKind kind;
  DubanDay from; /* DUBAN_NO_DAY: since ever */
  DubanDay to;   /* the last day; DUBAN_NO_DAY: open */
} DubanHolding;

typedef struct _DubanDirectory DubanDirectory;

DubanDirectory *duban_directory_new (void) G_GNUC_WARN_UNUSED_RESULT;
DubanDirectory *duban_directory_ref (DubanDirectory *directory);
void duban_directory_unref (DubanDirectory *directory);
/* Each takes ownership of the strings inside *value. */
void duban_directory_add_leader (DubanDirectory *directory, const DubanLeader *value);
void duban_directory_add_unit (DubanDirectory *directory, const DubanUnit *value);
void duban_directory_add_field (DubanDirectory *directory, const DubanField *value);
void duban_directory_add_meeting (DubanDirectory *directory, const DubanMeeting *value);
void duban_directory_add_holding (DubanDirectory *directory, const DubanHolding *value);

/* By number; NULL where there is none of that kind. (transfer none) */
const DubanLeader *duban_directory_get_leader (const DubanDirectory *directory, guint32 n);
const DubanUnit *duban_directory_get_unit (const DubanDirectory *directory, guint32 n);
const DubanField *duban_directory_get_field (const DubanDirectory *directory, guint32 n);

/* Tells the own county by the name of its office, the setting of that name. */
void duban_directory_set_office_name (DubanDirectory *directory, const char *office_name);

/* By name: a leader or field exactly; a unit as duban_unit_names_find says, and one that was merged
 * since ever is what it went into; one merged on a day finds itself, but for the present one of a
 * later day.  A name that is two's is none's. (transfer none) */
const DubanLeader *duban_directory_find_leader (const DubanDirectory *directory, const char *name);
const DubanUnit *duban_directory_find_unit (const DubanDirectory *directory, const char *name);
const DubanField *duban_directory_find_field (const DubanDirectory *directory, const char *name);
const DubanUnit *duban_directory_find_present_unit (const DubanDirectory *directory,
                                                    const char *name, DubanDay day);
gboolean duban_unit_is_merged (const DubanUnit *unit, DubanDay day);

/* The name of a leader, unit or field; NULL for 0 or none. (transfer none) */
const char *duban_directory_get_name (const DubanDirectory *directory, guint32 n);

/* All of a kind, by code points of the name, meetings by day and kind, holdings as they were added;
 * *n is the count. (transfer none) */
const DubanLeader *const *duban_directory_list_leaders (const DubanDirectory *directory, gsize *n);
/* Of const DubanLeader: those in office on that day, by rank as an official list has them, of one
 * rank as the office entered them. (transfer container) */
GPtrArray *duban_directory_rank_leaders (const DubanDirectory *directory,
                                         DubanDay day) G_GNUC_WARN_UNUSED_RESULT;
const DubanUnit *const *duban_directory_list_units (const DubanDirectory *directory, gsize *n);
const DubanField *const *duban_directory_list_fields (const DubanDirectory *directory, gsize *n);
const DubanMeeting *const *duban_directory_list_meetings (const DubanDirectory *directory,
                                                          gsize *n);
const DubanHolding *duban_directory_list_holdings (const DubanDirectory *directory, gsize *n);

/* The holdings of one unit or field; *n is the count. (transfer none) */
const DubanHolding *const *duban_directory_get_holders (const DubanDirectory *directory,
                                                        guint32 held, gsize *n);

/* Whether a holding is in force on a day. */
gboolean duban_holding_is_on (const DubanHolding *holding, DubanDay day);

/* 旗长, 县长, 区长, 市长, or acting as such (代旗长), also among several titles (旗委副书记、旗长):
 * may lead anything (domain.md 5.2, lead-not-in-charge). */
gboolean duban_leader_is_head_of_government (const DubanLeader *leader);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DubanDirectory, duban_directory_unref)

G_END_DECLS
