/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The quarterly ranking, at its edges.  Tasks as tests/core/sample.h writes them; the period is
 * the first quarter of 2026 (1 January to 31 March) unless said otherwise. */
#include "core/ranking.h"
#include "core/standing.h"
#include "sample.h"

typedef struct
{
  const char *today, *period, *settings, *tasks, *expected;
} Row;

static void
add_cb (const DubanTask *task, const DubanRecord *records, gsize n_records, gpointer data)
{
  duban_ranking_builder_add (data, task, records, n_records);
}

static DubanRanking *
rank (const Row *row)
{
  g_autoptr (DubanTerms) terms = sample_terms_new (row->today, row->settings);
  g_autoptr (DubanRankingBuilder) builder = NULL;
  DubanPeriod period;

  g_assert_true (duban_period_parse (row->period != NULL ? row->period : "2026-Q1", &period));
  builder = duban_ranking_builder_new (terms, period);
  sample_each (row->tasks, add_cb, builder);
  return duban_ranking_builder_finish (g_steal_pointer (&builder));
}

/* “unit deploy approach feedback completion score rank”, of what has something due. */
static char *
write_ranking (const DubanRanking *ranking)
{
  GString *text = g_string_new (NULL);
  gsize n;
  const DubanRankingRow *rows = duban_ranking_get_rows (ranking, &n);

  for (gsize i = 0; i < n; i++)
    {
      gsize n_items;

      duban_ranking_get_items (ranking, rows[i].unit, &n_items);
      if (n_items == 0)
        continue;
      g_string_append_printf (text, "%s%s", text->len > 0 ? ", " : "", sample_name (rows[i].unit));
      for (int j = 0; j < DUBAN_N_PARTS; j++)
        g_string_append_printf (text, " %u/%u", rows[i].parts[j].on_time, rows[i].parts[j].due);
      g_string_append_printf (text, " %d %u", rows[i].score, rows[i].rank);
    }
  return g_string_free (text, FALSE);
}

static void
check (const Row *rows, gsize n_rows)
{
  for (gsize i = 0; i < n_rows; i++)
    {
      g_autoptr (DubanRanking) ranking = rank (&rows[i]);
      g_autofree char *found = write_ranking (ranking);

      g_test_message ("%s %s: %s", rows[i].today, rows[i].period, rows[i].tasks);
      g_assert_cmpstr (found, ==, rows[i].expected);
    }
}

/* D of a task of 2026-03-24: 24 March, 27 March, 31 March; of the 25th: the last in April. */
static void
test_what_falls_into_the_period (void)
{
  static const Row rows[] = {
    { "2026-06-01", NULL, NULL, "assigned=2026-03-24", "住建局 0/1 0/1 0/1 0/0 0 1" },
    { "2026-06-01", NULL, NULL, "assigned=2026-03-25", "住建局 0/1 0/1 0/0 0/0 0 0" },
    { "2026-06-01", NULL, NULL, "assigned=2025-12-25", "住建局 0/0 0/0 0/1 0/0 0 0" },
    { "2026-06-01", NULL, NULL, "assigned=2025-12-24", "" },
    { "2026-06-01", "2026-Q2", NULL, "assigned=2026-03-25", "住建局 0/0 0/0 0/1 0/0 0 0" },
    { "2026-06-01", NULL, NULL, "assigned=2025-06-01 due=2026-03-31",
      "住建局 0/0 0/0 0/0 0/1 0 0" },
    { "2026-06-01", NULL, NULL, "assigned=2025-06-01 due=2026-01-01",
      "住建局 0/0 0/0 0/0 0/1 0 0" },
    { "2026-06-01", NULL, NULL, "assigned=2025-06-01 due=2026-04-01", "" },
    { "2026-06-01", NULL, NULL, "assigned=2025-06-01 due=2025-12-31", "" },
    { "2026-06-01", NULL, NULL, "assigned=- due=2026-03-31", "住建局 0/0 0/0 0/0 0/1 0 0" },
    { "2026-06-01", NULL, NULL, "unit=- assigned=2026-03-24", "" },
    { "2026-06-01", NULL, NULL, "deleted assigned=2026-03-24", "" },
  };

  check (rows, G_N_ELEMENTS (rows));
}

