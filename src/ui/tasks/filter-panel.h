/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The filters of the list beside the light: rule, source, importance, leader, unit, status, dates,
 * 我承办/我交办, in a popover; each acts at once. */
#pragma once

#include "app/view/listing.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define DUBAN_TYPE_FILTER_PANEL (duban_filter_panel_get_type ())
G_DECLARE_FINAL_TYPE (DubanFilterPanel, duban_filter_panel, DUBAN, FILTER_PANEL, GtkWidget)

/* Signal "changed": duban_filter_panel_read() says something else. */
GtkWidget *duban_filter_panel_new (void);

/* Shows the filters of the query; the listing gives what there is to choose from. */
void duban_filter_panel_show (DubanFilterPanel *panel, const DubanListingQuery *query,
                              const DubanListing *listing);

/* Writes its filters into the query; the others stay. */
void duban_filter_panel_read (DubanFilterPanel *panel, DubanListingQuery *query);

G_END_DECLS
