/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The names and files of the shared folder. */
#include "exchange/bundle/shelf.h"
#include "exchange/table.h"

#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

#define HEX "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef"

static const struct
{
  const char *name;
  DubanShelfKind kind;
  gint64 number;
} names[] = {
  { "1-" HEX ".duban", DUBAN_SHELF_BUNDLE, 1 },
  { "999999999999999999-" HEX ".duban", DUBAN_SHELF_BUNDLE,
    G_GINT64_CONSTANT (999999999999999999) },
  { "1999999999999999999-" HEX ".duban", DUBAN_SHELF_FOREIGN, 0 },
  { "0-" HEX ".duban", DUBAN_SHELF_FOREIGN, 0 },
  { "01-" HEX ".duban", DUBAN_SHELF_FOREIGN, 0 },
  { "-1-" HEX ".duban", DUBAN_SHELF_FOREIGN, 0 },
  { "+1-" HEX ".duban", DUBAN_SHELF_FOREIGN, 0 },
  { "-" HEX ".duban", DUBAN_SHELF_FOREIGN, 0 },
  { "1_" HEX ".duban", DUBAN_SHELF_FOREIGN, 0 },
  { "1-" HEX "0.duban", DUBAN_SHELF_FOREIGN, 0 },
  { "1-0" HEX ".duban", DUBAN_SHELF_FOREIGN, 0 },
  { "1-" HEX ".DUBAN", DUBAN_SHELF_FOREIGN, 0 },
  { "1-" HEX ".duban ", DUBAN_SHELF_FOREIGN, 0 },
  { "1-" HEX ".duban.txt", DUBAN_SHELF_FOREIGN, 0 },
  { "1-" HEX, DUBAN_SHELF_FOREIGN, 0 },
  { "1", DUBAN_SHELF_FOREIGN, 0 },
  { "1-", DUBAN_SHELF_FOREIGN, 0 },
  { "", DUBAN_SHELF_FOREIGN, 0 },
  { "1-0123456789ABCDEF0123456789abcdef0123456789abcdef0123456789abcdef.duban", DUBAN_SHELF_FOREIGN,
    0 },
  { "1-" HEX ".duban~", DUBAN_SHELF_TEMPORARY, 0 },
  { "1-" HEX ".duban.part", DUBAN_SHELF_TEMPORARY, 0 },
  { ".1-" HEX ".duban.aB3xYz", DUBAN_SHELF_TEMPORARY, 0 },
  { "~syncthing~1-" HEX ".duban.tmp", DUBAN_SHELF_TEMPORARY, 0 },
  { ".syncthing.1-" HEX ".duban.tmp", DUBAN_SHELF_TEMPORARY, 0 },
  { "1-" HEX ".sync-conflict-20260302-100000-ABCDEFG.duban", DUBAN_SHELF_CONFLICT, 0 },
  { "1-" HEX " (conflicted copy 2026-03-02 100000).duban", DUBAN_SHELF_CONFLICT, 0 },
  { "1-" HEX "_conflict-20260302-100000.duban", DUBAN_SHELF_CONFLICT, 0 },
  { "1-" HEX " (冲突副本).duban", DUBAN_SHELF_CONFLICT, 0 },
};

static void
test_names (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    {
      gint64 number = -1;

      g_test_message ("%s", names[i].name);
      g_assert_cmpint (duban_shelf_tell (names[i].name, &number), ==, names[i].kind);
      g_assert_cmpint (number, ==, names[i].number);
    }
}

static void
remove_tree (const char *path)
{
  g_autoptr (GDir) dir = g_dir_open (path, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *below = g_build_filename (path, name, NULL);

      remove_tree (below);
    }
  g_remove (path);
}

/* What is put there is read again, in the order of its numbers, and only whole. */
static void
test_files (void)
{
  g_autofree char *shared = g_dir_make_tmp ("duban-shelf-XXXXXX", NULL);
  g_autofree char *root = duban_shelf_dup_root (shared);
  const DubanId from = { { 1 } }, to = { { 2 } };
  g_autofree char *folder = duban_shelf_dup_path (shared, &from, &to);
  const gint64 numbers[] = { 10, 9, 100 };
  const gint64 sorted[] = { 9, 10, 100 };
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) items = duban_shelf_list (folder, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (items->len, ==, 0);
  g_assert_cmpint (g_mkdir (root, 0700), ==, 0);
  for (gsize i = 0; i < G_N_ELEMENTS (numbers); i++)
    {
      g_autofree char *text = g_strdup_printf ("file %" G_GINT64_FORMAT, numbers[i]);
      g_autoptr (GBytes) file = g_bytes_new (text, strlen (text));
      g_autofree char *name = duban_shelf_put (shared, &from, &to, numbers[i], file, &error);
      g_autofree char *again = NULL;
      g_autoptr (GBytes) read = NULL;

      g_assert_no_error (error);
      read = duban_shelf_read (folder, name, &error);
      g_assert_no_error (error);
      g_assert_true (g_bytes_equal (read, file));
      again = duban_shelf_put (shared, &from, &to, numbers[i], file, &error);
      g_assert_error (error, DUBAN_FILE_ERROR, DUBAN_FILE_ERROR_WRITE);
      g_assert_null (again);
      g_clear_error (&error);
    }
  g_clear_pointer (&items, g_ptr_array_unref);
  items = duban_shelf_list (folder, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (items->len, ==, G_N_ELEMENTS (sorted));
  for (guint i = 0; i < items->len; i++)
    g_assert_cmpint (((DubanShelfItem *) items->pdata[i])->number, ==, sorted[i]);
  remove_tree (shared);
}

/* A file whose bytes are not those of its name, an empty one and one that is gone are no errors. */
static void
test_half (void)
{
  g_autofree char *folder = g_dir_make_tmp ("duban-shelf-XXXXXX", NULL);
  const char *name = "1-" HEX ".duban";
  g_autofree char *path = g_build_filename (folder, name, NULL);
  const char *contents[] = { "half", "" };
  g_autoptr (GError) error = NULL;

  g_assert_null (duban_shelf_read (folder, name, &error));
  g_assert_no_error (error);
  for (gsize i = 0; i < G_N_ELEMENTS (contents); i++)
    {
      g_assert_true (g_file_set_contents (path, contents[i], -1, NULL));
      g_assert_null (duban_shelf_read (folder, name, &error));
      g_assert_no_error (error);
    }
  remove_tree (folder);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/shelf/names", test_names);
  g_test_add_func ("/shelf/files", test_files);
  g_test_add_func ("/shelf/half", test_half);
  return g_test_run ();
}
