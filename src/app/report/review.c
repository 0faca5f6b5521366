/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What should be looked at before a report is issued: each in one sentence, with where it is
 * mended. */
#include "app/report/sections.h"
#include "app/wording/wording.h"
#include "core/text.h"

#include "app/words.h"

#include <string.h>

/* (transfer full) */
static char *
say (const char *form, const DubanPaper *paper, guint32 task)
{
  g_autofree char *name = duban_paper_say_task (paper, task);
  g_auto (GStrv) parts = g_strsplit (form, "%s", 2);

  return g_strjoinv (name, parts);
}

static void
note_task (DubanPaper *paper, const char *code, const DubanMatter *matter, const char *form)
{
  duban_paper_note (paper, code, matter->task->n, matter->task->lead, NULL,
                    say (form, paper, matter->task->n));
}

static void
look_at_blockage (DubanPaper *paper, const DubanMatter *matter)
{
  if (!matter->is_blocked)
    return;
  if (matter->suggestion == NULL)
    note_task (paper, "no-suggestion", matter,
               C_ ("report", "The blockage of %s has no suggestion: report it again with one."));
  if (matter->cause == NULL)
    note_task (paper, "no-cause", matter,
               C_ ("report", "The blockage of %s has no cause: report it again with one."));
}

/* (transfer full) */
static char *
say_lacking (const DubanPaper *paper, const DubanMatter *matter, const DubanMatterAccount *account)
{
  g_autofree char *task = duban_paper_say_task (paper, matter->task->n);
  g_autofree char *words = NULL;

  if (account->mark.state != DUBAN_ACCOUNT_UNHEARD)
    /* Translators: in order: a leader, which ledger, a task */
    return g_strdup_printf (C_ ("report", "%s has not given the “%s” of %s: ask for it, or give "
                                          "it."),
                            duban_paper_name_leader (paper, account->leader),
                            duban_wording_of_ledger (account->ledger), task);
  words = duban_paper_say_account (paper, account);
  /* Translators: that an account has not come, the task that it is of */
  return g_strdup_printf (C_ ("report", "%s, of %s: ask for the data of his desk."), words, task);
}

static void
look_at_accounts (DubanPaper *paper, const DubanMatter *matter)
{
  const guint32 side = paper->key->leader;

  for (guint i = 0; i < matter->accounts->len; i++)
    {
      const DubanMatterAccount *account = &g_array_index (matter->accounts, DubanMatterAccount, i);

      if (account->mark.state != DUBAN_ACCOUNT_GIVEN
          && (side == 0 || account->leader == side || matter->task->lead == side))
        duban_paper_note (paper, "account-missing", matter->task->n, account->leader, NULL,
                          say_lacking (paper, matter, account));
    }
}

static gboolean
is_ours (const DubanPaper *paper, const DubanTask *task)
{
  return paper->key->leader == 0 || task->lead == paper->key->leader;
}

static gboolean
has_provisional (const DubanMatter *matter)
{
  for (int i = 0; i < DUBAN_N_STAGES; i++)
    if (matter->clock.stages[i].provisional && matter->clock.stages[i].done == DUBAN_NO_DAY)
      return TRUE;
  return FALSE;
}

static void
look_at_task (DubanPaper *paper, const DubanMatter *matter)
{
  const gboolean is_open = matter->task->status == DUBAN_STATUS_OPEN;

  look_at_accounts (paper, matter);
  if (matter->has_secret)
    note_task (paper, "secret-mark", matter,
               C_ ("report",
                   "A text of %s bears a secret mark, and secret matters have no place in "
                   "Duban: take it out."));
  if (matter->task->handling != 0)
    note_task (paper, "restricted", matter,
               C_ ("report", "%s is marked as not to be passed on: see that the report goes to "
                             "nobody who may not read it."));
  if (!is_ours (paper, matter->task))
    return;
  look_at_blockage (paper, matter);
  if (is_open && !matter->is_moving)
    note_task (paper, "no-progress", matter,
               C_ ("report", "Of %s no progress was entered in the period: enter it."));
  if (is_open && has_provisional (matter))
    note_task (paper, "provisional-date", matter,
               C_ ("report",
                   "A date of %s is provisional, because the holidays of its year are not "
                   "known: take them in."));
  if (matter->task->contested != 0)
    note_task (paper, "contested", matter,
               C_ ("report", "The entries of %s contradict each other: decide which holds."));
}

/* By number, so that two looks say the same. */
static int
compare_matters (gconstpointer a, gconstpointer b)
{
  const DubanMatter *x = *(const DubanMatter *const *) a;
  const DubanMatter *y = *(const DubanMatter *const *) b;
  const int order = g_strcmp0 (x->task->number, y->task->number);

  return order != 0 ? order : (x->task->n > y->task->n) - (x->task->n < y->task->n);
}

/* (transfer container) */
static GPtrArray *
list_matters (const DubanPaper *paper)
{
  GPtrArray *matters = g_ptr_array_new ();
  GHashTableIter iter;
  gpointer matter;

  g_hash_table_iter_init (&iter, paper->material->matters);
  while (g_hash_table_iter_next (&iter, NULL, &matter))
    g_ptr_array_add (matters, matter);
  g_ptr_array_sort (matters, compare_matters);
  return matters;
}

/* How many tasks the figures of a code count together: the code itself, or (prefix) all that begin
 * with it. *is_there: whether there is any. */
