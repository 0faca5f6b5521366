/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The language of papers beside that of the process.  Runs in the plain C locale. */
#include "app/catalogue.h"
#include "app/error.h"
#include "app/language.h"

#include <glib/gstdio.h>
#include <string.h>

#define TEXT "Problem"

static void
begin (const char *language)
{
  GError *error = NULL;

  g_assert_true (duban_language_begin_official (language, &error));
  g_assert_no_error (error);
}

static void
test_official (void)
{
  g_assert_cmpstr (duban_language_say_in ("severity", TEXT), ==, "Problem");
  begin ("zh_CN");
  g_assert_cmpstr (duban_language_say_in ("severity", TEXT), ==, "问题");
  g_assert_cmpstr (duban_language_count ("%u matter", "%u matters", 2), ==, "%u件");
  g_assert_true (duban_language_end_official (NULL));
  g_assert_cmpstr (duban_language_say_in ("severity", TEXT), ==, "Problem");
}

static void
test_source (void)
{
  begin ("en");
  g_assert_cmpstr (duban_language_say_in ("severity", TEXT), ==, "Problem");
  g_assert_cmpstr (duban_language_count ("%u matter", "%u matters", 1), ==, "%u matter");
  g_assert_cmpstr (duban_language_count ("%u matter", "%u matters", 2), ==, "%u matters");
  g_assert_true (duban_language_end_official (NULL));
}

static void
test_missing_text (void)
{
  begin ("zh_CN");
  g_assert_cmpstr (duban_language_say ("no such text"), ==, "no such text");
  g_assert_false (duban_language_end_official (NULL));
  begin ("zh_CN");
  g_assert_true (duban_language_end_official (NULL));
}

static void
test_bad_language (void)
{
  static const char *const languages[] = { "", "../zh_CN", "zh/CN", "xx" };

  for (gsize i = 0; i < G_N_ELEMENTS (languages); i++)
    {
      GError *error = NULL;

      g_assert_false (duban_language_begin_official (languages[i], &error));
      g_assert_true (error != NULL && error->domain == DUBAN_APP_ERROR);
      g_clear_error (&error);
    }
}

static gpointer
speak (gpointer data)
{
  for (int i = 0; i < 1000; i++)
    if (strcmp (duban_language_say_in ("severity", TEXT), "Problem") != 0)
      return GINT_TO_POINTER (1);
  return NULL;
}

/* One thread composes while another speaks to the person. */
static void
test_threads (void)
{
  g_autoptr (GThread) thread = NULL;

  begin ("zh_CN");
  thread = g_thread_new ("speaker", speak, NULL);
  for (int i = 0; i < 1000; i++)
    g_assert_cmpstr (duban_language_say_in ("severity", TEXT), ==, "问题");
  g_assert_null (g_thread_join (g_steal_pointer (&thread)));
  g_assert_true (duban_language_end_official (NULL));
}

/* The catalogue cut short anywhere, and with each of its first bytes turned, is refused or read;
 * it never reads past its end. */
static void
test_damaged (void)
{
  g_autofree char *path
      = g_build_filename (g_getenv ("DUBAN_LOCALE_DIR"), "zh_CN", "LC_MESSAGES", "duban.mo", NULL);
  g_autofree char *folder = g_dir_make_tmp ("duban-XXXXXX", NULL);
  g_autofree char *copy = g_build_filename (folder, "duban.mo", NULL);
  g_autofree char *data = NULL;
  gsize size;

  g_assert_true (g_file_get_contents (path, &data, &size, NULL));
  for (gsize i = 0; i < 200; i++)
    {
      g_autoptr (DubanCatalogue) catalogue = NULL;
      GError *error = NULL;

      data[i] ^= (char) 0x81;
      g_assert_true (
          g_file_set_contents (copy, data, (gssize) (i % 2 == 0 ? size : size * i / 200), NULL));
      data[i] ^= (char) 0x81;
      catalogue = duban_catalogue_load (copy, &error);
      g_assert_true ((catalogue == NULL) == (error != NULL));
      if (catalogue != NULL)
        duban_catalogue_find (catalogue, "severity\004Problem");
      g_clear_error (&error);
    }
  g_assert_cmpint (g_unlink (copy), ==, 0);
  g_assert_cmpint (g_rmdir (folder), ==, 0);
}

int
main (int argc, char **argv)
{
  duban_language_begin ();
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/language/official", test_official);
  g_test_add_func ("/language/source", test_source);
  g_test_add_func ("/language/missing-text", test_missing_text);
  g_test_add_func ("/language/bad-language", test_bad_language);
  g_test_add_func ("/language/threads", test_threads);
  g_test_add_func ("/language/damaged", test_damaged);
  return g_test_run ();
}
