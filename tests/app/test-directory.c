/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Units and leaders, entered anew. */
#include "app/edit/directory.h"
#include "sample-session.h"

typedef struct
{
  const char *path;
  void (*func) (SampleSession *sample);
} Test;

static void
run_cb (gconstpointer data)
{
  const Test *test = data;
  SampleSession sample;

  sample_session_init (&sample, "2026-03-02T10:00");
  test->func (&sample);
  sample_session_clear (&sample);
}

static const DubanUnit *
unit_of (SampleSession *sample, const char *name)
{
  return duban_directory_find_unit (sample->session->terms->directory, name);
}

static void
edit (SampleSession *sample, const char *unit, DubanUnitEdit what)
{
  sample_assert_done (duban_directory_edit_set_unit (
      sample->session, sample_session_find (sample, unit), &what, &error));
}

static void
test_renamed_unit_is_found_by_both_names (SampleSession *sample)
{
  const guint32 n = sample_session_find (sample, "水利局");

  edit (sample, "水利局", (DubanUnitEdit){ .name = "水务和水利局" });
  g_assert_cmpuint (unit_of (sample, "水务和水利局")->n, ==, n);
  g_assert_cmpuint (unit_of (sample, "水利局")->n, ==, n);
  g_assert_cmpstr (unit_of (sample, "水利局")->name, ==, "水务和水利局");
  g_assert_cmpuint (unit_of (sample, "水务局")->n, ==, n);
}

/* And back: a name is not its own former one. */
static void
test_renamed_back (SampleSession *sample)
{
  edit (sample, "水利局", (DubanUnitEdit){ .name = "水务和水利局" });
  edit (sample, "水利局", (DubanUnitEdit){ .name = "水利局" });
  g_assert_cmpstr (unit_of (sample, "水务和水利局")->name, ==, "水利局");
  g_assert_cmpuint (g_strv_length (unit_of (sample, "水利局")->former_names), ==, 1);
}

static void
test_short_names_are_all_that_is_said (SampleSession *sample)
{
  static const char *const names[] = { "水利", "水发", NULL };
  static const char *const none[] = { NULL };

  edit (sample, "水利局", (DubanUnitEdit){ .short_names = names });
  g_assert_nonnull (unit_of (sample, "水发"));
  g_assert_null (unit_of (sample, "水务局"));
  edit (sample, "水利局", (DubanUnitEdit){ .short_names = none });
  g_assert_null (unit_of (sample, "水发"));
}

static void
test_category_and_head (SampleSession *sample)
{
  edit (sample, "水利局", (DubanUnitEdit){ .category = "部门", .head = "局长甲" });
  g_assert_cmpstr (unit_of (sample, "水利局")->category, ==, "部门");
  g_assert_cmpstr (unit_of (sample, "水利局")->head, ==, "局长甲");
  edit (sample, "水利局", (DubanUnitEdit){ .category = "", .head = "局长乙" });
  g_assert_null (unit_of (sample, "水利局")->category);
  g_assert_cmpstr (unit_of (sample, "水利局")->head, ==, "局长乙");
}

static void
test_names_of_others_are_refused (SampleSession *sample)
{
  static const char *const names[] = { "农牧局", NULL };
  const DubanUnitEdit by_name = { .name = "农牧局" };
  const DubanUnitEdit by_short = { .short_names = names };
  const guint32 n = sample_session_find (sample, "水利局");

  sample_assert_refused (duban_directory_edit_set_unit (sample->session, n, &by_name, &error),
                         DUBAN_APP_ERROR_VALUE, "农牧局");
  sample_assert_refused (duban_directory_edit_set_unit (sample->session, n, &by_short, &error),
                         DUBAN_APP_ERROR_VALUE, "农牧局");
  sample_assert_refused (duban_directory_edit_set_unit (sample->session, 999999, &by_name, &error),
                         DUBAN_APP_ERROR_UNKNOWN, "directory");
}

static void
test_one_step_of_undo (SampleSession *sample)
{
  edit (sample, "水利局", (DubanUnitEdit){ .name = "水务和水利局", .category = "事业" });
  sample_assert_done (duban_edit_undo (sample->session, NULL, &error));
  g_assert_cmpstr (unit_of (sample, "水利局")->name, ==, "水利局");
  g_assert_cmpstr (unit_of (sample, "水利局")->category, ==, "部门");
}

static void
test_leader_leaves_and_comes_back (SampleSession *sample)
{
  const guint32 n = sample_session_find (sample, "副旗长乙");
  const DubanLeader *leader;

  sample_assert_done (
      duban_directory_edit_set_leader (sample->session, n, "常务副旗长", "2026-03-31", &error));
  leader = duban_directory_find_leader (sample->session->terms->directory, "副旗长乙");
  g_assert_cmpstr (leader->title, ==, "常务副旗长");
  g_assert_cmpint (leader->left, ==, duban_day_parse ("2026-03-31"));
  sample_assert_done (duban_directory_edit_set_leader (sample->session, n, NULL, "", &error));
  leader = duban_directory_find_leader (sample->session->terms->directory, "副旗长乙");
  g_assert_cmpstr (leader->title, ==, "常务副旗长");
  g_assert_cmpint (leader->left, ==, DUBAN_NO_DAY);
}

int
main (int argc, char **argv)
{
  static const Test tests[] = {
    { "/directory/renamed-unit", test_renamed_unit_is_found_by_both_names },
    { "/directory/renamed-back", test_renamed_back },
    { "/directory/short-names", test_short_names_are_all_that_is_said },
    { "/directory/category-and-head", test_category_and_head },
    { "/directory/names-of-others", test_names_of_others_are_refused },
    { "/directory/one-step-of-undo", test_one_step_of_undo },
    { "/directory/leader-leaves", test_leader_leaves_and_comes_back },
  };

  g_test_init (&argc, &argv, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add_data_func (tests[i].path, &tests[i], run_cb);
  return g_test_run ();
}
