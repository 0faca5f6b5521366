/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Chance: where random bytes come from.  It is handed in, so that a test gets the same file
 * twice; the program always hands in the system's. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct
{
  void (*fill) (gpointer data, guint8 *out, gsize size);
  gpointer data;
} DubanChance;

/* The system's own; never runs dry. */
DubanChance duban_chance_get_system (void);

/* A stream that the same seed always gives: for tests alone. state is kept by the caller. */
DubanChance duban_chance_from_seed (guint64 *state);

void duban_chance_fill (const DubanChance *chance, guint8 *out, gsize size);

G_END_DECLS
