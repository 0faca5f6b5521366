/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What an import shows of a workbook (app/import/look.h). */
#pragma once

#include "app/import/sheets.h"
#include "app/session.h"

G_BEGIN_DECLS

/* One DubanLookSheet for each sheet of the workbook, in their order; taken: DubanImportSheet, or
 * NULL for none. (transfer full) */
GPtrArray *duban_import_look (DubanSession *session, const DubanWorkbook *workbook,
                              const GArray *taken,
                              const DubanImportOptions *options) G_GNUC_WARN_UNUSED_RESULT;

/* That of the sheet. (transfer none) */
DubanLookSheet *duban_import_look_find (const GPtrArray *look, const DubanWorkbook *workbook,
                                        const DubanWorkbookSheet *sheet);

G_END_DECLS
