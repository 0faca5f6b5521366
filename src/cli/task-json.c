/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli/task-json.h"

#include "app/judgement.h"
#include "app/view/farewell.h"
#include "store/history.h"
#include "store/tasks.h"

#include <glib/gi18n-lib.h>

typedef struct
{
  DubanJson *json;
  DubanSession *session;
  DubanVerdict *verdict;
  gboolean found;
  GError **error;
} Printing;

static int
compare_names (gconstpointer a, gconstpointer b)
{
  return g_strcmp0 (*(const char *const *) a, *(const char *const *) b);
}

/* In code-point order, which for UTF-8 is the order of the bytes. */
static void
print_names (DubanJson *json, const char *name, const DubanDirectory *directory, const guint32 *ns,
             gsize n_ns)
{
  g_autofree const char **names = g_new (const char *, n_ns + 1);
  gsize n_names = 0;

  for (gsize i = 0; i < n_ns; i++)
    {
      const char *one = duban_directory_get_name (directory, ns[i]);

      if (one != NULL)
        names[n_names++] = one;
    }
  qsort (names, n_names, sizeof *names, compare_names);
  duban_json_begin_array (json, name);
  for (gsize i = 0; i < n_names; i++)
    duban_json_text (json, NULL, names[i]);
  duban_json_end_array (json);
}

static void
print_code (DubanJson *json, DubanAttr attr, guint value)
{
  const DubanAttrSpec *spec = duban_attr_get_spec (attr);

  duban_json_text (json, spec->name, duban_attr_get_code (spec, value));
}

static gboolean
print_parent (DubanJson *json, DubanSession *session, guint32 parent, GError **error)
{
  DubanId id = { { 0 } };

  if (parent != 0 && !duban_history_get_entity_id (session->db, parent, &id, error))
    return FALSE;
  duban_json_id (json, "parent", &id);
  return TRUE;
}

static void
print_stage (DubanJson *json, DubanStage stage, const DubanStageResult *result)
{
  duban_json_begin_object (json, duban_stage_get_code (stage));
  duban_json_text (json, "state", duban_stage_state_get_code (result->state));
  duban_json_day (json, "due", result->due);
  duban_json_day (json, "done", result->done);
  duban_json_number (json, "days", result->days);
  duban_json_boolean (json, "backfilled", result->backfilled);
  duban_json_boolean (json, "provisional", result->provisional);
  duban_json_end_object (json);
}

static void
print_clock (DubanJson *json, const DubanClock137 *clock)
{
  duban_json_begin_object (json, "stages");
  for (int stage = 0; stage < DUBAN_N_STAGES; stage++)
    print_stage (json, stage, &clock->stages[stage]);
  duban_json_end_object (json);
  duban_json_begin_object (json, "follow_up");
  duban_json_day (json, "due", clock->follow_up_due);
  duban_json_number (json, "overdue_days", clock->follow_up_days);
  duban_json_end_object (json);
}

/* What it is about and where it comes from. */
static void
print_subject (DubanJson *json, const DubanTask *task)
{
  duban_json_id (json, "id", &task->id);
  duban_json_filled (json, "number", task->number);
  duban_json_filled (json, "title", task->title);
  duban_json_filled (json, "source", task->source);
  duban_json_filled (json, "source_ref", task->source_ref);
  print_code (json, DUBAN_ATTR_IMPORTANCE, task->importance);
  duban_json_boolean (json, "rectification", duban_task_is_rectification (task));
  duban_json_filled (json, "assigner", task->assigner);
  duban_json_filled (json, "assignee", task->assignee);
}

static void
print_people (DubanJson *json, const DubanDirectory *directory, const DubanTask *task)
{
  duban_json_text (json, "lead", duban_directory_get_name (directory, task->lead));
  print_names (json, "cooperators", directory, task->cooperators, task->n_cooperators);
  duban_json_text (json, "unit", duban_directory_get_name (directory, task->unit));
  print_names (json, "cooperating_units", directory, task->cooperating_units,
               task->n_cooperating_units);
  duban_json_text (json, "field", duban_directory_get_name (directory, task->field));
}

static void
print_days (DubanJson *json, const DubanTask *task)
{
  duban_json_day (json, "assigned", task->assigned);
  duban_json_day (json, "tracked_from",
                  task->tracked_from != DUBAN_NO_DAY ? task->tracked_from : task->assigned);
  duban_json_day (json, "due", task->due);
  duban_json_day (json, "first_due", task->first_due);
  duban_json_filled (json, "due_text", task->due_text);
  duban_json_day (json, "closed",
                  task->status == DUBAN_STATUS_CLOSED ? task->closed : DUBAN_NO_DAY);
  print_code (json, DUBAN_ATTR_STATUS, task->status);
}

/* Of a task that was handed over alone. */
static gboolean
print_farewell (DubanJson *json, DubanSession *session, const DubanTask *task, GError **error)
{
  g_auto (DubanFarewell) farewell = { 0 };

  if (!duban_farewell_load (&farewell, session, task, error))
    return FALSE;
  duban_json_begin_object (json, "handed_over");
  duban_json_text (json, "to", farewell.to);
  duban_json_day (json, "on", farewell.day);
  duban_json_end_object (json);
  return TRUE;
}

static gboolean
print_task_cb (const DubanTask *task, const DubanRecord *records, gsize n_records, gpointer data)
{
  Printing *printing = data;

  printing->found = TRUE;
  duban_json_begin_object (printing->json, NULL);
  if (!duban_task_json_print_members (printing->json, printing->session, printing->verdict, task,
                                      records, n_records, printing->error))
    return FALSE;
  duban_json_end_object (printing->json);
  return TRUE;
}

gboolean
duban_cli_print_task_json (DubanJson *json, DubanSession *session, guint32 task, GError **error)
{
  g_autoptr (DubanVerdict) verdict = duban_judgement_get (session, NULL, error);
  g_autoptr (GError) cause = NULL;
  Printing printing = { json, session, verdict, FALSE, &cause };

  if (verdict == NULL
      || !duban_tasks_each_of (session->db, &task, 1, DUBAN_TASKS_ALL,
                               duban_clock_get_zone (session->clock), print_task_cb, &printing,
                               error))
    return FALSE;
  if (cause != NULL)
    g_propagate_error (error, g_steal_pointer (&cause));
  else if (!printing.found)
    g_set_error_literal (error, DUBAN_APP_ERROR, DUBAN_APP_ERROR_UNKNOWN,
                         _ ("The task is not there any more; list the tasks again."));
  else
    return TRUE;
  return FALSE;
}

gboolean
duban_task_json_print_members (DubanJson *json, DubanSession *session, const DubanVerdict *verdict,
                               const DubanTask *task, const DubanRecord *records, gsize n_records,
                               GError **error)
{
  const DubanTaskVerdict *judged = duban_verdict_find_task (verdict, task->n);
  DubanLight light = judged != NULL ? judged->light : DUBAN_LIGHT_GREY;
  DubanClock137 clock;

  duban_clock137_judge (&clock, session->terms, task, records, n_records);
  print_subject (json, task);
  if (!print_parent (json, session, task->parent, error))
    return FALSE;
  print_people (json, session->terms->directory, task);
  print_days (json, task);
  duban_json_text (json, "light", duban_light_get_code (light));
  print_clock (json, &clock);
  return !task->moved || print_farewell (json, session, task, error);
}
