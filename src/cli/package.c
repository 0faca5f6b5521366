/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is given to colleagues and taken in from them. */
#include "app/exchange/colleagues.h"
#include "app/exchange/give.h"
#include "app/exchange/outlook.h"
#include "app/exchange/take.h"
#include "cli/exchange.h"
#include "cli/interrupt.h"
#include "cli/json.h"
#include "store/traffic.h"

#include <glib/gi18n-lib.h>
#include <stdio.h>

static void
print_giving (const DubanGiving *giving)
{
  for (guint i = 0; i < giving->files->len; i++)
    printf ("%s\n", (const char *) giving->files->pdata[i]);
  if (giving->n_changes == 0)
    printf ("%s\n", _ ("There is nothing new to give: the file only says what was taken in."));
  else
    printf (ngettext ("%zu change is in it.\n", "%zu changes are in it.\n", giving->n_changes),
            giving->n_changes);
}

/* --to takes one name or several: those that follow are arguments. (transfer container) */
static GPtrArray *
list_names (const DubanCliExchange *typed, char **arguments)
{
  GPtrArray *names = g_ptr_array_new ();

  for (char **name = typed->to; *name != NULL; name++)
    g_ptr_array_add (names, *name);
  for (char **name = arguments; *name != NULL; name++)
    g_ptr_array_add (names, *name);
  g_ptr_array_add (names, NULL);
  return names;
}

static void
print_titles (DubanJson *json, const char *name, const char *mark, const GPtrArray *titles)
{
  if (json != NULL)
    duban_json_begin_array (json, name);
  for (guint i = 0; i < titles->len; i++)
    if (json != NULL)
      duban_json_text (json, NULL, titles->pdata[i]);
    else
      printf ("  %s %s\n", mark, (const char *) titles->pdata[i]);
  if (json != NULL)
    duban_json_end_array (json);
}

static void
print_preview (DubanJson *json, const DubanOutlook *preview)
{
  if (json == NULL)
    /* Translators: a colleague's name, then counts of tasks. */
    printf (_ ("%s (preview, nothing is written): %u new tasks, %zu with something new, %u that "
               "leave him\n"),
            preview->name, preview->added->len, preview->n_changed, preview->leaves->len);
  else
    {
      duban_json_begin_object (json, NULL);
      duban_json_text (json, "to", preview->name);
      duban_json_number (json, "changes", (gint64) preview->n_changes);
      duban_json_number (json, "new", preview->added->len);
      duban_json_number (json, "changed", (gint64) preview->n_changed);
      duban_json_number (json, "leaving", preview->leaves->len);
    }
  print_titles (json, "new_tasks", "+", preview->added);
  print_titles (json, "leaving_tasks", "-", preview->leaves);
  if (json != NULL)
    duban_json_end_object (json);
}

static gboolean
preview_export (DubanCli *cli, DubanSession *session, const GPtrArray *names, gboolean full,
                GError **error)
{
  g_autoptr (GPtrArray) previews
      = duban_exchange_look_out (session, (const char *const *) names->pdata, full, NULL, error);
  g_autoptr (DubanJson) json = cli->json ? duban_json_new () : NULL;

  if (previews == NULL)
    return FALSE;
  if (json != NULL)
    duban_json_begin_array (json, NULL);
  for (guint i = 0; i < previews->len; i++)
    print_preview (json, previews->pdata[i]);
  if (json == NULL)
    return TRUE;
  duban_json_end_array (json);
  return duban_json_finish (json, error);
}

static gboolean
give (DubanSession *session, const GPtrArray *names, const DubanCliExchange *typed,
      DubanGiving *giving, GError **error)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  const DubanEffort effort = duban_cli_interrupt_watch (cancellable);

  if (duban_exchange_give_with_effort (session, (const char *const *) names->pdata, typed->full,
                                       typed->output, &effort, giving, error))
    return TRUE;
  duban_cli_interrupt_explain (error, _ ("Interrupted; nothing was exported."));
  return FALSE;
}

gboolean
duban_cli_exchange_export (DubanCli *cli, const DubanCliExchange *typed, char **arguments,
                           GError **error)
{
  g_autoptr (GPtrArray) names = list_names (typed, arguments);
  g_autoptr (DubanSession) session = duban_cli_open (cli, FALSE, error);
  g_auto (DubanGiving) giving = { 0 };
  g_autoptr (DubanJson) json = NULL;

  if (session != NULL && typed->preview)
    return preview_export (cli, session, names, typed->full, error);
  if (typed->output == NULL && session != NULL)
    return duban_cli_refuse_usage ("exchange", error);
  if (session == NULL || !give (session, names, typed, &giving, error))
    return FALSE;
  if (!cli->json)
    {
      print_giving (&giving);
      return TRUE;
    }
  json = duban_json_new ();
  duban_json_begin_object (json, NULL);
  duban_json_begin_array (json, "files");
  for (guint i = 0; i < giving.files->len; i++)
    duban_json_text (json, NULL, giving.files->pdata[i]);
  duban_json_end_array (json);
  duban_json_number (json, "changes", (gint64) giving.n_changes);
  duban_json_boolean (json, "full", giving.is_full);
  duban_json_end_object (json);
  return duban_json_finish (json, error);
}

gboolean
duban_cli_read_confirm (const char *text, gint64 *confirm, GError **error)
{
  guint64 value;

  *confirm = -1;
  if (text == NULL)
    return TRUE;
  if (g_ascii_string_to_unsigned (text, 10, 0, G_MAXUINT32, &value, NULL))
    {
      *confirm = (gint64) value;
      return TRUE;
    }
  g_set_error (error, DUBAN_APP_ERROR, DUBAN_APP_ERROR_VALUE,
               _ ("--confirm: “%s” is no number of tasks."), text);
  return FALSE;
}

