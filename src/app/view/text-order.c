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
  guint32 *places;
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
compare_items (const void *a, const void *b)
{
  const DubanKeyed *item_a = a;
  const DubanKeyed *item_b = b;

  return (item_a->key > item_b->key) - (item_a->key < item_b->key);
}

/* Texts that agree so far, in places first … first + n - 1. */
static void
rank_group (Ranking *ranking, DubanKeyed *items, gsize n, guint32 first, int depth)
{
  for (gsize i = 0; i < n; i++)
    items[i].key = next_key (ranking, items[i].value);
  if (n > FEW)
    duban_key_sort (items, n);
  else
    qsort (items, n, sizeof *items, compare_items);
  for (gsize start = 0, end; start < n; start = end)
    {
      gboolean has_more = (items[start].key & G_MAXUINT16) != 0 && depth < DEPTH_MAX;

      for (end = start + 1; end < n && items[end].key == items[start].key;)
        end++;
      if (has_more && end - start > 1)
        rank_group (ranking, items + start, end - start, first + (guint32) start, depth + 1);
      else
        for (gsize i = start; i < end; i++)
          ranking->places[items[i].value] = first + (guint32) start;
    }
}

void
duban_text_order_rank (const char *const *texts, gsize n, DubanTextOrder order, guint32 *places)
{
  g_autofree DubanKeyed *items = g_new (DubanKeyed, n + 1);
  g_autofree const char **at = g_new (const char *, n + 1);
  Ranking ranking = { .at = at, .order = order, .places = places };
  gsize n_items = 0;

  for (gsize i = 0; i < n; i++)
    {
      places[i] = DUBAN_TEXT_ORDER_NONE;
      at[i] = texts[i];
      if (texts[i] != NULL && texts[i][0] != '\0')
        items[n_items++].value = (guint32) i;
    }
  rank_group (&ranking, items, n_items, 0, 1);
}
