/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is never settled silently (sync.md, “Conflicts for people”). */
#include "core/fold/private.h"

#include "core/fold/fold.h"

static const DubanHead *
get_head (const DubanFold *fold, const DubanFoldAttr *folded, guint i)
{
  return &g_array_index (fold->heads, DubanHead, folded->first_head + i);
}

/* Whether somebody who wrote the closing knew of the change, or the other way about. */
static gboolean
is_known (DubanFold *fold, const DubanFoldAttr *closing, const DubanChange *change)
{
  for (guint i = 0; i < closing->n_heads + closing->n_equal; i++)
    if (duban_fold_is_ordered (fold, get_head (fold, closing, i)->change, change))
      return TRUE;
  return FALSE;
}

/* Whether all that say the same as head i of an attribute said it beside the closing.  One
 * that knew of it, or that it knew of, speaks for the others: the same ledger taken in on two
 * desks is the same work. */
static gboolean
is_value_beside (DubanFold *fold, const DubanFoldAttr *closing, const DubanFoldAttr *folded,
                 guint i)
{
  const DubanHead *head = get_head (fold, folded, i);

  if (is_known (fold, closing, head->change))
    return FALSE;
  for (guint j = folded->n_heads; j < folded->n_heads + folded->n_equal; j++)
    {
      const DubanHead *equal = get_head (fold, folded, j);

      if (duban_span_equal (equal->value, head->value) && is_known (fold, closing, equal->change))
        return FALSE;
    }
  return TRUE;
}

static gboolean
is_record_beside (DubanFold *fold, const DubanFoldAttr *closing, const DubanFoldCopies *copies)
{
  for (guint i = 0; i < copies->n_copies; i++)
    {
      guint at = copies->first_copy + i;

      if (is_known (fold, closing, g_array_index (fold->copies, DubanFoldCopy, at).record.change))
        return FALSE;
    }
  return TRUE;
}

/* A record that does not go with the closing of its task.  An urge or a note asks for nothing,
 * a voided record no longer says anything, and one closing does not contradict another. */
static gboolean
is_opposed (const DubanFoldRecord *record, guint attr)
{
  switch (record->record.kind)
    {
    case DUBAN_RECORD_URGE:
    case DUBAN_RECORD_NOTE:
      return FALSE;
    case DUBAN_RECORD_CLOSE:
      return !record->voided_by && attr != DUBAN_ATTR_STATUS;
    default:
      return !record->voided_by;
    }
}

static gboolean
is_contested (guint attr)
{
  const DubanAttrSpec *spec = duban_attr_get_spec (attr);

  return spec && spec->contested;
}

/* Whether the one value of an attribute closes or deletes the task. */
static gboolean
is_closing (guint attr, const DubanFoldAttr *folded)
{
  guint code = duban_span_get_code (folded->effective);

  return (attr == DUBAN_ATTR_STATUS && code == DUBAN_STATUS_CLOSED)
         || (attr == DUBAN_ATTR_DELETED && code == DUBAN_YES);
}

static gboolean
is_closing_contested (DubanFold *fold, guint attr, const DubanFoldAttr *closing)
{
  for (guint i = 0; i < fold->attrs->len; i++)
    {
      guint other = g_array_index (fold->attrs, guint, i);
      const DubanFoldAttr *folded = &g_array_index (fold->folded, DubanFoldAttr, i);

      if (!is_contested (other))
        continue;
      for (guint j = 0; j < folded->n_heads; j++)
        if (is_value_beside (fold, closing, folded, j))
          return TRUE;
    }
  for (guint i = 0; i < fold->records->len; i++)
    if (is_opposed (&g_array_index (fold->records, DubanFoldRecord, i), attr)
        && is_record_beside (fold, closing, &g_array_index (fold->by_record, DubanFoldCopies, i)))
      return TRUE;
  return FALSE;
}

static void
find_conflicts (DubanFold *fold)
{
  for (guint i = 0; i < fold->attrs->len; i++)
    {
      guint attr = g_array_index (fold->attrs, guint, i);
      const DubanFoldAttr *folded = &g_array_index (fold->folded, DubanFoldAttr, i);
      DubanFoldConflict conflict = { DUBAN_CONFLICT_ATTR, attr };

      if (!is_contested (attr))
        continue;
      if (folded->n_heads == 1)
        {
          if (!is_closing (attr, folded) || !is_closing_contested (fold, attr, folded))
            continue;
          conflict.kind = DUBAN_CONFLICT_CLOSING;
        }
      g_array_append_val (fold->conflicts, conflict);
    }
}

const DubanFoldConflict *
duban_fold_get_conflicts (DubanFold *fold, gsize *n)
{
  if (!fold->knows_conflicts && fold->changes->len > 1)
    find_conflicts (fold);
  fold->knows_conflicts = TRUE;
  *n = fold->conflicts->len;
  return (gconstpointer) fold->conflicts->data;
}
