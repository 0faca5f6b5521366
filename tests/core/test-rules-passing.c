/* SPDX-License-Identifier: GPL-3.0-or-later */
/* passed-around (推诿扯皮), at its edges.  甲 and 乙 are both in charge of 园区. */
#include "sample.h"

#define FOUND(since) "passed-around warning 甲 - " since

static void
test_two_in_a_window (void)
{
#define FIRST "unit=园区 | handover 2026-03-10 lead=甲>乙; "
  static const SampleRow rows[] = {
    { "2026-05-01", NULL, FIRST "handover 2026-04-09 lead=乙>丙", FOUND ("2026-04-09") },
    { "2026-05-01", NULL, FIRST "handover 2026-04-10 lead=乙>丙", "" },
    { "2026-05-01", "handover-window-days=31", FIRST "handover 2026-04-10 lead=乙>丙",
      FOUND ("2026-04-10") },
    { "2026-05-01", NULL, FIRST "handover 2026-03-10 lead=乙>丙", FOUND ("2026-03-10") },
    { "2026-05-01", NULL, FIRST "handover 2026-04-09 lead=乙>丙 void", "" },
    { "2026-05-01", NULL, FIRST "handover 2026-04-09 lead=乙>丙; follow-up 2026-03-10", "" },
    { "2026-05-01", NULL, FIRST "handover 2026-04-09 lead=乙>丙; follow-up 2026-04-09", "" },
    { "2026-05-01", NULL, FIRST "handover 2026-04-09 lead=乙>丙; follow-up 2026-03-09",
      FOUND ("2026-04-09") },
    { "2026-05-01", NULL, FIRST "handover 2026-04-09 lead=乙>丙; feedback 2026-03-20 to=丁",
      FOUND ("2026-04-09") },
    { "2026-05-01", NULL, FIRST "handover 2026-04-09 lead=乙>丙; note 2026-03-20",
      FOUND ("2026-04-09") },
    { "2026-05-01", NULL, FIRST "handover 2026-04-09 unit=住建局>水利局", "" },
    { "2026-05-01", NULL, FIRST "handover 2026-04-09 lead=丙>丁", "" },
    { "2026-05-01", NULL, FIRST "handover 2026-04-09 lead=旗长>丁", FOUND ("2026-04-09") },
  };
#undef FIRST

  sample_check (rows, G_N_ELEMENTS (rows), "passed-around");
}

static void
test_three (void)
{
  static const SampleRow rows[] = {
    { "2026-12-01", NULL,
      "unit=园区 | handover 2026-03-10 lead=甲>旗长; handover 2026-05-10 lead=旗长>乙", "" },
    { "2026-12-01", NULL,
      "unit=园区 | handover 2026-03-10 lead=甲>旗长; handover 2026-05-10 lead=旗长>乙; "
      "handover 2026-07-10 lead=乙>丙",
      FOUND ("2026-07-10") },
    { "2026-12-01", NULL,
      "| handover 2026-03-10 unit=住建局>水利局; handover 2026-05-10 unit=水利局>信访局; "
      "handover 2026-07-10 unit=信访局>档案馆",
      FOUND ("2026-07-10") },
    { "2026-12-01", NULL,
      "unit=园区 | handover 2026-03-10 lead=甲>旗长; handover 2026-05-10 lead=旗长>乙; "
      "handover 2026-07-10 unit=水利局>园区",
      "" },
  };

  sample_check (rows, G_N_ELEMENTS (rows), "passed-around");
}

static void
test_back (void)
{
  static const SampleRow rows[] = {
    { "2026-12-01", NULL,
      "unit=园区 | handover 2026-03-10 lead=甲>乙; handover 2026-07-10 lead=乙>甲",
      FOUND ("2026-07-10") },
    { "2026-12-01", NULL,
      "unit=园区 | handover 2026-03-10 lead=甲>丙; handover 2026-07-10 lead=丙>甲", "" },
    { "2026-12-01", NULL,
      "unit=园区 | handover 2026-03-10 lead=丙>乙; handover 2026-07-10 lead=乙>丙",
      FOUND ("2026-07-10") },
    { "2026-12-01", NULL,
      "| handover 2026-03-10 unit=住建局>水利局; handover 2026-07-10 unit=水利局>住建局",
      FOUND ("2026-07-10") },
  };

  sample_check (rows, G_N_ELEMENTS (rows), "passed-around");
}

static void
test_what_is_looked_at (void)
{
#define PAIR(first) "unit=园区 | handover " first " lead=甲>乙; handover 2026-05-02 lead=乙>丙"
  static const SampleRow rows[] = {
    { "2027-05-01", NULL, PAIR ("2026-05-01"), FOUND ("2026-05-02") },
    { "2027-05-01", NULL, PAIR ("2026-04-30"), "" },
    { "2027-04-30", NULL, PAIR ("2026-04-30"), FOUND ("2026-05-02") },
    { "2028-02-29", NULL,
      "unit=园区 | handover 2027-02-28 lead=甲>乙; handover 2027-03-01 lead=乙>丙",
      FOUND ("2027-03-01") },
    { "2026-06-01", NULL, PAIR ("2026-05-01") "; reissue 2026-05-01", FOUND ("2026-05-02") },
    { "2026-06-01", NULL, PAIR ("2026-05-01") "; reissue 2026-05-02", "" },
    { "2027-05-11", NULL,
      "unit=园区 | handover 2026-05-11 lead=丙>乙; handover 2026-07-10 lead=乙>丙",
      FOUND ("2026-07-10") },
    { "2027-05-12", NULL,
      "unit=园区 | handover 2026-05-11 lead=丙>乙; handover 2026-07-10 lead=乙>丙", "" },
    { "2026-06-01", NULL, "status=suspended " PAIR ("2026-05-01"), FOUND ("2026-05-02") },
    { "2026-06-01", NULL, "status=closed closed=2026-05-30 " PAIR ("2026-05-01"), "" },
  };
#undef PAIR

  sample_check (rows, G_N_ELEMENTS (rows), "passed-around");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/rules-passing/two-in-a-window", test_two_in_a_window);
  g_test_add_func ("/rules-passing/three", test_three);
  g_test_add_func ("/rules-passing/back-to-an-earlier-holder", test_back);
  g_test_add_func ("/rules-passing/what-is-looked-at", test_what_is_looked_at);
  return g_test_run ();
}
