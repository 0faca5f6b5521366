/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/example/example.h"
#include "cli/command.h"
#include "cli/json.h"

#include <glib/gi18n-lib.h>
#include <stdio.h>

static gboolean
print_result (DubanCli *cli, const char *path, const char *leader, gboolean office, GError **error)
{
  if (cli->json)
    {
      g_autoptr (DubanJson) json = duban_json_new ();

      duban_json_begin_object (json, NULL);
      duban_json_text (json, "db", path);
      duban_json_text (json, "leader", leader);
      duban_json_boolean (json, "office", office);
      duban_json_end_object (json);
      return duban_json_finish (json, error);
    }
  printf (_ ("Created %s.\n"), path);
  return TRUE;
}

static gboolean
create (DubanCli *cli, const char *path, const char *leader, gboolean example, gboolean office,
        GError **error)
{
  return example ? duban_example_create (path, cli->clock, error)
                 : duban_session_create (path, leader, office, cli->clock, error);
}

gboolean
duban_cli_init (DubanCli *cli, int argc, char **argv, GError **error)
{
  g_autofree char *leader = NULL;
  g_autofree char *path = NULL;
  gboolean office = FALSE;
  gboolean example = FALSE;
  const GOptionEntry entries[] = {
    { "leader", 0, 0, G_OPTION_ARG_STRING, &leader, NULL, NULL },
    { "office", 0, 0, G_OPTION_ARG_NONE, &office, NULL, NULL },
    { "example", 0, 0, G_OPTION_ARG_NONE, &example, NULL, NULL },
    G_OPTION_ENTRY_NULL,
  };

  if (!duban_cli_parse (cli, &argc, &argv, entries, 0, 0, error))
    return FALSE;
  if ((leader != NULL) + office + example > 1)
    {
      g_set_error_literal (error, DUBAN_CLI_ERROR, DUBAN_CLI_ERROR_USAGE,
                           _ ("A desk is a leader's or the office's, and the example is an "
                              "office's: give one of --leader, --office and --example."));
      return FALSE;
    }
  path = duban_cli_dup_path (cli);
  return create (cli, path, leader, example, office, error)
         && print_result (cli, path, leader, office || example, error);
}
