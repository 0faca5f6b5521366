/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The first rows of a sheet as they stand in the file, under what each column was taken for; a
 * person says there what else a column is, and which sheets are taken.  Signal "changed": something
 * was said. */
#pragma once

#include "ui/import/asked.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define DUBAN_TYPE_IMPORT_COLUMNS (duban_import_columns_get_type ())
G_DECLARE_FINAL_TYPE (DubanImportColumns, duban_import_columns, DUBAN, IMPORT_COLUMNS, AdwBin)

GtkWidget *duban_import_columns_new (void);

/* look (of DubanLookSheet; NULL: nothing is shown) and asked are borrowed until the next. */
void duban_import_columns_show (DubanImportColumns *columns, const GPtrArray *look,
                                DubanImportAsked *asked);

G_END_DECLS
