/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/charge.h"
#include "sample.h"

static void
test_in_charge (void)
{
  static const struct
  {
    const char *day, *unit, *field;
    const char *leaders[3];
  } cases[] = {
    { "2026-03-03", "住建局", "-", { "甲" } },    { "2026-03-03", "园区", "-", { "甲", "乙" } },
    { "2026-03-03", "某镇", "-", { "戊" } },      { "2026-03-03", "档案馆", "-", { NULL } },
    { "2026-03-03", "信访局", "-", { NULL } },    { "2026-03-03", "-", "-", { NULL } },
    { "2026-03-03", "住建局", "生态", { "丙" } }, { "2026-03-03", "住建局", "安全", { "甲" } },
    { "2026-03-03", "-", "生态", { "丙" } },      { "2024-12-31", "财政局", "-", { NULL } },
    { "2025-01-01", "财政局", "-", { "丙" } },    { "2026-02-28", "财政局", "-", { "丙" } },
    { "2026-03-01", "财政局", "-", { "丁" } },
  };
  g_autoptr (DubanTerms) terms = sample_terms_new ("2026-03-03", NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      DubanCharge charge;
      gsize n = 0;

      duban_charge_of (&charge, terms->directory, sample_find (cases[i].unit),
                       sample_find (cases[i].field), duban_day_parse (cases[i].day));
      for (; cases[i].leaders[n] != NULL; n++)
        g_assert_true (duban_charge_includes (&charge, sample_find (cases[i].leaders[n])));
      g_assert_cmpuint (charge.n_leaders, ==, n);
      g_assert_false (duban_charge_includes (&charge, sample_find ("旗长")));
    }
}

static void
test_holds (void)
{
  static const struct
  {
    const char *leader, *held;
    gboolean holds;
  } cases[] = {
    { "甲", "园区", TRUE },    { "乙", "园区", TRUE },    { "丙", "园区", FALSE },
    { "戊", "某镇", FALSE },   { "丙", "档案馆", FALSE }, { "丙", "生态", TRUE },
    { "丙", "财政局", FALSE }, { "丁", "财政局", TRUE },
  };
  g_autoptr (DubanTerms) terms = sample_terms_new ("2026-03-03", NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    g_assert_cmpint (duban_charge_holds (terms->directory, sample_find (cases[i].leader),
                                         sample_find (cases[i].held), terms->today),
                     ==, cases[i].holds);
}

static void
test_a_crowd_keeps_its_order (void)
{
  g_autoptr (DubanDirectory) directory = duban_directory_new ();
  DubanCharge charge;

  for (guint32 n = 100; n >= 1; n--)
    for (int twice = 0; twice < 2; twice++)
      duban_directory_add_holding (directory, &(DubanHolding){ .leader = n,
                                                               .held = 500,
                                                               .kind = DUBAN_HOLDS_CHARGE,
                                                               .from = DUBAN_NO_DAY,
                                                               .to = DUBAN_NO_DAY });
  duban_charge_of (&charge, directory, 500, 0, 0);
  g_assert_cmpuint (charge.n_leaders, ==, DUBAN_CHARGE_MAX);
  for (gsize i = 1; i < charge.n_leaders; i++)
    g_assert_cmpuint (charge.leaders[i - 1], <, charge.leaders[i]);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/charge/in-charge", test_in_charge);
  g_test_add_func ("/charge/holds", test_holds);
  g_test_add_func ("/charge/a-crowd", test_a_crowd_keeps_its_order);
  return g_test_run ();
}
