/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/remind/opening.h"

#include "app/remind/next.h"
#include "store/tasks.h"

static void
add_task (DubanOpening *opening, guint32 task)
{
  if (task == 0) /* a file that came */
    return;
  for (guint i = 0; i < opening->tasks->len; i++)
    if (g_array_index (opening->tasks, guint32, i) == task)
      return;
  g_array_append_val (opening->tasks, task);
}

DubanOpening *
duban_opening_new (const char *key)
{
  DubanOpening *opening = g_new0 (DubanOpening, 1);
  DubanReminded row = { 0 };

  opening->tasks = g_array_new (FALSE, FALSE, sizeof (guint32));
  if (!duban_reminded_parse_key (key, &row))
    return opening;
  opening->owed = (DubanOwed){
    .task = row.task, .what = (DubanOwedWhat) row.what, .due = row.due, .target = row.target
  };
  opening->code = duban_reminder_get_code (&opening->owed, FALSE);
  add_task (opening, row.task);
  return opening;
}

void
duban_opening_free (DubanOpening *opening)
{
  g_array_unref (opening->tasks);
  g_free (opening);
}

static gboolean
load_task_cb (const DubanTask *task, const DubanRecord *records, gsize n_records, gpointer data)
{
  DubanOpening *opening = data;

  opening->code = duban_reminder_get_code (
      &opening->owed, duban_reminder_is_extension (&opening->owed, records, n_records));
  return TRUE;
}

gboolean
duban_opening_load (DubanOpening *opening, DubanSession *session, GError **error)
{
  return opening->code == NULL || opening->owed.what != DUBAN_OWED_REQUEST
         || duban_tasks_each_of (session->db, &opening->owed.task, 1, DUBAN_TASKS_RULES,
                                 duban_clock_get_zone (session->clock), load_task_cb, opening,
                                 error);
}

void
duban_opening_add (DubanOpening *opening, const GArray *rows)
{
  for (guint i = 0; i < rows->len; i++)
    add_task (opening, g_array_index (rows, DubanReminded, i).task);
}
