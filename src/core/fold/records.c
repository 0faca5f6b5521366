/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Records are only ever added or voided (domain.md section 2). */
#include "core/fold/private.h"

#include "core/fold/fold.h"

#include <stdlib.h>
#include <string.h>

static int
compare_copies (const void *a, const void *b)
{
  const DubanFoldCopy *x = a, *y = b;
  int order = duban_id_compare (&x->record.record.id, &y->record.record.id);

  if (order == 0)
    order = duban_fold_compare_age (x->record.change, y->record.change);
  return order ? order : (x->place > y->place) - (x->place < y->place);
}

static int
compare_voids (const void *a, const void *b)
{
  const DubanFoldVoid *x = a, *y = b;
  int order = duban_id_compare (&x->target, &y->target);

  return order ? order : duban_fold_compare_age (y->change, x->change);
}

/* (day, minute, change time, change hash, place in the change) */
static int
compare_records (gconstpointer a, gconstpointer b, gpointer data)
{
  const DubanFoldCopy *copies = data;
  const DubanFoldCopy *x = &copies[((const DubanFoldCopies *) a)->first_copy];
  const DubanFoldCopy *y = &copies[((const DubanFoldCopies *) b)->first_copy];
  const DubanWireRecord *p = &x->record.record, *q = &y->record.record;
  int order = (p->day > q->day) - (p->day < q->day);

  if (order == 0)
    order = (p->minute > q->minute) - (p->minute < q->minute);
  if (order == 0)
    order = duban_fold_compare_age (x->record.change, y->record.change);
  return order ? order : (x->place > y->place) - (x->place < y->place);
}

/* Keeps what a void record names. */
static void
add_void (DubanFold *fold, const DubanFoldRecord *record)
{
  DubanFoldVoid named = { .change = record->change };
  DubanWireExtra extra;
  gsize cursor = 0;

  while (duban_wire_record_next_extra (&record->record, &cursor, &extra))
    if (extra.key == DUBAN_EXTRA_TARGET && duban_span_get_id (extra.value, &named.target))
      {
        g_array_append_val (fold->voids, named);
        return;
      }
}

static const DubanFoldVoid *
get_void (const DubanFold *fold, guint i)
{
  return &g_array_index (fold->voids, DubanFoldVoid, i);
}

/* The run of voids that name an id; FALSE if none does. */
static gboolean
find_voids (const DubanFold *fold, const DubanId *id, guint *first, guint *n)
{
  guint end = fold->voids->len;

  *first = 0;
  while (*first < end)
    {
      guint middle = *first + (end - *first) / 2;

      if (duban_id_compare (&get_void (fold, middle)->target, id) < 0)
        *first = middle + 1;
      else
        end = middle;
    }
  *n = 0;
  while (*first + *n < fold->voids->len
         && duban_id_equal (&get_void (fold, *first + *n)->target, id))
    ++*n;
  return *n > 0;
}

/* Whether a copy was written by somebody who knew of the void: then the record was given
 * again on purpose. */
static gboolean
is_given_again (DubanFold *fold, const DubanChange *copy, const DubanChange *voiding)
{
  return copy != voiding && duban_fold_is_seen_by (fold, voiding, copy);
}

/* The change that voids a record, or NULL where it stands: where some copy of it was given
 * again after every void. */
static const DubanChange *
find_voiding (DubanFold *fold, const DubanFoldCopies *copies)
{
  const DubanFoldCopy *copy = &g_array_index (fold->copies, DubanFoldCopy, copies->first_copy);
  const DubanId *id = &copy->record.record.id;
  guint first, n;

  if (copy->record.record.kind == DUBAN_RECORD_VOID || !find_voids (fold, id, &first, &n))
    return NULL;
  for (guint i = 0; i < copies->n_copies; i++)
    {
      guint n_known = 0;

      while (
          n_known < n
          && is_given_again (fold, copy[i].record.change, get_void (fold, first + n_known)->change))
        n_known++;
      if (n_known == n)
        return NULL;
    }
  return get_void (fold, first)->change;
}

/* Runs of copies of one id. */
static void
run_together (DubanFold *fold)
{
  GArray *copies = fold->copies;

  for (guint i = 0; i < copies->len; i++)
    {
      const DubanFoldCopy *copy = &g_array_index (copies, DubanFoldCopy, i);
      DubanFoldCopies run = { i, 1 };

      while (i + 1 < copies->len
             && duban_id_equal (&copy->record.record.id,
                                &g_array_index (copies, DubanFoldCopy, i + 1).record.record.id))
        {
          run.n_copies++;
          i++;
        }
      g_array_append_val (fold->by_record, run);
    }
}

void
duban_fold_load_records (DubanFold *fold)
{
  GArray *copies = fold->copies;

  for (guint i = 0; i < copies->len; i++)
    {
      const DubanFoldRecord *record = &g_array_index (copies, DubanFoldCopy, i).record;

      if (record->record.kind == DUBAN_RECORD_VOID)
        add_void (fold, record);
    }
  if (copies->len > 1)
    qsort (copies->data, copies->len, sizeof (DubanFoldCopy), compare_copies);
  if (fold->voids->len > 1)
    qsort (fold->voids->data, fold->voids->len, sizeof (DubanFoldVoid), compare_voids);

  run_together (fold);
  if (fold->by_record->len > 1)
    g_qsort_with_data (fold->by_record->data, (int) fold->by_record->len, sizeof (DubanFoldCopies),
                       compare_records, copies->data);
  for (guint i = 0; i < fold->by_record->len; i++)
    {
      const DubanFoldCopies *run = &g_array_index (fold->by_record, DubanFoldCopies, i);
      DubanFoldRecord record = g_array_index (copies, DubanFoldCopy, run->first_copy).record;

      record.voided_by = find_voiding (fold, run);
      g_array_append_val (fold->records, record);
    }
}