/* The running quarter goes to the end of today. */
static void
test_not_later_than_today (void)
{
  static const Row rows[] = {
    { "2026-03-09", NULL, NULL, "due=2026-03-10", "住建局 0/1 0/1 0/1 0/0 0 1" },
    { "2026-03-08", NULL, NULL, "due=2026-03-10", "住建局 0/1 0/1 0/0 0/0 0 0" },
    { "2026-03-10", NULL, NULL, "due=2026-03-10", "住建局 0/1 0/1 0/1 0/1 0 1" },
  };

  check (rows, G_N_ELEMENTS (rows));
}

static void
test_what_is_on_time (void)
{
#define BEFORE "tracked=2026-03-10 due=2026-03-20 "
  static const Row rows[] = {
    { "2026-06-01", NULL, NULL, "| deploy 2026-03-02; approach 2026-03-05; feedback 2026-03-09",
      "住建局 1/1 1/1 1/1 0/0 10000 1" },
    { "2026-06-01", NULL, NULL, "| deploy 2026-03-03; approach 2026-03-06; feedback 2026-03-10",
      "住建局 0/1 0/1 0/1 0/0 0 1" },
    { "2026-06-01", NULL, NULL, "| deploy 2026-03-02 written=2026-04-20; approach 2026-03-04 void",
      "住建局 1/1 0/1 0/1 0/0 2857 1" },
    { "2026-06-01", NULL, NULL, BEFORE "status=closed closed=2026-03-20 | close 2026-03-20",
      "住建局 0/0 0/0 0/0 1/1 10000 0" },
    { "2026-06-01", NULL, NULL, BEFORE "status=closed closed=2026-03-21 | close 2026-03-21",
      "住建局 0/0 0/0 0/0 0/1 0 0" },
    { "2026-06-01", NULL, NULL, BEFORE "status=suspended | suspend 2026-03-11",
      "住建局 0/0 0/0 0/0 0/1 0 0" },
    { "2026-06-01", NULL, NULL, BEFORE "status=closed closed=- | close -", "" },
    /* closed on the fifth: what falls due from that day on is excused */
    { "2026-06-01", NULL, NULL, "due=2026-03-20 status=closed closed=2026-03-05 | close 2026-03-05",
      "住建局 0/1 0/0 0/0 1/1 6000 0" },
    { "2026-06-01", NULL, NULL, "due=2026-03-20 status=closed closed=2026-03-06 | close 2026-03-06",
      "住建局 0/1 0/1 0/0 1/1 4286 1" },
  };
#undef BEFORE

  check (rows, G_N_ELEMENTS (rows));
}

/* A withdrawn task counts nowhere from the day of its withdrawal. */
static void
test_withdrawn (void)
{
#define GONE(day)                                                                                  \
  "due=2026-03-20 status=withdrawn closed=" day " | feedback 2026-03-03; withdraw " day
  static const Row rows[] = {
    { "2026-06-01", NULL, NULL, GONE ("2026-03-05"), "住建局 0/1 0/0 0/0 0/0 0 0" },
    { "2026-06-01", NULL, NULL, GONE ("2026-03-06"), "住建局 0/1 0/1 0/0 0/0 0 0" },
    { "2026-06-01", NULL, NULL, GONE ("2026-03-09"), "住建局 0/1 0/1 0/0 0/0 0 0" },
    { "2026-06-01", NULL, NULL, GONE ("2026-03-10"), "住建局 0/1 0/1 1/1 0/0 4286 1" },
    { "2026-06-01", NULL, NULL, GONE ("2026-03-21"), "住建局 0/1 0/1 1/1 0/1 3000 1" },
    { "2026-06-01", NULL, NULL, GONE ("2026-04-21"), "住建局 0/1 0/1 1/1 0/1 3000 1" },
  };
#undef GONE

  check (rows, G_N_ELEMENTS (rows));
}

