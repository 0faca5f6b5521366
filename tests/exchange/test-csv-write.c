/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is written comes back as it was, and appears whole or not at all. */
#include "exchange/csv-write.h"

#include <string.h>

#include <glib/gstdio.h>

#include "exchange/file-write.h"
#include "exchange/table.h"

static char *folder;

static void
test_cells_come_back (void)
{
  static const char *const cells[] = {
    "甲",         "a,b",  "说“好”", "say \"x\"", "两\n行", "=1+1",  "+8",   "-5",
    "@x",         "'=x",  "''-x",   "'x",        "'",      "\ttab", "a;b",  "x",
    "\"quoted\"", "结尾", "＝1",    "＋1",       "－1",    "＠x",   "'＝1", "〓1",
  };
  g_autofree char *path = g_build_filename (folder, "往返.csv", NULL);
  g_autoptr (DubanCsv) csv = duban_csv_new ();
  g_autoptr (DubanFileTable) table = NULL;
  g_autoptr (GError) error = NULL;
  const char *text;
  gsize size;

  for (gsize i = 0; i < G_N_ELEMENTS (cells); i++)
    {
      duban_csv_add (csv, cells[i]);
      duban_csv_add (csv, NULL);
      duban_csv_add (csv, "末");
      duban_csv_end_row (csv);
    }
  text = duban_csv_get_text (csv, &size);
  g_assert_true (g_str_has_prefix (text, "\xef\xbb\xbf"));
  g_assert_nonnull (strstr (text, "'=1+1"));
  g_assert_true (duban_file_write (path, text, size, &error));
  g_assert_no_error (error);
  table = duban_file_table_read_csv (path, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (duban_file_table_get_n_rows (table), ==, G_N_ELEMENTS (cells));
  for (gsize i = 0; i < G_N_ELEMENTS (cells); i++)
    {
      g_assert_cmpstr (duban_file_table_get_cell (table, i, 0), ==, cells[i]);
      g_assert_cmpstr (duban_file_table_get_cell (table, i, 1), ==, "");
      g_assert_cmpstr (duban_file_table_get_cell (table, i, 2), ==, "末");
    }
  g_unlink (path);
}

/* Random cells of the letters that matter, written and read back. */
static void
test_random_tables_come_back (void)
{
  static const char *const letters[]
      = { "\"", ",", ";", "\t", "\n", "\r", "'", "=", "+", "-", "@", "甲", "x", "密", " x" };
  g_autofree char *path = g_build_filename (folder, "随机.csv", NULL);

  for (guint round = 0; round < 200; round++)
    {
      g_autoptr (DubanCsv) csv = duban_csv_new ();
      g_autoptr (GPtrArray) cells = g_ptr_array_new_with_free_func (g_free);
      g_autoptr (DubanFileTable) table = NULL;
      g_autoptr (GError) error = NULL;
      const char *text;
      gsize size;

      for (guint i = 0; i < 30; i++)
        {
          g_autoptr (GString) cell = g_string_new ("甲");

          for (guint k = (guint) g_test_rand_int_range (0, 6); k > 0; k--)
            g_string_append (cell, letters[g_test_rand_int_range (0, G_N_ELEMENTS (letters))]);
          g_string_append (cell, "乙");
          g_string_erase (cell, 0, g_test_rand_bit () ? (gssize) strlen ("甲") : 0);
          g_strstrip (cell->str);
          g_ptr_array_add (cells, g_strdup (cell->str));
          duban_csv_add (csv, cell->str);
          duban_csv_add (csv, "末");
          duban_csv_end_row (csv);
        }
      text = duban_csv_get_text (csv, &size);
      g_assert_true (duban_file_write (path, text, size, &error));
      table = duban_file_table_read_csv (path, &error);
      g_assert_no_error (error);
      for (guint i = 0; i < cells->len; i++)
        g_assert_cmpstr (duban_file_table_get_cell (table, i, 0), ==, g_ptr_array_index (cells, i));
    }
  g_unlink (path);
}

/* What is guarded, and what is not. */
static void
test_formulas_are_told (void)
{
  static const struct
  {
    const char *cell;
    gboolean is_formula;
  } rows[] = {
    { "", FALSE },   { "1", FALSE },  { "甲=", FALSE }, { "'", FALSE },  { "''", FALSE },
    { "=", TRUE },   { "+", TRUE },   { "-", TRUE },    { "@", TRUE },   { "\tx", TRUE },
    { "\rx", TRUE }, { "＝", TRUE },  { "＋1", TRUE },  { "－1", TRUE }, { "＠", TRUE },
    { "'=", TRUE },  { "''=", TRUE }, { "_=", FALSE },  { "－", TRUE },  { "—", FALSE },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    g_assert_cmpint (duban_csv_looks_like_formula (rows[i].cell), ==, rows[i].is_formula);
}

static void
test_a_grid_is_its_rows (void)
{
  static const char *const rows[][2]
      = { { "丙", "c" }, { "甲", "a" }, { "=乙", "b" }, { "乙二", "b" } };
  g_autoptr (DubanCsv) csv = duban_csv_new ();
  g_autoptr (DubanGrid) grid = duban_grid_new ();
  gsize size;

  duban_grid_add_column (grid, "灯", DUBAN_GRID_WORKBOOK);
  duban_grid_add_column (grid, "名", DUBAN_GRID_PLAIN);
  duban_grid_add_column (grid, "日", DUBAN_GRID_PLAIN);
  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      duban_grid_add_light (grid, DUBAN_LIGHT_RED);
      duban_grid_add_text (grid, rows[i][0]);
      duban_grid_add_moment (grid, (DubanDay) i, i == 0 ? 0 : i == 1 ? 1439 : DUBAN_NO_MINUTE);
      duban_grid_end_row (grid, rows[i][1]);
    }
  duban_grid_sort (grid);
  duban_csv_add_grid (csv, grid);
  g_assert_cmpstr (duban_csv_get_text (csv, &size), ==,
                   "\xef\xbb\xbf名,日\r\n甲,1970-01-02 23:59\r\n'=乙,1970-01-03\r\n"
                   "乙二,1970-01-04\r\n丙,1970-01-01 00:00\r\n");
}

static void
test_a_failure_leaves_nothing (void)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *path = g_build_filename (folder, "无此目录", "表.csv", NULL);
  g_autoptr (GDir) dir = NULL;

  g_assert_false (duban_file_write (path, "x", 1, &error));
  g_assert_error (error, DUBAN_FILE_ERROR, DUBAN_FILE_ERROR_WRITE);
  g_clear_error (&error);
  g_assert_false (duban_file_write (folder, "x", 1, &error));
  g_assert_error (error, DUBAN_FILE_ERROR, DUBAN_FILE_ERROR_WRITE);
  dir = g_dir_open (folder, 0, NULL);
  g_assert_cmpstr (g_dir_read_name (dir), ==, NULL);
}

