/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/edit/edit.h"
#include "app/edit/value.h"
#include "cli/command.h"
#include "cli/task-json.h"
#include "store/history.h"

#include <glib/gi18n-lib.h>
#include <stdio.h>

/* Says which task it was: as JSON whole, for a person by its id. */
static gboolean
print_task (DubanCli *cli, DubanSession *session, guint32 task, GError **error)
{
  char text[DUBAN_ID_TEXT_SIZE];
  DubanId id;

  if (cli->json)
    {
      g_autoptr (DubanJson) json = duban_json_new ();

      return duban_cli_print_task_json (json, session, task, error)
             && duban_json_finish (json, error);
    }
  if (!duban_history_get_entity_id (session->db, task, &id, error))
    return FALSE;
  puts (duban_id_format (&id, text));
  return TRUE;
}

/* An option for each field of a task: values->pdata[i] receives what was given for names[i]. */
static GOptionEntry *
make_entries (const char *const *names, GPtrArray *values)
{
  GOptionEntry *entries = g_new0 (GOptionEntry, values->len + 1);

  for (guint i = 0; i < values->len; i++)
    {
      entries[i].long_name = names[i];
      entries[i].arg = G_OPTION_ARG_STRING;
      entries[i].arg_data = &values->pdata[i];
    }
  return entries;
}

static gboolean
add_task (DubanCli *cli, const GArray *fields, GError **error)
{
  g_autoptr (DubanSession) session = duban_cli_open (cli, FALSE, error);
  guint32 task;

  return session != NULL
         && duban_edit_add_task (session, (const DubanEditField *) (gpointer) fields->data,
                                 fields->len, &task, error)
         && print_task (cli, session, task, error);
}

gboolean
duban_cli_add (DubanCli *cli, int argc, char **argv, GError **error)
{
  const char *const *names = duban_edit_field_list ();
  g_autoptr (GPtrArray) values = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GArray) fields = g_array_new (FALSE, FALSE, sizeof (DubanEditField));
  g_autofree GOptionEntry *entries = NULL;

  g_ptr_array_set_size (values, (int) g_strv_length ((char **) (gpointer) names));
  entries = make_entries (names, values);
  if (!duban_cli_parse (cli, &argc, &argv, entries, 0, 0, error))
    return FALSE;
  for (guint i = 0; i < values->len; i++)
    {
      DubanEditField field = { names[i], values->pdata[i] };

      if (field.value != NULL)
        g_array_append_val (fields, field);
    }
  return add_task (cli, fields, error);
}

/* NAME VALUE, or for a list of names NAME VALUE…; and again. A list ends where the name of a
 * field with a value follows. (transfer full; keep owns joined lists) */
static GArray *
read_fields (int argc, char **argv, GPtrArray *keep, GError **error)
{
  g_autoptr (GArray) fields = g_array_new (FALSE, FALSE, sizeof (DubanEditField));

  for (int i = 0; i < argc;)
    {
      DubanEditField field = { argv[i], i + 1 < argc ? argv[i + 1] : NULL };
      gboolean is_list = duban_edit_field_is_list (field.name);

      if (field.value == NULL)
        {
          g_set_error (error, DUBAN_CLI_ERROR, DUBAN_CLI_ERROR_USAGE,
                       _ ("There is no value for “%s”; an empty one, \"\", clears it."),
                       field.name);
          return NULL;
        }
      for (i += 2; is_list && i < argc && !(i + 1 < argc && duban_edit_field_is_known (argv[i]));
           i++)
        {
          field.value = g_strconcat (field.value, "、", argv[i], NULL);
          g_ptr_array_add (keep, (gpointer) field.value);
        }
      g_array_append_val (fields, field);
    }
  return g_steal_pointer (&fields);
}

gboolean
duban_cli_set (DubanCli *cli, int argc, char **argv, GError **error)
{
  g_autofree char *reason = NULL;
  g_autofree char *correction = NULL;
  g_autofree char *since = NULL;
  const GOptionEntry entries[] = {
    { "reason", 0, 0, G_OPTION_ARG_STRING, &reason, NULL, NULL },
    { "correction", 0, 0, G_OPTION_ARG_STRING, &correction, NULL, NULL },
    { "since", 0, 0, G_OPTION_ARG_STRING, &since, NULL, NULL },
    G_OPTION_ENTRY_NULL,
  };
  g_autoptr (GPtrArray) keep = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GArray) fields = NULL;
  g_autoptr (DubanSession) session = NULL;
  DubanEditSetOptions options = { 0 };
  guint32 task;

  if (!duban_cli_parse (cli, &argc, &argv, entries, 3, -1, error))
    return FALSE;
  fields = read_fields (argc - 2, argv + 2, keep, error);
  session = fields != NULL ? duban_cli_open (cli, FALSE, error) : NULL;
  task = session != NULL ? duban_edit_find_task (session, argv[1], error) : 0;
  if (task == 0)
    return FALSE;
  options.reason = reason;
  options.correction = correction;
  options.since = since;
  return duban_edit_set_task (session, task, (const DubanEditField *) (gpointer) fields->data,
                              fields->len, &options, error)
         && print_task (cli, session, task, error);
}

gboolean
duban_cli_delete (DubanCli *cli, int argc, char **argv, GError **error)
{
  g_autoptr (DubanSession) session = NULL;
  g_autoptr (DubanJson) json = NULL;
  char text[DUBAN_ID_TEXT_SIZE];
  guint32 task;
  DubanId id;

  if (!duban_cli_parse (cli, &argc, &argv, NULL, 1, 1, error))
    return FALSE;
  session = duban_cli_open (cli, FALSE, error);
  task = session != NULL ? duban_edit_find_task (session, argv[1], error) : 0;
  if (task == 0 || !duban_edit_delete_task (session, task, error)
      || !duban_history_get_entity_id (session->db, task, &id, error))
    return FALSE;
  duban_id_format (&id, text);
  if (!cli->json)
    {
      printf (_ ("Deleted %s; “dubanctl undo” brings it back.\n"), text);
      return TRUE;
    }
  json = duban_json_new ();
  duban_json_begin_object (json, NULL);
  duban_json_text (json, "deleted", text);
  duban_json_end_object (json);
  return duban_json_finish (json, error);
}
