/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/entity/standing.h"

const DubanFoldRecord *
duban_standing_find (DubanFold *fold, const DubanId *id)
{
  gsize n_records;
  const DubanFoldRecord *records = duban_fold_get_records (fold, &n_records);

  for (gsize i = 0; i < n_records; i++)
    if (duban_id_equal (&records[i].record.id, id))
      return &records[i];
  return NULL;
}

gboolean
duban_standing_has (DubanFold *fold, const DubanId *id)
{
  const DubanFoldRecord *record = duban_standing_find (fold, id);

  return record != NULL && record->voided_by == NULL;
}

gboolean
duban_standing_find_target (const DubanWireRecord *record, DubanId *target)
{
  DubanWireExtra extra;
  gsize cursor = 0;

  while (duban_wire_record_next_extra (record, &cursor, &extra))
    if (extra.key == DUBAN_EXTRA_TARGET)
      return duban_span_get_id (extra.value, target);
  return FALSE;
}
