/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The folder that is shared with colleagues. */
#include "app/exchange/shared-folder.h"
#include "app/exchange/syncing.h"
#include "cli/exchange.h"
#include "cli/interrupt.h"

#include <glib/gi18n-lib.h>
#include <stdio.h>

static gboolean
show (DubanCli *cli, DubanSession *session, GError **error)
{
  g_autofree char *folder = NULL;
  g_autoptr (DubanJson) json = NULL;
  gboolean is_available;

  if (!duban_shared_folder_get (session, &folder, error))
    return FALSE;
  is_available = folder != NULL && duban_shared_folder_is_available (folder);
  if (!cli->json)
    {
      if (folder == NULL)
        printf ("%s\n", _ ("This desk has no shared folder."));
      else
        printf (is_available ? "%s\n" : _ ("%s (not available)\n"), folder);
      return TRUE;
    }
  json = duban_json_new ();
  duban_json_begin_object (json, NULL);
  duban_json_text (json, "folder", folder);
  duban_json_boolean (json, "available", is_available);
  duban_json_end_object (json);
  return duban_json_finish (json, error);
}

gboolean
duban_cli_exchange_show_folder (DubanCli *cli, const DubanCliExchange *typed, char **arguments,
                                GError **error)
{
  g_autoptr (DubanSession) session = duban_cli_open (cli, TRUE, error);

  return session != NULL && show (cli, session, error);
}

gboolean
duban_cli_exchange_set_folder (DubanCli *cli, const DubanCliExchange *typed, char **arguments,
                               GError **error)
{
  g_autoptr (DubanSession) session = duban_cli_open (cli, FALSE, error);

  return session != NULL && duban_shared_folder_set (session, arguments[0], error)
         && show (cli, session, error);
}

/* In the order of DubanOddityKind. */
static const struct
{
  const char *code, *said;
} oddities[] = {
  { "conflict-copy", N_ ("a conflict copy of the program that carries the folder") },
  { "temporary", N_ ("a temporary file") },
  { "half-written", N_ ("still on its way, or altered") },
  { "stranger", N_ ("of a desk that is not known here; accept its introduction") },
  { "foreign", N_ ("not a file of Duban") },
};

/* On a file that a person has to confirm. */
static const char *
get_sentence (const DubanSyncColleague *colleague, guint i)
{
  return ((const DubanSyncUnconfirmed *) colleague->unconfirmed->pdata[i])->sentence;
}

static void
print_colleague_json (DubanJson *json, const DubanSyncColleague *colleague)
{
  const GPtrArray *problems[] = { colleague->refused, colleague->failed };

  duban_json_begin_object (json, NULL);
  duban_json_id (json, "replica", &colleague->desk);
  duban_json_text (json, "name", colleague->name);
  duban_json_begin_array (json, "taken");
  for (guint i = 0; i < colleague->takings->len; i++)
    duban_cli_print_taking (json, colleague->takings->pdata[i], FALSE);
  duban_json_end_array (json);
  duban_json_number (json, "published", (gint64) colleague->n_published);
  duban_json_number (json, "changes", (gint64) colleague->n_changes);
  duban_json_number (json, "removed", (gint64) colleague->n_removed);
  duban_json_begin_array (json, "problems");
  for (guint i = 0; i < colleague->unconfirmed->len; i++)
    duban_json_text (json, NULL, get_sentence (colleague, i));
  for (gsize k = 0; k < G_N_ELEMENTS (problems); k++)
    for (guint i = 0; i < problems[k]->len; i++)
      duban_json_text (json, NULL, problems[k]->pdata[i]);
  duban_json_end_array (json);
  duban_json_end_object (json);
}

static gboolean
print_json (const DubanSyncing *syncing, GError **error)
{
  g_autoptr (DubanJson) json = duban_json_new ();

  duban_json_begin_object (json, NULL);
  duban_json_text (json, "folder", syncing->folder);
  duban_json_boolean (json, "new", duban_syncing_is_any (syncing));
  duban_json_begin_array (json, "colleagues");
  for (guint i = 0; i < syncing->colleagues->len; i++)
    print_colleague_json (json, syncing->colleagues->pdata[i]);
  duban_json_end_array (json);
  duban_json_begin_array (json, "left_alone");
  for (guint i = 0; i < syncing->oddities->len; i++)
    {
      const DubanOddity *oddity = syncing->oddities->pdata[i];

      duban_json_begin_object (json, NULL);
      duban_json_text (json, "file", oddity->path);
      duban_json_text (json, "kind", oddities[oddity->kind].code);
      duban_json_end_object (json);
    }
  duban_json_end_array (json);
  duban_json_end_object (json);
  return duban_json_finish (json, error);
}

