/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The rows that are refused, each with the cell at fault to be corrected in place.  The file itself
 * stays as it is.  Signal "changed": a cell was corrected. */
#pragma once

#include "ui/import/asked.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define DUBAN_TYPE_IMPORT_REPAIRS (duban_import_repairs_get_type ())
G_DECLARE_FINAL_TYPE (DubanImportRepairs, duban_import_repairs, DUBAN, IMPORT_REPAIRS, AdwBin)

GtkWidget *duban_import_repairs_new (void);

/* look (of DubanLookSheet; NULL: nothing is shown) and asked are borrowed until the next. */
void duban_import_repairs_show (DubanImportRepairs *repairs, const GPtrArray *look,
                                DubanImportAsked *asked);

G_END_DECLS
