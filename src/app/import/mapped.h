/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Whether what a person said of the columns is about the sheets that are taken. */
#pragma once

#include "app/import/sheets.h"

G_BEGIN_DECLS

/* Each word of options->mapping is about a column of one of the sheets (DubanImportSheet), and of
 * a field that such a sheet has. */
gboolean duban_import_mapped_check (const GArray *sheets, const DubanImportOptions *options,
                                    const char *name, GError **error);

/* The same where no heading was understood: each word is about some row of the workbook. */
gboolean duban_import_mapped_check_rows (const DubanWorkbook *workbook,
                                         const DubanImportOptions *options, const char *name,
                                         GError **error);

G_END_DECLS