static void
print_colleague (const DubanSyncColleague *colleague)
{
  for (guint i = 0; i < colleague->takings->len; i++)
    duban_cli_print_taking (NULL, colleague->takings->pdata[i], FALSE);
  if (colleague->n_published > 0 && colleague->n_changes > 0)
    /* Translators: a colleague’s name, and how many changes are put into the folder for him. */
    printf (ngettext ("%s: %zu change is put into the folder\n",
                      "%s: %zu changes are put into the folder\n", colleague->n_changes),
            colleague->name, colleague->n_changes);
  else if (colleague->n_published > 0)
    /* Translators: a colleague’s name. */
    printf (_ ("%s: is told what was taken in\n"), colleague->name);
  if (colleague->n_removed > 0)
    /* Translators: a colleague’s name, and how many of this desk’s files he has by now. */
    printf (ngettext ("%s: has taken in %zu file, which is removed from the folder\n",
                      "%s: has taken in %zu files, which are removed from the folder\n",
                      colleague->n_removed),
            colleague->name, colleague->n_removed);
}

static void
print_text (const DubanSyncing *syncing)
{
  for (guint i = 0; i < syncing->colleagues->len; i++)
    print_colleague (syncing->colleagues->pdata[i]);
  if (syncing->colleagues->len == 0)
    printf ("%s\n", _ ("This desk knows no colleague yet; accept an introduction first."));
  else if (!duban_syncing_is_any (syncing))
    printf ("%s\n", _ ("There is nothing new."));
  for (guint i = 0; i < syncing->oddities->len; i++)
    {
      const DubanOddity *oddity = syncing->oddities->pdata[i];

      /* Translators: a file in the shared folder, and what it is. */
      printf (_ ("left alone: %s – %s\n"), oddity->path, _ (oddities[oddity->kind].said));
    }
}

static void
print_problems (const DubanSyncing *syncing)
{
  for (guint i = 0; i < syncing->colleagues->len; i++)
    {
      const DubanSyncColleague *colleague = syncing->colleagues->pdata[i];
      const GPtrArray *problems[] = { colleague->refused, colleague->failed };

      for (guint n = 0; n < colleague->unconfirmed->len; n++)
        fprintf (stderr, "%s: %s\n", colleague->name, get_sentence (colleague, n));
      for (gsize k = 0; k < G_N_ELEMENTS (problems); k++)
        for (guint n = 0; n < problems[k]->len; n++)
          fprintf (stderr, "%s: %s\n", colleague->name, (const char *) problems[k]->pdata[n]);
    }
}

static gboolean
sync_folder (DubanSession *session, DubanSyncing *syncing, GError **error)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  const DubanEffort effort = duban_cli_interrupt_watch (cancellable);

  if (duban_exchange_sync_with_effort (session, &effort, syncing, error))
    return TRUE;
  duban_cli_interrupt_explain (error, _ ("Interrupted; files that were taken in before stay, and "
                                         "the next sync goes on from there."));
  return FALSE;
}

gboolean
duban_cli_exchange_sync (DubanCli *cli, const DubanCliExchange *typed, char **arguments,
                         GError **error)
{
  g_autoptr (DubanSession) session = duban_cli_open (cli, FALSE, error);
  g_auto (DubanSyncing) syncing = { 0 };

  if (session == NULL || !sync_folder (session, &syncing, error))
    return FALSE;
  if (!cli->json)
    print_text (&syncing);
  else if (!print_json (&syncing, error))
    return FALSE;
  if (duban_syncing_count_problems (&syncing) == 0)
    return TRUE;
  print_problems (&syncing);
  g_set_error_literal (error, DUBAN_CLI_ERROR, DUBAN_CLI_ERROR_REPORTED, "");
  return FALSE;
}
