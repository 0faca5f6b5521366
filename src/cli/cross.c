/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the page Cross-responsibility shows: conflicts, the two ledgers, the matrix. */
#include "app/conflict/cards.h"
#include "app/judgement.h"
#include "app/view/accounts.h"
#include "app/view/matrix.h"
#include "app/wording/wording.h"
#include "cli/command.h"
#include "cli/reading.h"
#include "cli/text-table.h"

#include <glib/gi18n-lib.h>
#include <stdio.h>

#define TITLE_PLACES 40
#define WORDS_PLACES 40

typedef struct
{
  DubanReading *reading;
  DubanSnapshot *snapshot;
  gboolean json;
} Asked;

static void
print_task (DubanJson *json, guint32 task, const char *number, const char *title)
{
  if (task == 0)
    {
      duban_json_null (json, "task");
      return;
    }
  duban_json_begin_object (json, "task");
  duban_json_text (json, "number", number);
  duban_json_text (json, "title", title);
  duban_json_end_object (json);
}

static void
print_sides (DubanJson *json, const DubanConflictCard *card)
{
  duban_json_begin_array (json, "sides");
  for (guint i = 0; i < card->sides->len; i++)
    {
      const DubanConflictSide *side = card->sides->pdata[i];

      duban_json_begin_object (json, NULL);
      duban_json_text (json, "leader", side->name);
      duban_json_text (json, "part", side->role);
      duban_json_filled (json, "then", side->then);
      duban_json_filled (json, "now", side->now);
      duban_json_end_object (json);
    }
  duban_json_end_array (json);
}

static void
print_facts (DubanJson *json, const DubanConflictCard *card)
{
  duban_json_begin_array (json, "facts");
  for (guint i = 0; i < card->facts->len; i++)
    {
      const DubanConflictFact *fact = card->facts->pdata[i];

      duban_json_begin_object (json, NULL);
      duban_json_text (json, "name", fact->label);
      duban_json_text (json, "fact", fact->text);
      duban_json_end_object (json);
    }
  duban_json_end_array (json);
}

static void
print_ways (DubanJson *json, const DubanConflictCard *card)
{
  duban_json_begin_array (json, "ways");
  for (guint i = 0; i < card->ways->len; i++)
    {
      const DubanConflictWay *way = card->ways->pdata[i];

      if (duban_conflict_way_is_deed (way))
        duban_json_text (json, NULL, way->label);
    }
  duban_json_end_array (json);
}

static void
print_card_json (DubanJson *json, const DubanConflictCard *card)
{
  duban_json_begin_object (json, NULL);
  duban_json_text (json, "rule", duban_rule_get_code (card->rule));
  duban_json_text (json, "severity", duban_severity_get_code (card->severity));
  duban_json_boolean (json, "waived", card->waived);
  print_task (json, card->task, card->number, card->title);
  duban_json_text (json, "message", card->sentence);
  print_sides (json, card);
  print_facts (json, card);
  print_ways (json, card);
  duban_json_end_object (json);
}

/* Its statement, as the window copies it; or its JSON. */
static void
print_card (const Asked *asked, DubanJson *json, const DubanConflictCard *card, const char *as_of)
{
  g_autofree char *text = NULL;

  if (json != NULL)
    {
      print_card_json (json, card);
      return;
    }
  text = duban_conflict_card_dup_statement (card, asked->snapshot->terms, as_of);
  printf ("%s\n", text);
}

static gboolean
print_conflicts (const Asked *asked, DubanJson *json, GError **error)
{
  DubanConflictQuestion question;
  g_autoptr (DubanConflictCards) cards = NULL;

  for (int i = 0; i <= DUBAN_N_RULES; i++)
    question.limits[i] = G_MAXUINT;
  cards = duban_conflict_cards_load (asked->reading->session, asked->snapshot, &question, error);
  if (cards == NULL)
    return FALSE;
  if (json != NULL)
    duban_json_begin_array (json, "conflicts");
  for (guint i = 0; i < cards->groups->len; i++)
    {
      const DubanConflictGroup *group = cards->groups->pdata[i];

      for (guint j = 0; j < group->cards->len; j++)
        print_card (asked, json, group->cards->pdata[j], cards->as_of);
    }
  if (json != NULL)
    duban_json_end_array (json);
  return TRUE;
}

