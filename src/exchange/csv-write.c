/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "exchange/csv-write.h"

#include <string.h>

struct _DubanCsv
{
  GString *text;
  gboolean in_row;
};

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
  return csv;
}

void
duban_csv_free (DubanCsv *csv)
{
  if (!csv)
    return;
  g_string_free (csv->text, TRUE);
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
  csv->in_row = FALSE;
}

const char *
duban_csv_get_text (const DubanCsv *csv, gsize *size)
{
  *size = csv->text->len;
  return csv->text->str;
}
