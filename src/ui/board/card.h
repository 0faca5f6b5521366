/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A card of the board: one light widget that draws a task in a fixed height, and a button 下一步.
 * A thousand of them are realised where the columns are long. */
#pragma once

#include "app/view/board.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define DUBAN_TYPE_CARD (duban_card_get_type ())
G_DECLARE_FINAL_TYPE (DubanCard, duban_card, DUBAN, CARD, GtkWidget)

/* Signal "next": its button was pressed. */
GtkWidget *duban_card_new (void);

/* Shows a task of the board; NULL: nothing. The card names the row that it lies in. */
void duban_card_show (DubanCard *card, DubanBoard *board, guint32 task);
guint32 duban_card_get_task (DubanCard *card); /* 0: none */

G_END_DECLS
