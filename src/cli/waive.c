/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/edit/edit.h"
#include "cli/command.h"
#include "cli/json.h"

#include <glib/gi18n-lib.h>
#include <stdio.h>

static gboolean
print_result (DubanCli *cli, const char *rule, gboolean end, GError **error)
{
  g_autoptr (DubanJson) json = NULL;

  if (!cli->json)
    {
      printf (end ? _ ("“%s” counts again.\n") : _ ("“%s” is set aside.\n"), rule);
      return TRUE;
    }
  json = duban_json_new ();
  duban_json_begin_object (json, NULL);
  duban_json_text (json, "rule", rule);
  duban_json_boolean (json, "waived", !end);
  duban_json_end_object (json);
  return duban_json_finish (json, error);
}

gboolean
duban_cli_waive (DubanCli *cli, int argc, char **argv, GError **error)
{
  g_autofree char *leader = NULL;
  g_autofree char *unit = NULL;
  g_autofree char *reason = NULL;
  g_autofree char *until = NULL;
  gboolean end = FALSE;
  const GOptionEntry entries[] = {
    { "leader", 0, 0, G_OPTION_ARG_STRING, &leader, NULL, NULL },
    { "unit", 0, 0, G_OPTION_ARG_STRING, &unit, NULL, NULL },
    { "reason", 0, 0, G_OPTION_ARG_STRING, &reason, NULL, NULL },
    { "until", 0, 0, G_OPTION_ARG_STRING, &until, NULL, NULL },
    { "end", 0, 0, G_OPTION_ARG_NONE, &end, NULL, NULL },
    G_OPTION_ENTRY_NULL,
  };
  g_autoptr (DubanSession) session = NULL;
  guint32 task = 0;

  if (!duban_cli_parse (cli, &argc, &argv, entries, 2, 2, error))
    return FALSE;
  session = duban_cli_open (cli, FALSE, error);
  if (session == NULL)
    return FALSE;
  if (!g_str_equal (argv[1], "-"))
    {
      task = duban_edit_find_task (session, argv[1], error);
      if (task == 0)
        return FALSE;
    }
  return duban_edit_waive (session, task, argv[2], leader, unit, reason, until, end, error)
         && print_result (cli, argv[2], end, error);
}
