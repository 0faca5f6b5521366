/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Headings as published ledgers have them, in data/published-headings.tsv: how many are understood,
 * and that none is taken for something else than it is. */
#include "exchange/heading.h"
#include "exchange/progress.h"

#include <locale.h>
#include <string.h>

#define LEAST_PER_CENT 95
#define LEAST_HEADINGS 120
#define LEAST_LAYOUTS 25

#define IGNORED "忽略"
#define PROGRESS "进展@"
#define NOTES "备注*"

typedef struct
{
  guint n_layouts;
  GHashTable *headings; /* distinct */
  guint n, n_understood;
  guint n_wrong; /* taken for another column than it is */
} Count;

static const char *
name_column (const DubanHeading *heading, gsize column)
{
  const DubanDatewordContext context
      = { .assigned = DUBAN_NO_DAY, .today = duban_day_from_ymd (2026, 11, 23) };
  DubanColumn known = heading->columns[column];

  if ((known == DUBAN_COLUMN_UNKNOWN || known == DUBAN_COLUMN_PROGRESS)
      && duban_progress_is_heading (g_ptr_array_index (heading->texts, column), &context))
    return PROGRESS;
  if (known == DUBAN_COLUMN_UNKNOWN)
    return NOTES;
  return known == DUBAN_COLUMN_IGNORED ? IGNORED : duban_column_get_name (known);
}

/* A table of one row. */
static DubanFileTable *
make_table (char *const *cells)
{
  g_autoptr (GString) text = g_string_new (NULL);
  DubanFileTable *table;
  gsize size;
  char *bytes;

  for (gsize i = 0; cells[i]; i++)
    g_string_append_len (text, cells[i], (gssize) strcspn (cells[i], "=") + 1);
  size = text->len;
  bytes = g_string_free (g_steal_pointer (&text), FALSE);
  table = duban_file_table_new (bytes, size);
  for (char *at = bytes; at < bytes + size; at += strlen (at) + 1)
    {
      *strchr (at, '=') = '\0';
      duban_file_table_add_cell (table, at);
    }
  duban_file_table_end_row (table, 1);
  return table;
}

static void
take_layout (const char *line, Count *count)
{
  g_auto (GStrv) parts = g_strsplit (line, "\t", -1);
  g_autoptr (DubanFileTable) table = make_table (parts + 1);
  g_autoptr (GError) error = NULL;
  g_autoptr (DubanHeading) heading
      = duban_heading_find (table, DUBAN_SHEET_ANY, NULL, parts[0], &error);

  count->n_layouts++;
  if (error)
    {
      g_test_message ("%s", error->message);
      count->n += g_strv_length (parts) - 1;
      count->n_wrong++;
      return;
    }
  g_assert_cmpint (heading->sheet, ==, DUBAN_SHEET_LEDGER);
  for (gsize i = 0; parts[i + 1]; i++)
    {
      const char *expected = strchr (parts[i + 1], '=') + 1;
      const char *found = name_column (heading, i);

      g_hash_table_add (count->headings, g_strdup (g_ptr_array_index (heading->texts, i)));
      count->n++;
      count->n_understood += g_str_equal (found, expected);
      if (g_str_equal (found, expected))
        continue;
      g_test_message ("%s: %s is taken for %s", parts[0], parts[i + 1], found);
      count->n_wrong += !g_str_equal (found, NOTES);
    }
}

static void
test_published_headings (void)
{
  g_autofree char *path
      = g_test_build_filename (G_TEST_DIST, "data", "published-headings.tsv", NULL);
  g_autofree char *text = NULL;
  g_auto (GStrv) lines = NULL;
  Count count = { 0 };
  guint n_distinct;

  count.headings = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  lines = g_strsplit (text, "\n", -1);
  for (gsize i = 0; lines[i]; i++)
    if (lines[i][0] != '#' && lines[i][0] != '\0')
      take_layout (lines[i], &count);
  n_distinct = g_hash_table_size (count.headings);
  g_hash_table_unref (count.headings);
  g_test_message ("%u of %u headings understood (%.1f %%), %u different ones, %u layouts, %u wrong",
                  count.n_understood, count.n, 100.0 * count.n_understood / count.n, n_distinct,
                  count.n_layouts, count.n_wrong);
  g_assert_cmpuint (count.n_layouts, >=, LEAST_LAYOUTS);
  g_assert_cmpuint (n_distinct, >=, LEAST_HEADINGS);
  g_assert_cmpuint (100 * count.n_understood, >=, LEAST_PER_CENT * count.n);
  g_assert_cmpuint (count.n_wrong, ==, 0);
}

int
main (int argc, char **argv)
{
  setlocale (LC_ALL, "C.UTF-8"); /* what it says is Chinese */
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/published-headings/understood", test_published_headings);
  return g_test_run ();
}
