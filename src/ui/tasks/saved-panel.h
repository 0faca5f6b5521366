/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The filters that were saved, in a popover: each is applied by a click or deleted; the present one
 * is saved under a name. */
#pragma once

#include "app/desk.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define DUBAN_TYPE_SAVED_PANEL (duban_saved_panel_get_type ())
G_DECLARE_FINAL_TYPE (DubanSavedPanel, duban_saved_panel, DUBAN, SAVED_PANEL, GtkWidget)

/* Signal "chosen" (char *text): a filter is to be applied. */
GtkWidget *duban_saved_panel_new (DubanDesk *desk);

/* Fetches what is saved. text: the present filter; words: it in words. */
void duban_saved_panel_show (DubanSavedPanel *panel, const char *text, const char *words);

G_END_DECLS
