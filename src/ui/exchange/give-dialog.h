/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Exporting to colleagues: who is to get the file – those who may see the same – what would be in
 * it, and where it goes. */
#pragma once

#include "app/desk.h"
#include "app/exchange/overview.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* What is shown of the overview is copied. (transfer none) */
GtkWidget *duban_give_dialog_open (GtkWidget *from, DubanDesk *desk, const DubanOverview *overview);

/* What the file chooser calls. */
void duban_give_dialog_save (GtkWidget *dialog, const char *path);

G_END_DECLS
