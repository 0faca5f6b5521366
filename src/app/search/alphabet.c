/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/search/alphabet.h"

#include "app/search/reading.h"
#include "core/text.h"

#define N_CHARACTERS (DUBAN_READINGS_LAST - DUBAN_READINGS_FIRST + 1)
#define FIRST_CHARACTER 0x80                         /* after ASCII */
#define FIRST_OTHER (FIRST_CHARACTER + N_CHARACTERS) /* the letters between ASCII and them */
#define FIRST_AFTER (FIRST_OTHER + DUBAN_READINGS_FIRST - 0x80) /* those after them */

static guint16 *
count_places (void)
{
  guint16 *places = g_new (guint16, N_CHARACTERS);
  g_autofree guint16 *next = g_new0 (guint16, (gsize) duban_n_reading_sets + 1);
  guint16 sum = FIRST_CHARACTER;

  for (int i = 0; i < N_CHARACTERS; i++)
    next[duban_reading_places[i]]++;
  for (int set = 1; set <= duban_n_reading_sets; set++)
    {
      guint16 count = next[set % duban_n_reading_sets]; /* those without a reading come last */

      next[set % duban_n_reading_sets] = sum;
      sum = (guint16) (sum + count);
    }
  for (int i = 0; i < N_CHARACTERS; i++)
    places[i] = next[duban_reading_places[i]]++;
  return places;
}

guint16
duban_alphabet_get_place (gunichar letter)
{
  static guint16 *places; /* of the characters; for good */

  if (letter < 0x80)
    return (guint16) letter;
  if (letter < DUBAN_READINGS_FIRST)
    return (guint16) (FIRST_OTHER + letter - 0x80);
  if (letter > DUBAN_READINGS_LAST)
    return (guint16) MIN (FIRST_AFTER + letter - DUBAN_READINGS_LAST, G_MAXUINT16);
  if (g_once_init_enter (&places))
    g_once_init_leave (&places, count_places ());
  return places[letter - DUBAN_READINGS_FIRST];
}

int
duban_alphabet_compare (const char *a, const char *b)
{
  guint16 place_a, place_b;

  do
    {
      place_a = duban_alphabet_get_place (duban_text_next_folded (&a));
      place_b = duban_alphabet_get_place (duban_text_next_folded (&b));
    }
  while (place_a == place_b && place_a != 0);
  return (place_a > place_b) - (place_a < place_b);
}
