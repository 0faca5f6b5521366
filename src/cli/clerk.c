/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The clerk's tools: who is to be urged for what, and what minutes propose. */
#include "app/edit/bulk.h"
#include "app/edit/name.h"
#include "app/judgement.h"
#include "app/snapshot.h"
#include "app/view/minutes-draft.h"
#include "app/view/urge.h"
#include "cli/command.h"
#include "cli/json.h"
#include "exchange/encoding.h"
#include "exchange/file-read.h"

#include <glib/gi18n-lib.h>
#include <stdio.h>

/* The tasks that the arguments name. (transfer full) */
static GArray *
find_tasks (DubanSession *session, int argc, char **argv, GError **error)
{
  g_autoptr (GArray) tasks = g_array_new (FALSE, FALSE, sizeof (guint32));

  for (int i = 1; i < argc; i++)
    {
      const guint32 task = duban_edit_find_task (session, argv[i], error);

      if (task == 0)
        return NULL;
      g_array_append_val (tasks, task);
    }
  return g_steal_pointer (&tasks);
}

static DubanSnapshot *
take_snapshot (DubanSession *session, GError **error)
{
  DubanRegister *reg = NULL;
  DubanVerdict *verdict = duban_judgement_get_with_register (session, &reg, NULL, error);

  if (verdict == NULL)
    return NULL;
  return duban_snapshot_new (duban_terms_ref (session->terms), verdict, reg, 0,
                             session->now.milliseconds);
}

static void
add_rows (const DubanUrgeLetter *letter, GArray *rows, GPtrArray *texts)
{
  for (guint i = 0; letter->who != 0 && i < letter->items->len; i++)
    {
      const DubanUrgeItem *item = letter->items->pdata[i];
      char *text = duban_urge_dup_record (letter, item);
      DubanBulkRecord row = { .task = item->task, .draft = { .kind = "urge", .text = text } };

      g_ptr_array_add (texts, text);
      g_array_append_val (rows, row);
    }
}

/* A record with each task of each letter, all of them one command. */
static gboolean
record_urges (DubanSession *session, const DubanUrge *urge, GError **error)
{
  g_autoptr (GArray) rows = g_array_new (FALSE, TRUE, sizeof (DubanBulkRecord));
  g_autoptr (GPtrArray) texts = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < urge->letters->len; i++)
    add_rows (urge->letters->pdata[i], rows, texts);
  return rows->len == 0
         || duban_edit_bulk_record (session, (const DubanBulkRecord *) (gpointer) rows->data,
                                    rows->len, error);
}

static void
print_item_json (DubanJson *json, const DubanUrgeItem *item)
{
  duban_json_begin_object (json, NULL);
  duban_json_filled (json, "number", item->number);
  duban_json_text (json, "title", item->title);
  duban_json_filled (json, "owed", item->owed);
  duban_json_day (json, "due", item->date);
  duban_json_number (json, "days", item->days);
  duban_json_number (json, "urged", item->n_urges);
  duban_json_end_object (json);
}

static gboolean
print_letters_json (const DubanUrge *urge, GError **error)
{
  g_autoptr (DubanJson) json = duban_json_new ();

  duban_json_begin_object (json, NULL);
  duban_json_begin_array (json, "letters");
  for (guint i = 0; i < urge->letters->len; i++)
    {
      const DubanUrgeLetter *letter = urge->letters->pdata[i];

      duban_json_begin_object (json, NULL);
      duban_json_filled (json, "to", letter->name);
      duban_json_begin_array (json, "tasks");
      for (guint k = 0; k < letter->items->len; k++)
        print_item_json (json, letter->items->pdata[k]);
      duban_json_end_array (json);
      duban_json_text (json, "message", letter->message);
      duban_json_end_object (json);
    }
  duban_json_end_array (json);
  duban_json_end_object (json);
  return duban_json_finish (json, error);
}

static void
print_letters (const DubanUrge *urge)
{
  for (guint i = 0; i < urge->letters->len; i++)
    {
      const DubanUrgeLetter *letter = urge->letters->pdata[i];

      if (letter->message != NULL)
        printf ("%s%s\n", i > 0 ? "\n" : "", letter->message);
      else
        printf (ngettext ("%u task names nobody who could be urged.\n",
                          "%u tasks name nobody who could be urged.\n", letter->items->len),
                letter->items->len);
    }
}

