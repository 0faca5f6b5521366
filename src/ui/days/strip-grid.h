/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The parts of 时限依据 that a day strip is shown by. */
#pragma once

#include "app/view/day-strip.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* The days as weeks, Monday first, each a cell with what it is and the article under it. */
GtkWidget *duban_strip_grid_new (const DubanDayStrip *strip, DubanDay today);

/* The dates under the five readings; the office's is marked. */
GtkWidget *duban_strip_policies_new (const DubanDayStrip *strip, DubanDay today);

/* Each day as a sentence. */
GtkWidget *duban_strip_list_new (const DubanDayStrip *strip, DubanDay today);

G_END_DECLS
