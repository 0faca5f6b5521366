/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli/command.h"
#include "cli/json.h"
#include "store/care.h"

#include <glib/gi18n-lib.h>
#include <stdio.h>

static gboolean
print_verification (DubanCli *cli, const DubanVerifyResult *result, GError **error)
{
  g_autoptr (DubanJson) json = NULL;

  if (!cli->json)
    {
      for (guint i = 0; i < result->problems->len; i++)
        fprintf (stderr, "dubanctl: %s\n", (const char *) result->problems->pdata[i]);
      if (result->problems->len == 0)
        /* Translators: numbers of changes, of things that have a history, and of tasks. */
        printf (_ ("All is well: %zu changes of %zu things, %zu tasks.\n"), result->n_changes,
                result->n_entities, result->n_tasks);
      return TRUE;
    }
  json = duban_json_new ();
  duban_json_begin_object (json, NULL);
  duban_json_boolean (json, "ok", result->problems->len == 0);
  duban_json_number (json, "changes", (gint64) result->n_changes);
  duban_json_number (json, "entities", (gint64) result->n_entities);
  duban_json_number (json, "tasks", (gint64) result->n_tasks);
  duban_json_begin_array (json, "problems");
  for (guint i = 0; i < result->problems->len; i++)
    duban_json_text (json, NULL, result->problems->pdata[i]);
  duban_json_end_array (json);
  duban_json_end_object (json);
  return duban_json_finish (json, error);
}

gboolean
duban_cli_verify (DubanCli *cli, int argc, char **argv, GError **error)
{
  g_autoptr (DubanSession) session = NULL;
  g_auto (DubanVerifyResult) result = { 0 };

  if (!duban_cli_parse (cli, &argc, &argv, NULL, 0, 0, error))
    return FALSE;
  session = duban_cli_open (cli, TRUE, error);
  if (session == NULL || !duban_care_verify (session->db, &result, NULL, error)
      || !print_verification (cli, &result, error))
    return FALSE;
  if (result.problems->len == 0)
    return TRUE;
  g_set_error (error, DUBAN_STORE_ERROR, DUBAN_STORE_ERROR_DAMAGED,
               g_dngettext (GETTEXT_PACKAGE,
                            "%u problem was found in the database; restore a backup of before.",
                            "%u problems were found in the database; restore a backup of before.",
                            result.problems->len),
               result.problems->len);
  return FALSE;
}

/* Prints the path under its name, or the sentence for a person. */
static gboolean
print_path (DubanCli *cli, const char *name, const char *path, const char *sentence,
            GError **error)
{
  g_autoptr (DubanJson) json = NULL;

  if (!cli->json)
    {
      puts (sentence);
      return TRUE;
    }
  json = duban_json_new ();
  duban_json_begin_object (json, NULL);
  duban_json_text (json, name, path);
  duban_json_end_object (json);
  return duban_json_finish (json, error);
}

gboolean
duban_cli_backup (DubanCli *cli, int argc, char **argv, GError **error)
{
  g_autoptr (DubanSession) session = NULL;
  g_autofree char *sentence = NULL;

  if (!duban_cli_parse (cli, &argc, &argv, NULL, 1, 1, error))
    return FALSE;
  session = duban_cli_open (cli, TRUE, error);
  if (session == NULL || !duban_care_backup (session->db, argv[1], NULL, error))
    return FALSE;
  sentence = g_strdup_printf (_ ("Backed up to %s."), argv[1]);
  return print_path (cli, "backup", argv[1], sentence, error);
}

gboolean
duban_cli_restore (DubanCli *cli, int argc, char **argv, GError **error)
{
  g_autofree char *path = NULL;
  g_autofree char *kept = NULL;
  g_autofree char *sentence = NULL;

  if (!duban_cli_parse (cli, &argc, &argv, NULL, 1, 1, error))
    return FALSE;
  path = duban_cli_dup_path (cli);
  if (!duban_care_restore (path, argv[1], &kept, error))
    return FALSE;
  sentence = kept != NULL
                 ? g_strdup_printf (_ ("Restored; what was there before is kept as %s."), kept)
                 : g_strdup (_ ("Restored."));
  return print_path (cli, "kept", kept, sentence, error);
}
