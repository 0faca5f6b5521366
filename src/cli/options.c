/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli/command.h"

#include <glib/gi18n-lib.h>

G_DEFINE_QUARK (duban - cli - error - quark, duban_cli_error)

/* The zone until the database has said the office's (domain.md section 3). */
#define DEFAULT_ZONE "Asia/Shanghai"

/* GOption would read texts in the charset of the locale, and there is none in a script's plain
 * C locale; names and titles are UTF-8 everywhere. */
static GOptionEntry *
dup_entries_as_bytes (const GOptionEntry *entries)
{
  gsize n = 0;
  GOptionEntry *copy;

  while (entries[n].long_name != NULL)
    n++;
  copy = g_new0 (GOptionEntry, n + 1);
  for (gsize i = 0; i < n; i++)
    {
      copy[i] = entries[i];
      if (copy[i].arg == G_OPTION_ARG_STRING)
        copy[i].arg = G_OPTION_ARG_FILENAME;
      else if (copy[i].arg == G_OPTION_ARG_STRING_ARRAY)
        copy[i].arg = G_OPTION_ARG_FILENAME_ARRAY;
    }
  return copy;
}

static void
add_general_options (GOptionContext *context, DubanCli *cli, gboolean *help)
{
  const GOptionEntry entries[] = {
    { "db", 0, 0, G_OPTION_ARG_FILENAME, &cli->db_path, NULL, NULL },
    { "now", 0, 0, G_OPTION_ARG_FILENAME, &cli->now, NULL, NULL },
    { "json", 0, 0, G_OPTION_ARG_NONE, &cli->json, NULL, NULL },
    { "help", 'h', 0, G_OPTION_ARG_NONE, help, NULL, NULL },
    G_OPTION_ENTRY_NULL,
  };

  g_option_context_add_main_entries (context, entries, NULL);
}

static gboolean
parse_context (GOptionContext *context, int *argc, char ***argv, GError **error)
{
  g_autoptr (GError) cause = NULL;

  g_option_context_set_help_enabled (context, FALSE);
  if (g_option_context_parse (context, argc, argv, &cause))
    return TRUE;
  g_set_error (error, DUBAN_CLI_ERROR, DUBAN_CLI_ERROR_USAGE, "%s", cause->message);
  return FALSE;
}

/* “--” has done its work once the options are read. */
static void
drop_separator (int *argc, char **argv)
{
  for (int i = 1; i < *argc; i++)
    {
      if (!g_str_equal (argv[i], "--"))
        continue;
      memmove (argv + i, argv + i + 1, (gsize) (*argc - i) * sizeof *argv);
      (*argc)--;
      return;
    }
}

static gboolean
check_count (const char *command, int n_arguments, int minimum, int maximum, GError **error)
{
  if (n_arguments < minimum)
    g_set_error (error, DUBAN_CLI_ERROR, DUBAN_CLI_ERROR_USAGE,
                 _ ("An argument is missing; “dubanctl help %s” says which."), command);
  else if (maximum >= 0 && n_arguments > maximum)
    g_set_error (error, DUBAN_CLI_ERROR, DUBAN_CLI_ERROR_USAGE,
                 _ ("There are more arguments than can be used; “dubanctl help %s” says which."),
                 command);
  else
    return TRUE;
  return FALSE;
}

static gboolean
start_clock (DubanCli *cli, GError **error)
{
  const char *start = cli->now != NULL ? cli->now : g_getenv ("DUBAN_NOW");

  if (cli->clock != NULL)
    duban_clock_free (cli->clock);
  cli->clock = duban_clock_new (start, cli->now != NULL, DEFAULT_ZONE, error);
  return cli->clock != NULL;
}

gboolean
duban_cli_parse_general (DubanCli *cli, int *argc, char ***argv, gboolean *help, GError **error)
{
  g_autoptr (GOptionContext) context = g_option_context_new (NULL);

  add_general_options (context, cli, help);
  g_option_context_set_strict_posix (context, TRUE);
  return parse_context (context, argc, argv, error);
}

gboolean
duban_cli_parse (DubanCli *cli, int *argc, char ***argv, const GOptionEntry *entries,
                 int min_arguments, int max_arguments, GError **error)
{
  g_autoptr (GOptionContext) context = g_option_context_new (NULL);
  g_autofree GOptionEntry *own = NULL;
  gboolean help = FALSE;

  add_general_options (context, cli, &help);
  if (entries != NULL)
    {
      own = dup_entries_as_bytes (entries);
      g_option_context_add_main_entries (context, own, NULL);
    }
  if (!parse_context (context, argc, argv, error))
    return FALSE;
  if (help)
    {
      duban_cli_print_help ((*argv)[0]);
      g_set_error_literal (error, DUBAN_CLI_ERROR, DUBAN_CLI_ERROR_HELPED, "");
      return FALSE;
    }
  drop_separator (argc, *argv);
  return check_count ((*argv)[0], *argc - 1, min_arguments, max_arguments, error)
         && start_clock (cli, error);
}

gboolean
duban_cli_refuse_usage (const char *command, GError **error)
{
  g_set_error (error, DUBAN_CLI_ERROR, DUBAN_CLI_ERROR_USAGE,
               _ ("“%s” is not used so; “dubanctl help %s” says how."), command, command);
  return FALSE;
}

char *
duban_cli_dup_path (DubanCli *cli)
{
  return cli->db_path != NULL ? g_strdup (cli->db_path) : duban_session_dup_default_path ();
}

DubanSession *
duban_cli_open (DubanCli *cli, gboolean read_only, GError **error)
{
  g_autofree char *path = duban_cli_dup_path (cli);
  g_autoptr (GError) cause = NULL;
  DubanSession *session = duban_session_open (path, read_only, cli->clock, &cause);

  if (session != NULL)
    return session;
  if (g_error_matches (cause, DUBAN_STORE_ERROR, DUBAN_STORE_ERROR_MISSING))
    g_set_error (error, DUBAN_STORE_ERROR, DUBAN_STORE_ERROR_MISSING,
                 _ ("There is no database %s yet; “dubanctl init” creates it."), path);
  else
    g_propagate_error (error, g_steal_pointer (&cause));
  return NULL;
}
