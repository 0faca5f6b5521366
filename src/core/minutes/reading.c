/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/minutes/reading.h"

#include "core/letter.h"

#include <string.h>

static int
compare_lengths (gconstpointer a, gconstpointer b)
{
  const gsize first = strlen (*(const char *const *) a);
  const gsize second = strlen (*(const char *const *) b);

  return first > second ? -1 : first < second;
}

/* A single letter is no name to be found in running text. */
static void
add_known (GPtrArray *known, char *name)
{
  if (g_utf8_strlen (name, -1) > 1)
    g_ptr_array_add (known, name);
  else
    g_free (name);
}

static void
add_leader (GPtrArray *known, const DubanLeader *leader)
{
  add_known (known, g_strdup (leader->name));
  if (leader->title == NULL || strstr (leader->name, leader->title) != NULL)
    return;
  add_known (known, g_strconcat (leader->title, leader->name, NULL));
  add_known (known, g_strconcat (leader->name, leader->title, NULL));
}

static GPtrArray *
list_known (const DubanDirectory *directory)
{
  GPtrArray *known = g_ptr_array_new_with_free_func (g_free);
  gsize n;
  const DubanLeader *const *leaders = duban_directory_list_leaders (directory, &n);
  const DubanUnit *const *units;

  for (gsize i = 0; i < n; i++)
    add_leader (known, leaders[i]);
  units = duban_directory_list_units (directory, &n);
  for (gsize i = 0; i < n; i++)
    {
      add_known (known, g_strdup (units[i]->name));
      for (guint k = 0; units[i]->short_names != NULL && units[i]->short_names[k] != NULL; k++)
        add_known (known, g_strdup (units[i]->short_names[k]));
    }
  g_ptr_array_sort (known, compare_lengths);
  return known;
}

void
duban_minutes_reading_init (DubanMinutesReading *reading, const char *text, gsize size,
                            const DubanTerms *terms)
{
  reading->text = text;
  reading->size = size;
  reading->terms = terms;
  reading->assigned = terms->today;
  reading->known = list_known (terms->directory);
  reading->found = g_array_new (FALSE, FALSE, sizeof (DubanMinutesFound));
  reading->covers = g_new0 (guint32, size + 1);
}

void
duban_minutes_reading_clear (DubanMinutesReading *reading)
{
  g_clear_pointer (&reading->known, g_ptr_array_unref);
  g_clear_pointer (&reading->found, g_array_unref);
  g_clear_pointer (&reading->covers, g_free);
}

void
duban_minutes_add (DubanMinutesReading *reading, DubanMinutesPart part, gsize from, gsize to,
                   gsize cover_from, gsize cover_to)
{
  const DubanMinutesFound found = { { part, from, to }, cover_from, cover_to };

  g_array_append_val (reading->found, found);
  if (reading->covers[cover_from] >= cover_to)
    return;
  for (gsize at = cover_from; at < cover_to; at++)
    reading->covers[at] = MAX (reading->covers[at], (guint32) cover_to);
}

gboolean
duban_minutes_is_covered (const DubanMinutesReading *reading, gsize at, gsize *to)
{
  if (at >= reading->size || reading->covers[at] == 0)
    return FALSE;
  if (to != NULL)
    *to = reading->covers[at];
  return TRUE;
}

gunichar
duban_minutes_next (const DubanMinutesReading *reading, gsize *at, gsize to)
{
  const char *here = reading->text + *at;
  gunichar letter;

  if (*at >= to)
    return 0;
  letter = duban_letter_next (&here);
  *at = (gsize) (here - reading->text);
  return letter;
}

gunichar
duban_minutes_before (const DubanMinutesReading *reading, gsize at, gsize from)
{
  const char *before
      = at > from ? g_utf8_find_prev_char (reading->text + from, reading->text + at) : NULL;

  return before != NULL ? duban_letter_next (&before) : 0;
}

gboolean
duban_minutes_has (const DubanMinutesReading *reading, gsize at, gsize to, const char *word)
{
  const gsize size = strlen (word);

  return at + size <= to && memcmp (reading->text + at, word, size) == 0;
}

gsize
duban_minutes_match (const DubanMinutesReading *reading, gsize at, gsize to,
                     const char *const *words)
{
  for (; *words != NULL; words++)
    if (duban_minutes_has (reading, at, to, *words))
      return strlen (*words);
  return 0;
}

gboolean
duban_minutes_parts_clauses (gunichar letter)
{
  switch (duban_letter_fold_width (letter))
    {
    case ',':
    case ';':
    case ':':
    case '!':
    case '?':
    case '\t':
    case 0x3002: /* 。 */
      return TRUE;
    default:
      return duban_letter_is_line_break (letter);
    }
}

static gboolean
is_trimmed (gunichar letter)
{
  return duban_letter_is_blank (letter) || duban_minutes_parts_clauses (letter)
         || letter == 0x3001 /* 、 */ || letter == '.' || letter == 0xFF0E;
}

void
duban_minutes_trim (const DubanMinutesReading *reading, gsize *from, gsize *to)
{
  gsize at = *from;

  while (at < *to && is_trimmed (duban_minutes_next (reading, &at, *to)))
    *from = at;
  while (*to > *from && is_trimmed (duban_minutes_before (reading, *to, *from)))
    *to = (gsize) (g_utf8_find_prev_char (reading->text, reading->text + *to) - reading->text);
}

guint
duban_minutes_count_letters (const DubanMinutesReading *reading, gsize from, gsize to)
{
  return (guint) g_utf8_strlen (reading->text + from, (gssize) (to - from));
}

char *
duban_minutes_dup (const DubanMinutesReading *reading, gsize from, gsize to)
{
  return g_strndup (reading->text + from, to - from);
}
