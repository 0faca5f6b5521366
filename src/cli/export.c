/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/error.h"
#include "app/export/run.h"
#include "cli/command.h"
#include "cli/json.h"

#include <glib/gi18n-lib.h>
#include <stdio.h>

static gboolean
refuse_later (const char *what, GError **error)
{
  g_set_error (error, DUBAN_APP_ERROR, DUBAN_APP_ERROR_STATE,
               _ ("%s cannot be written by this version yet; name a file that ends in .csv."),
               what);
  return FALSE;
}

static gboolean
read_what (const char *text, DubanExportWhat *what, GError **error)
{
  static const char *const codes[] = { "ledger", "portfolio", "units", "holidays" };

  *what = DUBAN_EXPORT_LEDGER;
  for (guint i = 0; text && i < G_N_ELEMENTS (codes); i++)
    if (g_str_equal (text, codes[i]))
      {
        *what = i;
        return TRUE;
      }
  if (!text)
    return TRUE;
  if (g_str_equal (text, "deadlines"))
    return refuse_later ("deadlines (.ics)", error);
  g_set_error (error, DUBAN_APP_ERROR, DUBAN_APP_ERROR_VALUE,
               _ ("--what: “%s” is none of ledger, portfolio, units, deadlines, holidays."), text);
  return FALSE;
}

/* The ending says the format (interface.md). */
static gboolean
check_ending (const char *path, GError **error)
{
  static const char *const later[] = { ".xlsx", ".ods", ".xls", ".ics", ".duban" };
  g_autofree char *lower = g_ascii_strdown (path, -1);

  if (g_str_has_suffix (lower, ".csv"))
    return TRUE;
  for (guint i = 0; i < G_N_ELEMENTS (later); i++)
    if (g_str_has_suffix (lower, later[i]))
      return refuse_later (later[i], error);
  g_set_error (error, DUBAN_APP_ERROR, DUBAN_APP_ERROR_VALUE,
               _ ("“%s”: the ending says no format; name a file that ends in .csv."), path);
  return FALSE;
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

gboolean
duban_cli_export (DubanCli *cli, int argc, char **argv, GError **error)
{
  g_autofree char *what_text = NULL;
  gboolean with_restricted = FALSE;
  const GOptionEntry entries[] = {
    { "what", 0, 0, G_OPTION_ARG_STRING, &what_text, NULL, NULL },
    { "with-restricted", 0, 0, G_OPTION_ARG_NONE, &with_restricted, NULL, NULL },
    G_OPTION_ENTRY_NULL,
  };
  g_autoptr (DubanSession) session = NULL;
  DubanExportWhat what;
  gsize n_left_out = 0;

  if (!duban_cli_parse (cli, &argc, &argv, entries, 1, 1, error)
      || !read_what (what_text, &what, error) || !check_ending (argv[1], error))
    return FALSE;
  session = duban_cli_open (cli, TRUE, error);
  if (!session || !duban_export_run (session, argv[1], what, with_restricted, &n_left_out, error))
    return FALSE;
  if (cli->json)
    return print_json (argv[1], n_left_out, error);
  printf (_ ("Written: %s\n"), argv[1]);
  if (n_left_out > 0)
    printf (ngettext ("%zu task may not be passed on and was left out.\n",
                      "%zu tasks may not be passed on and were left out.\n", n_left_out),
            n_left_out);
  return TRUE;
}
