/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/edit/restore.h"
#include "cli/command.h"
#include "cli/complaint.h"
#include "cli/json.h"
#include "store/backups.h"
#include "store/care.h"

#include <glib/gi18n-lib.h>
#include <stdio.h>

static char *
dup_hex (const DubanHash *hash)
{
  GString *out = g_string_new (NULL);

  for (guint i = 0; i < DUBAN_HASH_SIZE; i++)
    g_string_append_printf (out, "%02x", hash->bytes[i]);
  return g_string_free (out, FALSE);
}

static void
print_verification_text (const DubanVerifyResult *result, const char *state)
{
  for (guint i = 0; i < result->problems->len; i++)
    duban_cli_complain (result->problems->pdata[i]);
  if (result->problems->len == 0)
    /* Translators: numbers of changes, of things that have a history, and of tasks. */
    printf (_ ("All is well: %zu changes of %zu things, %zu tasks.\n"), result->n_changes,
            result->n_entities, result->n_tasks);
  if (state != NULL)
    /* Translators: what two desks compare; 64 letters and digits. */
    printf (_ ("State: %s\n"), state);
}

static gboolean
print_verification (DubanCli *cli, const DubanVerifyResult *result, GError **error)
{
  g_autofree char *state = result->has_state ? dup_hex (&result->state) : NULL;
  g_autoptr (DubanJson) json = NULL;

  if (!cli->json)
    {
      print_verification_text (result, state);
      return TRUE;
    }
  json = duban_json_new ();
  duban_json_begin_object (json, NULL);
  duban_json_boolean (json, "ok", result->problems->len == 0);
  duban_json_number (json, "changes", (gint64) result->n_changes);
  duban_json_number (json, "entities", (gint64) result->n_entities);
  duban_json_number (json, "tasks", (gint64) result->n_tasks);
  duban_json_text (json, "state", state);
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
  gboolean rebuilds = FALSE;
  const GOptionEntry entries[] = {
    { "rebuild", 0, 0, G_OPTION_ARG_NONE, &rebuilds, NULL, NULL },
    G_OPTION_ENTRY_NULL,
  };
  g_autoptr (DubanSession) session = NULL;
  g_auto (DubanVerifyResult) result = { 0 };

  if (!duban_cli_parse (cli, &argc, &argv, entries, 0, 0, error))
    return FALSE;
  session = duban_cli_open (cli, !rebuilds, error);
  if (session == NULL || (rebuilds && !duban_care_rebuild (session->db, NULL, error))
      || !duban_care_verify (session->db, &result, NULL, error)
      || !print_verification (cli, &result, error))
    return FALSE;
  if (result.problems->len == 0)
    return TRUE;
  g_set_error (error, DUBAN_STORE_ERROR, DUBAN_STORE_ERROR_DAMAGED,
               ngettext ("%u problem was found in the database; “dubanctl verify --rebuild” builds "
                         "its tables anew from the history; if it stays, restore a backup of "
                         "before.",
                         "%u problems were found in the database; “dubanctl verify --rebuild” "
                         "builds its tables anew from the history; if they stay, restore a backup "
                         "of before.",
                         result.problems->len),
               result.problems->len);
  return FALSE;
}

gboolean
duban_cli_backup (DubanCli *cli, int argc, char **argv, GError **error)
{
  g_autoptr (DubanSession) session = NULL;
  g_autoptr (DubanJson) json = NULL;

  if (!duban_cli_parse (cli, &argc, &argv, NULL, 1, 1, error))
    return FALSE;
  session = duban_cli_open (cli, TRUE, error);
  if (session == NULL || !duban_care_backup (session->db, argv[1], NULL, error))
    return FALSE;
  if (!cli->json)
    {
      printf (_ ("Backed up to %s.\n"), argv[1]);
      return TRUE;
    }
  json = duban_json_new ();
  duban_json_begin_object (json, NULL);
  duban_json_text (json, "backup", argv[1]);
  duban_json_end_object (json);
  return duban_json_finish (json, error);
}

/* What `restore` has done, for printing. */
typedef struct
{
  const char *path;   /* the database */
  const char *backup; /* what was put there; NULL: it was only taken from */
  const char *kept;   /* what was there before, or what was taken from; NULL: nothing */
  gboolean is_taken;  /* later changes were taken back in, else only counted */
  DubanRestoreResult later;
} Restored;

