/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/view/sheet.h"

#include "exchange/csv-write.h"

#include <string.h>

static void
clear_column (gpointer data)
{
  g_free (((DubanSheetColumn *) data)->title);
}

DubanSheet *
duban_sheet_new (char *title, char *filter, char *as_of)
{
  DubanSheet *sheet = g_new0 (DubanSheet, 1);

  sheet->title = title;
  sheet->filter = filter;
  sheet->as_of = as_of;
  sheet->columns = g_array_new (FALSE, FALSE, sizeof (DubanSheetColumn));
  g_array_set_clear_func (sheet->columns, clear_column);
  sheet->rows = g_ptr_array_new_with_free_func ((GDestroyNotify) g_strfreev);
  return sheet;
}

void
duban_sheet_free (DubanSheet *sheet)
{
  g_free (sheet->title);
  g_free (sheet->filter);
  g_free (sheet->as_of);
  g_array_unref (sheet->columns);
  g_ptr_array_unref (sheet->rows);
  g_free (sheet);
}

void
duban_sheet_add_column (DubanSheet *sheet, const char *title, int weight, gboolean centred)
{
  DubanSheetColumn column = { g_strdup (title), weight, centred };

  g_array_append_val (sheet->columns, column);
}

void
duban_sheet_add_group (DubanSheet *sheet, const char *title)
{
  duban_sheet_take_row (sheet, g_strdupv ((char *[]){ (char *) title, NULL }));
}

void
duban_sheet_take_row (DubanSheet *sheet, GStrv texts)
{
  g_ptr_array_add (sheet->rows, texts);
}

gboolean
duban_sheet_is_group (const DubanSheet *sheet, guint row)
{
  GStrv texts = g_ptr_array_index (sheet->rows, row);

  return sheet->columns->len > 1 && texts[0] != NULL && texts[1] == NULL;
}

/* A cell that a spreadsheet would compute; a sign before a number is one. */
static gboolean
is_formula (const char *text)
{
  return duban_csv_looks_like_formula (text)
         && !(text[0] == '-' && g_ascii_isdigit (text[1])
              && text[1 + strspn (text + 1, "0123456789.")] == '\0');
}

/* One line, which cannot leave its cell and is no formula. */
static void
append_cell (GString *text, const char *cell)
{
  if (is_formula (cell))
    g_string_append_c (text, '\'');
  for (; *cell != '\0'; cell++)
    g_string_append_c (text, strchr ("\t\r\n", *cell) != NULL ? ' ' : *cell);
}

char *
duban_sheet_to_tsv (const DubanSheet *sheet)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < sheet->columns->len; i++)
    {
      if (i > 0)
        g_string_append_c (text, '\t');
      append_cell (text, g_array_index (sheet->columns, DubanSheetColumn, i).title);
    }
  g_string_append_c (text, '\n');
  for (guint i = 0; i < sheet->rows->len; i++)
    {
      const char *const *row = g_ptr_array_index (sheet->rows, i);

      for (guint k = 0; row[k] != NULL; k++)
        {
          if (k > 0)
            g_string_append_c (text, '\t');
          append_cell (text, row[k]);
        }
      g_string_append_c (text, '\n');
    }
  return g_string_free (text, FALSE);
}

/* The format keeps a spreadsheet from computing and from making dates of numbers. */
static void
append_html_cell (GString *html, const char *tag, const char *cell, guint span)
{
  g_autofree char *escaped = g_markup_escape_text (cell, -1);

  g_string_append_printf (html, "<%s style=\"mso-number-format:'\\@'\"", tag);
  if (span > 1)
    g_string_append_printf (html, " colspan=\"%u\"", span);
  g_string_append_printf (html, ">%s</%s>", escaped, tag);
}

char *
duban_sheet_to_html (const DubanSheet *sheet)
{
  GString *html = g_string_new ("<meta charset=\"utf-8\"><table><tr>");

  for (guint i = 0; i < sheet->columns->len; i++)
    append_html_cell (html, "th", g_array_index (sheet->columns, DubanSheetColumn, i).title, 1);
  g_string_append (html, "</tr>");
  for (guint i = 0; i < sheet->rows->len; i++)
    {
      const char *const *row = g_ptr_array_index (sheet->rows, i);
      gboolean group = row[0] != NULL && row[1] == NULL;

      g_string_append (html, "<tr>");
      for (guint k = 0; row[k] != NULL; k++)
        append_html_cell (html, group ? "th" : "td", row[k], group ? sheet->columns->len : 1);
      g_string_append (html, "</tr>");
    }
  g_string_append (html, "</table>");
  return g_string_free (html, FALSE);
}
