/* SPDX-License-Identifier: GPL-3.0-or-later */
/* write-xlsx FILE: writes a workbook of one sheet by libxlsxwriter.  Standard input has a line for
 * each cell, and an empty one after each row: s and a text (\n is a line break), n and a number,
 * p and a percentage as a fraction, d and a date as 2026-11-23. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <xlsxwriter.h>

#define MAX_LINE 65536

typedef struct
{
  lxw_worksheet *sheet;
  lxw_format *day, *percent;
} Writer;

static void
unescape (char *text)
{
  for (char *at = text; (at = strstr (at, "\\n")); at++)
    {
      *at = '\n';
      memmove (at + 1, at + 2, strlen (at + 2) + 1);
    }
}

static void
write_cell (const Writer *writer, lxw_row_t row, lxw_col_t column, char *line)
{
  lxw_datetime day = { 0 };

  switch (*line)
    {
    case 'n':
      worksheet_write_number (writer->sheet, row, column, strtod (line + 1, NULL), NULL);
      break;
    case 'p':
      worksheet_write_number (writer->sheet, row, column, strtod (line + 1, NULL), writer->percent);
      break;
    case 'd':
      if (sscanf (line + 1, "%d-%d-%d", &day.year, &day.month, &day.day) == 3)
        worksheet_write_datetime (writer->sheet, row, column, &day, writer->day);
      break;
    default:
      unescape (line);
      worksheet_write_string (writer->sheet, row, column, line + 1, NULL);
    }
}

int
main (int argc, char **argv)
{
  static char line[MAX_LINE];
  lxw_workbook *book = argc == 2 ? workbook_new (argv[1]) : NULL;
  Writer writer = { 0 };
  lxw_row_t row = 0;
  lxw_col_t column = 0;

  if (!book)
    return 2;
  writer.sheet = workbook_add_worksheet (book, "台账");
  writer.day = workbook_add_format (book);
  format_set_num_format (writer.day, "yyyy\"年\"m\"月\"d\"日\"");
  writer.percent = workbook_add_format (book);
  format_set_num_format (writer.percent, "0%");
  while (fgets (line, sizeof line, stdin))
    {
      line[strcspn (line, "\n")] = '\0';
      if (*line)
        write_cell (&writer, row, column++, line);
      else
        {
          row++;
          column = 0;
        }
    }
  return workbook_close (book) == LXW_NO_ERROR ? 0 : 1;
}
