/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/example/example.h"

#include "app/judgement.h"
#include "sample-session.h"

#include <gio/gio.h>
#include <glib/gstdio.h>

#define ZONE "Asia/Shanghai"
#define TASKS 300
#define LEADERS 12
#define UNITS 70

/* An ordinary day, the first of a year that no calendar covers, 春节, a leap day, a Sunday. */
static const char *const days[]
    = { "2026-11-23", "2027-01-01", "2026-02-17", "2024-02-29", "2026-03-01" };

/* The three that only other settings, or a banner without a portfolio, bring about. */
static gboolean
is_expected (DubanRule rule)
{
  return rule != DUBAN_RULE_NO_PORTFOLIO && rule != DUBAN_RULE_PROVISIONAL_DATE
         && rule != DUBAN_RULE_NOT_ACCEPTED;
}

static void
assert_every_rule_found (const DubanVerdict *verdict)
{
  gboolean found[DUBAN_RULE_KEY_WITHOUT_MILESTONES + 1] = { FALSE };
  gsize n;
  const DubanFinding *findings = duban_verdict_get_findings (verdict, &n);

  for (gsize i = 0; i < n; i++)
    found[findings[i].rule] = TRUE;
  for (int rule = DUBAN_RULE_DEPLOY_OVERDUE; rule <= DUBAN_RULE_KEY_WITHOUT_MILESTONES; rule++)
    if (found[rule] != is_expected (rule))
      g_error ("%s is %sfound", duban_rule_get_code (rule), found[rule] ? "" : "not ");
}

/* Lights of every colour, and red ones few enough to be believed. */
static void
assert_lights (const DubanVerdict *verdict)
{
  guint lights[DUBAN_LIGHT_GREY + 1] = { 0 };
  gsize n;
  const DubanTaskVerdict *tasks = duban_verdict_get_tasks (verdict, &n);

  g_assert_cmpuint (n, ==, TASKS);
  for (gsize i = 0; i < n; i++)
    lights[tasks[i].light]++;
  g_assert_cmpuint (lights[DUBAN_LIGHT_RED], >, TASKS / 10);
  g_assert_cmpuint (lights[DUBAN_LIGHT_RED], <, TASKS / 4);
  g_assert_cmpuint (lights[DUBAN_LIGHT_YELLOW], >, TASKS / 10);
  g_assert_cmpuint (lights[DUBAN_LIGHT_GREEN], >, TASKS / 10);
  g_assert_cmpuint (lights[DUBAN_LIGHT_GREY], >, TASKS / 5);
}

static void
assert_shape (const char *path, DubanClock *clock)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DubanSession) session = duban_session_open (path, FALSE, clock, &error);
  g_autoptr (DubanVerdict) verdict = NULL;
  gsize n_leaders, n_units;

  g_assert_no_error (error);
  verdict = duban_judgement_get (session, NULL, &error);
  g_assert_no_error (error);
  duban_directory_list_leaders (session->terms->directory, &n_leaders);
  duban_directory_list_units (session->terms->directory, &n_units);
  g_assert_cmpuint (n_leaders, ==, LEADERS);
  g_assert_cmpuint (n_units, ==, UNITS);
  assert_lights (verdict);
  assert_every_rule_found (verdict);
}

static void
test_stands_on_any_day (gconstpointer day)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *folder = g_dir_make_tmp ("duban-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "example.db", NULL);
  g_autoptr (DubanClock) clock = duban_clock_new (day, TRUE, ZONE, &error);

  g_assert_no_error (error);
  duban_example_create (path, clock, &error);
  g_assert_no_error (error);
  assert_shape (path, clock);
  sample_remove_folder (folder);
}

/* What is there already is somebody's, and stays. */
static void
test_leaves_another_file_alone (void)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *folder = g_dir_make_tmp ("duban-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "example.db", NULL);
  g_autofree char *content = NULL;
  g_autoptr (DubanClock) clock = duban_clock_new (days[0], TRUE, ZONE, NULL);

  g_assert_true (g_file_set_contents (path, "mine", -1, NULL));
  g_assert_false (duban_example_create (path, clock, &error));
  g_assert_nonnull (strstr (error->message, path));
  g_assert_true (g_file_get_contents (path, &content, NULL, NULL));
  g_assert_cmpstr (content, ==, "mine");
  sample_remove_folder (folder);
}

/* What was below the folder is gone, what a link led to is not; what is not there is no trouble. */
static void
test_thrown_away_with_all_that_is_in_it (void)
{
  g_autofree char *folder = g_dir_make_tmp ("duban-XXXXXX", NULL);
  g_autofree char *other = g_dir_make_tmp ("duban-XXXXXX", NULL);
  g_autofree char *kept = g_build_filename (other, "kept", NULL);
  g_autofree char *below = g_build_filename (folder, "backups", "older", NULL);
  g_autofree char *file = g_build_filename (below, "a.db", NULL);
  g_autofree char *link = g_build_filename (folder, "link", NULL);
  g_autoptr (GFile) made = g_file_new_for_path (link);

  g_assert_cmpint (g_mkdir_with_parents (below, 0700), ==, 0);
  g_assert_true (g_file_set_contents (file, "", 0, NULL));
  g_assert_true (g_file_set_contents (kept, "", 0, NULL));
  g_assert_true (g_file_make_symbolic_link (made, other, NULL, NULL));
  duban_example_remove (folder);
  g_assert_false (g_file_test (folder, G_FILE_TEST_EXISTS));
  g_assert_true (g_file_test (kept, G_FILE_TEST_EXISTS));
  duban_example_remove (folder);
  sample_remove_folder (other);
}

int
main (int argc, char **argv)
{
  /* What is temporary lies here; nothing may be left of it. */
  char temporary[] = "/tmp/duban-example-test-XXXXXX";
  int result;

  g_test_init (&argc, &argv, NULL);
  g_assert_nonnull (g_mkdtemp (temporary));
  g_setenv ("TMPDIR", temporary, TRUE);
  for (guint i = 0; i < G_N_ELEMENTS (days); i++)
    {
      g_autofree char *name = g_strconcat ("/example/every-kind-of-finding-on/", days[i], NULL);

      g_test_add_data_func (name, days[i], test_stands_on_any_day);
    }
  g_test_add_func ("/example/another-file-is-left-alone", test_leaves_another_file_alone);
  g_test_add_func ("/example/thrown-away-with-all-that-is-in-it",
                   test_thrown_away_with_all_that_is_in_it);
  result = g_test_run ();
  g_assert_cmpint (g_rmdir (temporary), ==, 0);
  return result;
}
