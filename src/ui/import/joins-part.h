/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Units that an import entered and that are probably known under another name; once they are
 * there, a button joins the two. */
#pragma once

#include "app/desk.h"
#include "app/import/run.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Adds them to the box, or nothing where there are none.  result: the first sheet's.  done: it was
 * written, not only previewed. */
void duban_import_joins_add (GtkBox *box, const DubanImportResult *result, DubanDesk *desk,
                             gboolean done);

G_END_DECLS
