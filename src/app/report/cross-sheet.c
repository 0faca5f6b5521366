/* SPDX-License-Identifier: GPL-3.0-or-later */
/* 交叉账 as a sheet of the workbook: a row an account that was asked for or given. */
#include "app/report/sections.h"
#include "app/wording/wording.h"

#include "app/words.h"

enum
{
  COLUMN_NUMBER,
  COLUMN_TITLE,
  COLUMN_LEAD,
  COLUMN_COOPERATORS,
  COLUMN_LEADER,
  COLUMN_LEDGER,
  COLUMN_STATE,
  COLUMN_WORDS,
};

static DubanTable *
make_table (void)
{
  DubanTable *table = duban_table_new (C_ ("report", "The cross ledger"),
                                       C_ ("report", "The cross ledger"), TRUE);

  duban_table_add_column (table, C_ ("report", "Number"), 6, DUBAN_ALIGN_CENTRE);
  duban_table_add_column (table, C_ ("report", "Matter"), 12, DUBAN_ALIGN_LEFT);
  duban_table_add_column (table, C_ ("report", "Lead"), 5, DUBAN_ALIGN_CENTRE);
  duban_table_add_column (table, C_ ("report", "Cooperating leaders"), 7, DUBAN_ALIGN_CENTRE);
  duban_table_add_column (table, C_ ("report", "Leader of the account"), 5, DUBAN_ALIGN_CENTRE);
  duban_table_add_column (table, C_ ("report", "Ledger"), 4, DUBAN_ALIGN_CENTRE);
  duban_table_add_column (table, C_ ("report", "Position"), 6, DUBAN_ALIGN_CENTRE);
  duban_table_add_column (table, C_ ("report", "Words of the account"), 14, DUBAN_ALIGN_LEFT);
  return table;
}

static char *
name_cooperators (const DubanPaper *paper, const DubanTask *task)
{
  g_autoptr (GString) names = g_string_new (NULL);

  for (gsize i = 0; i < task->n_cooperators; i++)
    {
      if (i > 0)
        g_string_append (names, C_ ("report", " and "));
      g_string_append (names, duban_paper_name_leader (paper, task->cooperators[i]));
    }
  return g_string_free (g_steal_pointer (&names), FALSE);
}

/* account: NULL where the week asks for none. */
static void
add_row (DubanTable *table, const DubanPaper *paper, const DubanTask *task,
         const DubanMatterAccount *account)
{
  const DubanMatterAccount none = { .mark.state = DUBAN_ACCOUNT_NOT_OWED };
  g_autofree char *cooperators = name_cooperators (paper, task);
  g_autofree char *state = duban_paper_say_mark (paper, account != NULL ? account : &none);

  duban_table_add_row (table);
  duban_table_set_text (table, COLUMN_NUMBER, 0, task->number != NULL ? task->number : "");
  duban_table_set_text (table, COLUMN_TITLE, 0, task->title);
  duban_table_set_text (table, COLUMN_LEAD, 0, duban_paper_name_leader (paper, task->lead));
  duban_table_set_text (table, COLUMN_COOPERATORS, 0, cooperators);
  duban_table_set_text (table, COLUMN_STATE, 0, state);
  if (account == NULL)
    return;
  duban_table_set_text (table, COLUMN_LEADER, 0, duban_paper_name_leader (paper, account->leader));
  duban_table_set_text (table, COLUMN_LEDGER, 0, duban_wording_of_ledger (account->ledger));
  if (account->mark.text != NULL)
    duban_table_set_text (table, COLUMN_WORDS, 0, account->mark.text);
}

static void
add_task (DubanTable *table, const DubanPaper *paper, const DubanMatter *matter)
{
  for (guint i = 0; i < matter->accounts->len; i++)
    add_row (table, paper, matter->task, &g_array_index (matter->accounts, DubanMatterAccount, i));
  if (matter->accounts->len == 0)
    add_row (table, paper, matter->task, NULL);
}

void
duban_section_add_cross_sheet (DubanPaper *paper)
{
  const GArray *crossing = paper->roster->crossing;
  g_autoptr (DubanTable) table = NULL;

  if (crossing->len == 0)
    return;
  table = make_table ();
  if (crossing->len > DUBAN_ROSTER_CROSSING)
    {
      g_autofree char *rest = g_strdup_printf (
          C_ ("report", "Below stand the first %u of them; the other %u are not written out."),
          DUBAN_ROSTER_CROSSING, crossing->len - DUBAN_ROSTER_CROSSING);

      duban_table_add_group (table, rest);
    }
  for (guint i = 0; i < MIN (crossing->len, DUBAN_ROSTER_CROSSING); i++)
    {
      const DubanMatter *matter
          = duban_material_get (paper->material, g_array_index (crossing, guint32, i));

      if (matter != NULL)
        add_task (table, paper, matter);
    }
  duban_document_take_sheet (paper->document, g_steal_pointer (&table));
}
