/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/edit/contest.h"

#include "core/attribute-spec.h"

#include <string.h>

#define MAX_TRIES 256 /* for a hash on one side of another: one of two on average */
#define MAX_SIDES 8   /* as many differing values are brought back */

gboolean
duban_contest_is_in (DubanFold *fold, DubanAttr attr)
{
  gsize n;
  const DubanFoldConflict *conflicts = duban_fold_get_conflicts (fold, &n);

  for (gsize i = 0; i < n; i++)
    if (conflicts[i].attr == attr)
      return TRUE;
  return FALSE;
}

gboolean
duban_contest_is_possible (DubanAttr attr)
{
  const DubanAttrSpec *spec = duban_attr_get_spec (attr);

  return spec != NULL && spec->contested;
}

static gboolean
has_value (const DubanHead *heads, gsize n_heads, DubanSpan value)
{
  for (gsize i = 0; i < n_heads; i++)
    if (duban_span_equal (heads[i].value, value))
      return TRUE;
  return FALSE;
}

/* Heads of equal value are one. An attribute that was never written is as one that is cleared. */
static gboolean
has_other_heads (DubanFold *former, DubanFold *present, DubanAttr attr)
{
  gsize n_former, n_present;
  const DubanHead *heads_former = duban_fold_get_heads (former, attr, &n_former);
  const DubanHead *heads_present = duban_fold_get_heads (present, attr, &n_present);

  if (n_former <= 1 && n_present <= 1)
    return !duban_span_equal (duban_fold_get (former, attr), duban_fold_get (present, attr));
  if (n_former != n_present)
    return TRUE;
  for (gsize i = 0; i < n_former; i++)
    if (!has_value (heads_present, n_present, heads_former[i].value))
      return TRUE;
  return FALSE;
}

gboolean
duban_contest_differs (DubanFold *former, DubanFold *present, DubanAttr attr)
{
  return has_other_heads (former, present, attr)
         || duban_contest_is_in (former, attr) != duban_contest_is_in (present, attr);
}

gboolean
duban_contest_is_needed (DubanFold *former, DubanFold *present)
{
  gsize n;
  const DubanFoldConflict *conflicts = duban_fold_get_conflicts (former, &n);

  for (gsize i = 0; i < n; i++)
    if (duban_contest_differs (former, present, conflicts[i].attr))
      return TRUE;
  return FALSE;
}

/* Ends the open change so that its hash lies in the upper half, or below another's: of two values
 * with one time the greater hash is in force (sync.md, State), and that is to be the former one. */
static gboolean
close_beside (DubanAct *act, DubanHash *hash, const DubanHash *above, GError **error)
{
  DubanSession *session = act->session;
  DubanSpan body = { NULL, 0 };

  for (int i = 0; i < MAX_TRIES; i++)
    {
      guint8 random[8];
      gint64 time = duban_session_next_time (session, random);

      body = duban_change_builder_finish (act->builder, &session->desk, session->author, time,
                                          random, hash);
      if (above == NULL ? hash->bytes[0] >= 0x80
                        : memcmp (hash->bytes, above->bytes, DUBAN_HASH_SIZE) < 0)
        break;
    }
  return duban_session_add (session, act->post, body, hash, error);
}

/* The n-th value beside the one in force, of each attribute that has so many. */
static void
write_side (DubanAct *act, DubanFold *former, gsize n)
{
  gsize n_conflicts;
  const DubanFoldConflict *conflicts = duban_fold_get_conflicts (former, &n_conflicts);

  for (gsize i = 0; i < n_conflicts; i++)
    {
      gsize n_heads;
      const DubanHead *heads;

      if (conflicts[i].kind != DUBAN_CONFLICT_ATTR)
        continue;
      heads = duban_fold_get_heads (former, conflicts[i].attr, &n_heads);
      if (n < n_heads)
        duban_change_builder_set (act->builder, conflicts[i].attr, heads[n].value.data,
                                  heads[n].value.size);
    }
}

/* A closing was contested by a record that nobody who closed knew of.  That record stands and
 * cannot be written a second time unknown; any contested attribute written beside the closing,
 * as it is, contests it as well. */
static void
contest_closing (DubanAct *act, DubanFold *former)
{
  gsize n_conflicts, n_attrs;
  const DubanFoldConflict *conflicts = duban_fold_get_conflicts (former, &n_conflicts);
  const guint *attrs = duban_fold_get_attrs (former, &n_attrs);
  DubanSpan lead = duban_fold_get (former, DUBAN_ATTR_LEAD);
  gboolean is_closing = FALSE;

  for (gsize i = 0; i < n_conflicts; i++)
    is_closing |= conflicts[i].kind == DUBAN_CONFLICT_CLOSING;
  if (!is_closing || duban_change_builder_get_n_writes (act->builder) > 0)
    return;
  for (gsize i = 0; i < n_attrs; i++)
    if (duban_contest_is_possible (attrs[i]) && attrs[i] != DUBAN_ATTR_STATUS
        && attrs[i] != DUBAN_ATTR_DELETED && !duban_contest_is_in (former, attrs[i]))
      {
        const DubanSpan value = duban_fold_get (former, attrs[i]);

        duban_change_builder_set (act->builder, attrs[i], value.data, value.size);
        return;
      }
  duban_change_builder_set (act->builder, DUBAN_ATTR_LEAD, lead.data, lead.size);
}

gboolean
duban_contest_close (DubanAct *act, const DubanEntity *entity, DubanFold *former, GError **error)
{
  DubanHash first, other;

  if (duban_change_builder_get_n_writes (act->builder) == 0)
    return TRUE;
  if (!close_beside (act, &first, NULL, error))
    return FALSE;
  for (gsize n = 1; n <= MAX_SIDES; n++)
    {
      duban_act_open (act, entity);
      write_side (act, former, n);
      if (n == 1)
        contest_closing (act, former);
      if (duban_change_builder_get_n_writes (act->builder) == 0)
        return TRUE;
      if (!close_beside (act, &other, &first, error))
        return FALSE;
    }
  return TRUE;
}
