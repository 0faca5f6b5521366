/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/import/target.h"

#include <string.h>

#include "app/wording/wording.h"

/* A filter: what was undone, or undid it. */
static gboolean
is_undone_cb (const DubanChange *change, gint64 number, gconstpointer data)
{
  return duban_undone_covers (data, change, number);
}

/* Something was written by hand since the last import: says by name what becomes of the row's
 * value, a conflict for people or the second behind the value by hand. */
static void
count_meeting (DubanImportTarget *target, const DubanAttrSpec *spec)
{
  DubanTally what = spec->contested ? DUBAN_TALLY_CONFLICTS : DUBAN_TALLY_HAND_STAYS;
  g_autofree char *item
      = g_strdup_printf ("%u: %s", target->row, duban_wording_of_attr (spec->attr));

  duban_import_tally_count (target->batch->tally, what, item);
}

static gboolean
put (DubanImportTarget *target, DubanAttr attr, gconstpointer data, gsize size)
{
  DubanSpan value = { data, size };

  if (size == 0)
    return FALSE;
  if (target->entity)
    {
      DubanSpan imported = duban_fold_get (target->imported, attr);
      DubanSpan present = duban_fold_get (target->present, attr);

      if (duban_span_equal (imported, value))
        return FALSE;
      if (!duban_span_equal (imported, present) && !duban_span_equal (present, value))
        count_meeting (target, duban_attr_get_spec (attr));
    }
  duban_change_builder_set (target->batch->builder, attr, data, size);
  return TRUE;
}

static int
compare_ids_cb (gconstpointer a, gconstpointer b)
{
  return duban_id_compare (a, b);
}

/* Whether the entity's own fold is the present one: nothing of it was undone. */
static gboolean
is_whole (const DubanImportTarget *target)
{
  const DubanHistory *history = target->entity->history;

  for (gsize i = 0; i < history->n_changes; i++)
    if (duban_undone_covers (&target->batch->undone, history->changes[i], history->numbers[i]))
      return FALSE;
  return TRUE;
}

gboolean
duban_import_target_begin (DubanImportTarget *target, DubanImportBatch *batch, guint row,
                           const DubanId *id, guint32 n, GError **error)
{
  DubanUndone *undone = &batch->undone;
  const DubanHash *tips;
  gsize n_tips;

  *target = (DubanImportTarget){ .batch = batch, .row = row, .id = *id };
  duban_change_builder_begin (batch->builder, DUBAN_ENTITY_TASK, id, DUBAN_ORIGIN_LEDGER);
  if (n == 0)
    return TRUE;
  target->entity = duban_entity_load (batch->session->db, n, error);
  if (!target->entity)
    return FALSE;
  target->imported = duban_undone_fold_imports (undone, target->entity, TRUE);
  target->present = is_whole (target)
                        ? target->entity->fold
                        : duban_entity_fold_without (target->entity, is_undone_cb, undone);
  tips = duban_fold_get_tips (target->imported, &n_tips);
  for (gsize i = 0; i < n_tips; i++)
    duban_change_builder_add_parent (batch->builder, &tips[i]);
  return TRUE;
}

void
duban_import_target_clear (DubanImportTarget *target)
{
  g_clear_pointer (&target->imported, duban_fold_free);
  if (target->entity && target->present != target->entity->fold)
    duban_fold_free (target->present);
  g_clear_pointer (&target->entity, duban_entity_free);
}

gboolean
duban_import_target_is_new (const DubanImportTarget *target)
{
  gsize n_attrs = 0;

  if (target->present)
    duban_fold_get_attrs (target->present, &n_attrs);
  return n_attrs == 0;
}

gboolean
duban_import_target_revive (DubanImportTarget *target)
{
  if (!target->entity || duban_entity_get_code (target->entity, DUBAN_ATTR_DELETED) != DUBAN_YES
      || duban_span_get_code (duban_fold_get (target->present, DUBAN_ATTR_DELETED)) == DUBAN_YES)
    return FALSE;
  duban_change_builder_set_code (target->batch->builder, DUBAN_ATTR_DELETED, DUBAN_NO);
  return TRUE;
}

gboolean
duban_import_target_put_text (DubanImportTarget *target, DubanAttr attr, const char *text)
{
  return put (target, attr, text, strlen (text));
}

gboolean
duban_import_target_put_day (DubanImportTarget *target, DubanAttr attr, DubanDay day)
{
  guint32 bytes = GUINT32_TO_LE ((guint32) day);

  return put (target, attr, &bytes, day == DUBAN_NO_DAY ? 0 : sizeof bytes);
}

gboolean
duban_import_target_put_moment (DubanImportTarget *target, DubanAttr attr, DubanDay day, int minute)
{
  guint32 days = GUINT32_TO_LE ((guint32) day);
  guint16 minutes = GUINT16_TO_LE ((guint16) minute);
  guint8 bytes[sizeof days + sizeof minutes];

  memcpy (bytes, &days, sizeof days);
  memcpy (bytes + sizeof days, &minutes, sizeof minutes);
  return put (target, attr, bytes, day == DUBAN_NO_DAY ? 0 : sizeof bytes);
}

gboolean
duban_import_target_put_code (DubanImportTarget *target, DubanAttr attr, guint code)
{
  guint8 byte = (guint8) code;

  return put (target, attr, &byte, code == 0 ? 0 : 1);
}

gboolean
duban_import_target_put_id (DubanImportTarget *target, DubanAttr attr, const DubanId *id)
{
  return put (target, attr, id->bytes, duban_id_is_nil (id) ? 0 : DUBAN_ID_SIZE);
}

gboolean
duban_import_target_put_ids (DubanImportTarget *target, DubanAttr attr, GArray *ids)
{
  guint n = 0;

  g_array_sort (ids, compare_ids_cb);
  for (guint i = 0; i < ids->len; i++)
    {
      DubanId *id = &g_array_index (ids, DubanId, i);

      if (n == 0 || !duban_id_equal (id, &g_array_index (ids, DubanId, n - 1)))
        g_array_index (ids, DubanId, n++) = *id;
    }
  g_array_set_size (ids, n);
  return put (target, attr, ids->data, (gsize) n * DUBAN_ID_SIZE);
}

DubanSpan
duban_import_target_get_imported (const DubanImportTarget *target, DubanAttr attr)
{
  return !target->entity ? (DubanSpan){ 0 } : duban_fold_get (target->imported, attr);
}

DubanSpan
duban_import_target_get_present (const DubanImportTarget *target, DubanAttr attr)
{
  return !target->entity ? (DubanSpan){ 0 } : duban_fold_get (target->present, attr);
}
