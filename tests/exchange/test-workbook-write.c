/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A grid as a workbook, read back by the reader of workbooks: every cell is what it was. */
#include "exchange/office/cell-write.h"
#include "exchange/office/workbook-write.h"
#include "exchange/office/workbook.h"

#include <string.h>

static const DubanWorkbookPaper paper = { "督办台账", "1 旗 & 府", 20780, 1795399200000 };

/* The first sheet of the workbook that the grid becomes. (transfer full) */
static DubanWorkbook *
carry (const DubanGrid *grid)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GMappedFile) file = duban_workbook_make (grid, &paper, NULL, NULL, NULL, &error);
  DubanWorkbook *workbook;

  g_assert_no_error (error);
  workbook = duban_workbook_parse (g_mapped_file_get_contents (file),
                                   g_mapped_file_get_length (file), "表.xlsx", &error);
  g_assert_no_error (error);
  return workbook;
}

static const char *
get (const DubanWorkbook *workbook, gsize row, gsize column)
{
  const DubanWorkbookSheet *sheet = g_ptr_array_index (workbook->sheets, 0);

  return duban_file_table_get_cell (sheet->table, row, column);
}

/* A grid of one column and a row for each text. (transfer full) */
static DubanGrid *
grid_of (const char *const *texts, gsize n, DubanGridFlags flags)
{
  DubanGrid *grid = duban_grid_new ();

  duban_grid_add_column (grid, "名", flags);
  for (gsize i = 0; i < n; i++)
    {
      duban_grid_add_text (grid, texts[i]);
      duban_grid_end_row (grid, NULL);
    }
  return grid;
}

static void
test_texts_come_back (void)
{
  static const char *const texts[] = {
    "甲",
    "=1+1",
    "+8",
    "-5",
    "@x",
    "＝1",
    "'=x",
    "2026-012",
    "007",
    "1E5",
    "TRUE",
    "12",
    "2026-11-23",
    "123456789012345678",
    "_x0041_",
    "_x",
    "_x005F_",
    "__x0041__",
    "一\n二",
    "a\tb",
    "x\001\033y",
    "<&>\"'",
    "😀反",
    "\357\277\276",
    "\342\200\256左",
    "#N/A",
    "{=1}",
    "a  b",
  };
  g_autoptr (DubanGrid) grid = grid_of (texts, G_N_ELEMENTS (texts), DUBAN_GRID_MAIN);
  g_autoptr (DubanWorkbook) workbook = carry (grid);

  g_assert_cmpstr (get (workbook, 0, 0), ==, "名");
  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    g_assert_cmpstr (get (workbook, i + 1, 0), ==, texts[i]);
}

static void
test_numbers_come_back_as_written (void)
{
  static const char *const texts[] = {
    "0",
    "1",
    "-1",
    "12.5",
    "0.1",
    "-0.05",
    "999999999999999",
    "1.50",
    "01",
    "-0",
    "1.",
    ".5",
    "9999999999999999",
    "1,000",
    "+1",
    "1e5",
    "12件",
    "0.0",
    "123456.123456789",
    "0.00000000000001",
    "一",
  };
  g_autoptr (DubanGrid) grid
      = grid_of (texts, G_N_ELEMENTS (texts), DUBAN_GRID_MAIN | DUBAN_GRID_NUMBERS);
  g_autoptr (DubanWorkbook) workbook = carry (grid);

  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    g_assert_cmpstr (get (workbook, i + 1, 0), ==, texts[i]);
}

