/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/share/view.h"

#include <string.h>

static gboolean
is_same_id (DubanSpan value, const DubanId *id)
{
  return value.size == DUBAN_ID_SIZE && memcmp (value.data, id->bytes, DUBAN_ID_SIZE) == 0;
}

static gboolean
has_id (DubanSpan list, const DubanId *id)
{
  for (gsize at = 0; at + DUBAN_ID_SIZE <= list.size; at += DUBAN_ID_SIZE)
    if (memcmp (list.data + at, id->bytes, DUBAN_ID_SIZE) == 0)
      return TRUE;
  return FALSE;
}

static gboolean
is_named (DubanSpan text, const DubanId *id)
{
  g_autofree char *name = duban_span_dup_text (text);
  const char *words[] = { name, NULL };
  DubanId named;

  if (name == NULL)
    return FALSE;
  named = duban_id_from_words ("leader", words);
  return duban_id_equal (&named, id);
}

static gboolean
is_restriction (DubanSpan value, const DubanId *id)
{
  return duban_span_get_code (value) == DUBAN_HANDLING_RESTRICTED;
}

typedef gboolean (*IsSaid) (DubanSpan value, const DubanId *id);

/* Whether any of the heads says it. */
static gboolean
is_in_a_head (DubanFold *fold, DubanAttr attr, IsSaid is_said, const DubanId *id)
{
  gsize n_heads;
  const DubanHead *heads = duban_fold_get_heads (fold, attr, &n_heads);

  for (gsize i = 0; i < n_heads; i++)
    if (is_said (heads[i].value, id))
      return TRUE;
  return FALSE;
}

static gboolean
is_made_by (const DubanId *desk, const DubanChange *const *changes, gsize n_changes)
{
  for (gsize i = 0; i < n_changes; i++)
    if (changes[i]->n_parents == 0 && duban_id_equal (&changes[i]->desk, desk))
      return TRUE;
  return FALSE;
}

gboolean
duban_share_sees (const DubanShareView *view, DubanFold *fold, const DubanChange *const *changes,
                  gsize n_changes)
{
  const DubanId *leader = &view->leader;
  gboolean is_leaders = !duban_id_is_nil (leader);

  if (view->is_office)
    return n_changes > 0;
  if (is_leaders && is_in_a_head (fold, DUBAN_ATTR_LEAD, is_same_id, leader))
    return TRUE;
  if (is_in_a_head (fold, DUBAN_ATTR_HANDLING, is_restriction, NULL))
    return FALSE;
  return (is_leaders
          && (is_in_a_head (fold, DUBAN_ATTR_COOPERATORS, has_id, leader)
              || is_in_a_head (fold, DUBAN_ATTR_ASSIGNER, is_named, leader)
              || is_in_a_head (fold, DUBAN_ATTR_ASSIGNEE, is_named, leader)))
         || is_made_by (&view->desk, changes, n_changes);
}

gboolean
duban_share_is_of_sight (const DubanChange *change)
{
  if (change->n_parents == 0)
    return TRUE;
  for (guint i = 0; i < change->n_writes; i++)
    switch (change->writes[i].attr)
      {
      case DUBAN_ATTR_LEAD:
      case DUBAN_ATTR_COOPERATORS:
      case DUBAN_ATTR_ASSIGNER:
      case DUBAN_ATTR_ASSIGNEE:
      case DUBAN_ATTR_HANDLING:
        return TRUE;
      default:
        break;
      }
  return FALSE;
}

static gboolean
sees_first (const DubanShareView *view, DubanFold *fold, const DubanChange *const *changes, gsize n)
{
  if (n == 0)
    return FALSE;
  duban_fold_load (fold, changes, n);
  return duban_share_sees (view, fold, changes, n);
}

const DubanChange *
duban_share_find_farewell (const DubanShareView *view, DubanFold *fold,
                           const DubanChange *const *changes, gsize n_changes)
{
  if (sees_first (view, fold, changes, n_changes))
    return NULL;
  for (gsize n = n_changes; n > 1; n--)
    if (duban_share_is_of_sight (changes[n - 1]) && sees_first (view, fold, changes, n - 1))
      return changes[n - 1];
  return NULL;
}

gboolean
duban_share_view_is_alike (const DubanShareView *a, const DubanShareView *b)
{
  if (a->is_office || b->is_office)
    return a->is_office && b->is_office;
  return duban_id_equal (&a->leader, &b->leader)
         && (!duban_id_is_nil (&a->leader) || duban_id_equal (&a->desk, &b->desk));
}
