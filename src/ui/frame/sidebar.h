/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The sidebar: whose desk this is, and the pages with their counts; icons alone where there is
 * little room. */
#pragma once

#include "app/desk.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define DUBAN_TYPE_SIDEBAR (duban_sidebar_get_type ())
G_DECLARE_FINAL_TYPE (DubanSidebar, duban_sidebar, DUBAN, SIDEBAR, GtkWidget)

GtkWidget *duban_sidebar_new (DubanDesk *desk);

/* 60 pixels of icons instead of 184 with words. */
void duban_sidebar_set_narrow (DubanSidebar *sidebar, gboolean narrow);

G_END_DECLS
