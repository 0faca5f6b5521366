/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The example: a made-up banner of 12 leaders, 70 units and 300 tasks over a year, with a
 * portfolio that has gaps and overlaps, a reshuffle, and a quarrel over a lead.  No person and
 * no case in it is real.  Its dates move with today, so it is always alive. */
#pragma once

#include "app/clock.h"

G_BEGIN_DECLS

/* Creates a database at path (which must not exist), an office's desk, and fills it as a clerk
 * would: the files in data/example are taken in, and acts.csv is done line by line.  Where that
 * fails, no database is left. */
gboolean duban_example_create (const char *path, DubanClock *clock, GError **error);

/* Throws a folder away with all that is in it; a link, not what it leads to.  What the disk does
 * not let go of stays: it is temporary, and nobody waits for it. */
void duban_example_remove (const char *folder);

G_END_DECLS
