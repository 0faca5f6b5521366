/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A list model of places: its items are positions and nothing else, so that another order, or
 * other things at the same places, need no more than that what is realised is bound again.  It
 * grows to its length bit by bit: no step takes the main thread long. */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

#define DUBAN_TYPE_PLACES (duban_places_get_type ())
G_DECLARE_FINAL_TYPE (DubanPlaces, duban_places, DUBAN, PLACES, GObject)

DubanPlaces *duban_places_new (void) G_GNUC_WARN_UNUSED_RESULT;

/* At once as far as it is on the screen, the rest when idle; all at once where it was there. */
void duban_places_set_length (DubanPlaces *places, guint length);

/* At least so many now. */
void duban_places_reach (DubanPlaces *places, guint length);

G_END_DECLS
