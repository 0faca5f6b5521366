/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/view/key-sort.h"

#include <string.h>

#define DIGIT_BITS 16
#define N_DIGITS (1 << DIGIT_BITS)

static guint
digit_of (guint64 key, guint shift)
{
  return (guint) (key >> shift) & (N_DIGITS - 1);
}

/* One digit, equal ones keeping their order. */
static void
pass (const guint64 *keys, const guint32 *from, guint32 *to, gsize n, guint shift, guint32 *starts)
{
  guint32 sum = 0;

  memset (starts, 0, N_DIGITS * sizeof *starts);
  for (gsize i = 0; i < n; i++)
    starts[digit_of (keys[from[i]], shift)]++;
  for (guint digit = 0; digit < N_DIGITS; digit++)
    {
      guint32 count = starts[digit];

      starts[digit] = sum;
      sum += count;
    }
  for (gsize i = 0; i < n; i++)
    to[starts[digit_of (keys[from[i]], shift)]++] = from[i];
}

void
duban_key_sort (const guint64 *keys, guint32 *places, gsize n)
{
  g_autofree guint32 *spare = g_new (guint32, n + 1);
  g_autofree guint32 *starts = g_new (guint32, N_DIGITS);
  guint32 *from = places, *to = spare;
  guint64 differing = 0;

  for (gsize i = 1; i < n; i++)
    differing |= keys[places[i]] ^ keys[places[0]];
  for (guint shift = 0; shift < 64; shift += DIGIT_BITS)
    if (digit_of (differing, shift) != 0)
      {
        guint32 *other = from;

        pass (keys, from, to, n, shift, starts);
        from = to;
        to = other;
      }
  if (from != places)
    memcpy (places, from, n * sizeof *places);
}

guint32 *
duban_key_sort_all (const guint64 *keys, gsize n)
{
  guint32 *places = g_new (guint32, n + 1);

  for (gsize i = 0; i < n; i++)
    places[i] = (guint32) i;
  duban_key_sort (keys, places, n);
  return places;
}
