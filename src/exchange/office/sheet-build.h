/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A sheet while it is read: cells come in the order of rows, in any order within one, and in the
 * end merged areas are filled.  The limits of limits.h are kept here. */
#pragma once

#include "exchange/office/merge.h"
#include "exchange/office/sheet.h"
#include "exchange/office/xml-read.h"

G_BEGIN_DECLS

typedef struct
{
  DubanCellText *text; /* borrowed: the workbook's */
  gsize n_cells;       /* of the sheets before */
  DubanWorkbookSheet *sheet;
  GArray *merges;                         /* DubanMerge */
  GArray *hidden_columns;                 /* guint: from, to, from, to … */
  guint32 cells[DUBAN_TABLE_MAX_COLUMNS]; /* of the row */
  guint n_columns;                        /* of the row */
  guint row;                              /* the last that was ended, from 1; 0 before */
} DubanSheetBuilder;

/* name is copied.  Clear it in any case. */
void duban_sheet_builder_init (DubanSheetBuilder *builder, DubanCellText *text, gsize n_cells,
                               const char *name, gboolean is_hidden);
void duban_sheet_builder_clear (DubanSheetBuilder *builder);

/* Each of these fails the reading of xml where the limits end or the file says what cannot be,
 * and returns FALSE. */

/* Copies a text of at most DUBAN_OFFICE_MAX_CELL_TEXT bytes; *at is its offset. */
gboolean duban_sheet_builder_add_text (DubanSheetBuilder *builder, DubanXml *xml, const char *text,
                                       gsize size, guint32 *at);
/* column: from 0. at: an offset of the text. */
gboolean duban_sheet_builder_put (DubanSheetBuilder *builder, DubanXml *xml, guint column,
                                  guint32 at);
/* Ends the row as the n_times rows from number on; a row without a cell costs nothing. */
gboolean duban_sheet_builder_end_row (DubanSheetBuilder *builder, DubanXml *xml, guint number,
                                      guint n_times, gboolean is_hidden);
gboolean duban_sheet_builder_add_merge (DubanSheetBuilder *builder, DubanXml *xml,
                                        const DubanMerge *merge);

/* Fills merged areas and hands the sheet out; NULL where the reading fails. (transfer full) */
DubanWorkbookSheet *duban_sheet_builder_finish (DubanSheetBuilder *builder, const DubanZip *zip,
                                                GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (DubanSheetBuilder, duban_sheet_builder_clear)

G_END_DECLS
