/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/edit/conflict.h"
#include "app/view/task-names.h"
#include "cli/exchange.h"
#include "cli/json.h"

#include <glib/gi18n-lib.h>
#include <stdio.h>
#include <string.h>

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

gboolean
duban_cli_exchange_conflicts (DubanCli *cli, const DubanCliExchange *typed, char **arguments,
                              GError **error)
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

gboolean
duban_cli_exchange_settle (DubanCli *cli, const DubanCliExchange *typed, char **arguments,
                           GError **error)
{
  const char *id = arguments[0], *take = typed->take;
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

/* A subcommand: how many arguments it has, which options it may have and which it must. */
static const struct
{
  const char *name;
  DubanCliExchangeFunc run;
  int n_arguments;        /* -1: any number */
  const char *may, *must; /* letters of the options, see list_typed */
} subcommands[] = {
  { "identity", duban_cli_exchange_identity, 0, "", "" },
  { "introduce", duban_cli_exchange_introduce, 0, "onr", "o" },
  { "accept", duban_cli_exchange_accept, 1, "f", "" },
  { "colleagues", duban_cli_exchange_colleagues, 0, "", "" },
  { "export", duban_cli_exchange_export, -1, "toFp", "t" },
  { "import", duban_cli_exchange_import, 1, "pc", "" },
  { "imports", duban_cli_exchange_imports, 0, "", "" },
  { "undo", duban_cli_exchange_undo, 1, "y", "" },
  { "folder", duban_cli_exchange_show_folder, 0, "", "" },
  { "folder", duban_cli_exchange_set_folder, 1, "", "" },
  { "sync", duban_cli_exchange_sync, 0, "", "" },
  { "conflicts", duban_cli_exchange_conflicts, 0, "", "" },
  { "settle", duban_cli_exchange_settle, 1, "k", "k" },
};

#define MAX_LETTERS 16

/* A letter for each option that was typed. */
static void
list_typed (const DubanCliExchange *typed, char letters[MAX_LETTERS])
{
  gsize n = 0;

  if (typed->take != NULL)
    letters[n++] = 'k';
  if (typed->output != NULL)
    letters[n++] = 'o';
  if (typed->fingerprint != NULL)
    letters[n++] = 'f';
  if (typed->confirm != NULL)
    letters[n++] = 'c';
  if (typed->to != NULL)
    letters[n++] = 't';
  if (typed->full)
    letters[n++] = 'F';
  if (typed->preview)
    letters[n++] = 'p';
  if (typed->is_confirmed)
    letters[n++] = 'y';
  if (typed->renew)
    letters[n++] = 'n';
  if (typed->revoke != NULL)
    letters[n++] = 'r';
  letters[n] = '\0';
}

static gboolean
run_subcommand (DubanCli *cli, int argc, char **argv, const DubanCliExchange *typed, GError **error)
{
  char letters[MAX_LETTERS];

  list_typed (typed, letters);
  for (gsize i = 0; i < G_N_ELEMENTS (subcommands); i++)
    {
      const char *must = subcommands[i].must, *may = subcommands[i].may;

      if (!g_str_equal (subcommands[i].name, argv[1])
          || (subcommands[i].n_arguments >= 0 && argc != 2 + subcommands[i].n_arguments)
          || strspn (letters, may) != strlen (letters))
        continue;
      while (*must != '\0' && strchr (letters, *must) != NULL)
        must++;
      if (*must == '\0')
        return subcommands[i].run (cli, typed, argv + 2, error);
    }
  return duban_cli_refuse_usage (argv[0], error);
}

/* What undo does needs no number to be confirmed. */
static gboolean
is_undo (int argc, char **argv)
{
  for (int i = 1; i < argc; i++)
    if (*argv[i] != '-')
      return g_str_equal (argv[i], "undo");
  return FALSE;
}

static void
typed_clear (DubanCliExchange *typed)
{
  g_free (typed->take);
  g_free (typed->output);
  g_free (typed->fingerprint);
  g_free (typed->confirm);
  g_free (typed->revoke);
  g_strfreev (typed->to);
}

gboolean
duban_cli_exchange (DubanCli *cli, int argc, char **argv, GError **error)
{
  DubanCliExchange typed = { 0 };
  const gboolean undo = is_undo (argc, argv);
  const GOptionEntry entries[] = {
    { "take", 0, 0, G_OPTION_ARG_STRING, &typed.take, NULL, NULL },
    { "output", 'o', 0, G_OPTION_ARG_STRING, &typed.output, NULL, NULL },
    { "fingerprint", 0, 0, G_OPTION_ARG_STRING, &typed.fingerprint, NULL, NULL },
    { "confirm", 0, 0, undo ? G_OPTION_ARG_NONE : G_OPTION_ARG_STRING,
      undo ? (gpointer) &typed.is_confirmed : (gpointer) &typed.confirm, NULL, NULL },
    { "to", 0, 0, G_OPTION_ARG_STRING_ARRAY, &typed.to, NULL, NULL },
    { "full", 0, 0, G_OPTION_ARG_NONE, &typed.full, NULL, NULL },
    { "renew", 0, 0, G_OPTION_ARG_NONE, &typed.renew, NULL, NULL },
    { "revoke", 0, 0, G_OPTION_ARG_STRING, &typed.revoke, NULL, NULL },
    { "preview", 0, 0, G_OPTION_ARG_NONE, &typed.preview, NULL, NULL },
    G_OPTION_ENTRY_NULL,
  };
  gboolean is_done = FALSE;

  if (duban_cli_parse (cli, &argc, &argv, entries, 1, -1, error))
    is_done = run_subcommand (cli, argc, argv, &typed, error);
  typed_clear (&typed);
  return is_done;
}
