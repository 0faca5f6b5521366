/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What GTK and libadwaita put together themselves – status pages, preferences, menus, calendars,
 * the shortcuts window – holds parts that nobody can name from outside, and which a reader of the
 * screen would call “GtkImage”: they get their names here. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Names the parts of widget, as they are now.  A part that scrolls lets the focus through. */
void duban_composed_name (GtkWidget *widget);

G_END_DECLS
