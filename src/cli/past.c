/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What lies behind: taking back, doing again, and what was deleted. */
#include "app/edit/undo.h"
#include "app/view/past.h"

#include "app/edit/edit.h"
#include "app/wording/command.h"
#include "cli/command.h"
#include "cli/json.h"
#include "cli/text-table.h"
#include "store/history.h"
#include "store/tasks.h"

#include <glib/gi18n-lib.h>
#include <stdio.h>

static void
write_commands_json (DubanJson *json, DubanSession *session, const GPtrArray *commands)
{
  duban_json_begin_array (json, NULL);
  for (guint i = 0; i < commands->len; i++)
    {
      const DubanPastCommand *command = commands->pdata[i];
      g_autofree char *time = duban_clock_format (session->clock, command->time);

      duban_json_begin_object (json, NULL);
      duban_json_number (json, "n", command->n);
      duban_json_text (json, "time", time);
      duban_json_text (json, "label", command->label);
      duban_json_boolean (json, "undone", !command->stands);
      duban_json_end_object (json);
    }
  duban_json_end_array (json);
}

static gboolean
list_commands (DubanCli *cli, DubanSession *session, GError **error)
{
  g_autoptr (GPtrArray) commands = duban_past_list_commands (session, 0, error);
  g_autoptr (DubanJson) json = NULL;

  if (commands == NULL)
    return FALSE;
  if (cli->json)
    {
      json = duban_json_new ();
      write_commands_json (json, session, commands);
      return duban_json_finish (json, error);
    }
  for (guint i = 0; i < commands->len; i++)
    {
      const DubanPastCommand *command = commands->pdata[i];

      printf ("%" G_GINT64_FORMAT "  %s  %s  %s%s\n", command->n, command->when, command->words,
              command->subject, command->stands ? "" : _ (" (taken back)"));
    }
  return TRUE;
}

static gboolean
print_result (DubanCli *cli, const DubanUndoResult *result, gboolean redo, GError **error)
{
  g_autofree char *words = duban_wording_of_command (result->label);
  g_autoptr (DubanJson) json = NULL;

  if (cli->json)
    {
      json = duban_json_new ();
      duban_json_begin_object (json, NULL);
      duban_json_text (json, redo ? "redone" : "undone", result->label);
      if (result->n_left > 0)
        duban_json_number (json, "left", result->n_left);
      duban_json_end_object (json);
      return duban_json_finish (json, error);
    }
  if (redo)
    printf (_ ("Done again: %s\n"), words);
  else
    /* Translators: the words of the command. */
    printf (_ ("Taken back: %s\n"), words);
  if (result->n_left > 0)
    printf (ngettext ("%u value was changed again since and stays.\n",
                      "%u values were changed again since and stay.\n", result->n_left),
            result->n_left);
  return TRUE;
}

gboolean
duban_cli_undo (DubanCli *cli, int argc, char **argv, GError **error)
{
  gboolean redo = FALSE;
  gboolean list = FALSE;
  gint64 command = 0;
  const GOptionEntry entries[] = {
    { "command", 0, 0, G_OPTION_ARG_INT64, &command, NULL, NULL },
    { "redo", 0, 0, G_OPTION_ARG_NONE, &redo, NULL, NULL },
    { "list", 0, 0, G_OPTION_ARG_NONE, &list, NULL, NULL },
    G_OPTION_ENTRY_NULL,
  };
  g_autoptr (DubanSession) session = NULL;
  g_auto (DubanUndoResult) result = { 0 };

  if (!duban_cli_parse (cli, &argc, &argv, entries, 0, 0, error))
    return FALSE;
  session = duban_cli_open (cli, list, error);
  if (session == NULL)
    return FALSE;
  if (list)
    return list_commands (cli, session, error);
  if (!(redo           ? duban_redo_last (session, 0, &result, error)
        : command != 0 ? duban_undo_command (session, command, &result, error)
                       : duban_undo_last (session, 0, &result, error)))
    return FALSE;
  return print_result (cli, &result, redo, error);
}

static gboolean
list_deleted (DubanCli *cli, DubanSession *session, GError **error)
{
  gsize n_all;
  g_autoptr (GPtrArray) tasks = duban_past_list_deleted (session, G_MAXINT32, &n_all, error);
  g_autoptr (DubanJson) json = cli->json ? duban_json_new () : NULL;

  if (tasks == NULL)
    return FALSE;
  if (json != NULL)
    duban_json_begin_array (json, NULL);
  for (guint i = 0; i < tasks->len; i++)
    {
      const DubanPastTask *task = tasks->pdata[i];
      char id[DUBAN_ID_TEXT_SIZE];

      duban_id_format (&task->id, id);
      if (json == NULL)
        {
          printf ("%s  %s  %s\n", id, task->number != NULL ? task->number : "–",
                  task->title != NULL ? task->title : "");
          continue;
        }
      duban_json_begin_object (json, NULL);
      duban_json_text (json, "id", id);
      duban_json_text (json, "number", task->number);
      duban_json_text (json, "title", task->title);
      duban_json_end_object (json);
    }
  if (json == NULL)
    return TRUE;
  duban_json_end_array (json);
  return duban_json_finish (json, error);
}

/* A deleted task by its id, a beginning of it, or its number. */
static guint32
find_deleted (DubanSession *session, const char *name, GError **error)
{
  g_autoptr (GArray) found = NULL;

  if (!g_utf8_validate (name, -1, NULL))
    {
      g_set_error_literal (error, DUBAN_APP_ERROR, DUBAN_APP_ERROR_VALUE,
                           _ ("The name of the task is not valid UTF-8."));
      return 0;
    }
  found = duban_tasks_find (session->db, name, error);
  if (found == NULL)
    return 0;
  if (found->len == 1)
    return g_array_index (found, guint32, 0);
  g_set_error (error, DUBAN_APP_ERROR, DUBAN_APP_ERROR_UNKNOWN,
               _ ("“%s” is not the id or the number of one deleted task; “dubanctl undelete” lists "
                  "them."),
               name);
  return 0;
}

gboolean
duban_cli_undelete (DubanCli *cli, int argc, char **argv, GError **error)
{
  g_autoptr (DubanSession) session = NULL;
  g_autoptr (DubanJson) json = NULL;
  char text[DUBAN_ID_TEXT_SIZE];
  guint32 task;
  DubanId id;

  if (!duban_cli_parse (cli, &argc, &argv, NULL, 0, 1, error))
    return FALSE;
  session = duban_cli_open (cli, argc == 1, error);
  if (session == NULL)
    return FALSE;
  if (argc == 1)
    return list_deleted (cli, session, error);
  task = find_deleted (session, argv[1], error);
  if (task == 0 || !duban_edit_undelete_task (session, task, error)
      || !duban_history_get_entity_id (session->db, task, &id, error))
    return FALSE;
  duban_id_format (&id, text);
  if (!cli->json)
    {
      printf (_ ("Restored the task %s.\n"), text);
      return TRUE;
    }
  json = duban_json_new ();
  duban_json_begin_object (json, NULL);
  duban_json_text (json, "undeleted", text);
  duban_json_end_object (json);
  return duban_json_finish (json, error);
}
