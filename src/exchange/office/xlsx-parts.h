/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What an XLSX says of itself before its sheets: which parts it has, its strings and its styles. */
#pragma once

#include "exchange/cell-text.h"
#include "exchange/office/number-format.h"
#include "exchange/office/zip-read.h"

G_BEGIN_DECLS

typedef struct
{
  char *name;
  char *member; /* of the zip */
  gboolean is_hidden;
} DubanXlsxSheet;

typedef struct
{
  GPtrArray *sheets;      /* DubanXlsxSheet, in their order; of tables alone, not of charts */
  char *strings, *styles; /* members; NULL for none */
  gboolean is_1904;
} DubanXlsxParts;

/* Reads the workbook part and what it is related to. */
gboolean duban_xlsx_parts_read (DubanXlsxParts *parts, DubanZip *zip, GError **error);
void duban_xlsx_parts_clear (DubanXlsxParts *parts);

/* The shared strings as offsets (guint32) of text, each without its phonetic runs.
 * (transfer full) */
GArray *duban_xlsx_strings_read (DubanZip *zip, const char *member, DubanCellText *text,
                                 GError **error) G_GNUC_WARN_UNUSED_RESULT;

/* The number format (DubanNumberFormat) of each cell style. (transfer full) */
GArray *duban_xlsx_styles_read (DubanZip *zip, const char *member,
                                GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (DubanXlsxParts, duban_xlsx_parts_clear)

G_END_DECLS
