/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reports of random ledgers: the figures in the sentences are those that are counted, each link
 * counts what its sentence says, parts make wholes, and twelve weeks are twelve weeks. */
#include "app/judgement.h"
#include "app/language.h"
#include "sample-import.h"
#include "sample-report.h"

#include <stdlib.h>
#include <string.h>

#define TODAY "2026-06-10" /* a Wednesday */
#define NOW TODAY "T10:00"
#define SUNDAY "2026-06-07" /* of week 23 */
#define N_TASKS 80
#define N_LEDGERS 3

static const char *const leaders[] = { NULL, "旗长", "副旗长甲", "副旗长乙" };

static void
append_day (GString *ledger, DubanDay day)
{
  char text[DUBAN_DAY_TEXT_SIZE];

  g_string_append_printf (ledger, ",%s", duban_day_format (day, text));
}

/* Done on its day, a day early or some days late, or not at all. */
static void
append_stage (GString *ledger, DubanDay assigned, int k, DubanDay today)
{
  const DubanDay day = MAX (assigned, assigned + k + g_test_rand_int_range (-1, 4));

  append_day (ledger, g_test_rand_int_range (0, 5) == 0 || day > today ? DUBAN_NO_DAY : day);
}

static void
fill (SampleSession *sample, int seed, const char *until)
{
  const DubanDay today = duban_day_parse (until);
  g_autoptr (GString) ledger = g_string_new ("编号,事项,来源,牵头领导,配合领导,责任单位,交办时间,"
                                             "部署时间,形成思路时间,反馈时间,完成时限,办结时间\n");
  static const char *const sources[] = { "督察", "审计", "旗委部署", "" };

  for (int i = 0; i < N_TASKS; i++)
    {
      const DubanDay assigned = today - g_test_rand_int_range (0, 150);
      const gboolean is_closed = g_test_rand_int_range (0, 4) == 0;

      g_string_append_printf (ledger, "随%d-%02d,事项%d,%s,%s,%s,%s", seed, i, i,
                              sources[g_test_rand_int_range (0, 4)],
                              leaders[g_test_rand_int_range (1, 4)], i % 3 == 0 ? "副旗长乙" : "",
                              i % 2 == 0 ? "水利局" : "农牧局");
      append_day (ledger, assigned);
      append_stage (ledger, assigned, 0, today);
      append_stage (ledger, assigned, 3, today);
      append_stage (ledger, assigned, 7, today);
      append_day (ledger, assigned + g_test_rand_int_range (5, 90));
      append_day (ledger, is_closed ? MIN (today, assigned + 20) : DUBAN_NO_DAY);
      g_string_append_c (ledger, '\n');
    }
  sample_assert_import (sample, ledger->str, N_TASKS, 0, 0, 0);
}

/* Where a figure's value is a count, it counts as many tasks. */
static void
assert_links (const DubanReport *report)
{
  for (guint i = 0; i < report->document->figures->len; i++)
    {
      const DubanFigure *figure = report->document->figures->pdata[i];
      char *end;
      const guint64 n = g_ascii_strtoull (figure->value, &end, 10);

      g_assert_true (end > figure->value);
      if (*end != '.')
        g_assert_cmpuint (figure->tasks->len, ==, n);
    }
}

/* Every figure in a sentence or a table is one of the document. */
static void
assert_runs (const DubanReport *report)
{
  guint n = 0;

  for (guint i = 0; i < report->document->blocks->len; i++)
    {
      const DubanBlock *block = report->document->blocks->pdata[i];

      for (guint j = 0; j < block->runs->len; j++)
        {
          const DubanRun *run = &g_array_index (block->runs, DubanRun, j);
          const DubanFigure *figure = duban_document_get_figure (report->document, run->figure);

          g_assert_true (run->figure == 0 || figure != NULL);
          if (figure == NULL)
            continue;
          g_assert_cmpstr (run->text, ==, figure->value);
          n++;
        }
    }
  g_assert_cmpuint (n, >, 0);
}

static guint
sum (const DubanReport *report, const char *prefix, const char *suffix)
{
  guint n = 0;

  for (guint i = 0; i < report->document->figures->len; i++)
    {
      const DubanFigure *figure = report->document->figures->pdata[i];

      if (g_str_has_prefix (figure->code, prefix) && g_str_has_suffix (figure->code, suffix))
        n += figure->tasks->len;
    }
  return n;
}