static void
test_an_old_file_is_replaced (void)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *path = g_build_filename (folder, "表.csv", NULL);
  g_autofree char *text = NULL;

  g_assert_true (duban_file_write (path, "旧的内容", strlen ("旧的内容"), &error));
  g_assert_true (duban_file_write (path, "新", strlen ("新"), &error));
  g_assert_no_error (error);
  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  g_assert_cmpstr (text, ==, "新");
  g_unlink (path);
}

int
main (int argc, char **argv)
{
  int status;

  g_test_init (&argc, &argv, NULL);
  folder = g_dir_make_tmp ("duban-csv-XXXXXX", NULL);
  g_test_add_func ("/csv-write/cells-come-back", test_cells_come_back);
  g_test_add_func ("/csv-write/random-tables-come-back", test_random_tables_come_back);
  g_test_add_func ("/csv-write/formulas-are-told", test_formulas_are_told);
  g_test_add_func ("/csv-write/a-grid-is-its-rows", test_a_grid_is_its_rows);
  g_test_add_func ("/csv-write/a-failure-leaves-nothing", test_a_failure_leaves_nothing);
  g_test_add_func ("/csv-write/an-old-file-is-replaced", test_an_old_file_is_replaced);
  status = g_test_run ();
  g_rmdir (folder);
  g_free (folder);
  return status;
}
