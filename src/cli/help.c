/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli/command.h"

#include <glib/gi18n-lib.h>
#include <stdio.h>

static void
print_overview (void)
{
  gsize n;
  const DubanCliCommand *commands = duban_cli_list_commands (&n);

  printf ("%s\n\n  dubanctl [--db FILE] [--now TIME] [--json] COMMAND [ARGUMENT…]\n\n",
          _ ("Duban: tasks, the 137 deadlines, and who answers for what"));
  printf ("  --db FILE   %s\n", _ ("the database; without it, your own"));
  printf ("  --now TIME  %s\n",
          _ ("judge as of 2026-11-23 or 2026-11-23T09:00 instead of the present"));
  printf ("  --json      %s\n\n", _ ("print one JSON value and nothing else"));
  for (gsize i = 0; i < n; i++)
    printf ("  %-10s  %s\n", commands[i].name, _ (commands[i].summary));
  printf ("\n%s\n", _ ("“dubanctl help COMMAND” explains one of them."));
}

static void
print_synopses (const DubanCliCommand *command)
{
  g_auto (GStrv) lines = g_strsplit (command->synopsis, "\n", -1);

  if (lines[0] == NULL)
    printf ("  dubanctl %s\n", command->name);
  for (gsize i = 0; lines[i] != NULL; i++)
    printf ("  dubanctl %s%s%s\n", command->name, *lines[i] != '\0' ? " " : "", lines[i]);
}

void
duban_cli_print_help (const char *name)
{
  const DubanCliCommand *command = name != NULL ? duban_cli_find_command (name) : NULL;

  if (command == NULL)
    {
      print_overview ();
      return;
    }
  printf ("%s\n\n", _ (command->summary));
  print_synopses (command);
  if (command->details != NULL)
    printf ("\n%s\n", _ (command->details));
}

gboolean
duban_cli_help (DubanCli *cli, int argc, char **argv, GError **error)
{
  if (!duban_cli_parse (cli, &argc, &argv, NULL, 0, 1, error))
    return FALSE;
  if (argc > 1 && duban_cli_find_command (argv[1]) == NULL)
    {
      g_set_error (error, DUBAN_CLI_ERROR, DUBAN_CLI_ERROR_USAGE,
                   _ ("There is no command “%s”; “dubanctl help” lists them."), argv[1]);
      return FALSE;
    }
  duban_cli_print_help (argc > 1 ? argv[1] : NULL);
  return TRUE;
}
