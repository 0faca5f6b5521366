/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/edit/edit.h"
#include "app/view/task-names.h"
#include "app/wording/snippet.h"
#include "cli/finding-json.h"
#include "cli/reading.h"
#include "cli/record-json.h"
#include "cli/task-json.h"
#include "cli/task-text.h"
#include "store/tasks.h"

#include <glib/gi18n-lib.h>
#include <stdio.h>

#define TITLE_CHARS 60

typedef struct
{
  DubanJson *json;
  const DubanReading *reading;
  const DubanTaskHistory *history;
  const DubanTaskNames *names;
  gboolean found;
  GError *error;
} Showing;

static void
print_ids_json (DubanJson *json, const GArray *tasks, const DubanTaskNames *names)
{
  duban_json_begin_object (json, NULL);
  duban_json_begin_array (json, "ids");
  for (guint i = 0; i < tasks->len; i++)
    {
      const DubanTaskName *name = duban_task_names_get (names, g_array_index (tasks, guint32, i));

      if (name != NULL)
        duban_json_id (json, NULL, &name->id);
    }
  duban_json_end_array (json);
  duban_json_end_object (json);
}

static void
print_ids_text (const GArray *tasks, const DubanTaskNames *names)
{
  for (guint i = 0; i < tasks->len; i++)
    {
      const DubanTaskName *name = duban_task_names_get (names, g_array_index (tasks, guint32, i));
      g_autofree char *title = duban_snippet_dup (name != NULL ? name->title : NULL, TITLE_CHARS);
      char id[DUBAN_ID_TEXT_SIZE];

      if (name != NULL)
        printf ("%s  %s\n", duban_id_format (&name->id, id), title);
    }
}

/* The ids to choose from, where a name is several tasks'. */
static gboolean
print_choice (DubanCli *cli, DubanSession *session, const GArray *tasks, GError **error)
{
  g_autoptr (DubanTaskNames) names = duban_task_names_new ();
  g_autoptr (DubanJson) json = duban_json_new ();

  for (guint i = 0; i < tasks->len; i++)
    duban_task_names_want_task (names, g_array_index (tasks, guint32, i));
  if (!duban_task_names_load (names, session, error))
    return FALSE;
  if (!cli->json)
    {
      print_ids_text (tasks, names);
      return TRUE;
    }
  print_ids_json (json, tasks, names);
  return duban_json_finish (json, error);
}

/* The one task that a person names; 0 with an error where there is none, or several: then they
 * are listed. */
static guint32
find_task (DubanCli *cli, DubanSession *session, const char *name, GError **error)
{
  g_autoptr (GError) cause = NULL;
  g_autoptr (GArray) tasks = NULL;
  guint32 task = duban_edit_find_task (session, name, &cause);

  if (task != 0)
    return task;
  if (g_error_matches (cause, DUBAN_APP_ERROR, DUBAN_APP_ERROR_UNKNOWN))
    {
      tasks = duban_tasks_find (session->db, name, error);
      if (tasks == NULL || (tasks->len > 1 && !print_choice (cli, session, tasks, error)))
        return 0;
    }
  g_propagate_error (error, g_steal_pointer (&cause));
  return 0;
}

static void
print_findings (const Showing *showing, guint32 task)
{
  const DubanVerdict *verdict = showing->reading->verdict;
  const DubanTaskVerdict *judged = duban_verdict_find_task (verdict, task);

  duban_json_begin_array (showing->json, "findings");
  for (guint i = 0; judged != NULL && i < judged->count; i++)
    duban_finding_json_print (showing->json, showing->reading->session->terms, showing->names,
                              duban_verdict_get_task_finding (verdict, judged, i));
  duban_json_end_array (showing->json);
}

