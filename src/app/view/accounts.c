/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/view/accounts.h"

#include "app/view/as-of.h"
#include "app/view/heard-days.h"
#include "app/wording/snippet.h"
#include "app/wording/wording.h"
#include "core/account.h"
#include "store/tasks.h"

#include "app/words.h"

#define TEXT_CHARS 300
#define DAYS_OF_WEEK 7
#define FEW 2000 /* up to so many tasks are fetched one by one */

typedef struct
{
  DubanSession *session;
  DubanSnapshot *snapshot;
  DubanAccounts *accounts;
  GHashTable *wanted; /* tasks */
  DubanHeardDays *heard;
  GHashTable *leaders; /* DubanAccountLeader by number, borrowed */
  GArray *owed;        /* of DubanAccountOwed: room that is used again */
  GCancellable *cancellable;
} Loading;

static void
leader_free (gpointer data)
{
  DubanAccountLeader *leader = data;

  g_free (leader->name);
  g_array_unref (leader->owed);
  g_array_unref (leader->missing);
  g_free (leader);
}

static void
loading_clear (Loading *loading)
{
  g_clear_pointer (&loading->wanted, g_hash_table_unref);
  g_clear_pointer (&loading->heard, duban_heard_days_free);
  g_clear_pointer (&loading->leaders, g_hash_table_unref);
  g_clear_pointer (&loading->owed, g_array_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Loading, loading_clear)

/* Not given, and its week is over. */
static DubanAccountState
get_lack (const Loading *loading, guint32 leader)
{
  return duban_heard_days_may_lack (loading->heard, leader,
                                    loading->accounts->monday + DAYS_OF_WEEK - 1)
             ? DUBAN_ACCOUNT_UNHEARD
             : DUBAN_ACCOUNT_MISSING;
}

static void
take_mark (const Loading *loading, DubanAccountMark *mark, const DubanAccountOwed *owed,
           gboolean is_over)
{
  g_autofree char *text = NULL;

  mark->day = DUBAN_NO_DAY;
  if (owed->given == NULL)
    {
      mark->state = is_over ? get_lack (loading, owed->leader) : DUBAN_ACCOUNT_AHEAD;
      return;
    }
  mark->state = DUBAN_ACCOUNT_GIVEN;
  mark->position = owed->given->position;
  mark->day = owed->given->day;
  if (owed->given->text == NULL || owed->given->text[0] == '\0')
    return;
  text = duban_snippet_dup (owed->given->text, TEXT_CHARS);
  mark->text = g_string_chunk_insert (loading->accounts->texts, text);
}

static void
add_entry (const Loading *loading, DubanAccountRow *row, guint32 leader, DubanLedger ledger)
{
  const char *name = duban_directory_get_name (loading->snapshot->terms->directory, leader);
  DubanAccountEntry *entry = &row->entries[row->n_entries++];

  entry->leader = leader;
  entry->ledger = ledger;
  entry->name = g_string_chunk_insert_const (loading->accounts->texts, name != NULL ? name : "");
  entry->last.day = entry->now.day = DUBAN_NO_DAY;
}

static DubanAccountRow *
row_new (const Loading *loading, const DubanTask *task)
{
  GStringChunk *texts = loading->accounts->texts;
  DubanAccountRow *row = g_malloc0 (sizeof (DubanAccountRow)
                                    + (task->n_cooperators + 2) * sizeof (DubanAccountEntry));

  row->task = task->n;
  row->lead = task->lead;
  row->number = task->number != NULL ? g_string_chunk_insert (texts, task->number) : NULL;
  row->title = g_string_chunk_insert (texts, task->title);
  if (task->lead != 0)
    {
      add_entry (loading, row, task->lead, DUBAN_LEDGER_OWN);
      add_entry (loading, row, task->lead, DUBAN_LEDGER_CROSS);
    }
  for (gsize i = 0; i < task->n_cooperators; i++)
    if (task->cooperators[i] != task->lead)
      add_entry (loading, row, task->cooperators[i], DUBAN_LEDGER_CROSS);
  return row;
}

static DubanAccountEntry *
find_entry (DubanAccountRow *row, const DubanAccountOwed *owed)
{
  for (guint i = 0; i < row->n_entries; i++)
    if (row->entries[i].leader == owed->leader && row->entries[i].ledger == owed->ledger)
      return &row->entries[i];
  return NULL;
}

static DubanAccountLeader *
ensure_leader (Loading *loading, guint32 n)
{
  DubanAccountLeader *leader = g_hash_table_lookup (loading->leaders, GUINT_TO_POINTER (n));

  if (leader != NULL)
    return leader;
  leader = g_new0 (DubanAccountLeader, 1);
  leader->leader = n;
  leader->name = g_strdup (duban_directory_get_name (loading->snapshot->terms->directory, n));
  leader->heard = duban_heard_days_get (loading->heard, n);
  leader->owed = g_array_new (FALSE, FALSE, sizeof (guint32));
  leader->missing = g_array_new (FALSE, FALSE, sizeof (guint32));
  g_hash_table_insert (loading->leaders, GUINT_TO_POINTER (n), leader);
  g_ptr_array_add (loading->accounts->leaders, leader);
  return leader;
}

/* Tasks come one after the other: each stands once. */
static void
add_once (GArray *tasks, guint32 task)
{
  if (tasks->len == 0 || g_array_index (tasks, guint32, tasks->len - 1) != task)
    g_array_append_val (tasks, task);
}

static void
take_week (Loading *loading, DubanAccountRow *row, const DubanTask *task,
           const DubanRecord *records, gsize n_records, gboolean is_over)
{
  DubanAccountOwed *owed = (DubanAccountOwed *) (gpointer) loading->owed->data;
  const DubanDay monday = loading->accounts->monday + (is_over ? 0 : DAYS_OF_WEEK);
  gsize n
      = duban_account_list_owed (loading->snapshot->terms, task, records, n_records, monday, owed);

  for (gsize i = 0; i < n; i++)
    {
      DubanAccountEntry *entry = find_entry (row, &owed[i]);
      DubanAccountLeader *leader;

      take_mark (loading, is_over ? &entry->last : &entry->now, &owed[i], is_over);
      if (!is_over)
        continue;
      leader = ensure_leader (loading, owed[i].leader);
      add_once (leader->owed, task->n);
      if (owed[i].given != NULL)
        continue;
      add_once (leader->missing, task->n);
      row->n_missing++;
    }
}

static gboolean
take_task_cb (const DubanTask *task, const DubanRecord *records, gsize n_records, gpointer data)
{
  Loading *loading = data;
  const DubanRecord *a, *b;
  DubanAccountRow *row;

  if (!g_hash_table_contains (loading->wanted, GUINT_TO_POINTER (task->n)))
    return !g_cancellable_is_cancelled (loading->cancellable);
  row = row_new (loading, task);
  g_array_set_size (loading->owed, (guint) task->n_cooperators + 2);
  take_week (loading, row, task, records, n_records, TRUE);
  take_week (loading, row, task, records, n_records, FALSE);
  row->contradicts = duban_account_find_contradiction (loading->snapshot->terms, task, records,
                                                       n_records, &a, &b);
  g_ptr_array_add (loading->accounts->rows, row);
  return !g_cancellable_is_cancelled (loading->cancellable);
}

/* The open tasks that cross. (transfer full, ascending) */
static GArray *
list_crossing (Loading *loading)
{
  const DubanSnapshot *snapshot = loading->snapshot;
  GArray *tasks = g_array_new (FALSE, FALSE, sizeof (guint32));
  gsize n;
  const DubanRegisterRow *rows = duban_register_get_rows (snapshot->reg, &n);

  for (gsize i = 0; i < n; i++)
    {
      const DubanRegisterRow *row = &rows[i];

      if (row->n_cooperators == 0 || row->status != DUBAN_STATUS_OPEN
          || (snapshot->scope != 0 && row->lead != snapshot->scope
              && !duban_register_has_cooperator (snapshot->reg, row, snapshot->scope)))
        continue;
      g_array_append_val (tasks, row->task);
      g_hash_table_add (loading->wanted, GUINT_TO_POINTER (row->task));
    }
  return tasks;
}

/* What contradicts and what is missing first, then by number and title. */
static int
compare_rows (gconstpointer a, gconstpointer b)
{
  const DubanAccountRow *x = *(const DubanAccountRow *const *) a;
  const DubanAccountRow *y = *(const DubanAccountRow *const *) b;

  if (x->contradicts != y->contradicts)
    return x->contradicts ? -1 : 1;
  if ((x->n_missing > 0) != (y->n_missing > 0))
    return x->n_missing > 0 ? -1 : 1;
  if ((x->number == NULL) != (y->number == NULL))
    return x->number == NULL ? 1 : -1;
  if (g_strcmp0 (x->number, y->number) != 0)
    return g_strcmp0 (x->number, y->number);
  return (x->task > y->task) - (x->task < y->task);
}

static int
compare_leaders (gconstpointer a, gconstpointer b, gpointer data)
{
  const DubanAccountLeader *x = *(const DubanAccountLeader *const *) a;
  const DubanAccountLeader *y = *(const DubanAccountLeader *const *) b;
  const guint32 scope = GPOINTER_TO_UINT (data);

  if ((x->leader == scope) != (y->leader == scope))
    return x->leader == scope ? -1 : 1;
  if (x->missing->len != y->missing->len)
    return x->missing->len > y->missing->len ? -1 : 1;
  return g_strcmp0 (x->name, y->name);
}

static gboolean
load_rows (Loading *loading, GError **error)
{
  DubanSession *session = loading->session;
  GTimeZone *zone = duban_clock_get_zone (session->clock);
  g_autoptr (GArray) tasks = list_crossing (loading);

  loading->heard = duban_heard_days_load (session, error);
  if (loading->heard == NULL)
    return FALSE;
  if (tasks->len > FEW)
    return duban_tasks_each (session->db, DUBAN_TASKS_ALL, zone, take_task_cb, loading,
                             loading->cancellable, error);
  return duban_tasks_each_of (session->db, (const guint32 *) (gpointer) tasks->data, tasks->len,
                              DUBAN_TASKS_ALL, zone, take_task_cb, loading, error);
}

DubanAccounts *
duban_accounts_load (DubanSession *session, DubanSnapshot *snapshot, GCancellable *cancellable,
                     GError **error)
{
  g_autoptr (DubanAccounts) accounts = g_new0 (DubanAccounts, 1);
  g_auto (Loading) loading = { session, snapshot, accounts };

  loading.wanted = g_hash_table_new (NULL, NULL);
  loading.leaders = g_hash_table_new (NULL, NULL);
  loading.owed = g_array_new (FALSE, FALSE, sizeof (DubanAccountOwed));
  loading.cancellable = cancellable;
  accounts->today = snapshot->terms->today;
  accounts->monday = duban_day_get_monday (snapshot->terms->today) - DAYS_OF_WEEK;
  accounts->scope = snapshot->scope;
  accounts->as_of = duban_as_of_dup (snapshot, duban_clock_get_zone (session->clock), TRUE);
  accounts->rows = g_ptr_array_new_with_free_func (g_free);
  accounts->leaders = g_ptr_array_new_with_free_func (leader_free);
  accounts->texts = g_string_chunk_new (16 * 1024);
  if (!load_rows (&loading, error) || g_cancellable_set_error_if_cancelled (cancellable, error))
    return NULL;
  g_ptr_array_sort (accounts->rows, compare_rows);
  g_ptr_array_sort_with_data (accounts->leaders, compare_leaders,
                              GUINT_TO_POINTER (snapshot->scope));
  return g_steal_pointer (&accounts);
}

void
duban_accounts_free (DubanAccounts *accounts)
{
  g_free (accounts->as_of);
  g_clear_pointer (&accounts->rows, g_ptr_array_unref);
  g_clear_pointer (&accounts->leaders, g_ptr_array_unref);
  g_clear_pointer (&accounts->texts, g_string_chunk_free);
  g_free (accounts);
}

GArray *
duban_accounts_list_missing (const DubanAccounts *accounts)
{
  GArray *tasks = g_array_new (FALSE, FALSE, sizeof (guint32));

  for (guint i = 0; i < accounts->rows->len; i++)
    {
      const DubanAccountRow *row = accounts->rows->pdata[i];

      if (row->n_missing > 0)
        g_array_append_val (tasks, row->task);
    }
  return tasks;
}

char *
duban_accounts_say_missing (const DubanAccounts *accounts)
{
  g_autoptr (GArray) tasks = duban_accounts_list_missing (accounts);
  g_autofree char *of_tasks = NULL;
  guint n = 0;

  for (guint i = 0; i < accounts->rows->len; i++)
    n += ((const DubanAccountRow *) accounts->rows->pdata[i])->n_missing;
  if (n == 0)
    return g_strdup (_ ("All accounts are here"));
  /* Translators: how many tasks; the end of “3 accounts are not here, of 2 tasks” */
  of_tasks = g_strdup_printf (ngettext ("of %u task", "of %u tasks", tasks->len), tasks->len);
  return g_strdup_printf (
      /* Translators: how many accounts; “of 2 tasks”. The text of a button */
      ngettext ("%u account is not here, %s", "%u accounts are not here, %s", n), n, of_tasks);
}

static char *
say_unheard (const DubanAccountEntry *entry, DubanDay heard, DubanDay today)
{
  g_autofree char *day = duban_wording_of_day (heard, today);

  /* Translators: in order: a leader, which ledger, the day of the last data from that desk */
  return g_strdup_printf (_ ("%s’s “%s” has not come (last data of %s)"), entry->name,
                          duban_wording_of_ledger (entry->ledger), day);
}

char *
duban_account_mark_dup_words (const DubanAccountMark *mark, const DubanAccountEntry *entry,
                              DubanDay heard, DubanDay today)
{
  switch (mark->state)
    {
    case DUBAN_ACCOUNT_GIVEN:
      return g_strdup (duban_wording_of_position (mark->position));
    case DUBAN_ACCOUNT_AHEAD:
      return g_strdup (C_ ("account", "not yet"));
    case DUBAN_ACCOUNT_MISSING:
      return g_strdup (C_ ("account", "not given"));
    case DUBAN_ACCOUNT_UNHEARD:
      return say_unheard (entry, heard, today);
    case DUBAN_ACCOUNT_NOT_OWED:
    default:
      return g_strdup (C_ ("account", "none asked"));
    }
}

DubanDay
duban_accounts_get_heard (const DubanAccounts *accounts, guint32 leader)
{
  for (guint i = 0; i < accounts->leaders->len; i++)
    {
      const DubanAccountLeader *known = accounts->leaders->pdata[i];

      if (known->leader == leader)
        return known->heard;
    }
  return DUBAN_NO_DAY;
}
