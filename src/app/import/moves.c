/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/import/moves.h"

#include <glib/gi18n-lib.h>

#include "app/wording/wording.h"
#include "core/clock137.h"
#include "store/tasks.h"

#define MAX_NAMED 5  /* in the note */
#define MAX_TITLE 20 /* letters of a task without a number */

typedef struct
{
  const DubanTerms *before;
  DubanTerms *after;
  GPtrArray *moves; /* DubanDeadlineMove: the result's */
  guint n_tasks;
  GCancellable *cancellable;
} Search;

static void
add (Search *search, const DubanTask *task, const char *what, DubanDay from, DubanDay to)
{
  DubanDeadlineMove *move = g_new0 (DubanDeadlineMove, 1);

  move->task = task->id;
  move->number = task->number != NULL && *task->number != '\0' ? g_strdup (task->number) : NULL;
  move->title = g_strdup (task->title);
  move->what = what;
  move->from = from;
  move->to = to;
  g_ptr_array_add (search->moves, move);
}

static gboolean
stage_moves (const DubanStageResult *before, const DubanStageResult *after)
{
  if (before->due == after->due || before->due == DUBAN_NO_DAY)
    return FALSE;
  if (before->state == DUBAN_STATE_EXCUSED && after->state == DUBAN_STATE_EXCUSED)
    return FALSE;
  return after->done == DUBAN_NO_DAY || before->state != after->state;
}

static gboolean
judge_cb (const DubanTask *task, const DubanRecord *records, gsize n_records, gpointer data)
{
  Search *search = data;
  DubanClock137 before, after;
  guint n_before = search->moves->len;

  if (task->status != DUBAN_STATUS_OPEN)
    return !g_cancellable_is_cancelled (search->cancellable);
  duban_clock137_judge (&before, search->before, task, records, n_records);
  duban_clock137_judge (&after, search->after, task, records, n_records);
  for (DubanStage stage = 0; stage < DUBAN_N_STAGES; stage++)
    if (stage_moves (&before.stages[stage], &after.stages[stage]))
      add (search, task, duban_stage_get_code (stage), before.stages[stage].due,
           after.stages[stage].due);
  if (before.follow_up_due != after.follow_up_due && before.follow_up_due != DUBAN_NO_DAY
      && after.follow_up_due != DUBAN_NO_DAY)
    add (search, task, DUBAN_MOVE_FOLLOW_UP, before.follow_up_due, after.follow_up_due);
  search->n_tasks += search->moves->len > n_before;
  return !g_cancellable_is_cancelled (search->cancellable);
}

static int
compare_moves_cb (gconstpointer a, gconstpointer b)
{
  const DubanDeadlineMove *first = *(const DubanDeadlineMove *const *) a;
  const DubanDeadlineMove *second = *(const DubanDeadlineMove *const *) b;

  if (first->from != second->from)
    return first->from < second->from ? -1 : 1;
  return g_strcmp0 (first->number, second->number);
}

static const char *
words_of_what (const char *what)
{
  for (DubanStage stage = 0; stage < DUBAN_N_STAGES; stage++)
    if (g_str_equal (what, duban_stage_get_code (stage)))
      return duban_wording_of_stage (stage);
  return duban_wording_of_record_kind (DUBAN_RECORD_FOLLOW_UP);
}

char *
duban_deadline_move_dup_words (const DubanDeadlineMove *move, DubanDay today)
{
  g_autofree char *from = duban_wording_of_day (move->from, today);
  g_autofree char *to = duban_wording_of_day (move->to, today);
  g_autofree char *title = move->number != NULL ? g_strdup (move->number)
                           : g_utf8_strlen (move->title, -1) > MAX_TITLE
                               ? g_utf8_substring (move->title, 0, MAX_TITLE)
                               : g_strdup (move->title);

  /* Translators: a task, one of its deadlines (feedback, follow-up), the day it was and the day it
   * becomes. */
  return g_strdup_printf (_ ("%s %s %s → %s"), title, words_of_what (move->what), from, to);
}

/* How many move, and the first of them. */
static char *
say_moves (const Search *search)
{
  const GPtrArray *moves = search->moves;
  const char *policy = duban_wording_of_policy (search->before->settings.policy);
  g_autoptr (GString) first = g_string_new (NULL);

  for (guint i = 0; i < MIN (moves->len, MAX_NAMED); i++)
    {
      g_autofree char *words
          = duban_deadline_move_dup_words (g_ptr_array_index (moves, i), search->before->today);

      /* Translators: between deadlines that move. */
      g_string_append_printf (first, "%s%s", i > 0 ? _ ("; ") : "", words);
    }
  if (moves->len > MAX_NAMED)
    g_string_append (first, " …");
  if (moves->len == 0)
    return g_strdup_printf (_ ("No deadline of an open task moves (days are counted: %s)."),
                            policy);
  /* Translators: how many deadlines, of how many tasks, the day policy, the first deadlines. */
  return g_strdup_printf (ngettext ("%u deadline of open tasks moves (tasks: %u; days are counted: "
                                    "%s): %s",
                                    "%u deadlines of open tasks move (tasks: %u; days are counted: "
                                    "%s): %s",
                                    moves->len),
                          moves->len, search->n_tasks, policy, first->str);
}

gboolean
duban_import_moves_find (DubanImportBatch *batch, DubanCalendar *calendar, GError **error)
{
  const DubanTerms *terms = batch->session->terms;
  g_autoptr (DubanTerms) after
      = duban_terms_new (terms->today, &terms->settings, duban_calendar_ref (calendar),
                         duban_directory_ref (terms->directory));
  Search search = { .before = terms,
                    .after = after,
                    .moves = batch->result->moves,
                    .cancellable = batch->cancellable };
  char *note;

  after->desk_leader = terms->desk_leader;
  after->desk_is_office = terms->desk_is_office;
  if (!duban_tasks_each (batch->session->db, DUBAN_TASKS_RULES,
                         duban_clock_get_zone (batch->session->clock), judge_cb, &search,
                         batch->cancellable, error)
      || g_cancellable_set_error_if_cancelled (batch->cancellable, error))
    return FALSE;
  g_ptr_array_sort (search.moves, compare_moves_cb);
  note = say_moves (&search);
  batch->result->moves_note = note;
  g_ptr_array_add (batch->result->notes, note);
  return TRUE;
}
