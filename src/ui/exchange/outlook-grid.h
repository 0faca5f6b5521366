/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a file would bring to whom: colleagues by what becomes of tasks, as figures; each figure
 * opens the list of its tasks below. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* outlooks: of DubanOutlook (app/exchange/outlook.h). (transfer full) */
GtkWidget *duban_outlook_grid_new (GPtrArray *outlooks);

G_END_DECLS
