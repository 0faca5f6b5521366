/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The figures of a summary, at their edges.  Tasks as tests/core/sample.h writes them; the summary
 * is 甲's of the week of Monday 2 to Sunday 8 March 2026 unless said otherwise. */
#include "core/summary.h"
#include "sample.h"

typedef struct
{
  const char *today, *leader, *period, *tasks, *expected;
} Row;

static void
add_cb (const DubanTask *task, const DubanRecord *records, gsize n_records, gpointer data)
{
  duban_summary_builder_add (data, task, records, n_records);
}

static DubanSummary *
summarize (const Row *row)
{
  g_autoptr (DubanTerms) terms = sample_terms_new (row->today, NULL);
  g_autoptr (DubanSummaryBuilder) builder = NULL;
  const char *leader = row->leader != NULL ? row->leader : "甲";
  DubanPeriod period;

  g_assert_true (duban_period_parse (row->period != NULL ? row->period : "2026-W10", &period));
  builder = duban_summary_builder_new (
      terms, g_str_equal (leader, "office") ? 0 : sample_find (leader), period);
  sample_each (row->tasks, add_cb, builder);
  return duban_summary_builder_finish (g_steal_pointer (&builder));
}

/* “assigned closed open overdue led crossing”, how many of each; then on time / due of the stages
 * and of completion. */
static char *
write_figures (const DubanSummary *summary)
{
  GString *text = g_string_new (NULL);

  for (int i = 0; i < DUBAN_N_SUMMARY_FIGURES; i++)
    g_string_append_printf (text, "%s%u", i > 0 ? " " : "",
                            duban_summary_get_tasks (summary, (DubanSummaryFigure) i)->len);
  for (int i = 0; i < DUBAN_N_PARTS; i++)
    {
      const DubanShare share = duban_summary_get_share (summary, (DubanPart) i);

      g_string_append_printf (text, " %u/%u", share.on_time, share.due);
    }
  return g_string_free (text, FALSE);
}

static char *
write_coming (const DubanSummary *summary)
{
  GString *text = g_string_new (NULL);
  const GArray *coming = duban_summary_get_coming (summary);

  for (guint i = 0; i < coming->len; i++)
    {
      const DubanComing *item = &g_array_index (coming, DubanComing, i);
      char day[DUBAN_DAY_TEXT_SIZE];

      g_string_append_printf (text, "%s%u %s %s", i > 0 ? ", " : "", item->task,
                              duban_owed_get_code (item->what), duban_day_format (item->day, day));
    }
  return g_string_free (text, FALSE);
}

static void
check (const Row *rows, gsize n_rows, char *(*write) (const DubanSummary *) )
{
  for (gsize i = 0; i < n_rows; i++)
    {
      g_autoptr (DubanSummary) summary = summarize (&rows[i]);
      g_autofree char *found = write (summary);

      g_test_message ("%s %s %s: %s", rows[i].today, rows[i].leader, rows[i].period, rows[i].tasks);
      g_assert_cmpstr (found, ==, rows[i].expected);
    }
}

/* assigned closed open overdue led crossing, deploy approach feedback completion */
static void
test_assigned_in_the_period (void)
{
  static const Row rows[] = {
    { "2026-03-20", NULL, NULL, "assigned=2026-03-01 tracked=2026-03-20",
      "0 0 1 0 1 0 0/0 0/0 0/0 0/0" },
    { "2026-03-20", NULL, NULL, "assigned=2026-03-02", "1 0 1 1 1 0 0/1 0/1 0/0 0/0" },
    { "2026-03-20", NULL, NULL, "assigned=2026-03-08", "1 0 1 0 1 0 0/1 0/0 0/0 0/0" },
    { "2026-03-20", NULL, NULL, "assigned=2026-03-09", "0 0 0 0 0 0 0/0 0/0 0/0 0/0" },
    /* without a date: never assigned, open from the day it is tracked from */
    { "2026-03-20", NULL, NULL, "assigned=- tracked=2026-03-08", "0 0 1 0 1 0 0/0 0/0 0/0 0/0" },
    { "2026-03-20", NULL, NULL, "assigned=- tracked=2026-03-09", "0 0 0 0 0 0 0/0 0/0 0/0 0/0" },
    /* assigned anew */
    { "2026-03-20", NULL, NULL, "assigned=2026-01-05 tracked=2026-03-01 | reissue 2026-03-08",
      "1 0 1 0 1 0 0/1 0/0 0/0 0/0" },
    { "2026-03-20", NULL, NULL, "assigned=2026-01-05 tracked=2026-03-01 | reissue 2026-03-09",
      "0 0 1 0 1 0 0/0 0/0 0/0 0/0" },
    { "2026-03-20", NULL, NULL, "deleted assigned=2026-03-02", "0 0 0 0 0 0 0/0 0/0 0/0 0/0" },
    { "2026-03-20", "乙", NULL, "assigned=2026-03-02", "0 0 0 0 0 0 0/0 0/0 0/0 0/0" },
    { "2026-03-20", "office", NULL, "assigned=2026-03-02 lead=-", "1 0 1 1 1 0 0/1 0/1 0/0 0/0" },
  };

  check (rows, G_N_ELEMENTS (rows), write_figures);
}