/* What happened after the period changes nothing in it. */
static void
test_as_of_the_end (void)
{
  static const Row rows[] = {
    { "2026-06-01", NULL, NULL,
      "due=2026-03-20 | close 2026-03-15; reopen 2026-04-01; deploy 2026-03-02",
      "住建局 1/1 0/1 0/1 1/1 5000 1" },
    { "2026-06-01", NULL, NULL,
      "due=2026-03-20 | close 2026-03-15; reopen 2026-03-31; deploy 2026-03-02",
      "住建局 1/1 0/1 0/1 0/1 2000 1" },
    { "2026-06-01", NULL, NULL,
      "assigned=2026-03-24 status=withdrawn closed=2026-04-02 | withdraw 2026-04-02",
      "住建局 0/1 0/1 0/1 0/0 0 1" },
    /* a first record after the end is none yet: what is tracked only from later on is excused */
    { "2026-06-01", NULL, NULL, "assigned=2026-03-20 tracked=2026-03-28 | feedback 2026-04-02",
      "" },
    { "2026-06-01", NULL, NULL, "assigned=2026-03-20 tracked=2026-03-28 | feedback 2026-03-31",
      "住建局 0/0 0/0 0/1 0/0 0 0" },
  };

  check (rows, G_N_ELEMENTS (rows));
}

/* Who held the task on the day: the new holder from the day of the handover on. */
static void
test_holders (void)
{
  static const Row rows[] = {
    { "2026-06-01", NULL, NULL, "unit=水利局 | handover 2026-03-05 unit=住建局>水利局",
      "住建局 0/1 0/0 0/0 0/0 0 0, 水利局 0/0 0/1 0/1 0/0 0 0" },
    { "2026-06-01", NULL, NULL, "unit=水利局 | handover 2026-03-06 unit=住建局>水利局",
      "住建局 0/1 0/1 0/0 0/0 0 0, 水利局 0/0 0/0 0/1 0/0 0 0" },
    { "2026-06-01", NULL, NULL, "unit=水利局 | handover 2026-03-06 unit=住建局>水利局 void",
      "水利局 0/1 0/1 0/1 0/0 0 1" },
    { "2026-06-01", NULL, NULL, "unit=水利局 | handover 2026-03-06 lead=甲>乙",
      "水利局 0/1 0/1 0/1 0/0 0 1" },
    /* and on: twice, the second after the period */
    { "2026-06-01", NULL, NULL,
      "unit=审计局 due=2026-03-31 | handover 2026-04-06 unit=水利局>审计局; "
      "handover 2026-03-09 unit=住建局>水利局",
      "住建局 0/1 0/1 0/0 0/0 0 0, 水利局 0/0 0/0 0/1 0/1 0 0" },
  };

  check (rows, G_N_ELEMENTS (rows));
}

/* Each round counts what fell due before the next began. */
static void
test_rounds (void)
{
  static const Row rows[] = {
    { "2026-06-01", NULL, NULL, "| deploy 2026-03-02; reissue 2026-03-05; deploy 2026-03-06",
      "住建局 1/2 0/1 0/1 0/0 1429 1" },
    { "2026-06-01", NULL, NULL, "| deploy 2026-03-02; reissue 2026-03-06; approach 2026-03-05",
      "住建局 1/2 1/2 0/1 0/0 2857 1" },
    { "2026-06-01", NULL, NULL, "| reissue 2026-04-06", "住建局 0/1 0/1 0/1 0/0 0 1" },
    { "2026-06-01", NULL, NULL, "| reissue 2026-03-02", "住建局 0/1 0/1 0/1 0/0 0 1" },
    { "2026-06-01", "2026-Q2", NULL, "| reissue 2026-04-01", "住建局 0/1 0/1 0/1 0/0 0 1" },
  };

  check (rows, G_N_ELEMENTS (rows));
}

static void
list_round_ends_cb (const DubanTask *task, const DubanRecord *records, gsize n_records,
                    gpointer data)
{
  duban_standing_list_round_ends (records, n_records, duban_day_parse ("2026-03-31"), data);
}