/* given, missing, unheard (未收到), ahead; null where none is asked. */
static void
print_mark (DubanJson *json, const char *name, const DubanAccountMark *mark)
{
  static const char *const codes[] = { NULL, "given", "ahead", "missing", "unheard" };

  if (mark->state == DUBAN_ACCOUNT_NOT_OWED)
    {
      duban_json_null (json, name);
      return;
    }
  duban_json_begin_object (json, name);
  duban_json_text (json, "state", codes[mark->state]);
  duban_json_text (json, "position",
                   mark->state == DUBAN_ACCOUNT_GIVEN ? duban_position_get_code (mark->position)
                                                      : NULL);
  duban_json_text (json, "text", mark->text);
  duban_json_end_object (json);
}

static void
print_entry_json (DubanJson *json, const DubanAccountRow *row, const DubanAccountEntry *entry)
{
  duban_json_begin_object (json, NULL);
  print_task (json, row->task, row->number, row->title);
  duban_json_text (json, "leader", entry->name);
  duban_json_text (json, "ledger", duban_ledger_get_code (entry->ledger));
  print_mark (json, "last", &entry->last);
  print_mark (json, "running", &entry->now);
  duban_json_end_object (json);
}

static void
add_entry (DubanTextTable *table, const DubanAccounts *accounts, const DubanAccountRow *row,
           const DubanAccountEntry *entry)
{
  const DubanDay heard = duban_accounts_get_heard (accounts, entry->leader);
  g_autofree char *last
      = duban_account_mark_dup_words (&entry->last, entry, heard, accounts->today);
  g_autofree char *now = duban_account_mark_dup_words (&entry->now, entry, heard, accounts->today);

  duban_text_table_add (table, row->number, 0);
  duban_text_table_add (table, row->title, TITLE_PLACES);
  duban_text_table_add (table, entry->name, 0);
  duban_text_table_add (table, duban_wording_of_ledger (entry->ledger), 0);
  duban_text_table_add (table, last, WORDS_PLACES);
  duban_text_table_add (table, now, WORDS_PLACES);
}

static gboolean
print_accounts (const Asked *asked, DubanJson *json, GError **error)
{
  g_autoptr (DubanAccounts) accounts
      = duban_accounts_load (asked->reading->session, asked->snapshot, NULL, error);
  const char *headings[] = { C_ ("field", "Number"),   C_ ("field", "Title"), _ ("Leader"),
                             C_ ("account", "Ledger"), _ ("Last week"),       _ ("This week") };
  g_autoptr (DubanTextTable) table = duban_text_table_new (headings, G_N_ELEMENTS (headings));

  if (accounts == NULL)
    return FALSE;
  if (json != NULL)
    {
      duban_json_day (json, "week", accounts->monday);
      duban_json_begin_array (json, "accounts");
    }
  for (guint i = 0; i < accounts->rows->len; i++)
    {
      const DubanAccountRow *row = accounts->rows->pdata[i];

      for (guint j = 0; j < row->n_entries; j++)
        if (json != NULL)
          print_entry_json (json, row, &row->entries[j]);
        else
          add_entry (table, accounts, row, &row->entries[j]);
    }
  if (json != NULL)
    duban_json_end_array (json);
  else
    duban_text_table_print (table);
  return TRUE;
}

