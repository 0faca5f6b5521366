/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/view/text-order.h"

#include "app/search/alphabet.h"
#include "app/view/key-sort.h"
#include "core/letter.h"
#include "core/text.h"

#include <stdlib.h>

#define LETTERS 4    /* of a text that make one key */
#define DEPTH_MAX 24 /* keys of a text that are looked at */
#define FEW 2048     /* up to so many are sorted by comparing */

typedef struct
{
  const char **at; /* of each text: what was not looked at yet */
  DubanTextOrder order;
  guint64 *keys;   /* of each text: of the letters that are looked at now */
  guint32 *places; /* of each text */
} Ranking;

static guint16
next_place (Ranking *ranking, const char **at)
{
  gunichar letter;

  if (ranking->order == DUBAN_TEXT_ORDER_WORDS)
    return duban_alphabet_get_place (duban_text_next_folded (at));
  letter = duban_letter_next (at);
  return (guint16) MIN (letter, G_MAXUINT16);
}

static guint64
next_key (Ranking *ranking, guint32 text)
{
  guint64 key = 0;

  for (int i = 0; i < LETTERS; i++)
    key = key << 16 | next_place (ranking, &ranking->at[text]);
  return key;
}

static int
compare_texts (const void *a, const void *b, gpointer keys)
{
  const guint64 key_a = ((const guint64 *) keys)[*(const guint32 *) a];
  const guint64 key_b = ((const guint64 *) keys)[*(const guint32 *) b];

  return (key_a > key_b) - (key_a < key_b);
}

/* Texts that agree so far, in places first … first + n - 1. */
static void
rank_group (Ranking *ranking, guint32 *texts, gsize n, guint32 first, int depth)
{
  guint64 *keys = ranking->keys;

  for (gsize i = 0; i < n; i++)
    keys[texts[i]] = next_key (ranking, texts[i]);
  if (n > FEW)
    duban_key_sort (keys, texts, n);
  else
    g_qsort_with_data (texts, (int) n, sizeof *texts, compare_texts, keys);
  for (gsize start = 0, end; start < n; start = end)
    {
      const guint64 key = keys[texts[start]];
      gboolean has_more = (key & G_MAXUINT16) != 0 && depth < DEPTH_MAX;

      for (end = start + 1; end < n && keys[texts[end]] == key;)
        end++;
      if (has_more && end - start > 1)
        rank_group (ranking, texts + start, end - start, first + (guint32) start, depth + 1);
      else
        for (gsize i = start; i < end; i++)
          ranking->places[texts[i]] = first + (guint32) start;
    }
}

void
duban_text_order_rank (const char **texts, gsize n, DubanTextOrder order, guint32 *places)
{
  g_autofree guint64 *keys = g_new (guint64, n + 1);
  g_autofree guint32 *ranked = g_new (guint32, n + 1);
  Ranking ranking = { .at = texts, .order = order, .keys = keys, .places = places };
  gsize n_ranked = 0;

  for (gsize i = 0; i < n; i++)
    {
      places[i] = DUBAN_TEXT_ORDER_NONE;
      if (texts[i] != NULL && texts[i][0] != '\0')
        ranked[n_ranked++] = (guint32) i;
    }
  rank_group (&ranking, ranked, n_ranked, 0, 1);
}
