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
pass (const DubanKeyed *from, DubanKeyed *to, gsize n, guint shift, gsize *places)
{
  gsize sum = 0;

  memset (places, 0, N_DIGITS * sizeof *places);
  for (gsize i = 0; i < n; i++)
    places[digit_of (from[i].key, shift)]++;
  for (guint digit = 0; digit < N_DIGITS; digit++)
    {
      gsize count = places[digit];

      places[digit] = sum;
      sum += count;
    }
  for (gsize i = 0; i < n; i++)
    to[places[digit_of (from[i].key, shift)]++] = from[i];
}

void
duban_key_sort (DubanKeyed *items, gsize n)
{
  g_autofree DubanKeyed *spare = g_new (DubanKeyed, n + 1);
  g_autofree gsize *places = g_new (gsize, N_DIGITS);
  DubanKeyed *from = items, *to = spare;
  guint64 differing = 0;

  for (gsize i = 1; i < n; i++)
    differing |= items[i].key ^ items[0].key;
  for (guint shift = 0; shift < 64; shift += DIGIT_BITS)
    if (digit_of (differing, shift) != 0)
      {
        DubanKeyed *other = from;

        pass (from, to, n, shift, places);
        from = to;
        to = other;
      }
  if (from != items)
    memcpy (items, from, n * sizeof *items);
}