static void
print_taking_json (DubanJson *json, const DubanTaking *taking)
{
  duban_json_begin_object (json, NULL);
  duban_json_text (json, "id", taking->id);
  duban_json_text (json, "file", taking->file);
  duban_json_text (json, "kind", "exchange");
  duban_json_text (json, "from", taking->from);
  duban_json_number (json, "added", (gint64) taking->added);
  duban_json_number (json, "changed", (gint64) taking->changed);
  duban_json_number (json, "unchanged", (gint64) taking->unchanged);
  duban_json_number (json, "conflicts", (gint64) taking->conflicts);
  duban_json_number (json, "waiting", (gint64) taking->waiting);
  duban_json_number (json, "not_understood", (gint64) taking->not_understood);
  duban_json_begin_array (json, "notes");
  for (guint i = 0; i < taking->notes->len; i++)
    duban_json_text (json, NULL, taking->notes->pdata[i]);
  duban_json_end_array (json);
  duban_json_end_object (json);
}

static void
print_taking (const DubanTaking *taking, gboolean preview)
{
  if (preview)
    /* Translators: a file, its sender, then counts of tasks and of packages. */
    printf (_ ("%s from %s (preview, nothing is written): %zu to add, %zu to change, %zu "
               "unchanged, %zu conflicts, %zu waiting\n"),
            taking->file, taking->from, taking->added, taking->changed, taking->unchanged,
            taking->conflicts, taking->waiting);
  else
    /* Translators: a file, its sender, then counts of tasks and of packages. */
    printf (_ ("%s from %s: %zu added, %zu changed, %zu unchanged, %zu conflicts, %zu waiting\n"),
            taking->file, taking->from, taking->added, taking->changed, taking->unchanged,
            taking->conflicts, taking->waiting);
  for (guint i = 0; i < taking->tasks->len; i++)
    {
      const DubanTakenTask *task = taking->tasks->pdata[i];

      printf ("  %s%s  %s\n", task->is_new ? "+" : " ", task->is_contested ? "!" : " ",
              task->title != NULL ? task->title : "–");
    }
  for (guint i = 0; i < taking->notes->len; i++)
    printf ("  %s\n", (const char *) taking->notes->pdata[i]);
}

void
duban_cli_print_taking (DubanJson *json, const DubanTaking *taking, gboolean preview)
{
  if (json != NULL)
    print_taking_json (json, taking);
  else
    print_taking (taking, preview);
}

gboolean
duban_cli_exchange_import (DubanCli *cli, const DubanCliExchange *typed, char **arguments,
                           GError **error)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  DubanTakingOptions options = { .preview = typed->preview,
                                 .cancellable = cancellable,
                                 .progress = duban_cli_interrupt_look,
                                 .progress_data = cancellable };
  g_autoptr (DubanSession) session = NULL;
  g_auto (DubanTaking) taking = { 0 };
  g_autoptr (DubanJson) json = NULL;

  if (!duban_cli_read_confirm (typed->confirm, &options.confirm, error))
    return FALSE;
  session = duban_cli_open (cli, FALSE, error);
  if (session == NULL)
    return FALSE;
  duban_cli_interrupt_watch (cancellable);
  if (!duban_exchange_take (session, arguments[0], &options, &taking, error))
    {
      duban_cli_interrupt_explain (error, _ ("Interrupted; nothing was taken in."));
      return FALSE;
    }
  if (!cli->json)
    {
      print_taking (&taking, options.preview);
      return TRUE;
    }
  json = duban_json_new ();
  duban_json_begin_array (json, NULL);
  print_taking_json (json, &taking);
  duban_json_end_array (json);
  return duban_json_finish (json, error);
}

static void
print_held (DubanJson *json, DubanSession *session, const GPtrArray *peers,
            const DubanTrafficHeld *held)
{
  const DubanPeerRow *peer = duban_colleagues_get (peers, &held->peer);
  const char *name = peer != NULL ? peer->name : NULL;
  g_autofree char *time = duban_clock_format (session->clock, held->time);
  gint64 n_changes = held->last - held->first + 1;

  if (json == NULL)
    {
      printf ("%" G_GINT64_FORMAT "  %s  %s  %s  %" G_GINT64_FORMAT "%s\n", held->n, time,
              name != NULL ? name : "–", held->file != NULL ? held->file : "–", n_changes,
              held->undone != 0 ? _ (" (taken back)") : "");
      return;
    }
  duban_json_begin_object (json, NULL);
  duban_json_number (json, "import", held->n);
  duban_json_id (json, "id", &held->bundle);
  duban_json_text (json, "time", time);
  duban_json_text (json, "from", name);
  duban_json_text (json, "file", held->file);
  duban_json_number (json, "changes", n_changes);
  duban_json_boolean (json, "undone", held->undone != 0);
  duban_json_end_object (json);
}

gboolean
duban_cli_exchange_imports (DubanCli *cli, const DubanCliExchange *typed, char **arguments,
                            GError **error)
{
  g_autoptr (DubanSession) session = duban_cli_open (cli, TRUE, error);
  g_autoptr (GPtrArray) peers = session != NULL ? duban_peers_list (session->db, error) : NULL;
  g_autoptr (GPtrArray) all
      = peers != NULL ? duban_traffic_list_held (session->db, NULL, error) : NULL;
  g_autoptr (DubanJson) json = cli->json ? duban_json_new () : NULL;

  if (all == NULL)
    return FALSE;
  if (json != NULL)
    duban_json_begin_array (json, NULL);
  for (guint i = 0; i < all->len; i++)
    print_held (json, session, peers, all->pdata[i]);
  if (json == NULL)
    return TRUE;
  duban_json_end_array (json);
  return duban_json_finish (json, error);
}
