/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The ranking against a second, naive reading of domain.md section 7: day by day, in plain words,
 * without the clock. */
#include "core/ranking.h"
#include "sample.h"

#define N_TASKS 40
#define N_RECORDS 10
#define FIRST_DAY duban_day_from_ymd (2025, 12, 1)
#define N_DAYS 150

typedef struct
{
  DubanTask task;
  DubanRecord records[N_RECORDS];
  gsize n_records;
} Case;

static const char *const unit_names[] = { "住建局", "水利局", "财政局" };

static DubanDay
random_day (void)
{
  return FIRST_DAY + g_test_rand_int_range (0, N_DAYS);
}

static guint32
random_unit (void)
{
  return sample_find (unit_names[g_test_rand_int_range (0, 3)]);
}

static int
compare_records (gconstpointer a, gconstpointer b)
{
  return ((const DubanRecord *) a)->day - ((const DubanRecord *) b)->day;
}

static void
make_records (Case *random)
{
  static const DubanRecordKind kinds[]
      = { DUBAN_RECORD_DEPLOY,   DUBAN_RECORD_APPROACH, DUBAN_RECORD_FEEDBACK, DUBAN_RECORD_REISSUE,
          DUBAN_RECORD_HANDOVER, DUBAN_RECORD_HANDOVER, DUBAN_RECORD_DEPLOY,   DUBAN_RECORD_NOTE };

  random->n_records = (gsize) g_test_rand_int_range (0, N_RECORDS - 1);
  for (gsize i = 0; i < random->n_records; i++)
    random->records[i]
        = (DubanRecord){ .kind = kinds[g_test_rand_int_range (0, G_N_ELEMENTS (kinds))],
                         .is_void = g_test_rand_int_range (0, 6) == 0,
                         .day = random_day (),
                         .minute = DUBAN_NO_MINUTE,
                         .written_day = DUBAN_NO_DAY };
  qsort (random->records, random->n_records, sizeof random->records[0], compare_records);
  for (gsize i = 0; i < random->n_records; i++)
    random->records[i].written = (gint64) i + 1;
}

/* Each handover goes on from the one before; the last one's holder is the task's. */
static void
make_holders (Case *random)
{
  guint32 holder = random_unit ();

  for (gsize i = 0; i < random->n_records; i++)
    {
      DubanRecord *record = &random->records[i];

      if (record->kind != DUBAN_RECORD_HANDOVER || record->is_void)
        continue;
      record->moves_unit = TRUE;
      record->unit_from = holder;
      record->unit_to = holder = random_unit ();
    }
  random->task.unit = holder;
}

/* At most one turn that ends it, after everything else. */
static void
make_end (Case *random)
{
  const DubanDay last
      = random->n_records > 0 ? random->records[random->n_records - 1].day : FIRST_DAY;
  const int which = g_test_rand_int_range (0, 4);
  const DubanRecordKind kind = which == 1 ? DUBAN_RECORD_CLOSE : DUBAN_RECORD_WITHDRAW;

  random->task.status = DUBAN_STATUS_OPEN;
  if (which != 1 && which != 2)
    return;
  random->task.status = which == 1 ? DUBAN_STATUS_CLOSED : DUBAN_STATUS_WITHDRAWN;
  random->task.closed = last + g_test_rand_int_range (0, 30);
  random->records[random->n_records++] = (DubanRecord){ .kind = kind,
                                                        .day = random->task.closed,
                                                        .minute = DUBAN_NO_MINUTE,
                                                        .written = N_RECORDS,
                                                        .written_day = DUBAN_NO_DAY };
}

static void
make_case (Case *random, guint32 n)
{
  *random = (Case){ .task = { .n = n,
                              .title = "修好供水管网",
                              .assigned = random_day (),
                              .tracked_from = DUBAN_NO_DAY,
                              .due = DUBAN_NO_DAY,
                              .closed = DUBAN_NO_DAY,
                              .importance = DUBAN_ROUTINE,
                              .decision_state = DUBAN_DECISION_NONE } };
  if (g_test_rand_int_range (0, 3) == 0)
    random->task.tracked_from = random_day ();
  if (g_test_rand_int_range (0, 2) == 0)
    random->task.due = random_day ();
  make_records (random);
  make_holders (random);
  make_end (random);
}

static gboolean
stands (const DubanRecord *record, DubanRecordKind kind)
{
  return record->kind == kind && !record->is_void;
}

/* The days on which a round began, as they stood at the end of `until`: the first is A. */
static guint
list_rounds (const Case *random, DubanDay until, DubanDay begins[N_RECORDS + 1])
{
  guint n = 0;

  begins[n++] = random->task.assigned;
  for (gsize i = 0; i < random->n_records; i++)
    if (stands (&random->records[i], DUBAN_RECORD_REISSUE) && random->records[i].day <= until)
      begins[n++] = random->records[i].day;
  return n;
}

static guint32
holder_on (const Case *random, DubanDay day)
{
  guint32 holder = random->task.unit;

  for (gsize i = random->n_records; i > 0; i--)
    if (stands (&random->records[i - 1], DUBAN_RECORD_HANDOVER) && random->records[i - 1].day > day)
      holder = random->records[i - 1].unit_from;
  return holder;
}

/* The earliest record of a kind in [from, to], or DUBAN_NO_DAY. */
static DubanDay
earliest (const Case *random, DubanRecordKind kind, DubanDay from, DubanDay to)
{
  for (gsize i = 0; i < random->n_records; i++)
    if (stands (&random->records[i], kind) && random->records[i].day >= from
        && random->records[i].day <= to)
      return random->records[i].day;
  return DUBAN_NO_DAY;
}

