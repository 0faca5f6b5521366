/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A lane: one column of the board, with its head and its cards. */
#pragma once

#include "app/view/board.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define DUBAN_TYPE_LANE (duban_lane_get_type ())
G_DECLARE_FINAL_TYPE (DubanLane, duban_lane, DUBAN, LANE, GtkWidget)

/* Signals, all but the first with a task (guint):
 *   "listed"    the head was pressed
 *   "selected"  a card was selected by a person; 0: none
 *   "opened"    a card was clicked, or Enter was pressed on it
 *   "next"      its button was pressed
 *   "dropped"   a card of this or another lane was dropped here */
GtkWidget *duban_lane_new (DubanBoardColumn column);

DubanBoardColumn duban_lane_get_column (DubanLane *lane);
void duban_lane_show (DubanLane *lane, DubanBoard *board);

/* Without the signal; 0, or a task that is not here: none. */
void duban_lane_select (DubanLane *lane, guint32 task);
guint32 duban_lane_get_selected (DubanLane *lane);

/* The focus to the card at about that position, which is selected; FALSE where there is no card. */
gboolean duban_lane_focus (DubanLane *lane, guint position);

/* Whether the focus is on one of its cards. */
gboolean duban_lane_has_focus (DubanLane *lane);

/* The position of the card that is selected, else 0. */
guint duban_lane_get_position (DubanLane *lane);

G_END_DECLS
