/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A menu button whose menu is built when it is first opened, and whose inner button bears its
 * name too: unnamed it would be read out as “GtkMenuButton”. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* model must outlive the button. name: translated. */
void duban_lazy_menu_set (GtkMenuButton *button, GMenuModel *model, const char *name);

/* The name alone. */
void duban_lazy_menu_set_name (GtkMenuButton *button, const char *name);

G_END_DECLS
