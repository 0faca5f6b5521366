/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/view/account-walk.h"

#include "app/error.h"
#include "app/wording/snippet.h"
#include "app/wording/wording.h"
#include "core/period.h"
#include "store/tasks.h"

#include "app/words.h"

#define TEXT_CHARS 300

typedef struct
{
  DubanAccountCase *value;
  const DubanTerms *terms;
} Loading;

static gboolean
is_given_here (const DubanAccountMark *mark)
{
  return mark->state == DUBAN_ACCOUNT_MISSING;
}

static void
add_step (GArray *steps, const DubanAccountRow *row, const DubanAccountEntry *entry,
          DubanDay monday)
{
  const DubanAccountStep step = { row->task, entry->leader, entry->ledger, monday };

  g_array_append_val (steps, step);
}

static void
add_row (GArray *steps, const DubanAccounts *accounts, const DubanAccountRow *row, guint32 leader)
{
  for (guint i = 0; i < row->n_entries; i++)
    {
      const DubanAccountEntry *entry = &row->entries[i];

      if ((leader == 0 || entry->leader == leader) && is_given_here (&entry->last))
        add_step (steps, row, entry, accounts->monday);
    }
}

/* What the running week asks of a task that owes nothing for the last one. */
static void
add_running (GArray *steps, const DubanAccounts *accounts, const DubanAccountRow *row,
             guint32 leader)
{
  for (guint i = 0; i < row->n_entries; i++)
    {
      const DubanAccountEntry *entry = &row->entries[i];

      if ((leader == 0 || entry->leader == leader) && entry->now.state == DUBAN_ACCOUNT_AHEAD)
        add_step (steps, row, entry, accounts->monday + 7);
    }
}

static int
compare_leaders (gconstpointer a, gconstpointer b)
{
  const DubanAccountStep *x = a, *y = b;

  return (x->leader > y->leader) - (x->leader < y->leader);
}

static const DubanAccountRow *
find_row (const DubanAccounts *accounts, guint32 task)
{
  for (guint i = 0; i < accounts->rows->len; i++)
    {
      const DubanAccountRow *row = accounts->rows->pdata[i];

      if (row->task == task)
        return row;
    }
  return NULL;
}

GArray *
duban_account_walk_list (const DubanAccounts *accounts, guint32 leader, guint32 from)
{
  const DubanAccountRow *first = from != 0 ? find_row (accounts, from) : NULL;
  g_autoptr (GArray) rest = g_array_new (FALSE, FALSE, sizeof (DubanAccountStep));
  GArray *steps = g_array_new (FALSE, FALSE, sizeof (DubanAccountStep));

  if (first != NULL)
    add_row (steps, accounts, first, leader);
  if (first != NULL && steps->len == 0)
    add_running (steps, accounts, first, leader);
  for (guint i = 0; i < accounts->rows->len; i++)
    if (accounts->rows->pdata[i] != first)
      add_row (rest, accounts, accounts->rows->pdata[i], leader);
  g_array_sort (rest, compare_leaders);
  if (rest->len > 0)
    g_array_append_vals (steps, rest->data, rest->len);
  return steps;
}

/* 11月18日 跟进：文字 */
static void
append_record (GString *text, const DubanRecord *record, const DubanTerms *terms)
{
  g_autofree char *day = duban_wording_of_day (record->day, terms->today);
  g_autofree char *words = duban_snippet_dup (record->text, TEXT_CHARS);

  if (text->len > 0)
    g_string_append_c (text, '\n');
  if (words[0] != '\0')
    /* Translators: in order: a day, a kind of record, its words */
    g_string_append_printf (text, C_ ("a record", "%s %s: %s"), day,
                            duban_wording_of_record_kind (record->kind), words);
  else
    /* Translators: in order: a day, a kind of record */
    g_string_append_printf (text, C_ ("a record", "%s %s"), day,
                            duban_wording_of_record_kind (record->kind));
}

