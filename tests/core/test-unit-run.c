/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Names of units that run into one another or into a person's. */
#include "core/unit-run.h"

static gboolean
is_known_cb (const char *name, gpointer data)
{
  static const char *const names[]
      = { "财政局", "住建局", "住房和城乡建设局", "水利", "水利局", "第一镇", "教育体育局", NULL };

  return g_strv_contains (names, name);
}

static void
test_runs_that_known_names_cover (void)
{
  static const char *const cases[][2] = {
    { "财政局住建局", "财政局|住建局" },
    { "财政局住房和城乡建设局水利局", "财政局|住房和城乡建设局|水利局" },
    { "财政局和住建局", "财政局|住建局" },
    { "财政局、住建局", NULL }, /* parted already */
    { "财政局及第一镇与水利局", "财政局|第一镇|水利局" },
    { "水利水利局", "水利|水利局" },
    { "财政局", NULL },
    { "财政局某某局", NULL },
    { "某某局财政局", NULL },
    { "财政局和", NULL },
    { "和财政局", NULL },
    { "财政局财政局", "财政局|财政局" },
    { "", NULL },
    { "\xff", NULL },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GPtrArray) parts = duban_unit_run_split (cases[i][0], is_known_cb, NULL);
      g_autofree char *joined = NULL;

      if (parts != NULL)
        {
          g_ptr_array_add (parts, NULL);
          joined = g_strjoinv ("|", (char **) parts->pdata);
        }
      g_assert_cmpstr (joined, ==, cases[i][1]);
    }
}

static void
test_what_stands_behind_a_known_name (void)
{
  static const struct
  {
    const char *text, *unit, *rest;
    gboolean is_other;
    const char *person;
  } cases[] = {
    { "住建局张某某", "住建局", "张某某", FALSE, "张某某" },
    { "住建局（张某某）", "住建局", "（张某某）", FALSE, "张某某" },
    { "住建局局长张某", "住建局", "局长张某", FALSE, "张某" },
    { "住建局：张某某同志", "住建局", "：张某某同志", FALSE, "张某某" },
    { "住建局某某局", "住建局", "某某局", TRUE, NULL },
    { "住建局质监中心", "住建局", "质监中心", FALSE, NULL },
    { "住建局某某分局", "住建局", "某某分局", FALSE, NULL },
    { "住建局局", "住建局", "局", FALSE, NULL },
    { "水利局高新区", "水利局", "高新区", FALSE, NULL },
    { "住建局张某某某某", "住建局", "张某某某某", FALSE, NULL },
    { "住建局张A", "住建局", "张A", FALSE, NULL },
    { "住建局", NULL, NULL, FALSE, NULL },
    { "某某局张某某", NULL, NULL, FALSE, NULL },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *unit = NULL;
      g_autofree char *person = NULL;
      const char *rest = duban_unit_run_find_rest (cases[i].text, is_known_cb, NULL, &unit);

      g_assert_cmpstr (unit, ==, cases[i].unit);
      g_assert_cmpstr (rest, ==, cases[i].rest);
      if (rest == NULL)
        continue;
      person = duban_unit_run_dup_person (rest);
      g_assert_cmpint (duban_unit_run_is_other (rest), ==, cases[i].is_other);
      g_assert_cmpstr (person, ==, cases[i].person);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/unit-run/covered", test_runs_that_known_names_cover);
  g_test_add_func ("/unit-run/behind", test_what_stands_behind_a_known_name);
  return g_test_run ();
}