/* The day before each reissue that is dated, stands and is not after 2026-03-31. */
static void
test_round_ends (void)
{
  static const struct
  {
    const char *tasks, *expected;
  } rows[] = {
    { "| reissue 2026-03-31", "2026-03-30 " },
    { "| reissue 2026-04-01", "" },
    { "| reissue 2026-03-10; reissue 2026-03-20", "2026-03-09 2026-03-19 " },
    { "| reissue 2026-03-10 void; close 2026-03-20", "" },
    { "| reissue -", "" },
    { "| reissue -; reissue 2026-03-10; close -", "2026-03-09 " },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (GArray) days = g_array_new (FALSE, FALSE, sizeof (DubanDay));
      g_autoptr (GString) text = g_string_new (NULL);
      char day[DUBAN_DAY_TEXT_SIZE];

      sample_each (rows[i].tasks, list_round_ends_cb, days);
      for (guint k = 0; k < days->len; k++)
        g_string_append_printf (text, "%s ",
                                duban_day_format (g_array_index (days, DubanDay, k), day));
      g_test_message ("%s", rows[i].tasks);
      g_assert_cmpstr (text->str, ==, rows[i].expected);
    }
}

static void
test_ranks (void)
{
#define GOOD(unit) "unit=" unit " | deploy 2026-03-02; approach 2026-03-05; feedback 2026-03-09"
#define HALF(unit) "unit=" unit " | deploy 2026-03-02; approach 2026-03-05"
  static const Row rows[] = {
    { "2026-06-01", NULL, NULL, HALF ("水利局") "\n" GOOD ("住建局") "\n" GOOD ("审计局"),
      "住建局 1/1 1/1 1/1 0/0 10000 1, 审计局 1/1 1/1 1/1 0/0 10000 1, "
      "水利局 1/1 1/1 0/1 0/0 5714 3" },
    { "2026-03-08", NULL, NULL, GOOD ("水利局") "\n" HALF ("住建局") "\n" HALF ("住建局"),
      "住建局 2/2 2/2 0/0 0/0 10000 1, 水利局 1/1 1/1 0/0 0/0 10000 0" },
    { "2026-03-08", NULL, "rank-min-due=2", GOOD ("水利局"), "水利局 1/1 1/1 0/0 0/0 10000 1" },
  };
#undef GOOD
#undef HALF

  check (rows, G_N_ELEMENTS (rows));
}

