/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A grid as a workbook (.xlsx) as an office would make it by hand: a heading that stays in sight
 * and stands on every page, filters, widths by what the columns hold, dates that are dates, lights
 * as fill and word, for A4 across.
 *
 * A text is always a text: no cell is ever a formula, and figures are a number only in a column of
 * numbers, and only where the number says exactly what was written.  What XML cannot hold is
 * escaped as Excel does it; a line break of any kind becomes a plain one. */
#pragma once

#include "exchange/grid.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/* What a cell of Excel holds, in UTF-16 units. */
#define DUBAN_WORKBOOK_MAX_CELL 32767

/* Words in Chinese, for the sheet, the head of each page and the file's properties. */
typedef struct
{
  const char *title;  /* 督办台账; the sheet's name too */
  const char *office; /* whose; "" for none */
  DubanDay as_of;
  gint64 made; /* Unix ms; the file bears it, so that the same is written twice */
} DubanWorkbookPaper;

/* The file, in memory that is a file without a name; a text that no cell can hold refuses it by
 * name, with what to do.  Beside that it needs room in the folder for temporary files, and little
 * memory. progress and cancellable may be NULL. (transfer full) */
GMappedFile *duban_workbook_make (const DubanGrid *grid, const DubanWorkbookPaper *paper,
                                  DubanGridProgress progress, gpointer data,
                                  GCancellable *cancellable,
                                  GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
