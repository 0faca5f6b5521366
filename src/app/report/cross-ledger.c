/* SPDX-License-Identifier: GPL-3.0-or-later */
/* 交叉账: the tasks that cross, by cooperating leader, with each one's position beside the
 * other's. */
#include "app/report/sections.h"
#include "app/wording/wording.h"

#include "app/words.h"

/* How a task that crosses is told: the positions side by side, or, where nobody has one yet, in one
 * sentence with the others like it. */
typedef enum
{
  TELL_POSITIONS,
  TELL_AHEAD,    /* every account of the running week is still to be given */
  TELL_NOT_OWED, /* that week asks for none */
} Telling;

/* Tasks of one pair: led on this side and cooperated in by another, or the other way round. */
typedef struct
{
  guint32 leader; /* the other */
  gboolean leads; /* the other leads, this side cooperates */
  GArray *tasks;  /* of guint32 */
} Pair;

static void
pair_free (gpointer data)
{
  Pair *pair = data;

  g_array_unref (pair->tasks);
  g_free (pair);
}

static void
add_to_pair (GPtrArray *pairs, guint32 leader, gboolean leads, guint32 task)
{
  Pair *pair = NULL;

  for (guint i = 0; i < pairs->len && pair == NULL; i++)
    {
      Pair *known = pairs->pdata[i];

      if (known->leader == leader && known->leads == leads)
        pair = known;
    }
  if (pair == NULL)
    {
      pair = g_new0 (Pair, 1);
      pair->leader = leader;
      pair->leads = leads;
      pair->tasks = g_array_new (FALSE, FALSE, sizeof (guint32));
      g_ptr_array_add (pairs, pair);
    }
  g_array_append_val (pair->tasks, task);
}

static int
compare_pairs (gconstpointer a, gconstpointer b)
{
  const Pair *x = *(const Pair *const *) a;
  const Pair *y = *(const Pair *const *) b;

  if (x->leads != y->leads)
    return x->leads ? 1 : -1;
  return (x->leader > y->leader) - (x->leader < y->leader);
}

/* Of the tasks that are written out. (transfer full, of Pair) */
static GPtrArray *
make_pairs (const DubanPaper *paper)
{
  GPtrArray *pairs = g_ptr_array_new_with_free_func (pair_free);
  const guint32 side = paper->key->leader;
  const GArray *crossing = paper->roster->crossing;

  for (guint i = 0; i < MIN (crossing->len, DUBAN_ROSTER_CROSSING); i++)
    {
      const DubanMatter *matter
          = duban_material_get (paper->material, g_array_index (crossing, guint32, i));
      const DubanTask *task = matter != NULL ? matter->task : NULL;

      if (task == NULL)
        continue;
      if (side != 0 && task->lead != side)
        {
          add_to_pair (pairs, task->lead, TRUE, task->n);
          continue;
        }
      for (gsize j = 0; j < task->n_cooperators; j++)
        add_to_pair (pairs, task->cooperators[j], FALSE, task->n);
    }
  g_ptr_array_sort (pairs, compare_pairs);
  return pairs;
}

static char *
say_account (const DubanPaper *paper, const DubanMatter *matter, guint i)
{
  const DubanMatterAccount *account = &g_array_index (matter->accounts, DubanMatterAccount, i);
  g_autofree char *mark = duban_paper_say_account (paper, account);
  const char *ledger = duban_wording_of_ledger (account->ledger);
  const char *name = duban_paper_name_leader (paper, account->leader);

  if (account->mark.state == DUBAN_ACCOUNT_UNHEARD)
    return g_steal_pointer (&mark);
  if (account->leader == matter->task->lead && account->ledger == DUBAN_LEDGER_OWN)
    /* Translators: in order: the lead, which ledger, what he says */
    return g_strdup_printf (C_ ("report", "lead %s, %s: %s"), name, ledger, mark);
  if (account->leader == matter->task->lead)
    /* Translators: which ledger of the leader who was named before, what he says */
    return g_strdup_printf (C_ ("report", "%s: %s"), ledger, mark);
  /* Translators: in order: the cooperating leader, which ledger, what he says */
  return g_strdup_printf (C_ ("report", "cooperator %s, %s: %s"), name, ledger, mark);
}

static char *
say_accounts (const DubanPaper *paper, const DubanMatter *matter)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < matter->accounts->len; i++)
    {
      g_autofree char *one = say_account (paper, matter, i);

      if (i > 0)
        g_string_append (text, C_ ("report", "; "));
      g_string_append (text, one);
    }
  if (matter->contradicts)
    {
      g_string_append (text, C_ ("report", "; "));
      g_string_append (text, C_ ("report", "the accounts contradict each other: both are to check "
                                           "together and account anew"));
    }
  return duban_paper_end_sentence (text->str);
}

static void
add_item (DubanPaper *paper, guint32 task)
{
  const DubanMatter *matter = duban_material_get (paper->material, task);
  g_autofree char *accounts = say_accounts (paper, matter);

  duban_paper_begin_item (paper, matter->task, NULL);
  duban_paper_say (paper, accounts);
}

static Telling
choose_telling (const DubanMatter *matter)
{
  if (matter->accounts->len == 0)
    return TELL_NOT_OWED;
  for (guint i = 0; i < matter->accounts->len; i++)
    if (g_array_index (matter->accounts, DubanMatterAccount, i).mark.state != DUBAN_ACCOUNT_AHEAD)
      return TELL_POSITIONS;
  return matter->contradicts ? TELL_POSITIONS : TELL_AHEAD;
}

