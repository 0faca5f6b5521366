/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/edit/conflict.h"
#include "app/view/task-names.h"
#include "cli/command.h"
#include "cli/json.h"

#include <glib/gi18n-lib.h>
#include <stdio.h>

static const char *
get_field (const DubanConflict *conflict)
{
  return duban_attr_get_spec (conflict->attr)->name;
}

/* The task that a conflict is about; 0 where it is of the directory or of a number. */
static guint32
get_task (const DubanConflict *conflict)
{
  return conflict->kind == DUBAN_ENTITY_TASK ? conflict->entity : 0;
}

static void
print_value_json (DubanJson *json, DubanSession *session, const DubanConflictValue *value)
{
  g_autofree char *time = duban_clock_format (session->clock, value->time);

  duban_json_begin_object (json, NULL);
  duban_json_text (json, "value", value->text);
  duban_json_id (json, "replica", &value->desk);
  duban_json_text (json, "author", value->author);
  duban_json_text (json, "time", time);
  duban_json_end_object (json);
}

static void
print_task_json (DubanJson *json, const DubanTaskName *name)
{
  if (name == NULL)
    {
      duban_json_null (json, "task");
      return;
    }
  duban_json_begin_object (json, "task");
  duban_json_id (json, "id", &name->id);
  duban_json_text (json, "number", name->number);
  duban_json_text (json, "title", name->title);
  duban_json_end_object (json);
}

static gboolean
print_json (DubanSession *session, const GPtrArray *conflicts, const DubanTaskNames *names,
            GError **error)
{
  g_autoptr (DubanJson) json = duban_json_new ();

  duban_json_begin_object (json, NULL);
  duban_json_begin_array (json, "conflicts");
  for (guint i = 0; i < conflicts->len; i++)
    {
      const DubanConflict *conflict = conflicts->pdata[i];

      duban_json_begin_object (json, NULL);
      duban_json_text (json, "id", conflict->id);
      print_task_json (json, duban_task_names_get (names, get_task (conflict)));
      duban_json_text (json, "field", get_field (conflict));
      duban_json_begin_array (json, "values");
      for (guint j = 0; j < conflict->values->len; j++)
        print_value_json (json, session, conflict->values->pdata[j]);
      duban_json_end_array (json);
      duban_json_end_object (json);
    }
  duban_json_end_array (json);
  duban_json_end_object (json);
  return duban_json_finish (json, error);
}

static void
print_text (DubanSession *session, const GPtrArray *conflicts, const DubanTaskNames *names)
{
  for (guint i = 0; i < conflicts->len; i++)
    {
      const DubanConflict *conflict = conflicts->pdata[i];
      const DubanTaskName *name = duban_task_names_get (names, get_task (conflict));

      printf ("%s  %s\n", conflict->id, name != NULL ? name->title : "");
      for (guint j = 0; j < conflict->values->len; j++)
        {
          const DubanConflictValue *value = conflict->values->pdata[j];
          g_autofree char *time = duban_clock_format (session->clock, value->time);

          printf ("  %u  %s  (%s, %s)\n", j + 1, value->text != NULL ? value->text : "–",
                  value->author != NULL ? value->author : "", time);
        }
    }
}

/* The names of the tasks that are contested. (transfer full) */
static DubanTaskNames *
load_names (DubanSession *session, const GPtrArray *conflicts, GError **error)
{
  g_autoptr (DubanTaskNames) names = duban_task_names_new ();

  for (guint i = 0; i < conflicts->len; i++)
    duban_task_names_want_task (names, get_task (conflicts->pdata[i]));
  return duban_task_names_load (names, session, error) ? g_steal_pointer (&names) : NULL;
}

static gboolean
list_conflicts (DubanCli *cli, GError **error)
{
  g_autoptr (DubanSession) session = duban_cli_open (cli, TRUE, error);
  g_autoptr (GPtrArray) conflicts = NULL;
  g_autoptr (DubanTaskNames) names = NULL;

  if (session == NULL)
    return FALSE;
  conflicts = duban_edit_list_conflicts (session, error);
  names = conflicts != NULL ? load_names (session, conflicts, error) : NULL;
  if (names == NULL)
    return FALSE;
  if (cli->json)
    return print_json (session, conflicts, names, error);
  print_text (session, conflicts, names);
  return TRUE;
}

static gboolean
settle (DubanCli *cli, const char *id, const char *take, GError **error)
{
  g_autoptr (DubanSession) session = NULL;
  g_autoptr (DubanJson) json = NULL;
  guint64 n;

  if (!g_ascii_string_to_unsigned (take, 10, 1, G_MAXUINT16, &n, NULL))
    {
      g_set_error (error, DUBAN_APP_ERROR, DUBAN_APP_ERROR_VALUE,
                   _ ("--take: “%s” is no count of the values, which begins at 1."), take);
      return FALSE;
    }
  session = duban_cli_open (cli, FALSE, error);
  if (session == NULL || !duban_edit_settle (session, id, (guint) n, error))
    return FALSE;
  if (!cli->json)
    {
      printf (_ ("Settled: %s\n"), id);
      return TRUE;
    }
  json = duban_json_new ();
  duban_json_begin_object (json, NULL);
  duban_json_text (json, "settled", id);
  duban_json_end_object (json);
  return duban_json_finish (json, error);
}

static gboolean
is_of_the_exchange (const char *name)
{
  static const char *const names[] = { "identity", "introduce", "accept", "colleagues", "export",
                                       "imports",  "undo",      "folder", "sync",       NULL };

  return g_strv_contains (names, name);
}

gboolean
duban_cli_exchange (DubanCli *cli, int argc, char **argv, GError **error)
{
  g_autofree char *take = NULL;
  const GOptionEntry entries[] = {
    { "take", 0, 0, G_OPTION_ARG_STRING, &take, NULL, NULL },
    G_OPTION_ENTRY_NULL,
  };

  if (argc > 1 && is_of_the_exchange (argv[1]))
    {
      g_set_error (error, DUBAN_APP_ERROR, DUBAN_APP_ERROR_STATE,
                   _ ("“exchange %s” comes with the exchange between desks, which this version "
                      "does not have yet."),
                   argv[1]);
      return FALSE;
    }
  if (!duban_cli_parse (cli, &argc, &argv, entries, 1, 2, error))
    return FALSE;
  if (g_str_equal (argv[1], "conflicts") && argc == 2 && take == NULL)
    return list_conflicts (cli, error);
  if (g_str_equal (argv[1], "settle") && argc == 3 && take != NULL)
    return settle (cli, argv[2], take, error);
  return duban_cli_refuse_usage (argv[0], error);
}
