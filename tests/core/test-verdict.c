/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sample.h"

#include <string.h>

#define ALL_DONE "| deploy 2026-03-02; approach 2026-03-05; feedback 2026-03-09"

static void
test_light (void)
{
  static const struct
  {
    SampleRow row;
    DubanLight light;
    int days;
  } cases[] = {
    { { "2026-03-10", NULL, ALL_DONE }, DUBAN_LIGHT_GREEN, 0 },
    { { "2026-03-10", NULL, "due=2026-03-13 " ALL_DONE }, DUBAN_LIGHT_YELLOW, 0 },
    { { "2026-03-10", NULL, "due=2026-03-08 " ALL_DONE }, DUBAN_LIGHT_RED, 2 },
    { { "2026-03-10", NULL, "" }, DUBAN_LIGHT_RED, 8 },
    { { "2026-03-10", NULL, "with=甲 " ALL_DONE }, DUBAN_LIGHT_GREEN, 0 },
    { { "2026-03-10", NULL, "lead=- status=suspended" }, DUBAN_LIGHT_GREY, 0 },
    { { "2026-03-10", NULL, "status=closed closed=2026-03-04" }, DUBAN_LIGHT_GREY, 2 },
    { { "2026-03-10", NULL, "status=withdrawn closed=2026-03-10" }, DUBAN_LIGHT_GREY, 0 },
    { { "2026-03-10", NULL,
        "due=2026-03-08 " ALL_DONE "; waive 2026-03-09 rule=due-overdue due=2026-03-10" },
      DUBAN_LIGHT_GREEN,
      0 },
    { { "2026-03-11", NULL,
        "due=2026-03-08 " ALL_DONE "; waive 2026-03-09 rule=due-overdue due=2026-03-10" },
      DUBAN_LIGHT_RED,
      3 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (DubanVerdict) verdict = sample_verdict_new (&cases[i].row);
      const DubanTaskVerdict *task = duban_verdict_find_task (verdict, 1);

      g_test_message ("%s", cases[i].row.tasks);
      g_assert_nonnull (task);
      g_assert_cmpint (task->light, ==, cases[i].light);
      g_assert_cmpint (task->days, ==, cases[i].days);
    }
}

/* Severity; days, none last; number by code point, none last; entity number; rule. */
static void
test_order (void)
{
  static const SampleRow row = {
    "2026-03-10",
    "no-portfolio office",
    "number=10 due=2026-03-08 " ALL_DONE "\n"
    "number=2 due=2026-03-07 " ALL_DONE "\n"
    "due=2026-03-08 " ALL_DONE "\n"
    "number=１ due=2026-03-08 " ALL_DONE "\n"
    "number=1 title=别的 lead=- " ALL_DONE "\n"
    "number=2 due=2026-03-08 " ALL_DONE "\n"
    "number=3 with=甲 " ALL_DONE "\n"
    "with=甲 " ALL_DONE,
    NULL,
  };
  static const struct
  {
    guint32 task;
    DubanRule rule;
  } expected[] = {
    { 2, DUBAN_RULE_DUE_OVERDUE },      { 1, DUBAN_RULE_DUE_OVERDUE },
    { 6, DUBAN_RULE_DUE_OVERDUE },      { 4, DUBAN_RULE_DUE_OVERDUE },
    { 3, DUBAN_RULE_DUE_OVERDUE },      { 5, DUBAN_RULE_NO_LEAD },
    { 7, DUBAN_RULE_SELF_COOPERATION }, { 7, DUBAN_RULE_IDLE_COOPERATOR },
    { 0, DUBAN_RULE_NO_PORTFOLIO },
  };
  g_autoptr (DubanVerdict) verdict = sample_verdict_new (&row);
  gsize n;
  const DubanFinding *findings = duban_verdict_get_findings (verdict, &n);

  g_assert_cmpuint (n, >=, G_N_ELEMENTS (expected));
  for (gsize i = 0; i < G_N_ELEMENTS (expected); i++)
    {
      g_assert_cmpuint (findings[i].task, ==, expected[i].task);
      g_assert_cmpint (findings[i].rule, ==, expected[i].rule);
    }
  g_assert_cmpuint (findings[n - 1].task, ==, 8);
}

/* Tasks may come in any order; each finds its own findings, in their order. */
static void
test_by_task (void)
{
  static const SampleRow row
      = { "2026-03-10", NULL, "n=7\nn=3 unit=-\nn=5 deleted\nn=4 status=withdrawn", NULL };
  static const guint32 expected[] = { 3, 4, 7 };
  g_autoptr (DubanVerdict) verdict = sample_verdict_new (&row);
  gsize n, n_findings, n_seen = 0;
  const DubanTaskVerdict *tasks = duban_verdict_get_tasks (verdict, &n);
  const DubanFinding *all = duban_verdict_get_findings (verdict, &n_findings);

  g_assert_cmpuint (n, ==, G_N_ELEMENTS (expected));
  for (gsize i = 0; i < n; i++)
    {
      const DubanFinding *last = NULL;

      g_assert_cmpuint (tasks[i].task, ==, expected[i]);
      for (guint k = 0; k < tasks[i].count; k++, n_seen++)
        {
          const DubanFinding *finding = duban_verdict_get_task_finding (verdict, &tasks[i], k);

          g_assert_cmpuint (finding->task, ==, tasks[i].task);
          g_assert_true (last == NULL || finding > last);
          g_assert_true (finding >= all && finding < all + n_findings);
          last = finding;
        }
    }
  g_assert_cmpuint (n_seen, ==, n_findings);
  g_assert_null (duban_verdict_find_task (verdict, 5));
  g_assert_null (duban_verdict_find_task (verdict, 0));
}

static void
test_states_and_flags (void)
{
  static const SampleRow row
      = { "2026-03-10", "day-policy=workday no-calendar",
          "| deploy 2026-03-02 written=2026-03-03; approach 2026-03-06", NULL };
  g_autoptr (DubanVerdict) verdict = sample_verdict_new (&row);
  const DubanTaskVerdict *task = duban_verdict_find_task (verdict, 1);

  g_assert_cmpint (task->states[DUBAN_STAGE_DEPLOY], ==, DUBAN_STATE_MET);
  g_assert_cmpint (task->states[DUBAN_STAGE_APPROACH], ==, DUBAN_STATE_LATE);
  g_assert_cmpint (task->states[DUBAN_STAGE_FEEDBACK], ==, DUBAN_STATE_PENDING);
  g_assert_cmpint (task->flags, ==,
                   1 << DUBAN_STAGE_DEPLOY | 8 << DUBAN_STAGE_APPROACH | 8 << DUBAN_STAGE_FEEDBACK);
}

static void
test_waivers_without_a_task (void)
{
  g_autoptr (DubanTerms) terms = sample_terms_new ("2026-03-10", "office");
  g_autoptr (DubanJudge) judge = duban_judge_new (terms);
  g_autoptr (DubanVerdict) verdict = NULL;
  const DubanRecord waiver = { .kind = DUBAN_RECORD_WAIVE,
                               .rule = "idle-unit",
                               .unit = sample_find ("水利局"),
                               .due = terms->today };
  gsize n, n_waived = 0;
  const DubanFinding *findings;

  duban_judge_waive (judge, &waiver);
  verdict = duban_judge_finish (judge);
  findings = duban_verdict_get_findings (verdict, &n);
  for (gsize i = 0; i < n; i++)
    if (findings[i].waived)
      {
        g_assert_cmpuint (findings[i].unit, ==, waiver.unit);
        n_waived++;
      }
  g_assert_cmpuint (n_waived, ==, 1);
  g_assert_cmpuint (n, ==, 8);
}

static const SampleRow many_findings = {
  "2026-03-10",
  "office",
  "number=1 with=乙,丙 units=水利局\nstatus=closed\nlead=- unit=-\nn=9",
  NULL,
};

static void
test_bytes_return (void)
{
  g_autoptr (DubanVerdict) verdict = sample_verdict_new (&many_findings);
  g_autoptr (GBytes) bytes = duban_verdict_to_bytes (verdict);
  g_autoptr (DubanVerdict) again = duban_verdict_from_bytes (bytes);
  gsize n, n_again;
  const DubanFinding *findings = duban_verdict_get_findings (verdict, &n);
  const DubanTaskVerdict *tasks;

  g_assert_nonnull (again);
  g_assert_cmpmem (findings, n * sizeof *findings, duban_verdict_get_findings (again, &n_again),
                   n_again * sizeof *findings);
  tasks = duban_verdict_get_tasks (verdict, &n);
  g_assert_cmpmem (tasks, n * sizeof *tasks, duban_verdict_get_tasks (again, &n_again),
                   n_again * sizeof *tasks);
}

static void
test_cut_bytes_are_refused (void)
{
  g_autoptr (DubanVerdict) verdict = sample_verdict_new (&many_findings);
  g_autoptr (GBytes) bytes = duban_verdict_to_bytes (verdict);

  for (gsize size = 0; size < g_bytes_get_size (bytes); size++)
    {
      g_autoptr (GBytes) cut = g_bytes_new_from_bytes (bytes, 0, size);

      g_assert_null (duban_verdict_from_bytes (cut));
    }
}

/* Whatever is taken in can be walked through: no index leaves its array. */
static void
walk (const DubanVerdict *verdict)
{
  gsize n;
  const DubanTaskVerdict *tasks = duban_verdict_get_tasks (verdict, &n);

  for (gsize i = 0; i < n; i++)
    for (guint k = 0; k < tasks[i].count; k++)
      g_assert_cmpuint (duban_verdict_get_task_finding (verdict, &tasks[i], k)->rule, <,
                        DUBAN_N_RULES);
}

static void
test_damaged_bytes_are_safe (void)
{
  g_autoptr (DubanVerdict) verdict = sample_verdict_new (&many_findings);
  g_autoptr (GBytes) bytes = duban_verdict_to_bytes (verdict);
  gsize size, n_refused = 0;
  const guint8 *data = g_bytes_get_data (bytes, &size);

  for (gsize i = 0; i < size * 8; i++)
    {
      guint8 *copy = g_memdup2 (data, size);
      g_autoptr (GBytes) damaged = g_bytes_new_take (copy, size);
      g_autoptr (DubanVerdict) taken = NULL;

      copy[i / 8] ^= (guint8) (1 << i % 8);
      taken = duban_verdict_from_bytes (damaged);
      if (taken != NULL)
        walk (taken);
      else
        n_refused++;
    }
  g_assert_cmpuint (n_refused, >=, 20 * 8);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/verdict/light", test_light);
  g_test_add_func ("/verdict/order", test_order);
  g_test_add_func ("/verdict/by-task", test_by_task);
  g_test_add_func ("/verdict/states-and-flags", test_states_and_flags);
  g_test_add_func ("/verdict/waivers-without-a-task", test_waivers_without_a_task);
  g_test_add_func ("/verdict/bytes-return", test_bytes_return);
  g_test_add_func ("/verdict/cut-bytes", test_cut_bytes_are_refused);
  g_test_add_func ("/verdict/damaged-bytes", test_damaged_bytes_are_safe);
  return g_test_run ();
}
