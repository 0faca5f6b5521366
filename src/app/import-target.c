/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/import-target.h"

#include <string.h>

#include "app/wording.h"

static gboolean
is_new (const DubanImportTarget *target)
{
  return target->history == NULL;
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
  if (!is_new (target))
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

/* The changes that came from ledgers, parents first as they stand in the history. */
static GPtrArray *
list_imports (const DubanHistory *history)
{
  GPtrArray *imports = g_ptr_array_new ();

  for (gsize i = 0; i < history->n_changes; i++)
    if (history->changes[i]->origin == DUBAN_ORIGIN_LEDGER)
      g_ptr_array_add (imports, (gpointer) history->changes[i]);
  return imports;
}

gboolean
duban_import_target_begin (DubanImportTarget *target, DubanImportBatch *batch, guint row,
                           const DubanId *id, guint32 n, GError **error)
{
  g_autoptr (GPtrArray) imports = NULL;
  const DubanHash *tips;
  gsize n_tips;

  *target = (DubanImportTarget){ .batch = batch, .row = row, .id = *id };
  duban_change_builder_begin (batch->builder, DUBAN_ENTITY_TASK, id, DUBAN_ORIGIN_LEDGER);
  if (n == 0)
    return TRUE;
  target->history = duban_history_load (batch->session->db, n, error);
  if (!target->history)
    return FALSE;
  imports = list_imports (target->history);
  target->imported = duban_fold_new ((const DubanChange *const *) imports->pdata, imports->len);
  target->present = duban_fold_new ((const DubanChange *const *) target->history->changes,
                                    target->history->n_changes);
  tips = duban_fold_get_tips (target->imported, &n_tips);
  for (gsize i = 0; i < n_tips; i++)
    duban_change_builder_add_parent (batch->builder, &tips[i]);
  return TRUE;
}

void
duban_import_target_clear (DubanImportTarget *target)
{
  g_clear_pointer (&target->imported, duban_fold_free);
  g_clear_pointer (&target->present, duban_fold_free);
  g_clear_pointer (&target->history, duban_history_free);
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
duban_import_target_put_moment (DubanImportTarget *target, DubanAttr attr, DubanDay day,
                                int minute)
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
  return is_new (target) ? (DubanSpan){ 0 } : duban_fold_get (target->imported, attr);
}

DubanSpan
duban_import_target_get_present (const DubanImportTarget *target, DubanAttr attr)
{
  return is_new (target) ? (DubanSpan){ 0 } : duban_fold_get (target->present, attr);
}
