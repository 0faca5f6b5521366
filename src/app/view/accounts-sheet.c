/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/view/accounts.h"

#include "app/wording/wording.h"

#include "app/words.h"

char *
duban_accounts_dup_week (DubanDay monday, DubanDay today)
{
  g_autofree char *from = duban_wording_of_day (monday, today);
  g_autofree char *to = duban_wording_of_day (monday + 6, today);

  /* Translators: in order: the first and the last day of a week */
  return g_strdup_printf (_ ("%s to %s"), from, to);
}

/* 进展缓慢：文字 (transfer full) */
static char *
dup_mark (const DubanAccounts *accounts, const DubanAccountEntry *entry,
          const DubanAccountMark *mark)
{
  g_autofree char *words = duban_account_mark_dup_words (
      mark, entry, duban_accounts_get_heard (accounts, entry->leader), accounts->today);

  if (mark->text == NULL)
    return g_steal_pointer (&words);
  /* Translators: how it stands, and the words of the account */
  return g_strdup_printf (C_ ("an account", "%s: %s"), words, mark->text);
}

static void
add_row (DubanSheet *sheet, const DubanAccounts *accounts, const DubanAccountRow *row)
{
  for (guint i = 0; i < row->n_entries; i++)
    {
      const DubanAccountEntry *entry = &row->entries[i];
      g_autofree char *last = dup_mark (accounts, entry, &entry->last);
      g_autofree char *now = dup_mark (accounts, entry, &entry->now);
      const char *const texts[] = { row->number != NULL && i == 0 ? row->number : "",
                                    i == 0 ? row->title : "",
                                    entry->name,
                                    duban_wording_of_ledger (entry->ledger),
                                    last,
                                    now,
                                    NULL };

      duban_sheet_take_row (sheet, g_strdupv ((char **) (gpointer) texts));
    }
}

DubanSheet *
duban_accounts_dup_sheet (const DubanAccounts *accounts)
{
  g_autofree char *week = duban_accounts_dup_week (accounts->monday, accounts->today);
  g_autofree char *running = duban_accounts_dup_week (accounts->monday + 7, accounts->today);
  DubanSheet *sheet
      = duban_sheet_new (g_strdup (_ ("The two ledgers")), NULL, g_strdup (accounts->as_of));

  duban_sheet_add_column (sheet, C_ ("field", "Number"), 0, TRUE);
  duban_sheet_add_column (sheet, C_ ("field", "Title"), 3, FALSE);
  duban_sheet_add_column (sheet, _ ("Leader"), 0, TRUE);
  duban_sheet_add_column (sheet, C_ ("account", "Ledger"), 0, TRUE);
  duban_sheet_add_column (sheet, week, 3, FALSE);
  duban_sheet_add_column (sheet, running, 3, FALSE);
  for (guint i = 0; i < accounts->rows->len; i++)
    add_row (sheet, accounts, accounts->rows->pdata[i]);
  return sheet;
}
