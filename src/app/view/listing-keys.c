/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/view/listing-keys.h"

#include "app/search/alphabet.h"
#include "app/view/text-order.h"

#include <stdlib.h>

#define NO_KEY DUBAN_LISTING_NO_KEY

static guint64
key_of_day (DubanDay day)
{
  return day != DUBAN_NO_DAY ? (guint64) ((gint64) day + G_MAXINT32) : NO_KEY;
}

/* The first stage that is open, then its date; all done: by the next follow-up. */
static guint64
key_of_stage (const DubanTaskVerdict *task, const DubanRegisterRow *row)
{
  if (task->status == DUBAN_STATUS_CLOSED || task->status == DUBAN_STATUS_WITHDRAWN)
    return NO_KEY;
  for (int i = 0; i < DUBAN_N_STAGES; i++)
    if (task->states[i] == DUBAN_STATE_OVERDUE || task->states[i] == DUBAN_STATE_TODAY
        || task->states[i] == DUBAN_STATE_PENDING)
      return (guint64) i << 33 | (guint64) ((gint64) row->stages[i] + G_MAXINT32);
  return row->follow_up != DUBAN_NO_DAY
             ? (guint64) DUBAN_N_STAGES << 33 | key_of_day (row->follow_up)
             : NO_KEY - 1;
}

static guint64
key_of (const DubanTaskVerdict *task, const DubanRegisterRow *row, DubanListingOrder order)
{
  guint64 days = (guint64) (G_MAXINT32 - (gint64) task->days);

  switch (order)
    {
    case DUBAN_LISTING_BY_LIGHT:
      return (guint64) task->light << 33 | days;
    case DUBAN_LISTING_BY_DAYS:
      return task->days > 0 ? days : NO_KEY;
    case DUBAN_LISTING_BY_STATUS:
      return task->status;
    case DUBAN_LISTING_BY_DUE:
      return key_of_day (row->due);
    case DUBAN_LISTING_BY_STAGE:
      return key_of_stage (task, row);
    case DUBAN_LISTING_BY_NUMBER:
    case DUBAN_LISTING_BY_TITLE:
    case DUBAN_LISTING_BY_LEAD:
    case DUBAN_LISTING_BY_UNIT:
    case DUBAN_LISTING_BY_SOURCE:
    case DUBAN_N_LISTING_ORDERS:
    default:
      return NO_KEY;
    }
}

static int
compare_texts (gconstpointer a, gconstpointer b)
{
  return duban_alphabet_compare (*(const char *const *) a, *(const char *const *) b);
}

/* The places of the few words that all tasks share: word → place + 1. */
static GHashTable *
rank_words (GHashTable *words)
{
  GHashTable *places = g_hash_table_new (g_str_hash, g_str_equal);
  guint n;
  g_autofree gpointer *sorted = g_hash_table_get_keys_as_array (words, &n);

  qsort (sorted, n, sizeof *sorted, compare_texts);
  for (guint i = 0; i < n; i++)
    g_hash_table_insert (places, sorted[i], GUINT_TO_POINTER (i + 1));
  return places;
}

static const char *
word_of (const DubanSnapshot *snapshot, const DubanRegisterRow *row, DubanListingOrder order)
{
  const DubanDirectory *directory = snapshot->terms->directory;
  const char *name;

  if (order == DUBAN_LISTING_BY_SOURCE)
    return duban_register_get_text (snapshot->reg, row->source);
  name = duban_directory_get_name (directory,
                                   order == DUBAN_LISTING_BY_LEAD ? row->lead : row->unit);
  if (name == NULL && order == DUBAN_LISTING_BY_UNIT)
    return duban_register_get_text (snapshot->reg, row->unit_text);
  return name != NULL ? name : "";
}

static void
take_words (guint64 *keys, const DubanSnapshot *snapshot, const DubanRegisterRow *rows, gsize n,
            DubanListingOrder order)
{
  g_autoptr (GHashTable) words = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GHashTable) places = NULL;

  for (gsize i = 0; i < n; i++)
    g_hash_table_add (words, (gpointer) word_of (snapshot, &rows[i], order));
  g_hash_table_remove (words, "");
  places = rank_words (words);
  for (gsize i = 0; i < n; i++)
    {
      guint place
          = GPOINTER_TO_UINT (g_hash_table_lookup (places, word_of (snapshot, &rows[i], order)));

      keys[i] = place > 0 ? place : NO_KEY;
    }
}

static void
take_texts (guint64 *keys, const DubanSnapshot *snapshot, const DubanRegisterRow *rows, gsize n,
            DubanListingOrder order)
{
  gboolean by_title = order == DUBAN_LISTING_BY_TITLE;
  g_autofree const char **texts = g_new (const char *, n + 1);
  g_autofree guint32 *places = g_new (guint32, n + 1);

  for (gsize i = 0; i < n; i++)
    texts[i] = duban_register_get_text (snapshot->reg, by_title ? rows[i].title : rows[i].number);
  duban_text_order_rank (texts, n, by_title ? DUBAN_TEXT_ORDER_WORDS : DUBAN_TEXT_ORDER_CODES,
                         places);
  for (gsize i = 0; i < n; i++)
    keys[i] = places[i] != DUBAN_TEXT_ORDER_NONE ? places[i] : NO_KEY;
}

guint64 *
duban_listing_keys_new (const DubanSnapshot *snapshot, const DubanTaskVerdict *tasks,
                        const DubanRegisterRow *rows, gsize n, DubanListingOrder order)
{
  guint64 *keys = g_new (guint64, n + 1);

  if (order == DUBAN_LISTING_BY_NUMBER || order == DUBAN_LISTING_BY_TITLE)
    take_texts (keys, snapshot, rows, n, order);
  else if (order == DUBAN_LISTING_BY_LEAD || order == DUBAN_LISTING_BY_UNIT
           || order == DUBAN_LISTING_BY_SOURCE)
    take_words (keys, snapshot, rows, n, order);
  else
    for (gsize i = 0; i < n; i++)
      keys[i] = key_of (&tasks[i], rows != NULL ? &rows[i] : NULL, order);
  return keys;
}
