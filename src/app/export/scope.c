/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/export/scope.h"

#include "core/charge.h"

#define STEP 256 /* tasks between two looks at whoever waits */

typedef struct
{
  const DubanExportScope *scope;
  const DubanTerms *terms;
  const DubanLeader *leader; /* or NULL */
  DubanTaskFunc func;
  gpointer data;
  gsize n_seen, n_all, n_left_out;
} Walk;

static gboolean
task_cb (const DubanTask *task, const DubanRecord *records, gsize n_records, gpointer data)
{
  Walk *walk = data;
  const DubanExportScope *scope = walk->scope;

  if (walk->n_seen++ % STEP == 0)
    {
      if (g_cancellable_is_cancelled (scope->cancellable))
        return FALSE;
      if (scope->progress != NULL)
        scope->progress (DUBAN_EXPORT_READING * (double) walk->n_seen
                             / (double) MAX (walk->n_all, walk->n_seen),
                         scope->progress_data);
    }
  if (walk->leader != NULL && !duban_charge_concerns (walk->terms, task, walk->leader))
    return TRUE;
  if (task->handling == DUBAN_HANDLING_RESTRICTED && !scope->with_restricted)
    {
      walk->n_left_out++;
      return TRUE;
    }
  return walk->func (task, records, n_records, walk->data);
}

gboolean
duban_export_scope_each (const DubanExportScope *scope, DubanSession *session, DubanTaskFunc func,
                         gpointer data, gsize *n_left_out, GError **error)
{
  GTimeZone *zone = duban_clock_get_zone (session->clock);
  Walk walk = { scope, session->terms, NULL, func, data, 0, scope->n_tasks, 0 };
  gboolean is_read;

  if (scope->leader != 0)
    walk.leader = duban_directory_get_leader (session->terms->directory, scope->leader);
  if (scope->tasks != NULL)
    is_read = duban_tasks_each_of (session->db, scope->tasks, scope->n_tasks, DUBAN_TASKS_ALL, zone,
                                   task_cb, &walk, error);
  else
    is_read = duban_tasks_count (session->db, &walk.n_all, error)
              && duban_tasks_each (session->db, DUBAN_TASKS_ALL, zone, task_cb, &walk,
                                   scope->cancellable, error);
  *n_left_out = walk.n_left_out;
  return is_read && !g_cancellable_set_error_if_cancelled (scope->cancellable, error);
}
