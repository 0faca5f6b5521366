/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How Chinese characters are read: in pinyin without tones, ü as v.  The table is made when the
 * program is built (make-readings.c), from ICU and a list of characters with several readings;
 * ICU itself would take 0.25 ms a title, and pick one reading. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define DUBAN_READINGS_FIRST 0x3400 /* the characters that the table knows */
#define DUBAN_READINGS_LAST 0x9FFF
#define DUBAN_READINGS_MAX 4

typedef struct
{
  guint32 firsts;                        /* 1 << (letter - 'a') of each first letter */
  const char *texts[DUBAN_READINGS_MAX]; /* NULL after the last */
} DubanReadings;

/* Written by make-readings.c: sets in the order of their first readings. A place of 0: no reading
 * is known. */
extern const DubanReadings duban_reading_sets[];
extern const guint16 duban_n_reading_sets;
extern const guint16 duban_reading_places[DUBAN_READINGS_LAST - DUBAN_READINGS_FIRST + 1];

/* NULL for what has no reading. (transfer none) */
static inline const DubanReadings *
duban_readings_find (gunichar letter)
{
  guint16 place;

  if (letter < DUBAN_READINGS_FIRST || letter > DUBAN_READINGS_LAST)
    return NULL;
  place = duban_reading_places[letter - DUBAN_READINGS_FIRST];
  return place != 0 ? &duban_reading_sets[place] : NULL;
}

G_END_DECLS