static void
test_numbers_are_told (void)
{
  static const struct
  {
    const char *text;
    gboolean is_number;
    guint n_decimals;
  } rows[] = {
    { "0", TRUE, 0 },     { "-1", TRUE, 0 },
    { "12.5", TRUE, 1 },  { "999999999999999", TRUE, 0 },
    { "1.50", FALSE, 0 }, { "01", FALSE, 0 },
    { "-0", FALSE, 0 },   { "1000000000000000", FALSE, 0 },
    { "", FALSE, 0 },     { "-", FALSE, 0 },
    { "1.", FALSE, 0 },   { ".5", FALSE, 0 },
    { "+1", FALSE, 0 },   { "1e5", FALSE, 0 },
    { "0.12", TRUE, 2 },  { "0.123", FALSE, 0 },
    { "1 ", FALSE, 0 },   { "１", FALSE, 0 },
  };
  guint n_decimals;
  double number;

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      gboolean is_number = duban_cell_read_number (rows[i].text, 2, &number, &n_decimals);

      g_assert_cmpint (is_number, ==, rows[i].is_number);
      if (is_number)
        g_assert_cmpuint (n_decimals, ==, rows[i].n_decimals);
    }
}

/* Every minute of a day, and the first and last days there are. */
static void
test_moments_come_back (void)
{
  static const DubanDay days[]
      = { DUBAN_DAY_FIRST, -25509, -25508, -25507, 0, 20780, DUBAN_DAY_LAST };
  g_autoptr (DubanGrid) grid = duban_grid_new ();
  g_autoptr (DubanWorkbook) workbook = NULL;
  char expected[DUBAN_GRID_TEXT_SIZE], day[DUBAN_DAY_TEXT_SIZE];

  duban_grid_add_column (grid, "日", DUBAN_GRID_MAIN);
  for (gsize i = 0; i < G_N_ELEMENTS (days); i++)
    {
      duban_grid_add_day (grid, days[i]);
      duban_grid_end_row (grid, NULL);
    }
  for (int minute = 0; minute < 1440; minute++)
    {
      duban_grid_add_moment (grid, 20780, minute);
      duban_grid_end_row (grid, NULL);
    }
  workbook = carry (grid);
  for (gsize i = 0; i < G_N_ELEMENTS (days); i++)
    g_assert_cmpstr (get (workbook, i + 1, 0), ==, duban_day_format (days[i], day));
  for (int minute = 0; minute < 1440; minute++)
    {
      g_snprintf (expected, sizeof expected, "2026-11-23 %02d:%02d", minute / 60, minute % 60);
      g_assert_cmpstr (get (workbook, G_N_ELEMENTS (days) + 1 + (gsize) minute, 0), ==, expected);
    }
}

static void
test_main_columns_stand_first (void)
{
  g_autoptr (DubanGrid) grid = duban_grid_new ();
  g_autoptr (DubanWorkbook) workbook = NULL;
  const DubanWorkbookSheet *sheet;

  duban_grid_add_column (grid, "后", DUBAN_GRID_PLAIN);
  duban_grid_add_column (grid, "灯", DUBAN_GRID_MAIN | DUBAN_GRID_WORKBOOK);
  duban_grid_add_column (grid, "空", DUBAN_GRID_PLAIN);
  duban_grid_add_column (grid, "前", DUBAN_GRID_MAIN);
  duban_grid_add_text (grid, "a");
  duban_grid_add_light (grid, DUBAN_LIGHT_YELLOW);
  duban_grid_add_text (grid, NULL);
  duban_grid_add_text (grid, "b");
  duban_grid_end_row (grid, NULL);
  workbook = carry (grid);
  g_assert_cmpstr (get (workbook, 0, 0), ==, "灯");
  g_assert_cmpstr (get (workbook, 0, 1), ==, "前");
  g_assert_cmpstr (get (workbook, 0, 2), ==, "后");
  g_assert_cmpstr (get (workbook, 1, 0), ==, "黄");
  g_assert_cmpstr (get (workbook, 1, 2), ==, "a");
  sheet = g_ptr_array_index (workbook->sheets, 0);
  g_assert_cmpstr (sheet->name, ==, "督办台账");
  g_assert_cmpuint (sheet->n_hidden_columns, ==, 0); /* the empty one is hidden, without loss */
}

