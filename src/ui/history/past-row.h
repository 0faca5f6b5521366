/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A line of what lies behind, with its one button. */
#pragma once

#include "ui/history/past-item.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define DUBAN_TYPE_PAST_ROW (duban_past_row_get_type ())
G_DECLARE_FINAL_TYPE (DubanPastRow, duban_past_row, DUBAN, PAST_ROW, GtkWidget)

/* act: the words of the button; done: what stands in its place afterwards; both translated and
 * static.  Signal:
 *   "acted"  (id)  the button was pressed */
GtkWidget *duban_past_row_new (const char *act, const char *done);

/* NULL: nothing. */
void duban_past_row_show (DubanPastRow *row, DubanPastItem *item);

G_END_DECLS
