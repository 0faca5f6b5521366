/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/judge.h"

#include "core/account.h"
#include "core/rules/across.h"
#include "core/rules/rules.h"
#include "core/verdict.h"
#include "core/waiver.h"

#include <string.h>

#define NO_NUMBER G_MAXUINT

/* A task that has gone past, beside the DubanTaskVerdict at the same place. */
typedef struct
{
  guint32 task;
  guint number; /* where its number begins in numbers, or NO_NUMBER */
  guint rank;   /* among all, by number, then entity number */
} Place;

/* Where a finding goes: before all with a greater key; equal ones go on by rule, leader and
 * unit. */
typedef struct
{
  guint64 key;
  guint finding; /* its index */
} Ranked;

struct _DubanJudge
{
  DubanTerms *terms;
  DubanAcross *across;
  GArray *findings; /* of DubanFinding */
  GArray *tasks;    /* of DubanTaskVerdict */
  GArray *places;   /* of Place */
  GString *numbers; /* the tasks' numbers, each with its NUL */
  GArray *scratch;  /* of DubanAccountOwed */
};

static void
waive_findings (const DubanHearing *hearing, const DubanRecord *record)
{
  DubanWaiver waiver;

  if (!duban_waiver_read (&waiver, record, hearing->terms->today))
    return;
  for (guint i = hearing->first; i < hearing->findings->len; i++)
    {
      DubanFinding *finding = &g_array_index (hearing->findings, DubanFinding, i);

      if (duban_waiver_covers (&waiver, finding))
        finding->waived = TRUE;
    }
}

static void
apply_waivers (const DubanHearing *hearing)
{
  if (!duban_hearing_has (hearing, DUBAN_RECORD_WAIVE))
    return;
  for (gsize i = 0; i < hearing->n_records; i++)
    waive_findings (hearing, &hearing->records[i]);
}

static void
keep_task (DubanJudge *judge, const DubanTask *task, const DubanClock137 *clock)
{
  DubanTaskVerdict verdict = { .task = task->n, .status = (guint8) task->status };
  Place place = { .task = task->n, .number = NO_NUMBER };

  for (int stage = 0; stage < DUBAN_N_STAGES; stage++)
    {
      const DubanStageResult *result = &clock->stages[stage];

      verdict.states[stage] = (guint8) result->state;
      verdict.flags |= (guint8) ((result->backfilled ? 1u : 0u) << stage);
      verdict.flags |= (guint8) ((result->provisional ? 8u : 0u) << stage);
    }
  if (task->number != NULL && *task->number != '\0')
    {
      place.number = (guint) judge->numbers->len;
      g_string_append_len (judge->numbers, task->number, (gssize) strlen (task->number) + 1);
    }
  g_array_append_val (judge->tasks, verdict);
  g_array_append_val (judge->places, place);
}

static int
compare_by_task (gconstpointer a, gconstpointer b)
{
  /* Both DubanTaskVerdict and Place begin with the task's entity number. */
  const guint32 task_a = *(const guint32 *) a;
  const guint32 task_b = *(const guint32 *) b;

  return (task_a > task_b) - (task_a < task_b);
}

/* Code points order as their UTF-8 bytes do; a task without a number comes last. */
static int
compare_by_number (gconstpointer a, gconstpointer b, gpointer data)
{
  const Place *place_a = *(Place *const *) a;
  const Place *place_b = *(Place *const *) b;
  const char *numbers = ((const GString *) data)->str;
  int order = 0;

  if (place_a->number == NO_NUMBER || place_b->number == NO_NUMBER)
    order = (place_a->number == NO_NUMBER) - (place_b->number == NO_NUMBER);
  else
    order = strcmp (numbers + place_a->number, numbers + place_b->number);
  return order != 0 ? order : compare_by_task (place_a, place_b);
}

/* Numbers the places by number; returns the rank of what has neither number nor task: after
 * the last task with a number, before the first without. */
static guint
rank_places (DubanJudge *judge)
{
  g_autoptr (GPtrArray) order = g_ptr_array_sized_new (judge->places->len);
  guint n_numbered = 0;

  for (guint i = 0; i < judge->places->len; i++)
    g_ptr_array_add (order, &g_array_index (judge->places, Place, i));
  g_ptr_array_sort_with_data (order, compare_by_number, judge->numbers);
  for (guint i = 0; i < order->len; i++)
    {
      Place *place = order->pdata[i];

      n_numbered += place->number != NO_NUMBER;
      place->rank = i + (place->number == NO_NUMBER);
    }
  return n_numbered;
}

static guint
get_rank (DubanJudge *judge, guint32 task, guint rank_of_none)
{
  guint at;

  if (!g_array_binary_search (judge->places, &task, compare_by_task, &at))
    return rank_of_none;
  return g_array_index (judge->places, Place, at).rank;
}

/* Severity, then days, the longest first, then rank, in one number. No days is less than any
 * number of them. */
