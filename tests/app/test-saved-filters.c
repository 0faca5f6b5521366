/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/view/saved-filters.h"
#include "sample-session.h"
#include "store/local.h"

#include <string.h>

/* “name=text name=text”. (transfer full) */
static char *
list (SampleSession *sample)
{
  GError *error = NULL;
  g_autoptr (GPtrArray) filters = duban_saved_filters_load (sample->session, &error);
  GString *words = g_string_new (NULL);

  g_assert_no_error (error);
  for (guint i = 0; i < filters->len; i++)
    {
      const DubanSavedFilter *filter = g_ptr_array_index (filters, i);

      g_string_append_printf (words, "%s%s=%s", i > 0 ? " " : "", filter->name, filter->text);
    }
  return g_string_free (words, FALSE);
}

#define assert_lists(sample, expected)                                                             \
  G_STMT_START                                                                                     \
  {                                                                                                \
    g_autofree char *words = list (sample);                                                        \
    g_assert_cmpstr (words, ==, expected);                                                         \
  }                                                                                                \
  G_STMT_END

static void
test_are_kept_by_name_and_deleted (void)
{
  SampleSession sample;

  sample_session_init (&sample, "2026-03-02T10:00");
  assert_lists (&sample, "");
  sample_assert_done (duban_saved_filters_put (sample.session, " 水利 ", "{'a'}", &error));
  sample_assert_done (duban_saved_filters_put (sample.session, "本周'到期\\", "b\n", &error));
  assert_lists (&sample, "本周'到期\\=b\n 水利={'a'}");
  sample_assert_done (duban_saved_filters_put (sample.session, "水利", "c", &error));
  assert_lists (&sample, "本周'到期\\=b\n 水利=c");
  sample_session_move (&sample, "2026-03-03T10:00");
  assert_lists (&sample, "本周'到期\\=b\n 水利=c");
  sample_assert_done (duban_saved_filters_put (sample.session, "本周'到期\\", NULL, &error));
  sample_assert_done (duban_saved_filters_put (sample.session, "没有", NULL, &error));
  assert_lists (&sample, "水利=c");
  sample_assert_done (duban_saved_filters_put (sample.session, "水利", NULL, &error));
  assert_lists (&sample, "");
  sample_session_clear (&sample);
}

static void
test_names_have_a_length (void)
{
  SampleSession sample;
  g_autoptr (GString) name = g_string_new (NULL);

  sample_session_init (&sample, "2026-03-02T10:00");
  for (int i = 0; i < DUBAN_SAVED_FILTER_NAME_MAX; i++)
    g_string_append (name, "名");
  sample_assert_done (duban_saved_filters_put (sample.session, name->str, "a", &error));
  g_string_append (name, "名");
  sample_assert_refused (duban_saved_filters_put (sample.session, name->str, "a", &error),
                         DUBAN_APP_ERROR_VALUE, "60");
  sample_assert_refused (duban_saved_filters_put (sample.session, "  ", "a", &error),
                         DUBAN_APP_ERROR_VALUE, "name");
  sample_session_clear (&sample);
}

static void
test_there_are_not_too_many (void)
{
  SampleSession sample;

  sample_session_init (&sample, "2026-03-02T10:00");
  for (int i = 0; i < DUBAN_SAVED_FILTERS_MAX; i++)
    {
      g_autofree char *name = g_strdup_printf ("%d", i);

      sample_assert_done (duban_saved_filters_put (sample.session, name, "a", &error));
    }
  sample_assert_refused (duban_saved_filters_put (sample.session, "x", "a", &error),
                         DUBAN_APP_ERROR_VALUE, "delete one");
  sample_assert_done (duban_saved_filters_put (sample.session, "0", "b", &error));
  sample_session_clear (&sample);
}

static void
test_what_cannot_be_read_is_not_there (void)
{
  SampleSession sample;

  sample_session_init (&sample, "2026-03-02T10:00");
  sample_assert_done (duban_local_set (sample.session->db, "task-filters", "{'a':", &error));
  assert_lists (&sample, "");
  sample_session_clear (&sample);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/saved-filters/are-kept-by-name-and-deleted",
                   test_are_kept_by_name_and_deleted);
  g_test_add_func ("/saved-filters/names-have-a-length", test_names_have_a_length);
  g_test_add_func ("/saved-filters/there-are-not-too-many", test_there_are_not_too_many);
  g_test_add_func ("/saved-filters/what-cannot-be-read-is-not-there",
                   test_what_cannot_be_read_is_not_there);
  return g_test_run ();
}