/* Those of a pair that are told in one sentence; format: how many, which. */
static void
add_together (DubanPaper *paper, const Pair *pair, Telling telling, const char *format)
{
  g_autoptr (GString) names = g_string_new (NULL);
  g_autofree char *count = NULL;
  g_auto (GStrv) parts = g_strsplit (format, "%s", 3);
  g_autofree char *text = NULL;
  guint n = 0;

  for (guint i = 0; i < pair->tasks->len; i++)
    {
      const guint32 task = g_array_index (pair->tasks, guint32, i);
      g_autofree char *name = duban_paper_say_task (paper, task);

      if (choose_telling (duban_material_get (paper->material, task)) != telling)
        continue;
      if (n++ > 0)
        g_string_append (names, C_ ("report", " and "));
      g_string_append (names, name);
    }
  if (n == 0)
    return;
  count = g_strdup_printf ("%u", n);
  text = g_strconcat (parts[0], count, parts[1], names->str, parts[2], NULL);
  duban_paper_add (paper, DUBAN_BLOCK_PARAGRAPH, text);
}

/* The count is a figure where every task that crosses is written out. */
static void
add_pair (DubanPaper *paper, const Pair *pair, guint n)
{
  const gboolean is_whole = paper->roster->crossing->len <= DUBAN_ROSTER_CROSSING;
  const char *name = duban_paper_name_leader (paper, pair->leader);
  g_autofree char *label
      = g_strdup_printf (pair->leads ? C_ ("report", "Cooperating with %s, who leads")
                                     : C_ ("report", "%s cooperates"),
                         name);
  g_autofree char *code = g_strdup_printf ("crossing-%u", n);
  g_autofree char *cited = NULL;
  g_autofree char *heading = NULL;

  if (is_whole)
    {
      cited = duban_paper_cite (duban_paper_add_figure (paper, code, label, NULL, pair->tasks));
      /* Translators: which tasks that cross, how many */
      heading = g_strdup_printf (C_ ("report", "%s – %s"), label, cited);
    }
  duban_paper_add (paper, DUBAN_BLOCK_HEADING_2, heading != NULL ? heading : label);
  for (guint i = 0; i < pair->tasks->len; i++)
    {
      const guint32 task = g_array_index (pair->tasks, guint32, i);

      if (choose_telling (duban_material_get (paper->material, task)) == TELL_POSITIONS)
        add_item (paper, task);
    }
  add_together (paper, pair, TELL_AHEAD,
                /* Translators: how many, which */
                C_ ("report", "Accounts of the week still to be given by all: %s, namely %s."));
  add_together (paper, pair, TELL_NOT_OWED,
                /* Translators: how many, which */
                C_ ("report", "No account is owed for this week of %s, namely %s."));
}

static gboolean
lacks_account (const DubanMatter *matter)
{
  for (guint i = 0; i < matter->accounts->len; i++)
    if (g_array_index (matter->accounts, DubanMatterAccount, i).mark.state != DUBAN_ACCOUNT_GIVEN)
      return TRUE;
  return FALSE;
}

/* How many of those that are written out still lack an account. */
static void
add_lacking (DubanPaper *paper)
{
  const GArray *crossing = paper->roster->crossing;
  g_autoptr (GArray) tasks = g_array_new (FALSE, FALSE, sizeof (guint32));
  g_autofree char *cited = NULL;
  g_autofree char *text = NULL;

  for (guint i = 0; i < MIN (crossing->len, DUBAN_ROSTER_CROSSING); i++)
    {
      const guint32 task = g_array_index (crossing, guint32, i);
      const DubanMatter *matter = duban_material_get (paper->material, task);

      if (matter != NULL && lacks_account (matter))
        g_array_append_val (tasks, task);
    }
  if (tasks->len == 0)
    return;
  cited = duban_paper_cite (duban_paper_add_figure (
      paper, "accounts-lacking", C_ ("report", "Accounts lacking"), NULL, tasks));
  text = g_strdup_printf (C_ ("report", "Of those written out here, %s still lack an account."),
                          cited);
  duban_paper_add (paper, DUBAN_BLOCK_PARAGRAPH, text);
}

void
duban_section_add_cross_ledger (DubanPaper *paper)
{
  const GArray *crossing
      = duban_summary_get_tasks (paper->figures->summary, DUBAN_SUMMARY_CROSSING);
  const guint figure
      = duban_paper_add_figure (paper, "crossing", C_ ("report", "Crossing"), NULL, crossing);
  g_autofree char *cited = duban_paper_cite (figure);
  g_autofree char *text = NULL;
  g_autoptr (GPtrArray) pairs = NULL;

  if (crossing->len == 0)
    text = g_strdup_printf (C_ ("report", "No matter crossed %s."),
                            duban_paper_name_period (paper, 0));
  else
    text = g_strdup_printf (C_ ("report", "Crossing %s: %s; the positions for the week stand "
                                          "side by side."),
                            duban_paper_name_period (paper, 0), cited);
  duban_paper_add (paper, DUBAN_BLOCK_PARAGRAPH, text);
  if (crossing->len > DUBAN_ROSTER_CROSSING)
    {
      g_autofree char *rest = g_strdup_printf (
          C_ ("report", "Below stand the first %u of them; the other %u are not written out."),
          DUBAN_ROSTER_CROSSING, crossing->len - DUBAN_ROSTER_CROSSING);

      duban_paper_add (paper, DUBAN_BLOCK_PARAGRAPH, rest);
    }
  add_lacking (paper);
  pairs = make_pairs (paper);
  for (guint i = 0; i < pairs->len; i++)
    add_pair (paper, pairs->pdata[i], i + 1);
}