#define QUIET "assigned=2026-02-02 tracked=2026-03-01 "
static void
test_open_and_closed (void)
{
  static const Row rows[] = {
    { "2026-03-20", NULL, NULL, QUIET "status=closed closed=2026-03-01 | close 2026-03-01",
      "0 0 0 0 0 0 0/0 0/0 0/0 0/0" },
    { "2026-03-20", NULL, NULL, QUIET "status=closed closed=2026-03-02 | close 2026-03-02",
      "0 1 0 0 1 0 0/0 0/0 0/0 0/0" },
    { "2026-03-20", NULL, NULL, QUIET "status=closed closed=2026-03-08 | close 2026-03-08",
      "0 1 0 0 1 0 0/0 0/0 0/0 0/0" },
    { "2026-03-20", NULL, NULL, QUIET "status=closed closed=2026-03-09 | close 2026-03-09",
      "0 0 1 0 1 0 0/0 0/0 0/0 0/0" },
    /* closed on an unknown day: in no period */
    { "2026-03-20", NULL, NULL, QUIET "status=closed closed=- | close -",
      "0 0 0 0 0 0 0/0 0/0 0/0 0/0" },
    { "2026-03-20", NULL, NULL, QUIET "| close 2026-03-03; reopen 2026-03-08",
      "0 0 1 0 1 0 0/0 0/0 0/0 0/0" },
    { "2026-03-20", NULL, NULL, QUIET "| close 2026-03-03; reopen 2026-03-09",
      "0 1 0 0 1 0 0/0 0/0 0/0 0/0" },
    { "2026-03-20", NULL, NULL, QUIET "| close 2026-03-01; reopen 2026-03-09",
      "0 0 0 0 0 0 0/0 0/0 0/0 0/0" },
    { "2026-03-20", NULL, NULL, QUIET "| close 2026-03-01; reopen 2026-03-08",
      "0 0 1 0 1 0 0/0 0/0 0/0 0/0" },
    { "2026-03-20", NULL, NULL,
      QUIET "status=closed closed=2026-03-06 | close 2026-03-01; reopen 2026-03-06; "
            "close 2026-03-06 written=2026-03-07",
      "0 1 0 0 1 0 0/0 0/0 0/0 0/0" },
    { "2026-03-20", NULL, NULL, QUIET "| close 2026-03-06 void", "0 0 1 0 1 0 0/0 0/0 0/0 0/0" },
    { "2026-03-20", NULL, NULL, QUIET "status=suspended due=2026-03-02 | suspend 2026-03-01",
      "0 0 1 0 1 0 0/0 0/0 0/0 0/1" },
  };

  check (rows, G_N_ELEMENTS (rows), write_figures);
}

/* What is dated before the day of a withdrawal counts, on it and after it nothing. */
static void
test_withdrawn (void)
{
#define GONE(assigned, day) "assigned=" assigned " status=withdrawn closed=" day " | withdraw " day
  static const Row rows[] = {
    { "2026-03-20", NULL, NULL, GONE ("2026-03-03", "2026-03-03"), "0 0 0 0 0 0 0/0 0/0 0/0 0/0" },
    { "2026-03-20", NULL, NULL, GONE ("2026-03-03", "2026-03-04"), "1 0 0 0 1 0 0/1 0/0 0/0 0/0" },
    { "2026-03-20", NULL, NULL, GONE ("2026-03-03", "2026-03-09"), "1 0 1 1 1 0 0/1 0/1 0/0 0/0" },
    { "2026-03-20", NULL, NULL, GONE ("2026-02-01", "2026-03-02"), "0 0 0 0 0 0 0/0 0/0 0/0 0/0" },
    { "2026-03-20", NULL, NULL, GONE ("2026-02-01", "2026-03-03"), "0 0 0 0 1 0 0/0 0/0 0/0 0/0" },
  };
#undef GONE

  check (rows, G_N_ELEMENTS (rows), write_figures);
}

