/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The head of the page: which report, and what is done with it, by the actions summaries.… */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

GtkWidget *duban_deeds_bar_new (GtkWidget *chooser);

G_END_DECLS