static void
print_row_json (DubanJson *json, const DubanMatrix *matrix, const DubanMatrixRow *row)
{
  static const char *const states[] = { "single", "gap", "overlap" };

  duban_json_begin_object (json, NULL);
  duban_json_text (json, row->is_field ? "field" : "unit", row->name);
  duban_json_text (json, "state", states[row->state]);
  duban_json_number (json, "tasks", row->tasks->len);
  duban_json_begin_array (json, "leaders");
  for (guint i = 0; i < matrix->leaders->len; i++)
    {
      const DubanMatrixCell *cell = &row->cells[i];
      g_autofree char *words = duban_matrix_cell_dup_words (cell);

      if (cell->kinds == 0 && cell->led == NULL)
        continue;
      duban_json_begin_object (json, NULL);
      duban_json_text (json, "leader", g_array_index (matrix->leaders, DubanMatrixLeader, i).name);
      duban_json_filled (json, "holds", words);
      duban_json_number (json, "leads", cell->led != NULL ? cell->led->len : 0);
      duban_json_end_object (json);
    }
  duban_json_end_array (json);
  duban_json_end_object (json);
}

static void
print_matrix (const Asked *asked, DubanJson *json)
{
  g_autoptr (DubanMatrix) matrix = duban_matrix_load (asked->reading->session, asked->snapshot);

  if (json != NULL)
    duban_json_begin_array (json, "matrix");
  for (guint i = 0; i < matrix->rows->len; i++)
    {
      const DubanMatrixRow *row = matrix->rows->pdata[i];
      g_autofree char *sentence = duban_matrix_row_dup_sentence (matrix, row);

      if (json != NULL)
        print_row_json (json, matrix, row);
      else
        printf ("%s\n", sentence);
    }
  if (json != NULL)
    duban_json_end_array (json);
}

static gboolean
print_view (const Asked *asked, const char *view, GError **error)
{
  g_autoptr (DubanJson) json = asked->json ? duban_json_new () : NULL;
  gboolean printed = TRUE;

  if (json != NULL)
    {
      duban_json_begin_object (json, NULL);
      duban_reading_print_now (asked->reading, json);
    }
  if (g_str_equal (view, "conflicts"))
    printed = print_conflicts (asked, json, error);
  else if (g_str_equal (view, "accounts"))
    printed = print_accounts (asked, json, error);
  else
    print_matrix (asked, json);
  if (!printed || json == NULL)
    return printed;
  duban_json_end_object (json);
  return duban_json_finish (json, error);
}

/* Everything that is known today, seen from the leader's side. (transfer full) */
static DubanSnapshot *
take_snapshot (DubanReading *reading, guint32 scope, GError **error)
{
  DubanSession *session = reading->session;
  DubanRegister *reg = duban_judgement_load_register (session, NULL, error);
  g_autoptr (DubanSnapshot) whole = NULL;

  if (reg == NULL)
    return NULL;
  whole
      = duban_snapshot_new (duban_terms_ref (session->terms), duban_verdict_ref (reading->verdict),
                            reg, session->last_change, session->now.milliseconds);
  return duban_snapshot_with_scope (whole, scope);
}

gboolean
duban_cli_cross (DubanCli *cli, int argc, char **argv, GError **error)
{
  static const char *const views[] = { "conflicts", "accounts", "matrix", NULL };
  g_auto (DubanReading) reading = { 0 };
  g_autoptr (DubanSnapshot) snapshot = NULL;
  g_autofree char *name = NULL;
  const DubanLeader *leader = NULL;
  const GOptionEntry entries[] = {
    { "leader", 0, 0, G_OPTION_ARG_STRING, &name, NULL, NULL },
    G_OPTION_ENTRY_NULL,
  };

  if (!duban_cli_parse (cli, &argc, &argv, entries, 1, 1, error))
    return FALSE;
  if (!g_strv_contains (views, argv[1]))
    return duban_cli_refuse_usage (argv[0], error);
  if (!duban_reading_open (&reading, cli, error))
    return FALSE;
  if (name != NULL)
    {
      leader = duban_reading_find_leader (&reading, name, error);
      if (leader == NULL)
        return FALSE;
    }
  snapshot = take_snapshot (&reading, leader != NULL ? leader->n : 0, error);
  return snapshot != NULL && print_view (&(Asked){ &reading, snapshot, cli->json }, argv[1], error);
}
