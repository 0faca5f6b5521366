/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The sidebar: whose desk, or from whose side one looks (视角), and the pages with what calls for
 * attention on each. */
#pragma once

#include "app/desk.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define DUBAN_TYPE_SIDEBAR (duban_sidebar_get_type ())
G_DECLARE_FINAL_TYPE (DubanSidebar, duban_sidebar, DUBAN, SIDEBAR, GtkWidget)

GtkWidget *duban_sidebar_new (DubanDesk *desk);

/* Without words: icons and counts. */
void duban_sidebar_set_narrow (DubanSidebar *sidebar, gboolean narrow);

/* Marks the page that is in sight. */
void duban_sidebar_set_page (DubanSidebar *sidebar, const char *name);

/* Something that is counted changed, and the history did not. */
void duban_sidebar_count (DubanSidebar *sidebar);

G_END_DECLS