static void
test_overdue (void)
{
  static const Row rows[] = {
    { "2026-03-20", NULL, NULL, QUIET "due=2026-03-07", "0 0 1 1 1 0 0/0 0/0 0/0 0/1" },
    { "2026-03-20", NULL, NULL, QUIET "due=2026-03-08", "0 0 1 0 1 0 0/0 0/0 0/0 0/1" },
    { "2026-03-20", NULL, NULL, QUIET "due=2026-03-07 status=suspended | suspend 2026-03-08",
      "0 0 1 0 1 0 0/0 0/0 0/0 0/1" },
    { "2026-03-20", NULL, NULL, QUIET "due=2026-03-07 status=suspended | suspend 2026-03-09",
      "0 0 1 1 1 0 0/0 0/0 0/0 0/1" },
    /* D(3) of the 4th is the 7th, of the 5th the 8th */
    { "2026-03-20", NULL, NULL, "assigned=2026-03-04 | deploy 2026-03-04",
      "1 0 1 1 1 0 1/1 0/1 0/0 0/0" },
    { "2026-03-20", NULL, NULL, "assigned=2026-03-05 | deploy 2026-03-05",
      "1 0 1 0 1 0 1/1 0/1 0/0 0/0" },
    /* and as of today in the running week */
    { "2026-03-07", NULL, NULL, "assigned=2026-03-04 | deploy 2026-03-04",
      "1 0 1 0 1 0 1/1 0/1 0/0 0/0" },
    { "2026-03-06", NULL, NULL, "assigned=2026-03-04 | deploy 2026-03-04",
      "1 0 1 0 1 0 1/1 0/0 0/0 0/0" },
  };

  check (rows, G_N_ELEMENTS (rows), write_figures);
}

/* Stages go by who held the task on their day, everything else by the present holder. */
static void
test_holders (void)
{
#define MOVED "lead=乙 assigned=2026-03-02 | handover 2026-03-05 lead=甲>乙"
  static const Row rows[] = {
    { "2026-03-20", "甲", NULL, MOVED, "0 0 0 0 0 0 0/1 0/0 0/0 0/0" },
    { "2026-03-20", "乙", NULL, MOVED, "1 0 1 1 1 0 0/0 0/1 0/0 0/0" },
    { "2026-03-20", "office", NULL, MOVED, "1 0 1 1 1 0 0/1 0/1 0/0 0/0" },
  };
#undef MOVED

  check (rows, G_N_ELEMENTS (rows), write_figures);
}

static void
test_crossing (void)
{
  static const Row rows[] = {
    { "2026-03-20", "甲", NULL, QUIET "with=乙", "0 0 1 0 1 1 0/0 0/0 0/0 0/0" },
    { "2026-03-20", "乙", NULL, QUIET "with=乙", "0 0 0 0 0 1 0/0 0/0 0/0 0/0" },
    { "2026-03-20", "丙", NULL, QUIET "with=乙", "0 0 0 0 0 0 0/0 0/0 0/0 0/0" },
    { "2026-03-20", "office", NULL, QUIET "with=乙", "0 0 1 0 1 1 0/0 0/0 0/0 0/0" },
    { "2026-03-20", "乙", NULL, QUIET "with=乙 status=closed closed=2026-03-02 | close 2026-03-02",
      "0 0 0 0 0 1 0/0 0/0 0/0 0/0" },
    { "2026-03-20", "乙", NULL, QUIET "with=乙 status=closed closed=2026-03-01 | close 2026-03-01",
      "0 0 0 0 0 0 0/0 0/0 0/0 0/0" },
  };

  check (rows, G_N_ELEMENTS (rows), write_figures);
}

/* The week after the period, as it stood at its end: 9 to 15 March. */
static void
test_coming (void)
{
#define DONE "| deploy 2026-03-02; approach 2026-03-05; "
  static const Row rows[] = {
    { "2026-03-20", NULL, NULL, "assigned=2026-03-02", "1 feedback 2026-03-09" },
    { "2026-03-20", NULL, NULL, "assigned=2026-03-08 due=2026-03-15",
      "1 approach 2026-03-11, 1 feedback 2026-03-15, 1 due 2026-03-15" },
    { "2026-03-20", NULL, NULL, "assigned=2026-03-02 due=2026-03-16 " DONE "feedback 2026-03-09",
      "1 feedback 2026-03-09" },
    { "2026-03-20", NULL, NULL, "assigned=2026-03-02 follow-up=7d " DONE "feedback 2026-03-08",
      "1 follow-up 2026-03-15" },
    { "2026-03-20", NULL, NULL,
      "assigned=2026-03-02 follow-up=30d " DONE "feedback 2026-03-08; milestone 2026-03-05 "
      "due=2026-03-10; milestone 2026-03-05 due=2026-03-16",
      "1 milestone 2026-03-10" },
    { "2026-03-20", NULL, NULL, "assigned=2026-03-02 status=suspended | suspend 2026-03-08", "" },
    { "2026-03-20", NULL, NULL, "assigned=2026-03-02 status=suspended | suspend 2026-03-09",
      "1 feedback 2026-03-09" },
  };
#undef DONE

  check (rows, G_N_ELEMENTS (rows), write_coming);
}
#undef QUIET

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/summary/assigned-in-the-period", test_assigned_in_the_period);
  g_test_add_func ("/summary/open-and-closed", test_open_and_closed);
  g_test_add_func ("/summary/withdrawn", test_withdrawn);
  g_test_add_func ("/summary/overdue", test_overdue);
  g_test_add_func ("/summary/holders", test_holders);
  g_test_add_func ("/summary/crossing", test_crossing);
  g_test_add_func ("/summary/coming", test_coming);
  return g_test_run ();
}