static void
assert_counts (const DubanReport *report)
{
  const DubanSummary *summary = report->figures->summary;

  for (int i = DUBAN_SUMMARY_ASSIGNED; i <= DUBAN_SUMMARY_OVERDUE; i++)
    {
      const char *code = duban_summary_figure_get_code ((DubanSummaryFigure) i);
      const guint n = duban_summary_get_tasks (summary, (DubanSummaryFigure) i)->len;
      g_autofree char *suffix = g_strconcat ("-", code, NULL);

      g_assert_cmpuint (sample_report_find (report, code)->tasks->len, ==, n);
      if (report->key.period.kind != DUBAN_PERIOD_MONTH)
        continue;
      g_assert_cmpuint (sum (report, "source-", suffix), ==, n);
      g_assert_cmpuint (sum (report, "unit-", suffix), ==, n);
    }
  if (report->key.period.kind == DUBAN_PERIOD_WEEK)
    g_assert_cmpuint (sum (report, "light-", ""), ==,
                      duban_summary_get_tasks (summary, DUBAN_SUMMARY_LED)->len);
  g_assert_cmpuint (sample_report_count (report, "sums-differ"), ==, 0);
}

/* The lines over twelve weeks are what each week's own report says. */
static void
assert_weeks (SampleSession *sample, const DubanReport *report)
{
  for (int i = 0; i < DUBAN_FIGURES_WEEKS; i++)
    {
      const DubanPeriod week
          = duban_period_of (DUBAN_PERIOD_WEEK, report->figures->weeks_from + 7 * i);
      GError *error = NULL;
      g_autoptr (DubanFigures) own
          = duban_figures_load (sample->session, report->key.leader, week, NULL, &error);

      g_assert_no_error (error);
      for (int j = 0; j < DUBAN_N_STAGES; j++)
        {
          const DubanShare share = duban_summary_get_share (own->summary, (DubanPart) j);

          g_assert_cmpuint (report->figures->weeks[i][j].due, ==, share.due);
          g_assert_cmpuint (report->figures->weeks[i][j].on_time, ==, share.on_time);
        }
    }
}

static void
test_random (void)
{
  static const char *const periods[] = { "2026-W24", "2026-W23", "2026-W15", "2026-05", "2026-Q2" };

  for (int seed = 0; seed < N_LEDGERS; seed++)
    {
      SampleSession sample;

      sample_session_init (&sample, NOW);
      fill (&sample, seed, TODAY);
      for (gsize i = 0; i < G_N_ELEMENTS (leaders); i++)
        for (gsize j = 0; j < G_N_ELEMENTS (periods); j++)
          {
            g_autoptr (DubanReport) report = sample_report (&sample, leaders[i], periods[j], NULL);

            assert_links (report);
            assert_runs (report);
            assert_counts (report);
            if (j < 4)
              assert_weeks (&sample, report);
          }
      sample_session_clear (&sample);
    }
}

/* A period that is over is judged as its last evening was: nothing having happened since, as a desk
 * judges whose clock stands there. */
static void
test_past_verdict (void)
{
  for (int seed = 0; seed < N_LEDGERS; seed++)
    {
      SampleSession sample;
      g_autoptr (DubanReport) report = NULL;
      g_autoptr (DubanVerdict) then = NULL;
      const DubanTaskVerdict *past, *present;
      gsize n_past, n_present;
      GError *error = NULL;

      sample_session_init (&sample, NOW);
      fill (&sample, seed, SUNDAY);
      report = sample_report (&sample, NULL, "2026-W23", NULL);
      sample_session_move (&sample, SUNDAY "T23:00");
      then = duban_judgement_get (sample.session, NULL, &error);
      g_assert_no_error (error);
      past = duban_verdict_get_tasks (report->figures->verdict, &n_past);
      present = duban_verdict_get_tasks (then, &n_present);
      g_assert_cmpuint (n_past, ==, N_TASKS);
      g_assert_cmpuint (n_present, ==, N_TASKS);
      for (gsize i = 0; i < N_TASKS; i++)
        {
          g_assert_cmpuint (past[i].task, ==, present[i].task);
          g_assert_cmpint (past[i].light, ==, present[i].light);
          g_assert_cmpint (past[i].days, ==, present[i].days);
          g_assert_cmpuint (past[i].count, ==, present[i].count);
        }
      sample_session_clear (&sample);
    }
}

int
main (int argc, char **argv)
{
  duban_language_begin ();
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/report/random", test_random);
  g_test_add_func ("/report/past-verdict", test_past_verdict);
  return g_test_run ();
}
