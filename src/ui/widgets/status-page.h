/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Pages that say why there is nothing to see.  They are built when they are first needed: their
 * icons cost a window that has something to show more than all its rows. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Shows the page of that name in the stack, from the resource `file` (below the application's
 * base path) whose object “page” it is. */
void duban_status_page_show (GtkStack *stack, const char *name, const char *file);

G_END_DECLS