static void
test_scores (void)
{
  static const struct
  {
    const char *settings;
    DubanShare parts[DUBAN_N_PARTS];
    int score;
  } rows[] = {
    { "", { { 1, 1 }, { 1, 1 }, { 1, 1 }, { 1, 1 } }, 10000 },
    { "", { { 1, 0 }, { 1, 0 }, { 1, 0 }, { 1, 0 } }, 0 },
    { "", { { 0, 0 }, { 0, 0 }, { 0, 0 }, { 0, 0 } }, DUBAN_NO_SCORE },
    { "", { { 3, 1 }, { 0, 0 }, { 0, 0 }, { 0, 0 } }, 3333 },
    { "", { { 3, 2 }, { 0, 0 }, { 0, 0 }, { 0, 0 } }, 6667 },
    { "", { { 1, 1 }, { 0, 0 }, { 1, 0 }, { 0, 0 } }, 4000 },
    { "", { { 0, 0 }, { 0, 0 }, { 1, 0 }, { 1, 1 } }, 5000 },
    /* 1/16 is 6.25; 1/32 is 3.125: half up */
    { "", { { 16, 1 }, { 0, 0 }, { 0, 0 }, { 0, 0 } }, 625 },
    { "", { { 32, 1 }, { 0, 0 }, { 0, 0 }, { 0, 0 } }, 313 },
    { "", { { 1000, 0 }, { 1000, 1 }, { 1, 0 }, { 1, 0 } }, 2 },
    { "", { { 40000, 1 }, { 40000, 0 }, { 1, 0 }, { 1, 0 } }, 0 },
    { "", { { 4000, 1 }, { 4000, 0 }, { 1, 0 }, { 1, 0 } }, 1 },
    { "", { { 4001, 1 }, { 4001, 0 }, { 1, 0 }, { 1, 0 } }, 0 },
    { "", { { 16777215, 1 }, { 16777213, 16777213 }, { 16777199, 0 }, { 16777207, 0 } }, 2000 },
    { "weight-deploy=0", { { 3, 3 }, { 0, 0 }, { 0, 0 }, { 0, 0 } }, DUBAN_NO_SCORE },
    { "weight-deploy=0", { { 3, 3 }, { 0, 0 }, { 0, 0 }, { 2, 1 } }, 5000 },
    { "weight-deploy=0.01 weight-approach=1", { { 3, 3 }, { 1, 0 }, { 0, 0 }, { 0, 0 } }, 99 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (DubanTerms) terms = sample_terms_new ("2026-06-01", rows[i].settings);

      g_test_message ("row %zu", i);
      g_assert_cmpint (duban_ranking_score (rows[i].parts, &terms->settings), ==, rows[i].score);
    }
}

static void
test_figures_name_their_tasks (void)
{
  static const Row row = { "2026-06-01", NULL, NULL,
                           "| deploy 2026-03-02; reissue 2026-03-03\n"
                           "unit=水利局 | deploy 2026-03-02\n"
                           "| deploy 2026-03-02",
                           NULL };
  g_autoptr (DubanRanking) ranking = rank (&row);
  g_autoptr (GArray) deploy
      = duban_ranking_list_tasks (ranking, sample_find ("住建局"), DUBAN_PART_DEPLOY, FALSE);
  g_autoptr (GArray) late
      = duban_ranking_list_tasks (ranking, sample_find ("住建局"), DUBAN_PART_DEPLOY, TRUE);
  g_autoptr (GArray) all
      = duban_ranking_list_tasks (ranking, sample_find ("水利局"), DUBAN_N_PARTS, FALSE);
  g_autoptr (GArray) none
      = duban_ranking_list_tasks (ranking, sample_find ("审计局"), DUBAN_N_PARTS, FALSE);

  g_assert_cmpuint (deploy->len, ==, 2);
  g_assert_cmpuint (g_array_index (deploy, guint32, 0), ==, 1);
  g_assert_cmpuint (g_array_index (deploy, guint32, 1), ==, 3);
  g_assert_cmpuint (late->len, ==, 1);
  g_assert_cmpuint (g_array_index (late, guint32, 0), ==, 1);
  g_assert_cmpuint (all->len, ==, 1);
  g_assert_cmpuint (none->len, ==, 0);
}

/* Every unit is listed, those with nothing due last and without score. */
static void
test_every_unit_is_listed (void)
{
  static const Row row = { "2026-06-01", NULL, NULL, "unit=信访局", NULL };
  g_autoptr (DubanRanking) ranking = rank (&row);
  gsize n;
  const DubanRankingRow *rows = duban_ranking_get_rows (ranking, &n);

  g_assert_cmpuint (n, ==, 8);
  g_assert_cmpuint (rows[0].unit, ==, sample_find ("信访局"));
  for (gsize i = 1; i < n; i++)
    {
      g_assert_cmpint (rows[i].score, ==, DUBAN_NO_SCORE);
      g_assert_cmpuint (rows[i].rank, ==, 0);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/ranking/what-falls-into-the-period", test_what_falls_into_the_period);
  g_test_add_func ("/ranking/not-later-than-today", test_not_later_than_today);
  g_test_add_func ("/ranking/what-is-on-time", test_what_is_on_time);
  g_test_add_func ("/ranking/withdrawn", test_withdrawn);
  g_test_add_func ("/ranking/as-of-the-end", test_as_of_the_end);
  g_test_add_func ("/ranking/holders", test_holders);
  g_test_add_func ("/ranking/rounds", test_rounds);
  g_test_add_func ("/ranking/round-ends", test_round_ends);
  g_test_add_func ("/ranking/ranks", test_ranks);
  g_test_add_func ("/ranking/scores", test_scores);
  g_test_add_func ("/ranking/figures-name-their-tasks", test_figures_name_their_tasks);
  g_test_add_func ("/ranking/every-unit-is-listed", test_every_unit_is_listed);
  return g_test_run ();
}
