/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which writes stand, and which of them is effective (sync.md, State). */
#include "core/fold/private.h"

#include "core/fold/fold.h"
#include "core/share/office.h"

#include <stdlib.h>
#include <string.h>

static const DubanWrite *
get_write (const DubanFold *fold, const DubanFoldWrite *at)
{
  const DubanChange *change = g_ptr_array_index (fold->changes, at->change);

  return &change->writes[at->place];
}

static void
add_head (DubanFold *fold, const DubanFoldWrite *at)
{
  DubanHead head = { g_ptr_array_index (fold->changes, at->change), get_write (fold, at)->value };

  g_array_append_val (fold->heads, head);
}

/* By hand before from a ledger, then the greatest (time, hash). */
static int
compare_precedence (const DubanHead *a, const DubanHead *b)
{
  if (a->change->origin != b->change->origin)
    return a->change->origin == DUBAN_ORIGIN_HAND ? -1 : 1;
  return duban_fold_compare_age (b->change, a->change);
}

static int
compare_values (const void *a, const void *b)
{
  const DubanHead *x = a, *y = b;
  gsize common = MIN (x->value.size, y->value.size);
  int order = common ? memcmp (x->value.data, y->value.data, common) : 0;

  if (order == 0)
    order = (x->value.size > y->value.size) - (x->value.size < y->value.size);
  return order ? order : compare_precedence (x, y);
}

/* What comes before time: the lower rank is effective. */
static int
get_rank (DubanMerge merge, DubanSpan value)
{
  switch (merge)
    {
    case DUBAN_MERGE_EARLIEST:
      return value.size ? duban_span_get_day (value) : G_MAXINT32;
    case DUBAN_MERGE_OPENEST:
      return value.size ? (int) duban_span_get_code (value) : DUBAN_STATUS_OPEN;
    case DUBAN_MERGE_KEPT:
      return duban_span_get_code (value) == DUBAN_YES;
    case DUBAN_MERGE_STRICTER:
      return -(int) duban_span_get_code (value);
    case DUBAN_MERGE_LATEST:
    case DUBAN_MERGE_UNION:
    default:
      return 0;
    }
}

static int
compare_effect (gconstpointer a, gconstpointer b, gpointer merge)
{
  const DubanHead *x = a, *y = b;
  int rank_x = get_rank (GPOINTER_TO_INT (merge), x->value);
  int rank_y = get_rank (GPOINTER_TO_INT (merge), y->value);

  return rank_x != rank_y ? (rank_x > rank_y) - (rank_x < rank_y) : compare_precedence (x, y);
}

/* Puts one head of each value in front, and returns how many these are. */
static guint
collapse (DubanHead *heads, guint n)
{
  guint n_values = 0;

  qsort (heads, n, sizeof *heads, compare_values);
  for (guint i = 0; i < n; i++)
    if (n_values == 0 || !duban_span_equal (heads[n_values - 1].value, heads[i].value))
      {
        DubanHead head = heads[i];

        heads[i] = heads[n_values];
        heads[n_values++] = head;
      }
  return n_values;
}

static int
compare_ids (gconstpointer a, gconstpointer b)
{
  return memcmp (a, b, DUBAN_ID_SIZE);
}

/* All ids of the heads' lists, ascending, in memory of the fold's own. */
static DubanSpan
unite (DubanFold *fold, const DubanHead *heads, guint n_heads)
{
  guint8 *bytes;
  gsize size = 0, n = 0;

  for (guint i = 0; i < n_heads; i++)
    size += heads[i].value.size;
  bytes = g_malloc (size);
  g_ptr_array_add (fold->unions, bytes);

  size = 0;
  for (guint i = 0; i < n_heads; i++)
    if (heads[i].value.size)
      {
        memcpy (bytes + size, heads[i].value.data, heads[i].value.size);
        size += heads[i].value.size;
      }
  qsort (bytes, size / DUBAN_ID_SIZE, DUBAN_ID_SIZE, compare_ids);
  for (gsize at = 0; at < size; at += DUBAN_ID_SIZE)
    if (n == 0 || compare_ids (bytes + n - DUBAN_ID_SIZE, bytes + at) != 0)
      {
        memmove (bytes + n, bytes + at, DUBAN_ID_SIZE);
        n += DUBAN_ID_SIZE;
      }
  return (DubanSpan){ bytes, n };
}

