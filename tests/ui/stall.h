/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How long the main thread is away: the time between two waits of its loop, frames apart.  Frames
 * are wall time; work is wall time without what other programs took of the processor. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

typedef struct
{
  double work;  /* ms: the longest turn of the loop, without its frame and waits for a turn */
  double frame; /* ms: the longest frame, wall time */
  guint frames;
} Stall;

/* From now on, of that window; before the first stall_begin(). */
void stall_watch (GtkWidget *window);

void stall_begin (void);
Stall stall_end (void);

G_END_DECLS
