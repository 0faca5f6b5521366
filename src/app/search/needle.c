/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/search/needle.h"

#include "app/search/reading.h"
#include "core/letter.h"
#include "core/text.h"

#include <string.h>

#define TERMS_MAX 8 /* what is typed beyond them narrows nothing */
#define TERM_MAX 128
#define TELLING 4 /* letters */

#define N_CHARACTERS (DUBAN_READINGS_LAST - DUBAN_READINGS_FIRST + 1)

typedef struct
{
  gunichar letters[TERM_MAX]; /* folded; ü as v */
  guint n_letters;
  guint8 *begins; /* a bit for each character whose readings begin with the first letter, where that
                   * is a Latin one: most of a text ends there */
} Term;

struct _DubanNeedle
{
  guint n_terms;
  Term terms[TERMS_MAX];
};

typedef struct
{
  const Term *term;
  gboolean by_reading; /* else only as it stands */
  const char *end;     /* of what was found */
} Search;

static gboolean match (Search *search, guint k, const char *at);

static gboolean
is_latin (gunichar letter)
{
  return letter >= 'a' && letter <= 'z';
}

/* How many letters of the term from k on are those that the reading begins with. */
static guint
count_common (const Term *term, guint k, const char *reading)
{
  guint n = 0;

  while (k + n < term->n_letters && reading[n] != '\0'
         && (term->letters[k + n] == (guchar) reading[n]
             || (reading[n] == 'v' && term->letters[k + n] == 'u')))
    n++;
  return n;
}

/* A character is typed by its whole reading, by its initial (z, or zh), or, where the typing has
 * come to its end, by as much of the reading as is there. */
static gboolean
match_reading (Search *search, guint k, const char *reading, const char *after)
{
  const Term *term = search->term;
  guint common = count_common (term, k, reading);

  if (common == 0)
    return FALSE;
  if (k + common == term->n_letters)
    {
      search->end = after;
      return TRUE;
    }
  if (reading[common] == '\0' && match (search, k + common, after))
    return TRUE;
  if (common >= 2 && reading[1] == 'h' && match (search, k + 2, after))
    return TRUE;
  return match (search, k + 1, after);
}

/* Whether the letters of the term from k on stand at `at`. */
static gboolean
match (Search *search, guint k, const char *at)
{
  const Term *term = search->term;
  const DubanReadings *readings;
  gunichar letter;

  if (k == term->n_letters)
    {
      search->end = at;
      return TRUE;
    }
  letter = duban_text_next_folded (&at);
  if (letter == 0)
    return FALSE;
  if (letter == term->letters[k])
    return match (search, k + 1, at);
  if (!search->by_reading || !is_latin (term->letters[k]))
    return FALSE;
  readings = duban_readings_find (letter);
  for (guint i = 0; readings != NULL && i < DUBAN_READINGS_MAX && readings->texts[i] != NULL; i++)
    if (match_reading (search, k, readings->texts[i], at))
      return TRUE;
  return FALSE;
}

static inline gboolean
may_begin (const Term *term, gunichar letter)
{
  gunichar i = letter - DUBAN_READINGS_FIRST;

  return letter == term->letters[0]
         || (term->begins != NULL && letter >= DUBAN_READINGS_FIRST && letter <= DUBAN_READINGS_LAST
             && (term->begins[i / 8] >> i % 8 & 1) != 0);
}

static void
prepare (Term *term)
{
  const gunichar first = term->letters[0];

  if (!is_latin (first))
    return;
  term->begins = g_new0 (guint8, (N_CHARACTERS + 7) / 8);
  for (guint i = 0; i < N_CHARACTERS; i++)
    {
      const DubanReadings *readings = duban_readings_find (DUBAN_READINGS_FIRST + i);

      if (readings != NULL && (readings->firsts >> (first - 'a') & 1) != 0)
        term->begins[i / 8] |= (guint8) (1 << i % 8);
    }
}

/* Moves past the next letter that means something and gives it.  Characters are told here: they
 * are nearly all of a text, and a call for each would cost more than the search. */
static inline gunichar
next_letter (const char **text)
{
  const guchar *bytes = (const guchar *) *text;

  if (bytes[0] >= 0xE4 && bytes[0] <= 0xE9 && (bytes[1] & 0xC0) == 0x80
      && (bytes[2] & 0xC0) == 0x80)
    {
      *text += 3;
      return (bytes[0] & 0x0Fu) << 12 | (bytes[1] & 0x3Fu) << 6 | (bytes[2] & 0x3Fu);
    }
  return duban_text_next_folded (text);
}

static gboolean
is_in (const Term *term, const char *text)
{
  Search search = { .term = term, .by_reading = TRUE };

  for (;;)
    {
      const char *start = text;
      const gunichar letter = next_letter (&text);

      if (letter == 0)
        return FALSE;
      if (may_begin (term, letter) && match (&search, 0, start))
        return TRUE;
    }
}