typedef struct
{
  DubanShare parts[3][DUBAN_N_PARTS];
} Tally;

static void
count (Tally *tally, guint32 unit, int part, gboolean on_time)
{
  for (int i = 0; i < 3; i++)
    if (sample_find (unit_names[i]) == unit)
      {
        tally->parts[i][part].due++;
        tally->parts[i][part].on_time += on_time;
      }
}

/* One round: it begins on `begin` and lasts to the end of `end`. */
static void
count_round (Tally *tally, const Case *random, gboolean is_first, DubanDay begin, DubanDay end,
             DubanDay from)
{
  static const DubanRecordKind kinds[]
      = { DUBAN_RECORD_DEPLOY, DUBAN_RECORD_APPROACH, DUBAN_RECORD_FEEDBACK };
  static const int days[] = { 0, 3, 7 };
  const DubanTask *task = &random->task;
  const DubanDay tracked = task->tracked_from != DUBAN_NO_DAY ? task->tracked_from : task->assigned;

  for (int stage = 0; stage < 3; stage++)
    {
      const DubanDay due = begin + days[stage];
      const gboolean has_ended = task->status != DUBAN_STATUS_OPEN && task->closed <= end;
      const DubanDay done
          = earliest (random, kinds[stage], is_first ? DUBAN_DAY_FIRST : begin, end);

      if (due < from || due > end)
        continue;
      if (has_ended && task->status == DUBAN_STATUS_WITHDRAWN && task->closed <= due)
        continue;
      if (done == DUBAN_NO_DAY && (due < tracked || (has_ended && task->closed <= due)))
        continue;
      count (tally, holder_on (random, due), stage, done != DUBAN_NO_DAY && done <= due);
    }
}

static void
count_case (Tally *tally, const Case *random, DubanDay from, DubanDay as_of)
{
  const DubanTask *task = &random->task;
  DubanDay begins[N_RECORDS + 1];
  const guint n = list_rounds (random, as_of, begins);

  for (guint i = 0; i < n; i++)
    {
      DubanDay begin = begins[i];
      const gboolean is_last = i + 1 == n;

      for (guint j = 1; j < i; j++)
        begin = MAX (begin, begins[j]);
      if (is_last || begins[i + 1] > begin || (i == 0 && begins[1] > begin))
        count_round (tally, random, i == 0, begin, is_last ? as_of : begins[i + 1] - 1, from);
    }
  if (task->due == DUBAN_NO_DAY || task->due < from || task->due > as_of)
    return;
  if (task->status == DUBAN_STATUS_WITHDRAWN && task->closed <= MIN (task->due, as_of))
    return;
  count (tally, holder_on (random, task->due), DUBAN_PART_COMPLETION,
         task->status == DUBAN_STATUS_CLOSED && task->closed <= task->due);
}

static void
compare (const DubanRanking *ranking, const Tally *tally)
{
  for (int i = 0; i < 3; i++)
    {
      const DubanRankingRow *row = duban_ranking_find (ranking, sample_find (unit_names[i]));

      g_assert_nonnull (row);
      for (int part = 0; part < DUBAN_N_PARTS; part++)
        {
          g_assert_cmpuint (row->parts[part].due, ==, tally->parts[i][part].due);
          g_assert_cmpuint (row->parts[part].on_time, ==, tally->parts[i][part].on_time);
        }
    }
}

static void
test_random_tasks (void)
{
  for (int run = 0; run < 300; run++)
    {
      g_autoptr (DubanTerms) terms
          = sample_terms_new (run % 2 == 0 ? "2026-05-20" : "2026-03-10", NULL);
      DubanPeriod period;
      g_autoptr (DubanRankingBuilder) builder = NULL;
      g_autoptr (DubanRanking) ranking = NULL;
      Tally tally = { 0 };

      g_assert_true (duban_period_parse (run % 3 == 0 ? "2025-Q4" : "2026-Q1", &period));
      builder = duban_ranking_builder_new (terms, period);
      for (guint32 n = 1; n <= N_TASKS; n++)
        {
          Case random;

          make_case (&random, n);
          count_case (&tally, &random, period.from, MIN (period.to, terms->today));
          duban_ranking_builder_add (builder, &random.task, random.records, random.n_records);
        }
      ranking = duban_ranking_builder_finish (g_steal_pointer (&builder));
      compare (ranking, &tally);
    }
}

/* Scores to within what a long double tells apart. */
static void
test_random_shares (void)
{
  g_autoptr (DubanTerms) terms = sample_terms_new ("2026-06-01", NULL);

  for (int run = 0; run < 20000; run++)
    {
      static const int weights[] = { 20, 20, 30, 30 };
      DubanShare parts[DUBAN_N_PARTS];
      long double sum = 0;
      int weight = 0;
      int score;

      for (int i = 0; i < DUBAN_N_PARTS; i++)
        {
          parts[i].due = (guint) g_test_rand_int_range (0, 40);
          parts[i].on_time = (guint) g_test_rand_int_range (0, (int) parts[i].due + 1);
          if (parts[i].due == 0)
            continue;
          weight += weights[i];
          sum += (long double) weights[i] * parts[i].on_time / parts[i].due;
        }
      score = duban_ranking_score (parts, &terms->settings);
      if (weight == 0)
        g_assert_cmpint (score, ==, DUBAN_NO_SCORE);
      else
        g_assert_cmpint (score, ==, (int) (10000 * sum / weight + 0.5L + 1e-12L));
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/ranking/random-tasks", test_random_tasks);
  g_test_add_func ("/ranking/random-shares", test_random_shares);
  return g_test_run ();
}
