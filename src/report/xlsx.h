/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A workbook while it is written; for xlsx*.c alone.
 *
 * What a person wrote is always written as text, never as a formula. */
#pragma once

#include "report/document.h"

#include <xlsxwriter.h>

G_BEGIN_DECLS

typedef struct
{
  lxw_workbook *workbook;
  const DubanDocument *document;
  GHashTable *names; /* of the sheets that there are, folded */
  lxw_error error;   /* the first */
  lxw_format *cells[DUBAN_CELL_DAY + 1][DUBAN_ALIGN_RIGHT + 1];
  lxw_format *head;    /* of a column */
  lxw_format *group;   /* of rows */
  lxw_format *title;   /* of the document */
  lxw_format *heading; /* in the text */
  lxw_format *words;   /* wrapped, without edges */
  lxw_format *line;    /* neither */
} DubanBook;

#define DUBAN_BOOK_FONT "宋体"

/* Strings of a cell: clean, and none longer than a cell may be, the parts of a longer one marked.
 * (transfer full, char *) */
GPtrArray *duban_book_split (const char *text) G_GNUC_WARN_UNUSED_RESULT;

/* Clean, of a line, and not longer than a property of the file may be. (transfer full) */
char *duban_book_shorten (const char *text) G_GNUC_WARN_UNUSED_RESULT;

/* How high a text stands in a column of that width, in points: not every program finds out. */
double duban_book_measure (const char *text, guint width);

/* Such a name as a sheet may have, unlike all before it. (transfer full) */
char *duban_book_name (DubanBook *book, const char *wish) G_GNUC_WARN_UNUSED_RESULT;

/* A sheet of that name, for A4 paper across, its row `head` on every page of it (-1: none);
 * NULL after an error. (transfer none) */
lxw_worksheet *duban_book_add_sheet (DubanBook *book, const char *name, int head);

/* Keeps the first error. */
void duban_book_note (DubanBook *book, lxw_error error);

/* A text, in as many rows as it needs; returns how many. */
guint duban_book_write (DubanBook *book, lxw_worksheet *sheet, guint row, guint column,
                        const char *text, lxw_format *format);

/* The sheet of a table, of a chart, of the figures, of the text (names: of each block's sheet). */
void duban_book_add_table (DubanBook *book, const DubanTable *table, const char *name);
void duban_book_add_chart (DubanBook *book, const DubanChart *chart, const char *name);
void duban_book_add_figures (DubanBook *book, const char *name);
void duban_book_add_words (DubanBook *book, const char *name, char *const *names);

/* Reads a figure: 12件, 91.67%.  FALSE where it is more than a number and its measure.
 * *format: of Excel. (transfer full) */
gboolean duban_book_read_number (const char *text, double *value, char **format);

G_END_DECLS