static gboolean
is_at_end (const char *at)
{
  return duban_text_next_folded (&at) == 0;
}

static DubanNeedleRank
rank_at (Search *search, const char *start, gboolean at_begin)
{
  search->by_reading = FALSE;
  if (match (search, 0, start))
    {
      if (!at_begin)
        return DUBAN_NEEDLE_INSIDE;
      return is_at_end (search->end) ? DUBAN_NEEDLE_IS : DUBAN_NEEDLE_BEGINS;
    }
  search->by_reading = TRUE;
  if (!match (search, 0, start))
    return DUBAN_NEEDLE_NOT;
  if (!at_begin)
    return DUBAN_NEEDLE_INSIDE_READ;
  return is_at_end (search->end) ? DUBAN_NEEDLE_READS : DUBAN_NEEDLE_BEGINS_READ;
}

static DubanNeedleHit
find_term (const Term *term, const char *text)
{
  DubanNeedleHit best = { .rank = DUBAN_NEEDLE_NOT };
  Search search = { .term = term };
  const char *at = text;

  while (best.rank > DUBAN_NEEDLE_INSIDE)
    {
      const char *start = at;
      const gunichar letter = duban_text_next_folded (&at);
      DubanNeedleRank rank;

      if (letter == 0 || (start != text && best.rank < DUBAN_NEEDLE_INSIDE))
        break;
      if (!may_begin (term, letter))
        continue;
      rank = rank_at (&search, start, start == text);
      if (rank >= best.rank)
        continue;
      best.rank = rank;
      best.start = MAX ((gsize) (g_utf8_prev_char (at) - text), (gsize) (start - text));
      best.end = (gsize) (search.end - text);
    }
  return best;
}

/* The letters of the term at *at, which moves to the blank that ends it. */
static void
read_term (Term *term, const char **at)
{
  const char *text = *at;

  while (*text != '\0')
    {
      const char *next = text;
      const char *folded = text;
      const gunichar letter = duban_letter_next (&next);
      gunichar meant;

      if (duban_letter_is_blank (letter))
        break;
      meant = duban_text_next_folded (&folded);
      if (folded == next && meant != 0 && term->n_letters < TERM_MAX)
        term->letters[term->n_letters++] = meant == 0xFC || meant == 0xDC ? 'v' : meant;
      text = next;
    }
  *at = text;
}

DubanNeedle *
duban_needle_new (const char *typed)
{
  DubanNeedle *needle = g_new0 (DubanNeedle, 1);

  while (typed != NULL && *typed != '\0' && needle->n_terms < TERMS_MAX)
    {
      Term *term = &needle->terms[needle->n_terms];

      read_term (term, &typed);
      if (term->n_letters > 0)
        {
          prepare (term);
          needle->n_terms++;
        }
      if (*typed != '\0')
        duban_letter_next (&typed);
    }
  return needle;
}

void
duban_needle_free (DubanNeedle *needle)
{
  for (guint i = 0; i < needle->n_terms; i++)
    g_free (needle->terms[i].begins);
  g_free (needle);
}

gboolean
duban_needle_is_empty (const DubanNeedle *needle)
{
  return needle->n_terms == 0;
}

gboolean
duban_needle_matches (const DubanNeedle *needle, const char *text)
{
  for (guint i = 0; i < needle->n_terms; i++)
    if (text == NULL || !is_in (&needle->terms[i], text))
      return FALSE;
  return TRUE;
}

gboolean
duban_needle_find (const DubanNeedle *needle, const char *text, DubanNeedleHit *hit)
{
  *hit = (DubanNeedleHit){ .rank = DUBAN_NEEDLE_IS };
  for (guint i = 0; i < needle->n_terms; i++)
    {
      DubanNeedleHit one = find_term (&needle->terms[i], text != NULL ? text : "");

      if (i == 0)
        *hit = one;
      hit->rank = MAX (hit->rank, one.rank);
    }
  return hit->rank != DUBAN_NEEDLE_NOT;
}

guint
duban_needle_find_terms (const DubanNeedle *needle, const char *text)
{
  guint terms = 0;

  for (guint i = 0; text != NULL && text[0] != '\0' && i < needle->n_terms; i++)
    if (is_in (&needle->terms[i], text))
      terms |= 1u << i;
  return terms;
}

guint
duban_needle_get_all_terms (const DubanNeedle *needle)
{
  return (1u << needle->n_terms) - 1;
}

guint
duban_needle_get_telling_terms (const DubanNeedle *needle)
{
  guint terms = 0;

  for (guint i = 0; i < needle->n_terms; i++)
    {
      const Term *term = &needle->terms[i];
      gboolean telling = term->n_letters >= TELLING;

      for (guint k = 0; k < term->n_letters; k++)
        telling |= !is_latin (term->letters[k]);
      terms |= telling ? 1u << i : 0;
    }
  return terms;
}