static guint64
make_key (const DubanFinding *finding, guint rank)
{
  const guint64 shortness = (guint64) ((gint64) G_MAXINT32 - finding->days);

  return (guint64) finding->severity << 62 | shortness << 30 | rank;
}

static int
compare_ranked (gconstpointer a, gconstpointer b, gpointer findings)
{
  const Ranked *ranked_a = a;
  const Ranked *ranked_b = b;
  const DubanFinding *finding_a, *finding_b;

  if (ranked_a->key != ranked_b->key)
    return ranked_a->key < ranked_b->key ? -1 : 1;
  finding_a = &g_array_index ((GArray *) findings, DubanFinding, ranked_a->finding);
  finding_b = &g_array_index ((GArray *) findings, DubanFinding, ranked_b->finding);
  if (finding_a->rule != finding_b->rule)
    return finding_a->rule < finding_b->rule ? -1 : 1;
  if (finding_a->leader != finding_b->leader)
    return finding_a->leader < finding_b->leader ? -1 : 1;
  return (finding_a->unit > finding_b->unit) - (finding_a->unit < finding_b->unit);
}

/* The findings in their order. (transfer full) */
static GArray *
order_findings (DubanJudge *judge)
{
  const guint n = judge->findings->len;
  const guint rank_of_none = rank_places (judge);
  g_autoptr (GArray) ranked = g_array_sized_new (FALSE, FALSE, sizeof (Ranked), n);
  GArray *ordered = g_array_sized_new (FALSE, FALSE, sizeof (DubanFinding), n);

  for (guint i = 0; i < n; i++)
    {
      const DubanFinding *finding = &g_array_index (judge->findings, DubanFinding, i);
      const Ranked one = { make_key (finding, get_rank (judge, finding->task, rank_of_none)), i };

      g_array_append_val (ranked, one);
    }
  g_array_sort_with_data (ranked, compare_ranked, judge->findings);
  for (guint i = 0; i < n; i++)
    g_array_append_val (ordered, g_array_index (judge->findings, DubanFinding,
                                                g_array_index (ranked, Ranked, i).finding));
  return ordered;
}

DubanJudge *
duban_judge_new (DubanTerms *terms)
{
  DubanJudge *judge = g_new0 (DubanJudge, 1);

  judge->terms = duban_terms_ref (terms);
  judge->across = duban_across_new (terms);
  judge->findings = g_array_new (FALSE, FALSE, sizeof (DubanFinding));
  judge->tasks = g_array_new (FALSE, FALSE, sizeof (DubanTaskVerdict));
  judge->places = g_array_new (FALSE, FALSE, sizeof (Place));
  judge->numbers = g_string_new (NULL);
  judge->scratch = g_array_new (FALSE, FALSE, sizeof (DubanAccountOwed));
  return judge;
}

void
duban_judge_free (DubanJudge *judge)
{
  duban_terms_unref (judge->terms);
  duban_across_free (judge->across);
  g_clear_pointer (&judge->findings, g_array_unref);
  g_clear_pointer (&judge->tasks, g_array_unref);
  g_array_unref (judge->places);
  g_string_free (judge->numbers, TRUE);
  g_array_unref (judge->scratch);
  g_free (judge);
}

void
duban_judge_task (DubanJudge *judge, const DubanTask *task, const DubanRecord *records,
                  gsize n_records, DubanClock137 *clock)
{
  DubanClock137 own_clock;
  DubanHearing hearing = {
    .terms = judge->terms,
    .task = task,
    .records = records,
    .n_records = n_records,
    .clock = clock != NULL ? clock : &own_clock,
    .findings = judge->findings,
    .scratch = judge->scratch,
  };

  g_return_if_fail (judge->findings != NULL);

  if (task->deleted)
    return;
  if (clock == NULL)
    clock = &own_clock;
  duban_clock137_judge (clock, judge->terms, task, records, n_records);
  if (task->moved)
    return;
  duban_hearing_begin (&hearing);
  if (task->status != DUBAN_STATUS_WITHDRAWN)
    {
      duban_rules_judge_deadlines (&hearing);
      duban_rules_judge_cross (&hearing);
      duban_rules_judge_passing (&hearing);
      duban_rules_judge_execution (&hearing);
      apply_waivers (&hearing);
    }
  duban_across_remember (judge->across, &hearing);
  keep_task (judge, task, clock);
}

void
duban_judge_waive (DubanJudge *judge, const DubanRecord *waiver)
{
  duban_across_waive (judge->across, waiver);
}

DubanVerdict *
duban_judge_finish (DubanJudge *judge)
{
  GArray *ordered;

  g_return_val_if_fail (judge->findings != NULL, NULL);

  duban_across_judge (judge->across, judge->findings);
  g_array_sort (judge->tasks, compare_by_task);
  g_array_sort (judge->places, compare_by_task);
  ordered = order_findings (judge);
  g_clear_pointer (&judge->findings, g_array_unref);
  return duban_verdict_new (ordered, g_steal_pointer (&judge->tasks));
}
