/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Taking a file in: first what it would do, then, when that is wanted, what it did. */
#pragma once

#include "app/desk.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define DUBAN_TYPE_IMPORT_DIALOG (duban_import_dialog_get_type ())
G_DECLARE_FINAL_TYPE (DubanImportDialog, duban_import_dialog, DUBAN, IMPORT_DIALOG, AdwWindow)

/* Begins to read the file at once. */
DubanImportDialog *duban_import_dialog_new (GtkWindow *parent, DubanDesk *desk, const char *path);

G_END_DECLS
