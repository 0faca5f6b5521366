/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What scrolls up and down and can have the focus, so that it scrolls by keys: with a name, which
 * newer GTK tells of groups alone. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* name: translated. child may be NULL. */
GtkWidget *duban_scroll_new (const char *name, GtkWidget *child);

G_END_DECLS