static void
print_history (DubanJson *json, const DubanTaskHistory *history, DubanClock *clock)
{
  duban_json_begin_array (json, "history");
  for (guint i = 0; i < history->values->len; i++)
    {
      const DubanPastValue *value = history->values->pdata[i];
      g_autofree char *time = duban_clock_format (clock, value->time);

      duban_json_begin_object (json, NULL);
      duban_json_text (json, "field", value->spec->name);
      duban_json_text (json, "value", value->value);
      duban_json_filled (json, "author", value->author);
      duban_json_id (json, "desk", &value->desk);
      duban_json_text (json, "time", time);
      duban_json_boolean (json, "current", value->current);
      duban_json_end_object (json);
    }
  duban_json_end_array (json);
}

static gboolean
print_task_cb (const DubanTask *task, const DubanRecord *records, gsize n_records, gpointer data)
{
  Showing *showing = data;
  DubanSession *session = showing->reading->session;

  showing->found = TRUE;
  duban_json_begin_object (showing->json, NULL);
  if (!duban_task_json_print_members (showing->json, session, showing->reading->verdict, task,
                                      records, n_records, &showing->error))
    return FALSE;
  duban_record_json_print (showing->json, session, records, n_records, showing->history);
  print_findings (showing, task->n);
  print_history (showing->json, showing->history, session->clock);
  duban_json_end_object (showing->json);
  return TRUE;
}

static DubanTaskNames *
load_names (const DubanReading *reading, guint32 task, GError **error)
{
  g_autoptr (DubanTaskNames) names = duban_task_names_new ();
  const DubanTaskVerdict *judged = duban_verdict_find_task (reading->verdict, task);

  for (guint i = 0; judged != NULL && i < judged->count; i++)
    duban_task_names_want (names, duban_verdict_get_task_finding (reading->verdict, judged, i));
  return duban_task_names_load (names, reading->session, error) ? g_steal_pointer (&names) : NULL;
}

static gboolean
refuse_deleted (const char *name, GError **error)
{
  g_set_error (error, DUBAN_APP_ERROR, DUBAN_APP_ERROR_STATE,
               _ ("The task “%s” is deleted; “dubanctl undo” brings back what was deleted last."),
               name);
  return FALSE;
}

static gboolean
show_json (const DubanReading *reading, guint32 task, const char *name,
           const DubanTaskHistory *history, GError **error)
{
  g_autoptr (DubanTaskNames) names = load_names (reading, task, error);
  g_autoptr (DubanJson) json = duban_json_new ();
  DubanSession *session = reading->session;
  Showing showing = { .json = json, .reading = reading, .history = history, .names = names };

  if (names == NULL
      || !duban_tasks_each_of (session->db, &task, 1, DUBAN_TASKS_ALL,
                               duban_clock_get_zone (session->clock), print_task_cb, &showing,
                               error))
    return FALSE;
  if (showing.error != NULL)
    {
      g_propagate_error (error, showing.error);
      return FALSE;
    }
  return showing.found ? duban_json_finish (json, error) : refuse_deleted (name, error);
}

static gboolean
show_text (const DubanReading *reading, guint32 task, const char *name,
           const DubanTaskHistory *history, GError **error)
{
  g_autoptr (DubanDetail) detail = NULL;

  if (!duban_detail_load (reading->session, reading->verdict, task, &detail, error))
    return FALSE;
  if (detail == NULL)
    return refuse_deleted (name, error);
  duban_task_text_print (detail, history, reading->session->clock);
  return TRUE;
}

gboolean
duban_cli_show (DubanCli *cli, int argc, char **argv, GError **error)
{
  g_auto (DubanReading) reading = { 0 };
  g_autoptr (DubanTaskHistory) history = NULL;
  guint32 task;

  if (!duban_cli_parse (cli, &argc, &argv, NULL, 1, 1, error)
      || !duban_reading_open (&reading, cli, error))
    return FALSE;
  task = find_task (cli, reading.session, argv[1], error);
  if (task == 0)
    return FALSE;
  history = duban_task_history_load (reading.session, task, error);
  if (history == NULL)
    return FALSE;
  return cli->json ? show_json (&reading, task, argv[1], history, error)
                   : show_text (&reading, task, argv[1], history, error);
}
