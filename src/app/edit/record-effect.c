/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/edit/record-effect.h"

#include "core/turn.h"

/* What is taken back: an attribute, and the record that goes. */
typedef struct
{
  const DubanEntity *task;
  DubanAttr attr;
  const DubanId *record;
} Void;

/* What a record of a kind may have written; 0 at the end. */
static const DubanAttr *
get_effects (guint kind)
{
  static const DubanAttr none[] = { 0 };
  static const DubanAttr status[]
      = { DUBAN_ATTR_STATUS, DUBAN_ATTR_STATUS_TEXT, DUBAN_ATTR_CLOSED, 0 };
  static const DubanAttr holders[] = { DUBAN_ATTR_LEAD, DUBAN_ATTR_UNIT, 0 };
  static const DubanAttr due[] = { DUBAN_ATTR_DUE, 0 };
  static const DubanAttr decision[] = { DUBAN_ATTR_DECISION_STATE, DUBAN_ATTR_DECISION_SINCE, 0 };

  if (duban_turn_get_status (kind) != 0)
    return status;
  switch (kind)
    {
    case DUBAN_RECORD_HANDOVER:
      return holders;
    case DUBAN_RECORD_EXTENSION:
      return due;
    case DUBAN_RECORD_DECISION:
      return decision;
    default:
      return none;
    }
}

static gboolean
has_effect (guint kind, DubanAttr attr)
{
  for (const DubanAttr *effect = get_effects (kind); *effect != 0; effect++)
    if (*effect == attr)
      return TRUE;
  return FALSE;
}

/* Whether the record of that id may have written the attribute, and is void or becomes so. */
static gboolean
is_taken_back (const Void *taken, const DubanId *id)
{
  gsize n_records;
  const DubanFoldRecord *records = duban_fold_get_records (taken->task->fold, &n_records);

  for (gsize i = 0; i < n_records; i++)
    if (duban_id_equal (&records[i].record.id, id))
      return has_effect (records[i].record.kind, taken->attr)
             && (records[i].voided_by != NULL || duban_id_equal (id, taken->record));
  return FALSE;
}

static gboolean
find_target (const DubanWireRecord *record, DubanId *target)
{
  DubanWireExtra extra;
  gsize cursor = 0;

  while (duban_wire_record_next_extra (record, &cursor, &extra))
    if (extra.key == DUBAN_EXTRA_TARGET)
      return duban_span_get_id (extra.value, target);
  return FALSE;
}

/* A filter: the changes that brought such a record, or voided one.  What they wrote of the
 * attribute cancels out. */
static gboolean
is_cancelled (const DubanChange *change, gint64 number, gconstpointer data)
{
  for (guint i = 0; i < change->n_writes; i++)
    {
      DubanWireRecord record;
      DubanId target;

      if (change->writes[i].attr != DUBAN_WRITE_RECORD
          || !duban_wire_record_decode (change->writes[i].value, &record))
        continue;
      if (is_taken_back (data, &record.id)
          || (record.kind == DUBAN_RECORD_VOID && find_target (&record, &target)
              && is_taken_back (data, &target)))
        return TRUE;
    }
  return FALSE;
}

static void
take_back (DubanAct *act, const Void *taken)
{
  g_autoptr (DubanFold) former = NULL;
  DubanSpan value;

  if (!duban_entity_is_written_by (taken->task, taken->attr, is_cancelled, taken))
    return;
  former = duban_entity_fold_without (taken->task, is_cancelled, taken);
  value = duban_fold_get (former, taken->attr);
  if (!duban_entity_has (taken->task, taken->attr, value))
    duban_change_builder_set (act->builder, taken->attr, value.data, value.size);
}

void
duban_record_effect_take_back (DubanAct *act, const DubanEntity *task,
                               const DubanFoldRecord *record)
{
  for (const DubanAttr *attr = get_effects (record->record.kind); *attr != 0; attr++)
    take_back (act, &(Void){ task, *attr, &record->record.id });
}
