/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "store/derive-private.h"

#include "store/changes.h"

enum
{
  PARAMETER_ENTITY = 1,
  PARAMETER_K,
  PARAMETER_ID,
  PARAMETER_KIND,
  PARAMETER_VOID,
  PARAMETER_DAY,
  PARAMETER_MINUTE,
  PARAMETER_WRITTEN,
  PARAMETER_BY,
  PARAMETER_CHANGE,
  PARAMETER_EXTRA,
  PARAMETER_TEXT
};

static gboolean
is_reference (guint key)
{
  return (key >= DUBAN_EXTRA_LEAD_FROM && key <= DUBAN_EXTRA_UNIT_TO) || key == DUBAN_EXTRA_LEADER
         || key == DUBAN_EXTRA_UNIT;
}

/* Extras are kept as they are encoded; what they refer to must have numbers by the time they
 * are read. */
static gboolean
number_references (DubanDerive *derive, const DubanWireRecord *record, GError **error)
{
  DubanWireExtra extra;
  gsize cursor = 0;

  if (record->kind != DUBAN_RECORD_HANDOVER && record->kind != DUBAN_RECORD_WAIVE)
    return TRUE;
  while (duban_wire_record_next_extra (record, &cursor, &extra))
    {
      DubanId id;
      guint32 n;

      if (is_reference (extra.key) && duban_span_get_id (extra.value, &id)
          && !duban_entities_number (derive->entities, &id, &n, error))
        return FALSE;
    }
  return TRUE;
}

/* An encoding of none is one byte, their count. */
static void
bind_extras (DubanStmt *stmt, DubanSpan extras)
{
  if (extras.size > 1)
    duban_stmt_bind_blob (stmt, PARAMETER_EXTRA, extras.data, extras.size);
}

static gboolean
write_record (DubanDerive *derive, guint32 n, gint64 k, const DubanFoldRecord *fold_record,
              GError **error)
{
  DubanStmt *stmt = duban_derive_get_insert (derive, DUBAN_DERIVE_RECORD, error);
  const DubanWireRecord *record = &fold_record->record;
  guint32 by;

  if (stmt == NULL || !duban_entities_number (derive->entities, &record->by, &by, error)
      || !number_references (derive, record, error))
    return FALSE;
  duban_stmt_bind_int (stmt, PARAMETER_ENTITY, n);
  duban_stmt_bind_int (stmt, PARAMETER_K, k);
  duban_stmt_bind_id (stmt, PARAMETER_ID, &record->id);
  duban_stmt_bind_int (stmt, PARAMETER_KIND, record->kind);
  if (fold_record->voided_by != NULL)
    duban_stmt_bind_int (stmt, PARAMETER_VOID,
                         duban_stored_change_get_number (fold_record->voided_by));
  duban_stmt_bind_day (stmt, PARAMETER_DAY, record->day);
  if (record->minute != DUBAN_NO_MINUTE)
    duban_stmt_bind_int (stmt, PARAMETER_MINUTE, record->minute);
  if (fold_record->change->origin != DUBAN_ORIGIN_LEDGER)
    duban_stmt_bind_int (stmt, PARAMETER_WRITTEN,
                         duban_wire_record_get_written (record, fold_record->change->time));
  duban_stmt_bind_number (stmt, PARAMETER_BY, by);
  duban_stmt_bind_int (stmt, PARAMETER_CHANGE,
                       duban_stored_change_get_number (fold_record->change));
  bind_extras (stmt, record->extras);
  duban_stmt_bind_text (stmt, PARAMETER_TEXT, record->text.data, (gssize) record->text.size);
  return duban_stmt_run (stmt, error);
}

gboolean
duban_derive_records (DubanDerive *derive, guint32 n, GError **error)
{
  gsize n_records;
  const DubanFoldRecord *records = duban_fold_get_records (derive->fold, &n_records);

  for (gsize i = 0; i < n_records; i++)
    if (!write_record (derive, n, (gint64) i + 1, &records[i], error))
      return FALSE;
  return TRUE;
}