/* Leaves those of the office alone, where there are any. */
static void
prefer_office (const DubanFold *fold, GArray *writes)
{
  guint n = 0;

  for (guint i = 0; i < writes->len; i++)
    {
      DubanFoldWrite write = g_array_index (writes, DubanFoldWrite, i);

      if (duban_fold_is_by_office (fold, g_ptr_array_index (fold->changes, write.change)))
        g_array_index (writes, DubanFoldWrite, n++) = write;
    }
  if (n > 0)
    g_array_set_size (writes, n);
}

static gboolean
is_of_directory (const DubanFold *fold)
{
  const DubanChange *change = g_ptr_array_index (fold->changes, 0);

  return fold->offices->len > 0 && change->kind != DUBAN_ENTITY_TASK;
}

/* The writes that count at all. */
static void
find_writes (DubanFold *fold, guint attr, const DubanFoldAttr *folded)
{
  g_array_set_size (fold->counted, 0);
  g_array_append_vals (fold->counted,
                       &g_array_index (fold->writes, DubanFoldWrite, folded->first_write),
                       folded->n_writes);
  if (is_of_directory (fold) && duban_share_is_of_office (attr))
    prefer_office (fold, fold->counted);
}

/* The writes that no other follows: each new one takes the place of those that it has seen. */
static void
find_front (DubanFold *fold)
{
  GArray *front = fold->front;

  g_array_set_size (front, 0);
  for (guint i = 0; i < fold->counted->len; i++)
    {
      DubanFoldWrite write = g_array_index (fold->counted, DubanFoldWrite, i);
      guint n_kept = 0;

      for (guint j = 0; j < front->len; j++)
        {
          DubanFoldWrite earlier = g_array_index (front, DubanFoldWrite, j);

          if (!duban_ancestry_is_seen_by (fold->ancestry, earlier.change, write.change))
            g_array_index (front, DubanFoldWrite, n_kept++) = earlier;
        }
      g_array_set_size (front, n_kept);
      g_array_append_val (front, write);
    }
}

void
duban_fold_load_heads (DubanFold *fold, guint attr, DubanFoldAttr *folded)
{
  const DubanAttrSpec *spec;
  DubanMerge merge;
  DubanHead *heads;

  folded->first_head = fold->heads->len;
  folded->n_heads = 1;
  folded->n_equal = 0;
  if (folded->n_writes == 1)
    {
      add_head (fold, &g_array_index (fold->writes, DubanFoldWrite, folded->first_write));
      folded->effective = g_array_index (fold->heads, DubanHead, folded->first_head).value;
      return;
    }

  find_writes (fold, attr, folded);
  find_front (fold);
  if (is_of_directory (fold))
    prefer_office (fold, fold->front);
  for (guint i = 0; i < fold->front->len; i++)
    add_head (fold, &g_array_index (fold->front, DubanFoldWrite, i));
  heads = &g_array_index (fold->heads, DubanHead, folded->first_head);
  folded->n_heads = collapse (heads, fold->front->len);
  folded->n_equal = fold->front->len - folded->n_heads;

  spec = duban_attr_get_spec (attr);
  merge = spec ? spec->merge : DUBAN_MERGE_LATEST;
  if (folded->n_heads > 1)
    g_qsort_with_data (heads, (int) folded->n_heads, sizeof *heads, compare_effect,
                       GINT_TO_POINTER (merge));
  folded->effective = merge == DUBAN_MERGE_UNION && folded->n_heads > 1
                          ? unite (fold, heads, folded->n_heads)
                          : heads[0].value;
}