/* In UTF-16 units: a letter beyond the first plane is two, an escape as long as it is written. */
static void
test_a_text_that_no_cell_holds_is_refused (void)
{
  static const struct
  {
    const char *letter;
    guint n;
    gboolean fits;
  } rows[] = {
    { "a", 32767, TRUE },  { "a", 32768, FALSE },  { "督", 21845, TRUE },   { "😀", 16383, TRUE },
    { "😀", 16384, FALSE }, { "\001", 4681, TRUE }, { "\001", 4682, FALSE },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (GString) text = g_string_new (NULL);
      g_autoptr (DubanGrid) grid = duban_grid_new ();
      g_autoptr (GMappedFile) file = NULL;
      g_autoptr (GError) error = NULL;

      for (guint k = 0; k < rows[i].n; k++)
        g_string_append (text, rows[i].letter);
      duban_grid_add_column (grid, "事项", DUBAN_GRID_MAIN | DUBAN_GRID_FROZEN);
      duban_grid_add_column (grid, "备注", DUBAN_GRID_MAIN);
      duban_grid_add_text (grid, "第一件事");
      duban_grid_add_text (grid, text->str);
      duban_grid_end_row (grid, NULL);
      file = duban_workbook_make (grid, &paper, NULL, NULL, NULL, &error);
      g_assert_cmpint (file != NULL, ==, rows[i].fits);
      if (rows[i].fits)
        continue;
      g_assert_error (error, DUBAN_FILE_ERROR, DUBAN_FILE_ERROR_SHAPE);
      g_assert_nonnull (strstr (error->message, "第一件事"));
      g_assert_nonnull (strstr (error->message, "备注"));
      g_assert_nonnull (strstr (error->message, ".csv"));
    }
}

static void
test_the_same_is_written_twice (void)
{
  static const char *const texts[] = { "甲", "乙" };
  g_autoptr (DubanGrid) grid = grid_of (texts, G_N_ELEMENTS (texts), DUBAN_GRID_MAIN);
  g_autoptr (GMappedFile) first = duban_workbook_make (grid, &paper, NULL, NULL, NULL, NULL);
  g_autoptr (GMappedFile) second = duban_workbook_make (grid, &paper, NULL, NULL, NULL, NULL);

  g_assert_cmpmem (g_mapped_file_get_contents (first), g_mapped_file_get_length (first),
                   g_mapped_file_get_contents (second), g_mapped_file_get_length (second));
}

static void
test_widths_count_what_is_seen (void)
{
  static const struct
  {
    const char *text;
    guint width, lines;
  } rows[] = {
    { "", 0, 1 },
    { "abc", 3, 1 },
    { "督办", 4, 1 },
    { "督\n办件", 4, 2 },
    { "a\xcc\x81", 1, 1 },
    { "1234567890", 10, 1 },
    { "12345678901", 10, 2 },
    { "督督督督督督", 10, 2 },
    { "a\n\nb", 1, 3 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_assert_cmpuint (duban_cell_measure (rows[i].text, 10), ==, rows[i].width);
      g_assert_cmpuint (duban_cell_count_lines (rows[i].text, 10), ==, rows[i].lines);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/workbook-write/texts-come-back", test_texts_come_back);
  g_test_add_func ("/workbook-write/numbers-come-back-as-written",
                   test_numbers_come_back_as_written);
  g_test_add_func ("/workbook-write/numbers-are-told", test_numbers_are_told);
  g_test_add_func ("/workbook-write/moments-come-back", test_moments_come_back);
  g_test_add_func ("/workbook-write/main-columns-stand-first", test_main_columns_stand_first);
  g_test_add_func ("/workbook-write/a-text-that-no-cell-holds-is-refused",
                   test_a_text_that_no_cell_holds_is_refused);
  g_test_add_func ("/workbook-write/the-same-is-written-twice", test_the_same_is_written_twice);
  g_test_add_func ("/workbook-write/widths-count-what-is-seen", test_widths_count_what_is_seen);
  return g_test_run ();
}
