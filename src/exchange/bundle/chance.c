/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "exchange/bundle/chance.h"

#include <sodium.h>
#include <string.h>

static void
fill_from_system (gpointer data, guint8 *out, gsize size)
{
  (void) !sodium_init (); /* more than once does nothing */
  randombytes_buf (out, size);
}

/* Each call is a stream of its own, under the count of calls. */
static void
fill_from_seed (gpointer data, guint8 *out, gsize size)
{
  guint64 *state = data;
  guint8 seed[randombytes_SEEDBYTES] = { 0 };
  guint64 bytes = GUINT64_TO_LE (*state);

  memcpy (seed, &bytes, sizeof bytes);
  *state += 1;
  randombytes_buf_deterministic (out, size, seed);
}

DubanChance
duban_chance_get_system (void)
{
  return (DubanChance){ .fill = fill_from_system };
}

DubanChance
duban_chance_from_seed (guint64 *state)
{
  return (DubanChance){ .fill = fill_from_seed, .data = state };
}

void
duban_chance_fill (const DubanChance *chance, guint8 *out, gsize size)
{
  chance->fill (chance->data, out, size);
}
