/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/error.h"
#include "app/export/run.h"
#include "cli/command.h"
#include "cli/json.h"
#include "cli/reading.h"

#include <glib/gi18n-lib.h>
#include <stdio.h>

static gboolean
read_what (const char *text, DubanExportWhat *what, GError **error)
{
  *what = DUBAN_EXPORT_ANY;
  if (!text)
    return TRUE;
  for (*what = DUBAN_EXPORT_LEDGER; *what < DUBAN_N_EXPORTS; (*what)++)
    if (g_str_equal (text, duban_export_get_code (*what)))
      return TRUE;
  g_set_error (error, DUBAN_APP_ERROR, DUBAN_APP_ERROR_VALUE,
               _ ("--what: “%s” is none of ledger, portfolio, units, deadlines, holidays."), text);
  return FALSE;
}

/* A part of the directory has no tasks that a leader could choose. */
static gboolean
find_leader (const DubanReading *reading, const char *name, DubanExportWhat what,
             DubanExportScope *scope, GError **error)
{
  const DubanLeader *leader;

  if (!name)
    return TRUE;
  if (what != DUBAN_EXPORT_LEDGER && what != DUBAN_EXPORT_DEADLINES)
    {
      g_set_error (error, DUBAN_APP_ERROR, DUBAN_APP_ERROR_VALUE,
                   _ ("--leader chooses tasks, and --what %s has none; leave it out."),
                   duban_export_get_code (what));
      return FALSE;
    }
  leader = duban_reading_find_leader (reading, name, error);
  scope->leader = leader ? leader->n : 0;
  return leader != NULL;
}

static gboolean
print_json (const char *path, gsize n_left_out, GError **error)
{
  g_autoptr (DubanJson) json = duban_json_new ();

  duban_json_begin_object (json, NULL);
  duban_json_text (json, "file", path);
  duban_json_number (json, "left_out", (gint64) n_left_out);
  duban_json_end_object (json);
  return duban_json_finish (json, error);
}

static void
tell (const char *path, gsize n_left_out)
{
  printf (_ ("Written: %s\n"), path);
  if (n_left_out > 0)
    printf (ngettext ("%zu task may not be passed on and was left out.\n",
                      "%zu tasks may not be passed on and were left out.\n", n_left_out),
            n_left_out);
}

gboolean
duban_cli_export (DubanCli *cli, int argc, char **argv, GError **error)
{
  g_autofree char *what_text = NULL;
  g_autofree char *leader = NULL;
  DubanExportScope scope = { 0 };
  const GOptionEntry entries[] = {
    { "what", 0, 0, G_OPTION_ARG_STRING, &what_text, NULL, NULL },
    { "leader", 0, 0, G_OPTION_ARG_STRING, &leader, NULL, NULL },
    { "with-restricted", 0, 0, G_OPTION_ARG_NONE, &scope.with_restricted, NULL, NULL },
    G_OPTION_ENTRY_NULL,
  };
  g_auto (DubanReading) reading = { 0 };
  DubanExportFormat format;
  DubanExportWhat what;
  gsize n_left_out = 0;

  if (!duban_cli_parse (cli, &argc, &argv, entries, 1, 1, error)
      || !read_what (what_text, &what, error)
      || !duban_export_find_format (argv[1], &what, &format, error))
    return FALSE;
  reading.session = duban_cli_open (cli, TRUE, error); /* a cache is not written either */
  if (reading.session == NULL || !find_leader (&reading, leader, what, &scope, error)
      || !duban_export_run (reading.session, argv[1], what, &scope, &n_left_out, error))
    return FALSE;
  if (cli->json)
    return print_json (argv[1], n_left_out, error);
  tell (argv[1], n_left_out);
  return TRUE;
}
