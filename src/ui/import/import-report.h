/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What an import would do or did, in words: counts, notes, and every refused row by name. */
#pragma once

#include "app/import/run.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Replaces what the box holds. result may be NULL where the file was refused as a whole: then
 * problem says why.  done: it was written, not only previewed. */
void duban_import_report_fill (GtkBox *box, const DubanImportResult *result, DubanDay today,
                               gboolean done, const char *problem);

G_END_DECLS
