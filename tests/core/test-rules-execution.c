/* SPDX-License-Identifier: GPL-3.0-or-later */
/* domain.md 5.3, each rule at both its edges. */
#include "sample.h"

#include <string.h>

static void
test_no_unit (void)
{
  static const SampleRow rows[] = {
    { "2026-03-03", NULL, "", "" },
    { "2026-03-03", NULL, "unit=-", "no-unit critical 甲 - -" },
    { "2026-03-03", NULL, "unit=- status=suspended", "" },
    { "2026-03-03", NULL, "unit=- status=closed closed=2026-03-02", "" },
  };

  sample_check (rows, G_N_ELEMENTS (rows), "no-unit");
}

/* Whether 水利局 is found idle. */
static void
test_idle_unit (void)
{
  static const struct
  {
    SampleRow row;
    gboolean is_idle;
  } cases[] = {
    { { "2026-06-01", "office", "" }, TRUE },
    { { "2026-06-01", NULL, "" }, FALSE },
    { { "2026-06-01", "office", "unit=水利局" }, FALSE },
    { { "2026-06-01", "office", "unit=水利局 deleted" }, TRUE },
    { { "2026-06-01", "office", "unit=水利局 status=suspended" }, TRUE },
    { { "2026-06-01", "office", "unit=水利局 status=withdrawn" }, TRUE },
    { { "2026-06-01", "office", "unit=水利局 status=closed closed=2026-03-03" }, FALSE },
    { { "2026-06-01", "office", "unit=水利局 status=closed closed=2026-03-02" }, TRUE },
    { { "2026-06-01", "office", "unit=水利局 status=closed" }, TRUE },
    { { "2026-06-01", "office", "units=水利局" }, TRUE },
    { { "2026-06-01", "office idle-unit-days=91", "unit=水利局 status=closed closed=2026-03-02" },
      FALSE },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *found = sample_judge (&cases[i].row, "idle-unit");
      const gboolean is_idle = strstr (found, "idle-unit notice 水利局 - -") != NULL;

      g_test_message ("%s", cases[i].row.tasks);
      g_assert_cmpint (is_idle, ==, cases[i].is_idle);
    }
}

static void
test_decisions (void)
{
#define AWAITS(level) "level=" level " state=awaiting since=2026-03-02"
  static const SampleRow rows[] = {
    { "2026-03-17", NULL, AWAITS ("executive"), "" },
    { "2026-03-18", NULL, AWAITS ("executive"), "waiting-for-meeting warning 甲 - 2026-03-02" },
    { "2026-03-18", NULL, AWAITS ("executive") " meeting=2026-03-18", "" },
    { "2026-03-18", "meeting-wait-days=16", AWAITS ("executive"), "" },
    { "2026-03-18", NULL, "level=executive state=decided since=2026-03-02", "" },
    { "2026-03-18", NULL, AWAITS ("executive") " | decision 2026-03-10", "" },
    { "2026-03-18", NULL, AWAITS ("executive") " | decision 2026-03-01",
      "waiting-for-meeting warning 甲 - 2026-03-02" },
    { "2026-03-18", NULL, AWAITS ("executive") " status=closed closed=2026-03-18", "" },
    { "2026-03-05", NULL, AWAITS ("unit"), "" },
    { "2026-03-06", NULL, AWAITS ("unit"), "decision-waiting warning 甲 - 2026-03-02" },
    { "2026-03-05", NULL, AWAITS ("deputy"), "" },
    { "2026-03-06", NULL, AWAITS ("deputy"), "decision-waiting warning 甲 - 2026-03-02" },
    { "2026-03-06", "decision-wait-days=4", AWAITS ("deputy"), "" },
    { "2026-03-06", NULL, "status=suspended " AWAITS ("unit"),
      "decision-waiting warning 甲 - 2026-03-02" },
    { "2026-03-06", NULL, "state=awaiting since=2026-03-02", "" },
  };
#undef AWAITS

  sample_check (rows, G_N_ELEMENTS (rows), "waiting-for-meeting decision-waiting");
}

static void
test_meeting (void)
{
#define WAITS "level=executive state=scheduled meeting=2026-03-10"
  static const SampleRow rows[] = {
    { "2026-03-10", NULL, WAITS, "" },
    { "2026-03-11", NULL, WAITS, "meeting-passed critical 甲 1 2026-03-11" },
    { "2026-03-20", NULL, WAITS, "meeting-passed critical 甲 10 2026-03-11" },
    { "2026-03-11", NULL, WAITS " | decision 2026-03-10", "" },
    { "2026-03-11", NULL, WAITS " | decision 2026-03-10 void",
      "meeting-passed critical 甲 1 2026-03-11" },
    { "2026-03-11", NULL, "level=executive state=decided meeting=2026-03-10", "" },
    { "2026-03-11", NULL, WAITS " status=closed closed=2026-03-11", "" },
  };
#undef WAITS

  sample_check (rows, G_N_ELEMENTS (rows), "meeting-passed");
}

