/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The axis of a chart. */
#include "report/layout/scale.h"

static DubanChart *
make_chart (DubanChartKind kind, const gint64 *values, gsize n)
{
  DubanChart *chart = duban_chart_new (kind, "图", "件");

  for (gsize i = 0; i < n; i++)
    duban_chart_add_series (chart, "列", DUBAN_TONE_PLAIN);
  duban_chart_add_category (chart, "行", values);
  return chart;
}

/* Round steps, five at most, up to the largest and no step further. */
static void
test_steps (void)
{
  static const struct
  {
    gint64 largest, step;
    guint n;
  } cases[] = {
    { 0, 100, 1 },        { 1, 100, 1 },
    { 100, 100, 1 },      { 101, 100, 2 },
    { 500, 100, 5 },      { 501, 200, 3 },
    { 1000, 200, 5 },     { 1001, 500, 3 },
    { 2500, 500, 5 },     { 2501, 1000, 3 },
    { 10000, 2000, 5 },   { 10001, 5000, 3 },
    { 123456, 50000, 3 }, { DUBAN_CHART_NOTHING, 100, 1 },
    { -500, 100, 1 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (DubanChart) chart = make_chart (DUBAN_CHART_BARS, &cases[i].largest, 1);
      const DubanScale scale = duban_scale_of (chart);

      g_assert_cmpint (scale.step, ==, cases[i].step);
      g_assert_cmpuint (scale.n, ==, cases[i].n);
    }
}

/* Stacked values are added up, lines are not. */
static void
test_sums (void)
{
  const gint64 values[] = { 300, DUBAN_CHART_NOTHING, 400 };
  g_autoptr (DubanChart) stacked = make_chart (DUBAN_CHART_STACKED, values, 3);
  g_autoptr (DubanChart) lines = make_chart (DUBAN_CHART_LINES, values, 3);

  g_assert_cmpint (duban_scale_of (stacked).step * duban_scale_of (stacked).n, ==, 800);
  g_assert_cmpint (duban_scale_of (lines).step * duban_scale_of (lines).n, ==, 400);
}

/* Two decimals where one value has them. */
static void
test_writing (void)
{
  static const struct
  {
    gint64 values[2];
    const char *first;
  } cases[] = {
    { { 1200, 300 }, "12" }, { { 1200, 350 }, "12.00" }, { { 9167, 0 }, "91.67" },
    { { 5, 0 }, "0.05" },    { { -250, 0 }, "−2.50" },   { { DUBAN_CHART_NOTHING, 100 }, "—" },
    { { 0, 100 }, "0" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (DubanChart) chart = make_chart (DUBAN_CHART_LINES, cases[i].values, 2);
      const DubanScale scale = duban_scale_of (chart);
      g_autofree char *words = duban_scale_write (&scale, cases[i].values[0]);

      g_assert_cmpstr (words, ==, cases[i].first);
    }
}

static void
test_places (void)
{
  const DubanScale scale = { 1000, 2, FALSE };

  g_assert_cmpfloat (duban_scale_place (&scale, -1), ==, 0);
  g_assert_cmpfloat (duban_scale_place (&scale, 0), ==, 0);
  g_assert_cmpfloat (duban_scale_place (&scale, 1000), ==, 0.5);
  g_assert_cmpfloat (duban_scale_place (&scale, 2001), ==, 1);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/scale/steps", test_steps);
  g_test_add_func ("/scale/sums", test_sums);
  g_test_add_func ("/scale/writing", test_writing);
  g_test_add_func ("/scale/places", test_places);
  return g_test_run ();
}
