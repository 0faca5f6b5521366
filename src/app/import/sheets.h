/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which sheets of a workbook an import takes. */
#pragma once

#include "app/import/recall.h"

G_BEGIN_DECLS

/* The sheets that options name, in that order; else all visible ones that are ledgers; where there
 * is none, the first that is something else.  kind: what may be taken; name: the file's. (transfer
 * full, of DubanImportSheet; at least one) */
GArray *duban_import_sheets_choose (DubanDb *db, const DubanWorkbook *workbook,
                                    const DubanImportOptions *options, DubanTableKind kind,
                                    const char *name, GError **error) G_GNUC_WARN_UNUSED_RESULT;

/* What a person should know of the sheets that were left, and of what a sheet hides. */
void duban_import_sheets_say_left (const DubanWorkbook *workbook, const GArray *chosen,
                                   DubanImportResult *result);
void duban_import_sheets_say_hidden (const DubanWorkbookSheet *sheet, DubanImportResult *result);

G_END_DECLS
