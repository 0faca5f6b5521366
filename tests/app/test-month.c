/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/judgement.h"
#include "app/view/month.h"
#include "sample-session.h"

#define DAY(text) duban_day_parse (text)

static DubanMonth *
load_month (SampleSession *sample, const char *first, const char *last)
{
  GError *error = NULL;
  DubanRegister *reg = NULL;
  DubanVerdict *verdict;
  g_autoptr (DubanSnapshot) snapshot = NULL;
  g_autoptr (DubanMilestones) milestones = NULL;

  g_assert_true (duban_session_refresh (sample->session, &error));
  verdict = duban_judgement_get_with_register (sample->session, &reg, NULL, &error);
  g_assert_no_error (error);
  snapshot = duban_snapshot_new (duban_terms_ref (sample->session->terms), verdict, reg, 1, 0);
  milestones = duban_milestones_load (sample->session, 1, NULL, &error);
  g_assert_no_error (error);
  return duban_month_new (snapshot, milestones, DAY (first), DAY (last), NULL);
}

/* What falls due of the only task, “MM-DD what” separated by blanks. */
static char *
words_of (const DubanMonth *month)
{
  GString *words = g_string_new (NULL);

  for (DubanDay day = month->first; day <= month->last; day++)
    {
      gsize n;
      const DubanMonthItem *items = duban_month_get_day (month, day, &n);
      char text[DUBAN_DAY_TEXT_SIZE];

      duban_day_format (day, text);
      for (gsize i = 0; i < n; i++)
        {
          g_autofree char *what = duban_month_dup_what (items[i].what);

          g_string_append_printf (words, "%s%s %s", words->len > 0 ? "; " : "", text + 5, what);
        }
    }
  return g_string_free (words, FALSE);
}

typedef struct
{
  const char *assigned, *due;
  const char *records; /* “kind day” separated by “; ”; a milestone's day is its own deadline */
  const char *expected;
} Row;

/* On 2026-04-10, of 2026-03-30 to 2026-05-03. */
static const Row rows[] = {
  { "2026-04-10", NULL, "", "04-10 Deploy; 04-13 Approach; 04-17 Feedback" },
  { "2026-04-10", "2026-04-17", "", "04-10 Deploy; 04-13 Approach; 04-17 Feedback, Deadline" },
  { "2026-04-08", NULL, "deploy 2026-04-08", "04-11 Approach; 04-15 Feedback" },
  { "2026-03-29", NULL, "", "04-01 Approach; 04-05 Feedback" },
  { "2026-04-01", NULL, "deploy 2026-04-01; approach 2026-04-01; feedback 2026-04-02",
    "05-02 Follow-up" },
  { "2026-04-08", "2026-05-03", "deploy 2026-04-08; approach 2026-04-09; milestone 2026-04-20",
    "04-15 Feedback; 04-20 Milestone; 05-03 Deadline" },
  { "2026-04-08", "2026-05-04", "deploy 2026-04-08; close 2026-04-09", "" },
  { "2026-04-08", NULL, "suspend 2026-04-09", "" },
};

static void
record_all (SampleSession *sample, guint32 task, const char *records)
{
  g_auto (GStrv) all = g_strsplit (records, "; ", 0);

  for (int i = 0; all[i] != NULL; i++)
    {
      g_auto (GStrv) parts = g_strsplit (all[i], " ", 2);
      gboolean milestone = g_str_equal (parts[0], "milestone");

      g_free (sample_session_record (sample, task,
                                     (DubanRecordDraft){ .kind = parts[0],
                                                         .on = milestone ? NULL : parts[1],
                                                         .due = milestone ? parts[1] : NULL,
                                                         .title = milestone ? "完成初设" : NULL,
                                                         .text = "已办" }));
    }
}

static void
test_what_falls_due (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      SampleSession sample;
      g_autoptr (DubanMonth) month = NULL;
      g_autofree char *words = NULL;
      guint32 task;

      sample_session_init (&sample, "2026-04-10T10:00");
      task = sample_session_add (&sample, "1");
      sample_session_set (&sample, task, "assigned", rows[i].assigned);
      sample_session_set (&sample, task, "tracked-from", rows[i].assigned);
      if (rows[i].due != NULL)
        sample_session_set (&sample, task, "due", rows[i].due);
      record_all (&sample, task, rows[i].records);
      month = load_month (&sample, "2026-03-30", "2026-05-03");
      words = words_of (month);
      g_assert_cmpstr (words, ==, rows[i].expected);
      sample_session_clear (&sample);
    }
}

static void
test_a_day_names_itself (void)
{
  SampleSession sample;
  g_autoptr (DubanMonth) month = NULL;
  g_autofree char *today = NULL, *holiday = NULL, *plain = NULL;

  sample_session_init (&sample, "2026-04-10T10:00");
  sample_session_set (&sample, sample_session_add (&sample, "1"), "due", "2026-04-10");
  sample_session_set (&sample, sample_session_add (&sample, "2"), "due", "2026-04-10");
  month = load_month (&sample, "2026-03-30", "2026-05-03");
  today = duban_month_dup_day_name (month, DAY ("2026-04-10"));
  holiday = duban_month_dup_day_name (month, DAY ("2026-05-01"));
  plain = duban_month_dup_day_name (month, DAY ("2026-04-14"));
  g_assert_cmpstr (today, ==, "10 April Friday, today, 2 due, 2 red");
  g_assert_cmpstr (holiday, ==, "1 May Friday, holiday 劳动节, nothing due");
  g_assert_cmpstr (plain, ==, "14 April Tuesday, nothing due");
  g_assert_cmpuint (duban_month_count (month, DAY ("2026-04-10"), DUBAN_LIGHT_RED), ==, 2);
  g_assert_cmpuint (duban_month_count (month, DAY ("2026-06-10"), DUBAN_LIGHT_RED), ==, 0);
  sample_session_clear (&sample);
}

static void
test_weeks_and_months (void)
{
  static const struct
  {
    const char *day, *first, *last, *before, *after;
  } months[] = {
    { "2026-11-23", "2026-10-26", "2026-12-06", "2026-10-23", "2026-12-23" },
    { "2026-01-31", "2025-12-29", "2026-02-01", "2025-12-31", "2026-02-28" },
    { "2024-03-31", "2024-02-26", "2024-03-31", "2024-02-29", "2024-04-30" },
    { "2027-02-01", "2027-02-01", "2027-02-28", "2027-01-01", "2027-03-01" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (months); i++)
    {
      DubanDay first, last;

      duban_month_get_weeks (DAY (months[i].day), &first, &last);
      g_assert_cmpint (first, ==, DAY (months[i].first));
      g_assert_cmpint (last, ==, DAY (months[i].last));
      g_assert_cmpint (duban_month_shift (DAY (months[i].day), -1), ==, DAY (months[i].before));
      g_assert_cmpint (duban_month_shift (DAY (months[i].day), 1), ==, DAY (months[i].after));
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/month/what-falls-due", test_what_falls_due);
  g_test_add_func ("/month/a-day-names-itself", test_a_day_names_itself);
  g_test_add_func ("/month/weeks-and-months", test_weeks_and_months);
  return g_test_run ();
}
