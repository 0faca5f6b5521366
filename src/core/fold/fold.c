/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/fold/fold.h"

#include "core/fold/private.h"

#include <stdlib.h>
#include <string.h>

static const DubanChange *
get_change (const DubanFold *fold, gsize i)
{
  return g_ptr_array_index (fold->changes, i);
}

static int
compare_writes (const void *a, const void *b)
{
  const DubanFoldWrite *x = a, *y = b;

  if (x->attr != y->attr)
    return x->attr < y->attr ? -1 : 1;
  if (x->change != y->change)
    return x->change < y->change ? -1 : 1;
  return (x->place > y->place) - (x->place < y->place);
}

static int
compare_attrs (const void *a, const void *b)
{
  const guint *x = a, *y = b;

  return (*x > *y) - (*x < *y);
}

static int
compare_hashes (const void *a, const void *b)
{
  return memcmp (a, b, DUBAN_HASH_SIZE);
}

static void
clear (DubanFold *fold)
{
  GArray *const arrays[]
      = { fold->writes, fold->attrs,     fold->folded,  fold->heads,     fold->copies,
          fold->voids,  fold->by_record, fold->records, fold->conflicts, fold->tips };

  for (guint i = 0; i < G_N_ELEMENTS (arrays); i++)
    g_array_set_size (arrays[i], 0);
  g_ptr_array_set_size (fold->changes, 0);
  g_ptr_array_set_size (fold->unions, 0);
  fold->knows_conflicts = FALSE;
}

static void
collect_record (DubanFold *fold, const DubanChange *change, guint place)
{
  DubanFoldCopy copy = { { .change = change }, place };

  if (duban_wire_record_decode (change->writes[place].value, &copy.record.record))
    g_array_append_val (fold->copies, copy);
}

/* Takes what one change writes apart into writes of attributes and copies of records.  Returns
 * whether the writes still stand in their order, as they do in most histories of one change. */
static gboolean
collect_change (DubanFold *fold, guint at)
{
  const DubanChange *change = get_change (fold, at);
  guint n = fold->writes->len;
  gboolean in_order = n == 0;
  DubanFoldWrite *writes;
  guint last = 0;

  g_array_set_size (fold->writes, n + change->n_writes);
  writes = (gpointer) fold->writes->data;
  for (guint place = 0; place < change->n_writes; place++)
    {
      guint attr = change->writes[place].attr;

      if (attr == DUBAN_WRITE_RECORD)
        {
          collect_record (fold, change, place);
          continue;
        }
      in_order = in_order && attr >= last;
      last = attr;
      writes[n++] = (DubanFoldWrite){ attr, at, place };
    }
  g_array_set_size (fold->writes, n);
  return in_order;
}

/* silent: which changes count as having written nothing; NULL: none. */
static void
collect (DubanFold *fold, const guint8 *silent)
{
  gboolean in_order = TRUE;

  for (guint i = 0; i < fold->changes->len; i++)
    if (!silent || !silent[i])
      in_order = collect_change (fold, i) && in_order;
  if (!in_order && fold->writes->len > 1)
    qsort (fold->writes->data, fold->writes->len, sizeof (DubanFoldWrite), compare_writes);
}

/* Of several writes of an attribute in one change the last alone counts. */
static void
drop_overwritten (DubanFold *fold)
{
  DubanFoldWrite *writes = (gpointer) fold->writes->data;
  guint n = 0;

  for (guint i = 0; i < fold->writes->len; i++)
    if (i + 1 == fold->writes->len || writes[i].attr != writes[i + 1].attr
        || writes[i].change != writes[i + 1].change)
      writes[n++] = writes[i];
  g_array_set_size (fold->writes, n);
}

static void
fold_attrs (DubanFold *fold)
{
  const DubanFoldWrite *writes = (gconstpointer) fold->writes->data;
  guint first = 0, n = 0;

  /* As many as there are writes at most. */
  g_array_set_size (fold->attrs, fold->writes->len);
  g_array_set_size (fold->folded, fold->writes->len);
  while (first < fold->writes->len)
    {
      guint attr = writes[first].attr;
      DubanFoldAttr *folded = &g_array_index (fold->folded, DubanFoldAttr, n);

      folded->first_write = first;
      while (first < fold->writes->len && writes[first].attr == attr)
        first++;
      folded->n_writes = first - folded->first_write;
      duban_fold_load_heads (fold, attr, folded);
      g_array_index (fold->attrs, guint, n++) = attr;
    }
  g_array_set_size (fold->attrs, n);
  g_array_set_size (fold->folded, n);
}

