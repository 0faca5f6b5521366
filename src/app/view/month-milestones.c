/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/view/month-milestones.h"

#include "store/tasks.h"

typedef struct
{
  GArray *items;
  GCancellable *cancellable;
} Reading;

static gboolean
read_cb (const DubanTask *task, const DubanRecord *records, gsize n_records, gpointer data)
{
  Reading *reading = data;

  for (gsize i = 0; i < n_records; i++)
    {
      DubanMilestone item = { task->n, records[i].due };

      if (records[i].due != DUBAN_NO_DAY
          && duban_record_is_open_milestone (&records[i], records, n_records))
        g_array_append_val (reading->items, item);
    }
  return !g_cancellable_is_cancelled (reading->cancellable);
}

DubanMilestones *
duban_milestones_load (DubanSession *session, gint64 last_change, GCancellable *cancellable,
                       GError **error)
{
  g_autoptr (GArray) tasks
      = duban_tasks_list_with_record (session->db, DUBAN_RECORD_MILESTONE, error);
  g_autoptr (GArray) items = g_array_new (FALSE, FALSE, sizeof (DubanMilestone));
  Reading reading = { items, cancellable };
  DubanMilestones *milestones;

  if (tasks == NULL
      || !duban_tasks_each_of (session->db, (const guint32 *) (gpointer) tasks->data, tasks->len,
                               DUBAN_TASKS_RULES, duban_clock_get_zone (session->clock), read_cb,
                               &reading, error)
      || g_cancellable_set_error_if_cancelled (cancellable, error))
    return NULL;
  milestones = g_new0 (DubanMilestones, 1);
  g_atomic_ref_count_init (&milestones->ref_count);
  milestones->last_change = last_change;
  milestones->items = g_steal_pointer (&items);
  return milestones;
}

DubanMilestones *
duban_milestones_ref (DubanMilestones *milestones)
{
  g_atomic_ref_count_inc (&milestones->ref_count);
  return milestones;
}

void
duban_milestones_unref (DubanMilestones *milestones)
{
  if (!g_atomic_ref_count_dec (&milestones->ref_count))
    return;
  g_array_unref (milestones->items);
  g_free (milestones);
}
