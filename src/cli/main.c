/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli/command.h"
#include "cli/complaint.h"

#include "app/language.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <stdio.h>

typedef enum
{
  EXIT_DONE = 0,
  EXIT_FAILED = 1,
  EXIT_USAGE = 2,
} ExitStatus;

static ExitStatus
get_status (const GError *error)
{
  if (g_error_matches (error, DUBAN_CLI_ERROR, DUBAN_CLI_ERROR_HELPED))
    return EXIT_DONE;
  if (g_error_matches (error, DUBAN_CLI_ERROR, DUBAN_CLI_ERROR_USAGE)
      || g_error_matches (error, DUBAN_APP_ERROR, DUBAN_APP_ERROR_USAGE))
    return EXIT_USAGE;
  return EXIT_FAILED;
}

static ExitStatus
report (const GError *error)
{
  ExitStatus status = get_status (error);

  if (status != EXIT_DONE && !g_error_matches (error, DUBAN_CLI_ERROR, DUBAN_CLI_ERROR_REPORTED))
    duban_cli_complain (error->message);
  return status;
}

static gboolean
run (DubanCli *cli, int argc, char **argv, GError **error)
{
  const DubanCliCommand *command;
  gboolean help = FALSE;

  if (!duban_cli_parse_general (cli, &argc, &argv, &help, error))
    return FALSE;
  if (help)
    {
      duban_cli_print_help (argc > 1 ? argv[1] : NULL);
      return TRUE;
    }
  if (argc < 2)
    {
      g_set_error_literal (error, DUBAN_CLI_ERROR, DUBAN_CLI_ERROR_USAGE,
                           _ ("No command was given; “dubanctl help” lists them."));
      return FALSE;
    }
  command = duban_cli_find_command (argv[1]);
  if (command == NULL)
    {
      g_set_error (error, DUBAN_CLI_ERROR, DUBAN_CLI_ERROR_USAGE,
                   _ ("There is no command “%s”; “dubanctl help” lists them."), argv[1]);
      return FALSE;
    }
  return command->run (cli, argc - 1, argv + 1, error);
}

/* What was printed for a person is lost without a word if nobody asks. */
static gboolean
finish_output (GError **error)
{
  gboolean lost = ferror (stdout) != 0;
  int cause = fflush (stdout) != 0 ? errno : EIO;

  if (!lost && !ferror (stdout))
    return TRUE;
  g_set_error (error, G_IO_ERROR, g_io_error_from_errno (cause),
               _ ("Standard output could not take the result: %s."), g_strerror (cause));
  return FALSE;
}

int
main (int argc, char **argv)
{
  DubanCli cli = { 0 };
  g_autoptr (GError) error = NULL;
  ExitStatus status = EXIT_DONE;

  duban_language_begin ();
  if (!run (&cli, argc, argv, &error) || !finish_output (&error))
    status = report (error);
  if (cli.clock != NULL)
    duban_clock_free (cli.clock);
  g_free (cli.db_path);
  g_free (cli.now);
  return (int) status;
}
