/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/view/leader-load.h"

#include "app/view/open-task.h"
#include "app/wording/wording.h"

#include "app/words.h"
#include <string.h>

static void
row_clear (gpointer data)
{
  g_free (((DubanLeaderLoadRow *) data)->holds);
}

void
duban_leader_load_free (DubanLeaderLoad *load)
{
  g_clear_pointer (&load->snapshot, duban_snapshot_unref);
  g_array_unref (load->rows);
  g_free (load->as_of);
  g_free (load);
}

static gboolean
is_account (const DubanFinding *finding)
{
  return (finding->rule == DUBAN_RULE_OWN_ACCOUNT_MISSING
          || finding->rule == DUBAN_RULE_CROSS_ACCOUNT_MISSING)
         && !finding->waived;
}

static gboolean
counts (const DubanLeaderLoad *load, const DubanOpenTask *task, guint32 leader,
        DubanLeaderFigure figure)
{
  const gboolean leads = task->row->lead == leader;

  switch (figure)
    {
    case DUBAN_LEADER_LEADS:
      return leads;
    case DUBAN_LEADER_COOPERATES:
      return duban_register_has_cooperator (load->snapshot->reg, task->row, leader);
    case DUBAN_LEADER_RED:
      return leads && task->light == DUBAN_LIGHT_RED;
    case DUBAN_LEADER_YELLOW:
      return leads && task->light == DUBAN_LIGHT_YELLOW;
    case DUBAN_LEADER_OVERDUE:
      return leads && task->is_overdue;
    case DUBAN_LEADER_ACCOUNTS: /* they are found, not counted */
    case DUBAN_N_LEADER_FIGURES:
    default:
      return FALSE;
    }
}

static void
add_once (GArray *tasks, guint32 task)
{
  for (guint i = 0; i < tasks->len; i++)
    if (g_array_index (tasks, guint32, i) == task)
      return;
  g_array_append_val (tasks, task);
}

static int
compare_tasks (gconstpointer a, gconstpointer b)
{
  const guint32 x = *(const guint32 *) a;
  const guint32 y = *(const guint32 *) b;

  return (x > y) - (x < y);
}

/* A lead who owes both accounts of a task owes of one task. */
static GArray *
list_accounts (const DubanSnapshot *snapshot, guint32 leader)
{
  GArray *tasks = g_array_new (FALSE, FALSE, sizeof (guint32));
  gsize n;
  const DubanFinding *findings = duban_verdict_get_findings (snapshot->verdict, &n);

  for (gsize i = 0; i < n; i++)
    if (findings[i].leader == leader && is_account (&findings[i]))
      add_once (tasks, findings[i].task);
  g_array_sort (tasks, compare_tasks);
  return tasks;
}

GArray *
duban_leader_load_list_tasks (const DubanLeaderLoad *load, guint32 leader, DubanLeaderFigure figure)
{
  GArray *tasks;
  gsize n;

  if (figure == DUBAN_LEADER_ACCOUNTS)
    return list_accounts (load->snapshot, leader);
  tasks = g_array_new (FALSE, FALSE, sizeof (guint32));
  duban_register_get_rows (load->snapshot->reg, &n);
  for (gsize i = 0; i < n; i++)
    {
      DubanOpenTask task;

      if (duban_open_task_get (load->snapshot, i, &task) && counts (load, &task, leader, figure))
        g_array_append_val (tasks, task.row->task);
    }
  return tasks;
}

/* One pass over the tasks: their lead and cooperators are few. */
static void
count_tasks (DubanLeaderLoad *load)
{
  DubanLeaderLoadRow *rows = (DubanLeaderLoadRow *) (gpointer) load->rows->data;
  gsize n;

  duban_register_get_rows (load->snapshot->reg, &n);
  for (gsize i = 0; i < n; i++)
    {
      DubanOpenTask task;

      if (!duban_open_task_get (load->snapshot, i, &task))
        continue;
      for (guint j = 0; j < load->rows->len; j++)
        for (int figure = 0; figure < DUBAN_N_LEADER_FIGURES; figure++)
          rows[j].n[figure] += counts (load, &task, rows[j].leader, (DubanLeaderFigure) figure);
    }
  for (guint j = 0; j < load->rows->len; j++)
    {
      g_autoptr (GArray) tasks = list_accounts (load->snapshot, rows[j].leader);

      rows[j].n[DUBAN_LEADER_ACCOUNTS] = tasks->len;
    }
}

/* What a leader holds today in one way: “分管：水利局、农牧局”. */
static void
append_holdings (GString *text, const DubanTerms *terms, guint32 leader, DubanHoldingKind kind)
{
  gsize n;
  const DubanHolding *holdings = duban_directory_list_holdings (terms->directory, &n);
  gboolean is_first = TRUE;

  for (gsize i = 0; i < n; i++)
    {
      const char *name;

      if (holdings[i].leader != leader || holdings[i].kind != kind
          || !duban_holding_is_on (&holdings[i], terms->today))
        continue;
      name = duban_directory_get_name (terms->directory, holdings[i].held);
      if (name == NULL)
        continue;
      if (is_first)
        /* Translators: before what is held in that way */
        g_string_append_printf (text, _ ("%s%s: "), text->len > 0 ? _ ("; ") : "",
                                duban_wording_of_holding (kind));
      else
        g_string_append (text, "、");
      g_string_append (text, name);
      is_first = FALSE;
    }
}

static char *
dup_holdings (const DubanTerms *terms, guint32 leader)
{
  GString *text = g_string_new (NULL);

  for (int kind = DUBAN_HOLDS_CHARGE; kind <= DUBAN_HOLDS_GUARANTEE; kind++)
    append_holdings (text, terms, leader, (DubanHoldingKind) kind);
  return g_string_free (text, FALSE);
}