/* 2026-03-06 is a Friday. */
static void
test_requests (void)
{
  static const SampleRow rows[] = {
    { "2026-03-09", NULL, "| request 2026-03-06 to=乙", "" },
    { "2026-03-10", NULL, "| request 2026-03-06 to=乙", "request-waiting warning 乙 - 2026-03-06" },
    { "2026-03-11", NULL, "| request 2026-03-06 to=乙", "request-waiting warning 乙 - 2026-03-06" },
    { "2026-03-12", NULL, "| request 2026-03-06 to=乙",
      "request-waiting critical 乙 - 2026-03-06" },
    { "2026-03-12", NULL, "| request 2026-03-06 to=乙; answer 2026-03-09 target=#1", "" },
    { "2026-03-12", NULL, "| request 2026-03-06 to=乙; answer 2026-03-09 target=#1 void",
      "request-waiting critical 乙 - 2026-03-06" },
    { "2026-03-12", NULL, "| request 2026-03-06 to=水利局", "" },
    { "2026-03-12", NULL, "| request 2026-03-06 to=乙 void", "" },
    { "2026-03-12", "request-wait-days=4", "| request 2026-03-06 to=乙", "" },
    { "2026-03-12", "request-late-days=4", "| request 2026-03-06 to=乙",
      "request-waiting warning 乙 - 2026-03-06" },
    { "2026-03-12", NULL, "status=closed closed=2026-03-09 | request 2026-03-06 to=乙", "" },
  };

  sample_check (rows, G_N_ELEMENTS (rows), "request-waiting");
}

static void
test_blockages (void)
{
#define FOUND "blockage-without-remedy warning 甲 - 2026-03-05"
  static const SampleRow rows[] = {
    { "2026-03-06", NULL, "| blockage 2026-03-05", FOUND },
    { "2026-03-06", NULL, "| blockage 2026-03-05 cause=资金", FOUND },
    { "2026-03-06", NULL, "| blockage 2026-03-05 suggestion=增拨", FOUND },
    { "2026-03-06", NULL, "| blockage 2026-03-05 cause=资金 suggestion=增拨", "" },
    { "2026-03-06", NULL, "| blockage 2026-03-05; resolve 2026-03-06 target=#1", "" },
    { "2026-03-06", NULL, "| blockage 2026-03-05; resolve 2026-03-06 target=#1 void", FOUND },
    { "2026-03-06", NULL, "| blockage 2026-03-04; blockage 2026-03-05 cause=资金 suggestion=增拨",
      "" },
    { "2026-03-06", NULL,
      "| blockage 2026-03-05; blockage 2026-03-06 cause=资金 suggestion=增拨; "
      "resolve 2026-03-06 target=#2",
      FOUND },
    { "2026-03-06", NULL, "status=closed closed=2026-03-06 | blockage 2026-03-05", "" },
  };
#undef FOUND

  sample_check (rows, G_N_ELEMENTS (rows), "blockage-without-remedy");
}

static void
test_rectifications (void)
{
#define FOUND "rectification-without-cause warning 甲 - -"
  static const SampleRow rows[] = {
    { "2026-03-09", NULL, "rectification=yes", "" },
    { "2026-03-10", NULL, "rectification=yes", FOUND },
    { "2026-03-10", NULL, "source=审计", FOUND },
    { "2026-03-10", NULL, "source=审计 rectification=no", "" },
    { "2026-03-10", NULL, "", "" },
    { "2026-03-10", NULL, "rectification=yes cause=管理不严", "" },
    { "2026-03-10", "cause-days=8", "rectification=yes", "" },
    { "2026-03-11", "day-policy=workday", "rectification=yes", "" },
    { "2026-03-12", "day-policy=workday", "rectification=yes", FOUND },
    { "2026-03-27", NULL, "rectification=yes tracked=2026-03-20", "" },
    { "2026-03-28", NULL, "rectification=yes tracked=2026-03-20", FOUND },
    { "2026-03-10", NULL, "rectification=yes tracked=2026-02-20", FOUND },
    { "2026-03-10", NULL, "rectification=yes assigned=- tracked=2026-03-02", "" },
    { "2026-03-10", NULL, "rectification=yes status=closed closed=2026-03-05", FOUND },
    { "2026-03-10", NULL, "rectification=yes status=withdrawn", "" },
  };
#undef FOUND

  sample_check (rows, G_N_ELEMENTS (rows), "rectification-without-cause");
}

static void
test_key_tasks (void)
{
#define FOUND "key-without-milestones warning 甲 - -"
  static const SampleRow rows[] = {
    { "2026-03-05", NULL, "importance=key", "" },
    { "2026-03-06", NULL, "importance=key", FOUND },
    { "2026-03-06", NULL, "", "" },
    { "2026-03-06", NULL, "importance=key | milestone 2026-03-05 due=2026-04-01", "" },
    { "2026-03-06", NULL, "importance=key | milestone 2026-03-05 due=2026-04-01 void", FOUND },
    { "2026-03-06", "milestones-days=4", "importance=key", "" },
    { "2026-03-23", NULL, "importance=key tracked=2026-03-20", "" },
    { "2026-03-24", NULL, "importance=key tracked=2026-03-20", FOUND },
    { "2026-03-06", NULL, "importance=key status=suspended", "" },
    { "2026-03-06", NULL, "importance=key status=closed closed=2026-03-05", "" },
  };
#undef FOUND

  sample_check (rows, G_N_ELEMENTS (rows), "key-without-milestones");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/rules-execution/no-unit", test_no_unit);
  g_test_add_func ("/rules-execution/idle-unit", test_idle_unit);
  g_test_add_func ("/rules-execution/decisions", test_decisions);
  g_test_add_func ("/rules-execution/meeting-passed", test_meeting);
  g_test_add_func ("/rules-execution/request-waiting", test_requests);
  g_test_add_func ("/rules-execution/blockage-without-remedy", test_blockages);
  g_test_add_func ("/rules-execution/rectification-without-cause", test_rectifications);
  g_test_add_func ("/rules-execution/key-without-milestones", test_key_tasks);
  return g_test_run ();
}
