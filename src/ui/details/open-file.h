/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Opens an attachment in the program for it: a copy under its own name, so that what is kept stays
 * as it is. */
#pragma once

#include "app/view/task-history.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* from: a widget of the window; a toast says why it cannot be opened. */
void duban_open_file (GtkWidget *from, const DubanAttached *attached);

G_END_DECLS
