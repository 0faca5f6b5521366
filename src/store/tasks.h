/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reading tasks with their records from the derived tables. */
#pragma once

#include "core/record.h"
#include "core/task.h"
#include "core/terms.h"
#include "store/db.h"

G_BEGIN_DECLS

typedef enum
{
  DUBAN_TASKS_RULES, /* what the judge and a list need: NULL are a task's texts from paper and
                      * status_text to accountability (not cause), and a record's text */
  DUBAN_TASKS_ALL,   /* everything */
  DUBAN_TASKS_HELD,  /* as for rules, and what was handed over too: for summaries */
} DubanTasksWhat;

/* Called for one task; everything is borrowed for the call. Values are the effective ones, as
 * written: tracked_from is none where it follows the assignment; a title is never NULL. FALSE
 * stops early (no error). */
typedef gboolean (*DubanTaskFunc) (const DubanTask *task, const DubanRecord *records,
                                   gsize n_records, gpointer data);

/* Streams every task that is neither deleted nor handed over, ascending by number, with its records
 * in order. The zone turns times of writing into days. */
gboolean duban_tasks_each (DubanDb *db, DubanTasksWhat what, GTimeZone *zone, DubanTaskFunc func,
                           gpointer data, GCancellable *cancellable, GError **error);

/* The same for some tasks, in the order of the numbers given; unknown ones are passed over. */
gboolean duban_tasks_each_of (DubanDb *db, const guint32 *ns, gsize n_ns, DubanTasksWhat what,
                              GTimeZone *zone, DubanTaskFunc func, gpointer data, GError **error);

/* The tasks (not deleted, unless there is no other) that a person names: a full id, a number
 * (编号), or a unique prefix of an id of at least 4 hexadecimal digits. Several where two have
 * the number or the prefix fits several; none, no error, where nothing does. */
GArray *duban_tasks_find (DubanDb *db, const char *name, GError **error) G_GNUC_WARN_UNUSED_RESULT;

/* What an import compares a row with: every task, deleted ones too. */
typedef struct
{
  guint32 n;
  DubanId id;
  const char *number, *title, *unit_text;
  guint32 unit;
  DubanDay assigned;
  guint8 row_digest[8]; /* zero where it never came from a ledger */
  gboolean deleted, moved;
} DubanTaskIdentity;
typedef void (*DubanTaskIdentityFunc) (const DubanTaskIdentity *identity, gpointer data);
gboolean duban_tasks_each_identity (DubanDb *db, DubanTaskIdentityFunc func, gpointer data,
                                    GError **error);

/* The tasks that have a record of that kind that stands, ascending; deleted ones too. */
GArray *duban_tasks_list_with_record (DubanDb *db, DubanRecordKind kind,
                                      GError **error) G_GNUC_WARN_UNUSED_RESULT;

/* The long texts of every task that has any and is not deleted, ascending by number: requirement,
 * method, notes, each of which may be NULL. FALSE from func stops early (no error). */
typedef gboolean (*DubanTaskTextsFunc) (guint32 n, const char *const texts[3], gpointer data);
gboolean duban_tasks_each_texts (DubanDb *db, DubanTaskTextsFunc func, gpointer data,
                                 GError **error);

/* The paper (文件批办 …) of every task that has one and is not deleted, ascending by number. */
typedef void (*DubanTaskPaperFunc) (guint32 n, const char *paper, gpointer data);
gboolean duban_tasks_each_paper (DubanDb *db, DubanTaskPaperFunc func, gpointer data,
                                 GError **error);

/* The tasks that were handed over (已移交) and are not deleted, the youngest first. (transfer full,
 * guint32) */
GArray *duban_tasks_list_moved (DubanDb *db, GError **error) G_GNUC_WARN_UNUSED_RESULT;

/* Whether the task of that number was handed over. */
gboolean duban_tasks_is_moved (DubanDb *db, guint32 n, gboolean *is_moved, GError **error);

/* The deleted tasks, the youngest first, at most `limit`; *n_all: how many there are. (transfer
 * full, guint32) */
GArray *duban_tasks_list_deleted (DubanDb *db, guint limit, gsize *n_all,
                                  GError **error) G_GNUC_WARN_UNUSED_RESULT;

/* How many tasks there are, deleted ones not counted. */
gboolean duban_tasks_count (DubanDb *db, gsize *n, GError **error);

/* The terms of judgement on a day: settings, calendar, directory, this desk. */
DubanTerms *duban_tasks_load_terms (DubanDb *db, DubanDay today,
                                    GError **error) G_GNUC_WARN_UNUSED_RESULT;

/* Records of kind WAIVE that stand at units, leaders or the settings: findings without a task
 * that are set aside. Texts are borrowed for the call. */
typedef void (*DubanWaiverFunc) (const DubanRecord *waiver, gpointer data);
gboolean duban_tasks_each_waiver (DubanDb *db, GTimeZone *zone, DubanWaiverFunc func, gpointer data,
                                  GError **error);

G_END_DECLS