gboolean
duban_cli_urge (DubanCli *cli, int argc, char **argv, GError **error)
{
  gboolean unit = FALSE, all = FALSE, record = FALSE;
  const GOptionEntry entries[] = {
    { "unit", 0, 0, G_OPTION_ARG_NONE, &unit, NULL, NULL },
    { "all", 0, 0, G_OPTION_ARG_NONE, &all, NULL, NULL },
    { "record", 0, 0, G_OPTION_ARG_NONE, &record, NULL, NULL },
    G_OPTION_ENTRY_NULL,
  };
  g_autoptr (DubanSession) session = NULL;
  g_autoptr (GArray) tasks = NULL;
  g_autoptr (DubanSnapshot) snapshot = NULL;
  g_autoptr (DubanUrge) urge = NULL;

  if (!duban_cli_parse (cli, &argc, &argv, entries, 1, -1, error))
    return FALSE;
  session = duban_cli_open (cli, FALSE, error);
  tasks = session != NULL ? find_tasks (session, argc, argv, error) : NULL;
  snapshot = tasks != NULL ? take_snapshot (session, error) : NULL;
  if (snapshot == NULL)
    return FALSE;
  urge = duban_urge_new (snapshot, (const guint32 *) (gpointer) tasks->data, tasks->len,
                         unit ? DUBAN_URGE_UNIT : DUBAN_URGE_WHO_OWES, all);
  if (record && !record_urges (session, urge, error))
    return FALSE;
  if (cli->json)
    return print_letters_json (urge, error);
  print_letters (urge);
  return TRUE;
}

static void
print_draft_json (DubanJson *json, const DubanMinutesDraft *draft)
{
  duban_json_begin_object (json, NULL);
  duban_json_number (json, "from", (gint64) draft->from);
  duban_json_number (json, "to", (gint64) draft->to);
  duban_json_filled (json, "title", draft->title);
  duban_json_filled (json, "requirement", draft->requirement);
  duban_json_filled (json, "lead", draft->lead);
  duban_json_boolean (json, "lead_by_portfolio", draft->lead_by_portfolio);
  duban_json_filled (json, "unit", draft->unit);
  duban_json_filled (json, "partners", draft->partners);
  duban_json_filled (json, "due", draft->due);
  duban_json_end_object (json);
}

static gboolean
print_minutes_json (const DubanMinutes *minutes, const GPtrArray *drafts, GError **error)
{
  g_autoptr (DubanJson) json = duban_json_new ();

  duban_json_begin_object (json, NULL);
  duban_json_text (json, "assigner", minutes->assigner);
  duban_json_day (json, "assigned", minutes->date);
  duban_json_text (json, "source", minutes->source);
  duban_json_text (json, "source_ref", minutes->source_ref);
  duban_json_begin_array (json, "proposals");
  for (guint i = 0; i < drafts->len; i++)
    print_draft_json (json, drafts->pdata[i]);
  duban_json_end_array (json);
  duban_json_end_object (json);
  return duban_json_finish (json, error);
}

static void
print_field (const char *name, const char *value)
{
  if (*value != '\0')
    printf ("    %s: %s\n", name, value);
}

static void
print_minutes (const GPtrArray *drafts)
{
  for (guint i = 0; i < drafts->len; i++)
    {
      const DubanMinutesDraft *draft = drafts->pdata[i];

      printf ("%u. %s\n", i + 1, draft->title);
      print_field (_ ("lead"), draft->lead);
      print_field (_ ("unit"), draft->unit);
      print_field (_ ("cooperating"), draft->partners);
      print_field (_ ("due"), draft->due);
    }
  /* Translators: at the end of a list of tasks that minutes propose */
  printf (ngettext ("%u proposal\n", "%u proposals\n", drafts->len), drafts->len);
}

gboolean
duban_cli_minutes (DubanCli *cli, int argc, char **argv, GError **error)
{
  g_autoptr (DubanSession) session = NULL;
  g_autoptr (DubanMinutes) minutes = NULL;
  g_autoptr (GPtrArray) drafts = NULL;
  g_autofree char *text = NULL;
  gsize size;

  if (!duban_cli_parse (cli, &argc, &argv, NULL, 1, 1, error))
    return FALSE;
  session = duban_cli_open (cli, TRUE, error);
  text = session != NULL ? duban_file_read (argv[1], DUBAN_MINUTES_MAX, &size, error) : NULL;
  if (text != NULL)
    text = duban_encoding_make_utf8 (text, &size, argv[1], error);
  if (text == NULL)
    return FALSE;
  minutes = duban_minutes_read (text, session->terms);
  drafts = duban_minutes_drafts_new (minutes, session->terms);
  if (cli->json)
    return print_minutes_json (minutes, drafts, error);
  print_minutes (drafts);
  return TRUE;
}
