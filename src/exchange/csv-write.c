/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "exchange/csv-write.h"

#include <string.h>

struct _DubanCsv
{
  GString *text;
  GArray *row_ends; /* gsize */
  gboolean in_row;
};

typedef struct
{
  const char *key;
  guint row;
} SortedRow;

static int
compare_rows_cb (gconstpointer a, gconstpointer b)
{
  const SortedRow *first = a, *second = b;
  int order = strcmp (first->key, second->key);

  return order ? order : (first->row > second->row) - (first->row < second->row);
}

static gboolean
needs_protection (const char *cell)
{
  while (*cell == '\'')
    cell++;
  return *cell != '\0' && strchr ("=+-@\t\r", *cell);
}

DubanCsv *
duban_csv_new (void)
{
  DubanCsv *csv = g_new0 (DubanCsv, 1);

  csv->text = g_string_new ("\xef\xbb\xbf");
  csv->row_ends = g_array_new (FALSE, FALSE, sizeof (gsize));
  return csv;
}

void
duban_csv_free (DubanCsv *csv)
{
  if (!csv)
    return;
  g_string_free (csv->text, TRUE);
  g_array_unref (csv->row_ends);
  g_free (csv);
}

void
duban_csv_add (DubanCsv *csv, const char *cell)
{
  gboolean is_protected, is_quoted;

  if (csv->in_row)
    g_string_append_c (csv->text, ',');
  csv->in_row = TRUE;
  if (!cell)
    return;
  is_protected = needs_protection (cell);
  is_quoted = strpbrk (cell, ",;\t\"\r\n") != NULL;
  if (is_quoted)
    g_string_append_c (csv->text, '"');
  if (is_protected)
    g_string_append_c (csv->text, '\'');
  for (const char *quote; is_quoted && (quote = strchr (cell, '"')); cell = quote + 1)
    {
      g_string_append_len (csv->text, cell, quote - cell + 1);
      g_string_append_c (csv->text, '"');
    }
  g_string_append (csv->text, cell);
  if (is_quoted)
    g_string_append_c (csv->text, '"');
}

void
duban_csv_end_row (DubanCsv *csv)
{
  g_string_append (csv->text, "\r\n");
  g_array_append_val (csv->row_ends, csv->text->len);
  csv->in_row = FALSE;
}

void
duban_csv_sort (DubanCsv *csv, const GPtrArray *keys)
{
  g_autoptr (GArray) rows = g_array_new (FALSE, FALSE, sizeof (SortedRow));
  GString *sorted = g_string_sized_new (csv->text->len + 1);

  g_return_if_fail (csv->row_ends->len == keys->len + 1);

  for (guint i = 0; i < keys->len; i++)
    {
      SortedRow row = { g_ptr_array_index (keys, i), i };

      g_array_append_val (rows, row);
    }
  g_array_sort (rows, compare_rows_cb);
  g_string_append_len (sorted, csv->text->str, (gssize) g_array_index (csv->row_ends, gsize, 0));
  for (guint i = 0; i < rows->len; i++)
    {
      guint row = g_array_index (rows, SortedRow, i).row;
      gsize begin = g_array_index (csv->row_ends, gsize, row);
      gsize end = g_array_index (csv->row_ends, gsize, row + 1);

      g_string_append_len (sorted, csv->text->str + begin, (gssize) (end - begin));
    }
  g_string_free (csv->text, TRUE);
  csv->text = sorted;
}

const char *
duban_csv_get_text (const DubanCsv *csv, gsize *size)
{
  *size = csv->text->len;
  return csv->text->str;
}