static void
print_restored_text (const Restored *restored)
{
  const DubanRestoreResult *later = &restored->later;
  g_autofree char *path = g_shell_quote (restored->path);
  g_autofree char *kept = restored->kept != NULL ? g_shell_quote (restored->kept) : NULL;

  if (restored->backup != NULL && restored->kept != NULL)
    printf (_ ("Restored %s; what was there before is kept as %s.\n"), restored->backup,
            restored->kept);
  else if (restored->backup != NULL)
    printf (_ ("Restored %s.\n"), restored->backup);
  if (restored->is_taken)
    printf (ngettext ("%zu later change was taken back in.\n",
                      "%zu later changes were taken back in.\n", later->n_taken),
            later->n_taken);
  else if (later->n_later > 0)
    printf (ngettext ("%zu later change is not in the backup; take it back in with: "
                      "dubanctl --db %s restore --later %s\n",
                      "%zu later changes are not in the backup; take them back in with: "
                      "dubanctl --db %s restore --later %s\n",
                      later->n_later),
            later->n_later, path, kept);
  if (later->n_lost > 0)
    printf (ngettext ("%zu change at least could not be read.\n",
                      "%zu changes at least could not be read.\n", later->n_lost),
            later->n_lost);
}

static gboolean
print_restored (DubanCli *cli, const Restored *restored, GError **error)
{
  g_autoptr (DubanJson) json = NULL;

  if (!cli->json)
    {
      print_restored_text (restored);
      return TRUE;
    }
  json = duban_json_new ();
  duban_json_begin_object (json, NULL);
  duban_json_text (json, "restored", restored->backup);
  duban_json_text (json, "kept", restored->kept);
  duban_json_number (json, "later", (gint64) restored->later.n_later);
  duban_json_number (json, "taken", (gint64) restored->later.n_taken);
  duban_json_number (json, "lost", (gint64) restored->later.n_lost);
  duban_json_end_object (json);
  return duban_json_finish (json, error);
}

/* Counts or takes what `kept` has beyond the database. Of a file that is damaged all through, or
 * was another program's, nothing can be had: that is one loss, said where it was asked for. */
static gboolean
look_for_later (DubanCli *cli, Restored *restored, GError **error)
{
  g_autoptr (DubanSession) session = duban_cli_open (cli, !restored->is_taken, error);
  g_autoptr (GError) cause = NULL;

  if (session == NULL)
    return FALSE;
  if (duban_restore_later (session, restored->kept, restored->is_taken, &restored->later, &cause))
    return TRUE;
  if (restored->backup != NULL
      && (g_error_matches (cause, DUBAN_STORE_ERROR, DUBAN_STORE_ERROR_DAMAGED)
          || g_error_matches (cause, DUBAN_STORE_ERROR, DUBAN_STORE_ERROR_FOREIGN)))
    {
      restored->later.n_lost = 1;
      return TRUE;
    }
  g_propagate_error (error, g_steal_pointer (&cause));
  return FALSE;
}

/* The backup that is named, or the newest good one. */
static char *
dup_backup (const char *path, const char *named, GError **error)
{
  char *newest;

  if (named != NULL)
    return g_strdup (named);
  newest = duban_backups_dup_newest_good (path);
  if (newest == NULL)
    g_set_error (error, DUBAN_STORE_ERROR, DUBAN_STORE_ERROR_MISSING,
                 _ ("There is no good backup beside the database “%s”; name one: "
                    "dubanctl restore FILE."),
                 path);
  return newest;
}

gboolean
duban_cli_restore (DubanCli *cli, int argc, char **argv, GError **error)
{
  gboolean is_newest = FALSE, keeps_later = FALSE;
  g_autofree char *later = NULL;
  const GOptionEntry entries[] = {
    { "newest", 0, 0, G_OPTION_ARG_NONE, &is_newest, NULL, NULL },
    { "keep-later", 0, 0, G_OPTION_ARG_NONE, &keeps_later, NULL, NULL },
    { "later", 0, 0, G_OPTION_ARG_STRING, &later, NULL, NULL },
    G_OPTION_ENTRY_NULL,
  };
  g_autofree char *path = NULL;
  g_autofree char *backup = NULL;
  g_autofree char *kept = NULL;
  Restored restored = { 0 };

  if (!duban_cli_parse (cli, &argc, &argv, entries, 0, 1, error))
    return FALSE;
  if ((argc == 2) + is_newest + (later != NULL) != 1 || (later != NULL && keeps_later))
    return duban_cli_refuse_usage (argv[0], error);
  path = duban_cli_dup_path (cli);
  restored.path = path;
  restored.kept = later;
  restored.is_taken = keeps_later || later != NULL;
  if (later == NULL)
    {
      backup = dup_backup (path, argv[1], error);
      if (backup == NULL || !duban_care_restore (path, backup, &kept, error))
        return FALSE;
      restored.backup = backup;
      restored.kept = kept;
    }
  return (restored.kept == NULL || look_for_later (cli, &restored, error))
         && print_restored (cli, &restored, error);
}