static void
find_tips (DubanFold *fold)
{
  for (guint i = 0; i < fold->changes->len; i++)
    if (fold->changes->len == 1 || duban_ancestry_is_tip (fold->ancestry, i))
      g_array_append_val (fold->tips, get_change (fold, i)->hash);
  if (fold->tips->len > 1)
    qsort (fold->tips->data, fold->tips->len, sizeof (DubanHash), compare_hashes);
}

static const DubanFoldAttr *
find_attr (const DubanFold *fold, guint attr)
{
  const guint *attrs = (gconstpointer) fold->attrs->data;
  const guint *found = NULL;

  if (fold->attrs->len)
    found = bsearch (&attr, attrs, fold->attrs->len, sizeof attr, compare_attrs);
  return found ? &g_array_index (fold->folded, DubanFoldAttr, found - attrs) : NULL;
}

/* Whether an earlier write of due with a day precedes the write at `at`. */
static gboolean
has_earlier_due (const DubanFold *fold, const DubanFoldAttr *due, guint at)
{
  const DubanFoldWrite *writes = &g_array_index (fold->writes, DubanFoldWrite, due->first_write);

  for (guint i = 0; i < at; i++)
    if (get_change (fold, writes[i].change)->writes[writes[i].place].value.size
        && duban_ancestry_is_seen_by (fold->ancestry, writes[i].change, writes[at].change))
      return TRUE;
  return FALSE;
}

static void
load (DubanFold *fold, const DubanChange *const *changes, gsize n_changes, const guint8 *silent)
{
  clear (fold);
  for (gsize i = 0; i < n_changes; i++)
    g_ptr_array_add (fold->changes, (gpointer) changes[i]);
  if (n_changes > 1)
    duban_ancestry_load (fold->ancestry, changes, n_changes);
  collect (fold, silent);
  drop_overwritten (fold);
  fold_attrs (fold);
  duban_fold_load_records (fold);
  find_tips (fold);
}

DubanFold *
duban_fold_new_reusable (void)
{
  DubanFold *fold = g_new0 (DubanFold, 1);

  fold->changes = g_ptr_array_new ();
  fold->ancestry = duban_ancestry_new ();
  fold->offices = g_array_new (FALSE, FALSE, sizeof (DubanId));
  fold->writes = g_array_new (FALSE, FALSE, sizeof (DubanFoldWrite));
  fold->attrs = g_array_new (FALSE, FALSE, sizeof (guint));
  fold->folded = g_array_new (FALSE, FALSE, sizeof (DubanFoldAttr));
  fold->heads = g_array_new (FALSE, FALSE, sizeof (DubanHead));
  fold->counted = g_array_new (FALSE, FALSE, sizeof (DubanFoldWrite));
  fold->front = g_array_new (FALSE, FALSE, sizeof (DubanFoldWrite));
  fold->unions = g_ptr_array_new_with_free_func (g_free);
  fold->copies = g_array_new (FALSE, FALSE, sizeof (DubanFoldCopy));
  fold->voids = g_array_new (FALSE, FALSE, sizeof (DubanFoldVoid));
  fold->by_record = g_array_new (FALSE, FALSE, sizeof (DubanFoldCopies));
  fold->records = g_array_new (FALSE, FALSE, sizeof (DubanFoldRecord));
  fold->conflicts = g_array_new (FALSE, FALSE, sizeof (DubanFoldConflict));
  fold->tips = g_array_new (FALSE, FALSE, sizeof (DubanHash));
  return fold;
}

DubanFold *
duban_fold_new (const DubanChange *const *changes, gsize n_changes)
{
  DubanFold *fold = duban_fold_new_reusable ();

  duban_fold_load (fold, changes, n_changes);
  return fold;
}

DubanFold *
duban_fold_new_silenced (const DubanChange *const *changes, gsize n_changes, const guint8 *silent)
{
  DubanFold *fold = duban_fold_new_reusable ();

  load (fold, changes, n_changes, silent);
  return fold;
}