static gboolean
is_news (const DubanRecord *record, const DubanAccountStep *step)
{
  return !record->is_void && record->day >= step->monday && record->kind != DUBAN_RECORD_ACCOUNT
         && record->kind != DUBAN_RECORD_WAIVE && record->kind != DUBAN_RECORD_VOID
         && record->kind != DUBAN_RECORD_CORRECTION && record->kind != DUBAN_RECORD_URGE;
}

/* 进展缓慢：文字 (transfer full) */
static char *
dup_account (const DubanRecord *account)
{
  g_autofree char *words = duban_snippet_dup (account->text, TEXT_CHARS);

  if (words[0] == '\0')
    return g_strdup (duban_wording_of_position (account->position));
  /* Translators: how it stands, and the words of the account */
  return g_strdup_printf (C_ ("an account", "%s: %s"),
                          duban_wording_of_position (account->position), words);
}

static void
append_other (GString *text, const DubanRecord *account, const DubanTerms *terms)
{
  const char *name = duban_directory_get_name (terms->directory, account->by);
  g_autofree char *words = dup_account (account);

  if (text->len > 0)
    g_string_append_c (text, '\n');
  /* Translators: in order: a leader, which ledger, what was said */
  g_string_append_printf (text, C_ ("an account", "%s, %s: %s"), name != NULL ? name : "",
                          duban_wording_of_ledger (account->ledger), words);
}

static gboolean
is_own (const DubanRecord *record, const DubanAccountStep *step)
{
  return record->by == step->leader && record->ledger == step->ledger;
}

static void
take_records (Loading *loading, const DubanRecord *records, gsize n_records)
{
  const DubanAccountStep *step = &loading->value->step;
  const DubanRecord *before = NULL;
  GString *news = g_string_new (NULL), *others = g_string_new (NULL);

  for (gsize i = 0; i < n_records; i++)
    {
      const DubanRecord *record = &records[i];
      gboolean is_account = record->kind == DUBAN_RECORD_ACCOUNT && !record->is_void;

      if (is_news (record, step))
        append_record (news, record, loading->terms);
      if (is_account && record->week == step->monday && !is_own (record, step))
        append_other (others, record, loading->terms);
      if (is_account && record->week <= step->monday && is_own (record, step)
          && (before == NULL || duban_record_is_after (record, before)))
        before = record;
    }
  loading->value->records = g_string_free (news, FALSE);
  loading->value->others = g_string_free (others, FALSE);
  loading->value->before = before != NULL ? dup_account (before) : NULL;
}

static gboolean
take_task_cb (const DubanTask *task, const DubanRecord *records, gsize n_records, gpointer data)
{
  Loading *loading = data;

  loading->value->number = g_strdup (task->number);
  loading->value->title = g_strdup (task->title);
  take_records (loading, records, n_records);
  return FALSE;
}

DubanAccountCase *
duban_account_case_load (DubanSession *session, const DubanAccountStep *step, GError **error)
{
  g_autoptr (DubanAccountCase) value = g_new0 (DubanAccountCase, 1);
  Loading loading = { value, session->terms };
  const DubanPeriod week = { DUBAN_PERIOD_WEEK, step->monday, step->monday + 6 };

  value->step = *step;
  value->leader = g_strdup (duban_directory_get_name (session->terms->directory, step->leader));
  value->week = duban_accounts_dup_week (step->monday, session->terms->today);
  value->period = duban_period_to_text (week);
  if (!duban_tasks_each_of (session->db, &step->task, 1, DUBAN_TASKS_ALL,
                            duban_clock_get_zone (session->clock), take_task_cb, &loading, error))
    return NULL;
  if (value->title != NULL && value->leader != NULL)
    return g_steal_pointer (&value);
  g_set_error_literal (error, DUBAN_APP_ERROR, DUBAN_APP_ERROR_STATE,
                       _ ("This task, or its leader, is no longer there."));
  return NULL;
}

void
duban_account_case_free (DubanAccountCase *value)
{
  g_free (value->number);
  g_free (value->title);
  g_free (value->leader);
  g_free (value->week);
  g_free (value->period);
  g_free (value->before);
  g_free (value->records);
  g_free (value->others);
  g_free (value);
}