static guint
sum (const DubanDocument *document, const char *code, gboolean is_prefix, const char *suffix,
     gboolean *is_there)
{
  guint n = 0;

  *is_there = FALSE;
  for (guint i = 0; i < document->figures->len; i++)
    {
      const DubanFigure *figure = document->figures->pdata[i];

      if (is_prefix
              ? !g_str_has_prefix (figure->code, code) || !g_str_has_suffix (figure->code, suffix)
              : !g_str_equal (figure->code, code))
        continue;
      *is_there = TRUE;
      n += figure->tasks->len;
    }
  return n;
}

/* The parts must make the whole, in the document's own figures. */
static void
look_at_sum (DubanPaper *paper, const char *whole, const char *parts, const char *suffix)
{
  gboolean has_whole, has_parts;
  const guint all = sum (paper->document, whole, FALSE, "", &has_whole);
  const guint together = sum (paper->document, parts, TRUE, suffix, &has_parts);

  if (!has_whole || !has_parts || all == together)
    return;
  duban_paper_note (paper, "sums-differ", 0, 0, NULL,
                    /* Translators: a figure's code, how many, its parts' code, how many */
                    g_strdup_printf (C_ ("report", "The figure %s is %u, but its parts (%s) make "
                                                   "%u: compose the report again."),
                                     whole, all, parts, together));
}

static void
look_at_sums (DubanPaper *paper)
{
  static const char *const counts[] = { "assigned", "closed", "open", "overdue" };

  look_at_sum (paper, "led", "light-", "");
  for (gsize i = 0; i < G_N_ELEMENTS (counts); i++)
    {
      g_autofree char *suffix = g_strconcat ("-", counts[i], NULL);

      look_at_sum (paper, counts[i], "source-", suffix);
      look_at_sum (paper, counts[i], "unit-", suffix);
    }
}

/* All that people wrote, a line each. (transfer full) */
static GString *
gather_texts (const DubanPaper *paper, const GPtrArray *matters)
{
  GString *all = g_string_new (NULL);

  for (guint i = 0; i < matters->len; i++)
    {
      const DubanMatter *matter = matters->pdata[i];

      g_string_append (all, matter->task->title);
      g_string_append_c (all, '\n');
      for (guint j = 0; j < matter->texts->len; j++)
        {
          g_string_append (all, matter->texts->pdata[j]);
          g_string_append_c (all, '\n');
        }
    }
  for (int i = 0; i < DUBAN_N_FREE_PARTS && paper->parts != NULL; i++)
    if (paper->parts->texts[i] != NULL)
      {
        g_string_append (all, paper->parts->texts[i]);
        g_string_append_c (all, '\n');
      }
  return all;
}

/* Whether a name stands somewhere where the longer one does not. */
static gboolean
stands_apart (const char *texts, const char *name, const char *longer)
{
  const char *inside = strstr (longer, name);
  const gsize before = inside != NULL ? (gsize) (inside - longer) : 0;

  for (const char *at = strstr (texts, name); at != NULL; at = strstr (at + 1, name))
    if (inside == NULL || (gsize) (at - texts) < before || !g_str_has_prefix (at - before, longer))
      return TRUE;
  return FALSE;
}

/* A unit that is named in full in one text and otherwise in another. */
static void
look_at_names (DubanPaper *paper, const DubanUnit *unit, const char *texts, GStrv others)
{
  for (guint i = 0; others != NULL && others[i] != NULL; i++)
    {
      if (others[i][0] == '\0' || g_str_equal (others[i], unit->name)
          || !stands_apart (texts, others[i], unit->name)
          || !stands_apart (texts, unit->name, others[i]))
        continue;
      duban_paper_note (
          paper, "unit-two-names", 0, 0, NULL,
          g_strdup_printf (C_ ("report",
                               "The texts name one unit both “%s” and “%s”: settle on one "
                               "of the two."),
                           unit->name, others[i]));
    }
}

static void
look_at_units (DubanPaper *paper, const GPtrArray *matters)
{
  g_autoptr (GString) texts = gather_texts (paper, matters);
  gsize n;
  const DubanUnit *const *units = duban_directory_list_units (paper->figures->then->directory, &n);

  for (gsize i = 0; i < n; i++)
    {
      look_at_names (paper, units[i], texts->str, units[i]->short_names);
      look_at_names (paper, units[i], texts->str, units[i]->former_names);
    }
}

static void
look_at_parts (DubanPaper *paper)
{
  const char *suggestions = duban_free_part_get_code (DUBAN_PART_SUGGESTIONS);

  for (int i = 0; i < DUBAN_N_FREE_PARTS && paper->parts != NULL; i++)
    if (paper->parts->texts[i] != NULL && duban_text_is_secret (paper->parts->texts[i]))
      duban_paper_note (paper, "secret-mark", 0, 0, duban_free_part_get_code ((DubanFreePart) i),
                        g_strdup (C_ ("report", "A part that was written into the report bears a "
                                                "secret mark: take it out.")));
  if (paper->key->period.kind == DUBAN_PERIOD_MONTH
      && (paper->parts == NULL || paper->parts->texts[DUBAN_PART_SUGGESTIONS] == NULL))
    duban_paper_note (paper, "part-missing", 0, 0, suggestions,
                      g_strdup (C_ ("report", "The bulletin has no suggestions of the office's own "
                                              "(measure 8): write them.")));
}

void
duban_review_paper (DubanPaper *paper)
{
  g_autoptr (GPtrArray) matters = list_matters (paper);

  look_at_parts (paper);
  look_at_sums (paper);
  look_at_units (paper, matters);
  for (guint i = 0; i < matters->len; i++)
    look_at_task (paper, matters->pdata[i]);
}
