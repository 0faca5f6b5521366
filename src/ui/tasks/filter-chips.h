/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the list is narrowed to, a button for each that takes it away. */
#pragma once

#include "app/view/listing-query.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define DUBAN_TYPE_FILTER_CHIPS (duban_filter_chips_get_type ())
G_DECLARE_FINAL_TYPE (DubanFilterChips, duban_filter_chips, DUBAN, FILTER_CHIPS, GtkWidget)

/* Signal "changed": one was taken away; duban_filter_chips_take() says what is left. Nothing is
 * seen of it while there is none. */
void duban_filter_chips_show (DubanFilterChips *chips, const DubanListingQuery *query,
                              const DubanTerms *terms);

/* Takes away from the query what was clicked. */
void duban_filter_chips_take (DubanFilterChips *chips, DubanListingQuery *query);

G_END_DECLS
