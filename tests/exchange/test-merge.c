/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Merged areas: what is filled, what stays, and which cannot be. */
#include "exchange/office/merge.h"

#include <string.h>

#define MAX_CELLS 1000

/* Rows parted by \n and cells by |. */
static DubanFileTable *
table_from_text (const char *lines, DubanCellText *text)
{
  DubanFileTable *table = duban_file_table_new_of (text);
  g_auto (GStrv) rows = g_strsplit (lines, "\n", -1);

  for (guint i = 0; rows[i]; i++)
    {
      g_auto (GStrv) cells = g_strsplit (rows[i], "|", -1);

      for (guint k = 0; cells[k]; k++)
        duban_file_table_add_offset (table,
                                     duban_cell_text_add (text, cells[k], strlen (cells[k])));
      duban_file_table_end_row (table, i + 1);
    }
  return table;
}

static char *
table_to_text (const DubanFileTable *table)
{
  GString *text = g_string_new (NULL);

  for (gsize row = 0; row < duban_file_table_get_n_rows (table); row++)
    {
      g_string_append_printf (text, "%s%u:", row ? "\n" : "",
                              duban_file_table_get_row_number (table, row));
      for (gsize i = 0; i < duban_file_table_get_row_size (table, row); i++)
        g_string_append_printf (text, "%s%s", i ? "|" : "",
                                duban_file_table_get_cell (table, row, i));
    }
  return g_string_free (text, FALSE);
}

#define MAX_AREAS 4
typedef struct
{
  const char *lines;
  DubanMerge areas[MAX_AREAS]; /* up to one with top 0 */
  const char *filled;
} Case;

static GArray *
list_areas (const Case *sample)
{
  GArray *areas = g_array_new (FALSE, FALSE, sizeof (DubanMerge));

  for (guint i = 0; i < MAX_AREAS && sample->areas[i].top > 0; i++)
    g_array_append_val (areas, sample->areas[i]);
  return areas;
}

static void
test_areas_are_filled (void)
{
  static const Case cases[] = {
    { "a|b\nc|d", { { 0 } }, "1:a|b\n2:c|d" },
    { "1|x|p\n2||q\n3||r", { { 1, 2, 1, 1 } }, "1:1|x|p\n2:2|x|q\n3:3||r" },
    { "1|x||y", { { 1, 1, 1, 2 } }, "1:1|x|x|y" },
    { "1|x||y\n2|||z", { { 1, 2, 1, 2 } }, "1:1|x|x|y\n2:2|x|x|z" },
    /* a tall row is one row */
    { "1|x\n\n2|y", { { 1, 2, 0, 0 }, { 1, 2, 1, 1 } }, "1:1|x\n3:2|y" },
    /* what is covered is hidden */
    { "1|x|p\n2|hidden|q", { { 1, 2, 1, 1 } }, "1:1|x|p\n2:2|x|q" },
    { "1||p\n2|hidden|q", { { 1, 2, 1, 1 } }, "1:1||p\n2:2||q" },
    /* a title stays in its first cell; two columns are none, nor is what begins later */
    { "t\na|b|c", { { 1, 1, 0, 2 } }, "1:t\n2:a|b|c" },
    { "t\na|b|c", { { 1, 1, 0, 1 } }, "1:t|t\n2:a|b|c" },
    { "|t\nn|b|c|d", { { 1, 1, 1, 3 } }, "1:|t|t|t\n2:n|b|c|d" },
    { "|t\n|b|c|d", { { 1, 1, 1, 3 } }, "1:|t\n2:|b|c|d" },
    /* beyond what the table holds */
    { "1|x\n2|", { { 1, 1048576, 1, 16383 } }, "1:1|x\n2:2|x" },
    { "1|x", { { 5, 9, 0, 3 } }, "1:1|x" },
    { "1|x", { { 1, 1, 7, 9 } }, "1:1|x" },
    /* in any order */
    { "1|x|p\n2||q\n3|y|r\n4||s",
      { { 3, 4, 1, 1 }, { 1, 2, 1, 1 } },
      "1:1|x|p\n2:2|x|q\n3:3|y|r\n4:4|y|s" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (DubanCellText) text = duban_cell_text_new ();
      g_autoptr (DubanFileTable) table = table_from_text (cases[i].lines, text);
      g_autoptr (GArray) areas = list_areas (&cases[i]);
      g_autoptr (DubanFileTable) filled = NULL;
      g_autofree char *result = NULL;

      g_assert_true (duban_merge_check (areas, duban_file_table_get_n_columns (table)));
      filled = duban_merge_fill (table, text, areas, MAX_CELLS);
      result = table_to_text (filled);
      g_assert_cmpstr (result, ==, cases[i].filled);
    }
}

static void
test_overlaps_are_found (void)
{
  static const struct
  {
    DubanMerge areas[MAX_AREAS];
    gboolean is_good;
  } cases[] = {
    { { { 1, 2, 0, 1 }, { 3, 4, 0, 1 } }, TRUE },
    { { { 1, 2, 0, 1 }, { 2, 4, 0, 1 } }, FALSE },
    { { { 1, 2, 0, 1 }, { 1, 2, 2, 3 } }, TRUE },
    { { { 1, 2, 0, 1 }, { 1, 2, 1, 3 } }, FALSE },
    { { { 1, 2, 0, 1 }, { 1, 2, 0, 1 } }, FALSE },
    { { { 3, 9, 2, 3 }, { 1, 9, 0, 1 }, { 5, 5, 1, 2 } }, FALSE },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      Case sample = { NULL };
      g_autoptr (GArray) areas = NULL;

      memcpy (sample.areas, cases[i].areas, sizeof sample.areas);
      areas = list_areas (&sample);
      g_assert_cmpint (duban_merge_check (areas, 10), ==, cases[i].is_good);
    }
}

static void
test_too_much_is_not_filled (void)
{
  g_autoptr (DubanCellText) text = duban_cell_text_new ();
  g_autoptr (DubanFileTable) table = table_from_text ("1|x||y\n2|||y\n3|||y", text);
  g_autoptr (GArray) areas = g_array_new (FALSE, FALSE, sizeof (DubanMerge));
  g_autoptr (DubanFileTable) filled = NULL;

  g_array_append_val (areas, ((DubanMerge){ 1, 3, 1, 2 }));
  g_assert_null (duban_merge_fill (table, text, areas, 11));
  filled = duban_merge_fill (table, text, areas, 12);
  g_assert_nonnull (filled);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/merge/areas-are-filled", test_areas_are_filled);
  g_test_add_func ("/merge/overlaps-are-found", test_overlaps_are_found);
  g_test_add_func ("/merge/too-much-is-not-filled", test_too_much_is_not_filled);
  return g_test_run ();
}