void
duban_fold_free (DubanFold *fold)
{
  if (!fold)
    return;
  g_ptr_array_unref (fold->changes);
  duban_ancestry_free (fold->ancestry);
  g_array_unref (fold->offices);
  g_array_unref (fold->writes);
  g_array_unref (fold->attrs);
  g_array_unref (fold->folded);
  g_array_unref (fold->heads);
  g_array_unref (fold->counted);
  g_array_unref (fold->front);
  g_ptr_array_unref (fold->unions);
  g_array_unref (fold->copies);
  g_array_unref (fold->voids);
  g_array_unref (fold->by_record);
  g_array_unref (fold->records);
  g_array_unref (fold->conflicts);
  g_array_unref (fold->tips);
  g_free (fold);
}

void
duban_fold_load (DubanFold *fold, const DubanChange *const *changes, gsize n_changes)
{
  load (fold, changes, n_changes, NULL);
}

void
duban_fold_set_offices (DubanFold *fold, const DubanId *desks, gsize n_desks)
{
  g_array_set_size (fold->offices, 0);
  if (n_desks)
    g_array_append_vals (fold->offices, desks, (guint) n_desks);
}

gboolean
duban_fold_is_by_office (const DubanFold *fold, const DubanChange *change)
{
  for (guint i = 0; i < fold->offices->len; i++)
    if (duban_id_equal (&change->desk, &g_array_index (fold->offices, DubanId, i)))
      return TRUE;
  return FALSE;
}

int
duban_fold_compare_age (const DubanChange *a, const DubanChange *b)
{
  if (a->time != b->time)
    return a->time < b->time ? -1 : 1;
  return memcmp (a->hash.bytes, b->hash.bytes, DUBAN_HASH_SIZE);
}

gboolean
duban_fold_is_ordered (DubanFold *fold, const DubanChange *a, const DubanChange *b)
{
  return duban_fold_is_seen_by (fold, a, b) || duban_fold_is_seen_by (fold, b, a);
}

DubanSpan
duban_fold_get (DubanFold *fold, DubanAttr attr)
{
  const DubanFoldAttr *folded = find_attr (fold, attr);

  return folded ? folded->effective : (DubanSpan){ NULL, 0 };
}

const guint *
duban_fold_get_attrs (DubanFold *fold, gsize *n)
{
  *n = fold->attrs->len;
  return (gconstpointer) fold->attrs->data;
}

const DubanHead *
duban_fold_get_heads (DubanFold *fold, DubanAttr attr, gsize *n)
{
  const DubanFoldAttr *folded = find_attr (fold, attr);

  *n = folded ? folded->n_heads : 0;
  return folded ? &g_array_index (fold->heads, DubanHead, folded->first_head) : NULL;
}

const DubanFoldRecord *
duban_fold_get_records (DubanFold *fold, gsize *n)
{
  *n = fold->records->len;
  return (gconstpointer) fold->records->data;
}

DubanDay
duban_fold_get_first_due (DubanFold *fold)
{
  DubanSpan said = duban_fold_get (fold, DUBAN_ATTR_FIRST_DUE);
  const DubanFoldAttr *due = find_attr (fold, DUBAN_ATTR_DUE);
  DubanDay first = DUBAN_NO_DAY;
  gint64 time = 0;

  if (said.size || !due)
    return duban_span_get_day (said);
  for (guint i = 0; i < due->n_writes; i++)
    {
      const DubanFoldWrite *write
          = &g_array_index (fold->writes, DubanFoldWrite, due->first_write + i);
      const DubanChange *change = get_change (fold, write->change);
      DubanDay day = duban_span_get_day (change->writes[write->place].value);

      if (day == DUBAN_NO_DAY || has_earlier_due (fold, due, i))
        continue;
      if (first == DUBAN_NO_DAY || change->time < time || (change->time == time && day < first))
        {
          first = day;
          time = change->time;
        }
    }
  return first;
}

const DubanHash *
duban_fold_get_tips (DubanFold *fold, gsize *n)
{
  *n = fold->tips->len;
  return (gconstpointer) fold->tips->data;
}

gboolean
duban_fold_is_seen_by (DubanFold *fold, const DubanChange *a, const DubanChange *b)
{
  gssize earlier, later;

  if (a == b)
    return TRUE;
  if (fold->changes->len < 2)
    return FALSE;
  earlier = duban_ancestry_find (fold->ancestry, &a->hash);
  later = duban_ancestry_find (fold->ancestry, &b->hash);
  return earlier >= 0 && later >= 0
         && duban_ancestry_is_seen_by (fold->ancestry, (gsize) earlier, (gsize) later);
}
