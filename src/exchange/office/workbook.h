/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A file of tables as values: what kind it is, told from its content and never from its name, and
 * its sheets.  CSV is a workbook of one sheet without a name. */
#pragma once

#include "exchange/office/sheet.h"

G_BEGIN_DECLS

typedef struct
{
  GPtrArray *sheets; /* DubanWorkbookSheet, in their order */
} DubanWorkbook;

/* Reads CSV, XLSX or ODS.  Any sheet's secret mark refuses the file, and so does a file without
 * a cell filled.  An old .xls, a file with a password and what is no table are refused with what
 * to do about it. (transfer full) */
DubanWorkbook *duban_workbook_read (const char *path, GError **error) G_GNUC_WARN_UNUSED_RESULT;

/* The same of the bytes of an XLSX or ODS in memory; name: the file's, for errors.
 * (transfer full) */
DubanWorkbook *duban_workbook_parse (const char *data, gsize size, const char *name,
                                     GError **error) G_GNUC_WARN_UNUSED_RESULT;
void duban_workbook_free (DubanWorkbook *workbook);

/* The sheet of that name, also where case or width differ; NULL for none. (transfer none) */
const DubanWorkbookSheet *duban_workbook_find (const DubanWorkbook *workbook, const char *name);

/* The names of its sheets, with 、 between. (transfer full) */
char *duban_workbook_list_names (const DubanWorkbook *workbook) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DubanWorkbook, duban_workbook_free)

G_END_DECLS
