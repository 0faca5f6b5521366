/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Taking an import back. */
#include "app/exchange/reversal.h"
#include "cli/exchange.h"

#include <glib/gi18n-lib.h>
#include <stdio.h>

/* In the order of DubanReversalKind. */
static const struct
{
  const char *code, *said;
} kinds[] = {
  { "reversed", N_ ("is taken back") },
  { "partly", N_ ("taken back in part; the rest was changed again since") },
  { "deleted", N_ ("deleted, for the import had brought it") },
  { "stays", N_ ("stays: it was changed again since") },
  { "elsewhere", N_ ("stays: another desk leads it") },
};

static void
print_text (const DubanReversal *reversal)
{
  for (guint i = 0; i < reversal->tasks->len; i++)
    {
      const DubanReversalTask *task = reversal->tasks->pdata[i];

      /* Translators: a task’s number and title, what becomes of it, and whose edits these are. */
      printf (_ ("%s  %s: %s (%s)\n"), task->number != NULL ? task->number : "–",
              task->title != NULL ? task->title : "–", _ (kinds[task->kind].said), task->authors);
    }
  if (reversal->n_directory > 0)
    printf (ngettext ("%zu entry of the directory is taken back.\n",
                      "%zu entries of the directory are taken back.\n", reversal->n_directory),
            reversal->n_directory);
  if (reversal->n_staying > 0)
    printf (ngettext ("%zu entry of the directory stays.\n", "%zu entries of the directory stay.\n",
                      reversal->n_staying),
            reversal->n_staying);
}

static gboolean
print_json (const DubanReversal *reversal, gboolean is_done, GError **error)
{
  g_autoptr (DubanJson) json = duban_json_new ();

  duban_json_begin_object (json, NULL);
  duban_json_number (json, "import", reversal->import);
  duban_json_text (json, "from", reversal->from);
  duban_json_boolean (json, "undone", is_done);
  duban_json_begin_array (json, "authors");
  for (char **author = reversal->authors; *author != NULL; author++)
    duban_json_text (json, NULL, *author);
  duban_json_end_array (json);
  duban_json_begin_array (json, "tasks");
  for (guint i = 0; i < reversal->tasks->len; i++)
    {
      const DubanReversalTask *task = reversal->tasks->pdata[i];

      duban_json_begin_object (json, NULL);
      duban_json_text (json, "number", task->number);
      duban_json_text (json, "title", task->title);
      duban_json_text (json, "what", kinds[task->kind].code);
      duban_json_text (json, "authors", task->authors);
      duban_json_end_object (json);
    }
  duban_json_end_array (json);
  duban_json_number (json, "directory", (gint64) reversal->n_directory);
  duban_json_number (json, "directory_stays", (gint64) reversal->n_staying);
  duban_json_end_object (json);
  return duban_json_finish (json, error);
}

gboolean
duban_cli_exchange_undo (DubanCli *cli, const DubanCliExchange *typed, char **arguments,
                         GError **error)
{
  g_autoptr (DubanSession) session = duban_cli_open (cli, FALSE, error);
  g_auto (DubanReversal) reversal = { 0 };
  g_autoptr (GError) cause = NULL;
  gboolean is_done;

  if (session == NULL)
    return FALSE;
  is_done = duban_exchange_reverse (session, arguments[0], typed->is_confirmed, &reversal, &cause);
  if (!is_done && reversal.authors == NULL)
    {
      g_propagate_error (error, g_steal_pointer (&cause));
      return FALSE;
    }
  if (!cli->json)
    print_text (&reversal);
  else if (!print_json (&reversal, is_done, error))
    return FALSE;
  if (cause != NULL)
    g_propagate_error (error, g_steal_pointer (&cause));
  return is_done;
}
