/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Positions: a list model of so many nameless items, for a list whose rows look up themselves what
 * stands at their place.  It grows a few at a time while nothing else is to be done, so that no
 * frame waits for some hundred rows to be built. */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

#define DUBAN_TYPE_POSITIONS (duban_positions_get_type ())
G_DECLARE_FINAL_TYPE (DubanPositions, duban_positions, DUBAN, POSITIONS, GObject)

DubanPositions *duban_positions_new (void) G_GNUC_WARN_UNUSED_RESULT;

/* How many there shall be: fewer at once, more by and by. */
void duban_positions_set_n (DubanPositions *positions, guint n);

G_END_DECLS
