/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Members of a zip by name, and which zips are refused. */
#include "exchange/office/zip-read.h"

#include <string.h>

#include "exchange/office/limits.h"
#include "exchange/table.h"
#include "sample-zip.h"

static gboolean
collect_cb (const char *data, gsize size, gpointer user_data, GError **error)
{
  g_string_append_len (user_data, data, (gssize) size);
  return TRUE;
}

static DubanZip *
open_bytes (GBytes *bytes, GError **error)
{
  gsize size;
  const char *data = g_bytes_get_data (bytes, &size);

  return duban_zip_new (data, size, "台账.xlsx", error);
}

static void
test_members_are_read_by_name (void)
{
  static const SampleMember members[]
      = { { "a/one.xml", "1" }, { "two", "" }, { "甲.xml", "三" }, { NULL, NULL } };
  g_autoptr (GBytes) bytes = sample_zip_new (members);
  g_autoptr (GError) error = NULL;
  g_autoptr (DubanZip) zip = open_bytes (bytes, &error);
  g_autoptr (GString) out = g_string_new (NULL);

  g_assert_no_error (error);
  g_assert_true (duban_zip_has (zip, "A/One.xml"));
  g_assert_false (duban_zip_has (zip, "one.xml"));
  g_assert_true (duban_zip_has_folder (zip, "a/"));
  g_assert_false (duban_zip_has_folder (zip, "b/"));
  g_assert_true (duban_zip_read (zip, "a/one.xml", collect_cb, out, &error));
  g_assert_true (duban_zip_read (zip, "two", collect_cb, out, &error));
  g_assert_true (duban_zip_read (zip, "a/one.xml", collect_cb, out, &error));
  g_assert_cmpstr (out->str, ==, "11");
  g_assert_false (duban_zip_read (zip, "three", collect_cb, out, &error));
  g_assert_error (error, DUBAN_FILE_ERROR, DUBAN_FILE_ERROR_SHAPE);
}

static void
test_names_that_lead_outside_are_refused (void)
{
  static const struct
  {
    const char *name;
    gboolean is_good;
  } cases[] = {
    { "../evil", FALSE }, { "a/../../evil", FALSE }, { "/etc/passwd", FALSE },
    { "..", FALSE },      { "a\\..\\evil", FALSE },  { "C:evil", FALSE },
    { "a..b", TRUE },     { "...", TRUE },           { "a/b", TRUE },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      const SampleMember members[] = { { "good", "1" }, { cases[i].name, "2" }, { NULL, NULL } };
      g_autoptr (GBytes) bytes = sample_zip_new (members);
      g_autoptr (GError) error = NULL;
      g_autoptr (DubanZip) zip = open_bytes (bytes, &error);

      g_test_message ("%s", cases[i].name);
      g_assert_cmpint (zip != NULL, ==, cases[i].is_good);
      g_assert_cmpint (error == NULL, ==, cases[i].is_good);
    }
}

/* Every cut is found when it is opened, or when its member is read. */
static void
test_cut_files_are_refused (void)
{
  g_autofree char *content = g_strnfill (5000, 'x');
  const SampleMember members[] = { { "one", content }, { NULL, NULL } };
  g_autoptr (GBytes) bytes = sample_zip_new (members);
  gsize size = g_bytes_get_size (bytes);

  for (gsize cut = 0; cut < size; cut++)
    {
      g_autoptr (GBytes) part = g_bytes_new_from_bytes (bytes, 0, cut);
      g_autoptr (GError) error = NULL;
      g_autoptr (DubanZip) zip = open_bytes (part, &error);
      g_autoptr (GString) out = g_string_new (NULL);

      if (zip)
        g_assert_false (duban_zip_read (zip, "one", collect_cb, out, &error));
      g_assert_error (error, DUBAN_FILE_ERROR, DUBAN_FILE_ERROR_SHAPE);
    }
}

static void
test_bombs_are_stopped (void)
{
  g_autofree char *content = g_strnfill (40 * 1024 * 1024, ' ');
  const SampleMember members[] = { { "bomb", content }, { NULL, NULL } };
  g_autoptr (GBytes) bytes = sample_zip_new (members);
  g_autoptr (GError) error = NULL;
  g_autoptr (DubanZip) zip = open_bytes (bytes, &error);
  g_autoptr (GString) out = g_string_new (NULL);

  g_assert_no_error (error);
  g_assert_false (duban_zip_read (zip, "bomb", collect_cb, out, &error));
  g_assert_error (error, DUBAN_FILE_ERROR, DUBAN_FILE_ERROR_SHAPE);
  g_assert_cmpuint (out->len, <=, 2 * DUBAN_OFFICE_FREE_UNPACKED);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/zip-read/members-are-read-by-name", test_members_are_read_by_name);
  g_test_add_func ("/zip-read/names-that-lead-outside", test_names_that_lead_outside_are_refused);
  g_test_add_func ("/zip-read/cut-files", test_cut_files_are_refused);
  g_test_add_func ("/zip-read/bombs", test_bombs_are_stopped);
  return g_test_run ();
}