/* The head of government, his first deputy (常务), then as they were entered: a portfolio lists
 * them in their order. */
static int
get_place (const DubanLeaderLoadRow *row)
{
  if (row->has_left)
    return 3;
  if (duban_leader_is_head_of_government (row->facts))
    return 0;
  return row->facts->title != NULL && strstr (row->facts->title, "常务") != NULL ? 1 : 2;
}

static int
compare_rows (gconstpointer a, gconstpointer b)
{
  const DubanLeaderLoadRow *x = a;
  const DubanLeaderLoadRow *y = b;

  if (get_place (x) != get_place (y))
    return get_place (x) - get_place (y);
  return x->leader < y->leader ? -1 : 1;
}

DubanLeaderLoad *
duban_leader_load_new (DubanSnapshot *snapshot, char *as_of)
{
  DubanLeaderLoad *load = g_new0 (DubanLeaderLoad, 1);
  const DubanTerms *terms = snapshot->terms;
  gsize n;
  const DubanLeader *const *leaders = duban_directory_list_leaders (terms->directory, &n);

  load->snapshot = duban_snapshot_ref (snapshot);
  load->as_of = as_of;
  load->rows = g_array_new (FALSE, FALSE, sizeof (DubanLeaderLoadRow));
  g_array_set_clear_func (load->rows, row_clear);
  for (gsize i = 0; i < n; i++)
    {
      DubanLeaderLoadRow row = { .leader = leaders[i]->n, .facts = leaders[i] };

      if (snapshot->scope != 0 && snapshot->scope != row.leader)
        continue;
      row.has_left = row.facts->left != DUBAN_NO_DAY && row.facts->left < terms->today;
      row.holds = dup_holdings (terms, row.leader);
      g_array_append_val (load->rows, row);
    }
  g_array_sort (load->rows, compare_rows);
  count_tasks (load);
  return load;
}

const char *
duban_leader_load_get_title (DubanLeaderFigure figure)
{
  switch (figure)
    {
    case DUBAN_LEADER_LEADS:
      return C_ ("figure", "Leads");
    case DUBAN_LEADER_COOPERATES:
      return C_ ("figure", "Cooperates");
    case DUBAN_LEADER_RED:
      return C_ ("figure", "Red");
    case DUBAN_LEADER_YELLOW:
      return C_ ("figure", "Yellow");
    case DUBAN_LEADER_OVERDUE:
      return C_ ("figure", "Overdue");
    case DUBAN_LEADER_ACCOUNTS:
      return C_ ("figure", "Accounts owed");
    case DUBAN_N_LEADER_FIGURES:
    default:
      return "";
    }
}

char *
duban_leader_load_dup_title (const DubanLeaderLoadRow *row, DubanDay today)
{
  const char *title = row->facts->title != NULL ? row->facts->title : "";
  g_autofree char *day = NULL;

  if (row->facts->left == DUBAN_NO_DAY)
    return g_strdup (title);
  day = duban_wording_of_day (row->facts->left, today);
  /* Translators: a title, and the last day in office */
  return g_strdup_printf (_ ("%s (until %s)"), title, day);
}

char *
duban_leader_load_dup_sentence (const DubanLeaderLoadRow *row, DubanDay today)
{
  g_autofree char *title = duban_leader_load_dup_title (row, today);

  /* Translators: a row read out: name, title, what is held; then how many tasks */
  return g_strdup_printf (
      _ ("%s, %s, %s; leads %u, cooperates in %u, %u red, %u yellow, %u "
         "overdue, owes accounts of %u"),
      row->facts->name, title, *row->holds != '\0' ? row->holds : _ ("holds nothing"),
      row->n[DUBAN_LEADER_LEADS], row->n[DUBAN_LEADER_COOPERATES], row->n[DUBAN_LEADER_RED],
      row->n[DUBAN_LEADER_YELLOW], row->n[DUBAN_LEADER_OVERDUE], row->n[DUBAN_LEADER_ACCOUNTS]);
}

static void
add_row (DubanSheet *sheet, const DubanLeaderLoadRow *row, DubanDay today)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_autofree char *title = duban_leader_load_dup_title (row, today);

  g_strv_builder_add (builder, row->facts->name);
  g_strv_builder_add (builder, title);
  g_strv_builder_add (builder, row->holds);
  for (int i = 0; i < DUBAN_N_LEADER_FIGURES; i++)
    {
      g_autofree char *number = g_strdup_printf ("%u", row->n[i]);

      g_strv_builder_add (builder, number);
    }
  duban_sheet_take_row (sheet, g_strv_builder_end (builder));
}

DubanSheet *
duban_leader_load_dup_sheet (const DubanLeaderLoad *load)
{
  DubanSheet *sheet
      = duban_sheet_new (g_strdup (_ ("Load of leaders")), NULL, g_strdup (load->as_of));

  duban_sheet_add_column (sheet, C_ ("column", "Leader"), 0, FALSE);
  duban_sheet_add_column (sheet, _ ("Title"), 0, FALSE);
  duban_sheet_add_column (sheet, C_ ("column", "Holds"), 4, FALSE);
  for (int i = 0; i < DUBAN_N_LEADER_FIGURES; i++)
    duban_sheet_add_column (sheet, duban_leader_load_get_title ((DubanLeaderFigure) i), 0, TRUE);
  for (guint i = 0; i < load->rows->len; i++)
    add_row (sheet, &g_array_index (load->rows, DubanLeaderLoadRow, i),
             load->snapshot->terms->today);
  return sheet;
}
