/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/remind/answer.h"

#include "app/remind/bell.h"

void
duban_reminded_answer (DubanReminded *row, DubanAnswer answer, const DubanHours *hours,
                       DubanMoment now)
{
  const DubanOwed owed
      = { .task = row->task, .what = row->what, .due = row->due, .target = row->target };

  switch (answer)
    {
    case DUBAN_ANSWER_OPEN:
    case DUBAN_ANSWER_RECORD:
      row->state = DUBAN_REMINDED_ACTED;
      break;
    case DUBAN_ANSWER_HOUR:
      row->state = DUBAN_REMINDED_SNOOZED;
      row->until = duban_ring_snooze_hour (now);
      break;
    case DUBAN_ANSWER_MORNING:
      row->state = DUBAN_REMINDED_SNOOZED;
      row->until = duban_ring_snooze_morning (hours, &owed, now);
      break;
    case DUBAN_ANSWER_DISMISS:
    default:
      row->state = DUBAN_REMINDED_DISMISSED;
      break;
    }
}

static gboolean
is_meant (const DubanReminded *row, const char *key, const DubanReminded *named)
{
  if (g_str_equal (key, DUBAN_REMINDER_GROUP))
    return row->is_grouped && row->state == DUBAN_REMINDED_SHOWN;
  return row->task == named->task && row->what == named->what && row->due == named->due
         && row->target == named->target;
}

static void
add_task (GArray *tasks, guint32 task)
{
  for (guint i = 0; i < tasks->len; i++)
    if (g_array_index (tasks, guint32, i) == task)
      return;
  g_array_append_val (tasks, task);
}

gboolean
duban_bell_answer (DubanSession *session, const char *key, DubanAnswer answer, GArray **tasks,
                   GError **error)
{
  const DubanMoment now = duban_moment_of (session->now.today, session->now.minute);
  g_autoptr (GArray) rows
      = duban_reminders_load (session->db, duban_reminder_get_side (session->terms), error);
  g_autoptr (GArray) meant = g_array_new (FALSE, FALSE, sizeof (DubanReminded));
  g_autoptr (GArray) their_tasks = g_array_new (FALSE, FALSE, sizeof (guint32));
  DubanReminded named = { 0 };
  DubanHours hours;

  if (rows == NULL)
    return FALSE;
  if (duban_reminded_parse_key (key, &named))
    add_task (their_tasks, named.task);
  duban_hours_init (&hours, session->terms);
  for (guint i = 0; i < rows->len; i++)
    {
      DubanReminded row = g_array_index (rows, DubanReminded, i);

      if (!is_meant (&row, key, &named))
        continue;
      add_task (their_tasks, row.task);
      duban_reminded_answer (&row, answer, &hours, now);
      g_array_append_val (meant, row);
    }
  if (!duban_reminders_write (session->db, (const DubanReminded *) (gpointer) meant->data,
                              meant->len, NULL, 0, error))
    return FALSE;
  if (tasks != NULL)
    *tasks = g_steal_pointer (&their_tasks);
  return TRUE;
}
