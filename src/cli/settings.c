/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/edit/directory.h"
#include "cli/command.h"
#include "cli/json.h"
#include "cli/text-table.h"

#include <glib/gi18n-lib.h>
#include <stdio.h>

/* As it counts: what was set, else what follows where nothing was. */
static const char *
get_text (const DubanTerms *terms, const DubanSettingSpec *spec, char *day)
{
  const char *text = duban_settings_get_text (&terms->settings, spec->key);

  if (spec->key == DUBAN_SETTING_ACCOUNTS_FROM)
    return duban_day_format (terms->settings.accounts_from, day);
  return text != NULL ? text : "";
}

static gboolean
print_json (const DubanTerms *terms, const DubanSettingSpec *only, GError **error)
{
  g_autoptr (DubanJson) json = duban_json_new ();
  char day[DUBAN_DAY_TEXT_SIZE];

  duban_json_begin_object (json, NULL);
  for (guint key = 0; key < DUBAN_N_SETTINGS; key++)
    {
      const DubanSettingSpec *spec = duban_setting_get_spec (key);

      if (only == NULL || only == spec)
        duban_json_text (json, spec->name, get_text (terms, spec, day));
    }
  duban_json_end_object (json);
  return duban_json_finish (json, error);
}

static void
print_table (const DubanTerms *terms)
{
  const char *headings[] = { _ ("Setting"), _ ("Value"), _ ("Default") };
  g_autoptr (DubanTextTable) table = duban_text_table_new (headings, G_N_ELEMENTS (headings));
  char day[DUBAN_DAY_TEXT_SIZE];

  for (guint key = 0; key < DUBAN_N_SETTINGS; key++)
    {
      const DubanSettingSpec *spec = duban_setting_get_spec (key);

      duban_text_table_add (table, spec->name, 0);
      duban_text_table_add (table, get_text (terms, spec, day), 0);
      duban_text_table_add (table, spec->default_text, 0);
    }
  duban_text_table_print (table);
}

static gboolean
print_settings (DubanCli *cli, const DubanTerms *terms, const char *key, GError **error)
{
  const DubanSettingSpec *only = key != NULL ? duban_setting_find (key) : NULL;
  char day[DUBAN_DAY_TEXT_SIZE];

  if (key != NULL && only == NULL)
    {
      g_set_error (error, DUBAN_APP_ERROR, DUBAN_APP_ERROR_UNKNOWN,
                   _ ("There is no setting “%s”; “dubanctl settings” lists them."), key);
      return FALSE;
    }
  if (cli->json)
    return print_json (terms, only, error);
  if (only != NULL)
    puts (get_text (terms, only, day));
  else
    print_table (terms);
  return TRUE;
}

/* A number less than 0 is a value that is not acceptable, and no option: “--” before it says so.
 * (transfer container) */
static char **
guard_values (int *argc, char **argv)
{
  static char separator[] = "--";
  char **guarded = g_new0 (char *, *argc + 2);
  gboolean is_guarded = FALSE;
  int n = 0;

  for (int i = 0; i < *argc; i++)
    {
      if (!is_guarded && argv[i][0] == '-' && g_ascii_isdigit (argv[i][1]))
        {
          guarded[n++] = separator;
          is_guarded = TRUE;
        }
      guarded[n++] = argv[i];
    }
  *argc = n;
  return guarded;
}

gboolean
duban_cli_settings (DubanCli *cli, int argc, char **argv, GError **error)
{
  g_autoptr (DubanSession) session = NULL;
  g_autofree char **guarded = guard_values (&argc, argv);
  gboolean changes;

  argv = guarded;
  if (!duban_cli_parse (cli, &argc, &argv, NULL, 0, 2, error))
    return FALSE;
  changes = argc == 3;
  session = duban_cli_open (cli, !changes, error);
  return session != NULL
         && (!changes || duban_directory_edit_set_setting (session, argv[1], argv[2], error))
         && print_settings (cli, session->terms, argc > 1 ? argv[1] : NULL, error);
}
