/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The 137 track: a line through the three stages and on to the due date, with today's mark; under
 * it the same facts as text, each stop a button that opens 时限依据 (details.days). */
#pragma once

#include "app/view/detail.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define DUBAN_TYPE_TRACK (duban_track_get_type ())
G_DECLARE_FINAL_TYPE (DubanTrack, duban_track, DUBAN, TRACK, GtkWidget)

/* detail is referenced. */
void duban_track_set_detail (DubanTrack *track, DubanDetail *detail);

G_END_DECLS
