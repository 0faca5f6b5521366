/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A sheet of a workbook, as it was read. */
#pragma once

#include "exchange/table.h"

G_BEGIN_DECLS

typedef struct
{
  char *name; /* NULL: of CSV */
  gboolean is_hidden;
  DubanFileTable *table;

  /* What a person should know of it, for all of it is read.  A row hidden by a filter, or by
   * hand, is data like any other. */
  guint n_hidden_rows, n_hidden_columns; /* rows with a cell filled, columns with two: a heading is
                                          * nothing to miss */
  guint n_errors;                        /* cells such as #REF!: read as empty */
  guint n_uncalculated;                  /* formulas without a value: read as empty */
} DubanWorkbookSheet;

void duban_workbook_sheet_free (DubanWorkbookSheet *sheet);

G_END_DECLS
