/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "store/record-rows.h"

#include "core/wire.h"
#include "store/arena.h"

#define SELECT_RULES "SELECT entity, id, kind, void, day, minute, written, by, extra"
enum
{
  COLUMN_ENTITY,
  COLUMN_ID,
  COLUMN_KIND,
  COLUMN_VOID,
  COLUMN_DAY,
  COLUMN_MINUTE,
  COLUMN_WRITTEN,
  COLUMN_BY,
  COLUMN_EXTRA,
  COLUMN_TEXT /* only with all */
};

struct _DubanRecordRows
{
  GArray *records;
  DubanArena *arena;       /* their texts */
  DubanEntities *entities; /* what extras refer to */
  DubanZoneDays days;
  gboolean has_all;
};

/* Where an extra goes: the member of DubanRecord, by its key. */
static const struct
{
  enum
  {
    FORM_NONE,
    FORM_TEXT,
    FORM_DAY,
    FORM_CODE,
    FORM_REF,
    FORM_ID
  } form;
  gsize offset;
} members[] = {
#define MEMBER(form, member)                                                                       \
  {                                                                                                \
    form, G_STRUCT_OFFSET (DubanRecord, member)                                                    \
  }
  [DUBAN_EXTRA_TO] = MEMBER (FORM_TEXT, to),
  [DUBAN_EXTRA_LEDGER] = MEMBER (FORM_CODE, ledger),
  [DUBAN_EXTRA_POSITION] = MEMBER (FORM_CODE, position),
  [DUBAN_EXTRA_WEEK] = MEMBER (FORM_DAY, week),
  [DUBAN_EXTRA_CAUSE] = MEMBER (FORM_TEXT, cause),
  [DUBAN_EXTRA_SUGGESTION] = MEMBER (FORM_TEXT, suggestion),
  [DUBAN_EXTRA_TARGET] = MEMBER (FORM_ID, target),
  [DUBAN_EXTRA_LEAD_FROM] = MEMBER (FORM_REF, lead_from),
  [DUBAN_EXTRA_LEAD_TO] = MEMBER (FORM_REF, lead_to),
  [DUBAN_EXTRA_UNIT_FROM] = MEMBER (FORM_REF, unit_from),
  [DUBAN_EXTRA_UNIT_TO] = MEMBER (FORM_REF, unit_to),
  [DUBAN_EXTRA_REASON] = MEMBER (FORM_TEXT, reason),
  [DUBAN_EXTRA_DUE] = MEMBER (FORM_DAY, due),
  [DUBAN_EXTRA_OUTCOME] = MEMBER (FORM_CODE, outcome),
  [DUBAN_EXTRA_LEVEL] = MEMBER (FORM_CODE, level),
  [DUBAN_EXTRA_TITLE] = MEMBER (FORM_TEXT, title),
  [DUBAN_EXTRA_DONE] = MEMBER (FORM_DAY, done),
  [DUBAN_EXTRA_DECISION] = MEMBER (FORM_TEXT, decision),
  [DUBAN_EXTRA_RULE] = MEMBER (FORM_TEXT, rule),
  [DUBAN_EXTRA_LEADER] = MEMBER (FORM_REF, leader),
  [DUBAN_EXTRA_UNIT] = MEMBER (FORM_REF, unit),
#undef MEMBER
};

static gboolean
take_extra (DubanRecordRows *rows, DubanRecord *record, const DubanWireExtra *extra, GError **error)
{
  gpointer member;
  DubanId id;

  /* Attachments, the corrected attribute, and what a later version brings have none. */
  if (extra->key >= G_N_ELEMENTS (members))
    return TRUE;
  member = G_STRUCT_MEMBER_P (record, members[extra->key].offset);
  switch (members[extra->key].form)
    {
    case FORM_TEXT:
      *(const char **) member
          = duban_arena_copy_text (rows->arena, extra->value.data, extra->value.size);
      return TRUE;
    case FORM_DAY:
      *(DubanDay *) member = duban_span_get_day (extra->value);
      return TRUE;
    case FORM_CODE:
      *(guint32 *) member = duban_span_get_code (extra->value);
      return TRUE;
    case FORM_ID:
      duban_span_get_id (extra->value, member);
      return TRUE;
    case FORM_REF:
      record->moves_lead |= extra->key == DUBAN_EXTRA_LEAD_TO;
      record->moves_unit |= extra->key == DUBAN_EXTRA_UNIT_TO;
      return !duban_span_get_id (extra->value, &id)
             || duban_entities_find (rows->entities, &id, member, error);
    case FORM_NONE:
    default:
      return TRUE;
    }
}

static gboolean
take_extras (DubanRecordRows *rows, DubanRecord *record, DubanStmt *stmt, GError **error)
{
  DubanWireRecord wire = { 0 };
  DubanWireExtra extra;
  gsize cursor = 0;

  wire.extras.data = duban_stmt_get_blob (stmt, COLUMN_EXTRA, &wire.extras.size);
  while (duban_wire_record_next_extra (&wire, &cursor, &extra))
    if (!take_extra (rows, record, &extra, error))
      return FALSE;
  return TRUE;
}

static void
take_written (DubanRecordRows *rows, DubanRecord *record, DubanStmt *stmt)
{
  record->written = duban_stmt_get_int (stmt, COLUMN_WRITTEN);
  record->written_day
      = duban_stmt_is_null (stmt, COLUMN_WRITTEN)
            ? DUBAN_NO_DAY
            : duban_zone_days_get_minute (&rows->days, record->written, &record->written_minute);
}

static void
take_text (DubanRecordRows *rows, DubanRecord *record, DubanStmt *stmt)
{
  const char *text = duban_stmt_get_text (stmt, COLUMN_TEXT);

  if (text != NULL)
    record->text = duban_arena_copy_text (rows->arena, text,
                                          (gsize) sqlite3_column_bytes (stmt->handle, COLUMN_TEXT));
}

DubanRecordRows *
duban_record_rows_new (DubanDb *db, gboolean has_all, GTimeZone *zone, GError **error)
{
  g_autoptr (DubanEntities) entities = duban_entities_new (db, error);
  DubanRecordRows *rows;

  if (entities == NULL || !duban_entities_load (entities, DUBAN_ENTITIES_DIRECTORY, error))
    return NULL;
  rows = g_new0 (DubanRecordRows, 1);
  rows->records = g_array_new (FALSE, FALSE, sizeof (DubanRecord));
  rows->arena = duban_arena_new ();
  rows->entities = g_steal_pointer (&entities);
  duban_zone_days_init (&rows->days, zone);
  rows->has_all = has_all;
  return rows;
}

void
duban_record_rows_free (DubanRecordRows *rows)
{
  g_array_unref (rows->records);
  duban_arena_free (rows->arena);
  duban_entities_free (rows->entities);
  g_free (rows);
}

char *
duban_record_rows_dup_select (gboolean has_all)
{
  return g_strdup (has_all ? SELECT_RULES ", text FROM record " : SELECT_RULES " FROM record ");
}

void
duban_record_rows_reset (DubanRecordRows *rows)
{
  g_array_set_size (rows->records, 0);
  duban_arena_reset (rows->arena);
}

gboolean
duban_record_rows_take (DubanRecordRows *rows, DubanStmt *stmt, GError **error)
{
  DubanRecord record = { .week = DUBAN_NO_DAY, .due = DUBAN_NO_DAY, .done = DUBAN_NO_DAY };

  duban_stmt_get_id (stmt, COLUMN_ID, &record.id);
  record.kind = (DubanRecordKind) duban_stmt_get_int (stmt, COLUMN_KIND);
  record.is_void = !duban_stmt_is_null (stmt, COLUMN_VOID);
  record.day = duban_stmt_get_day (stmt, COLUMN_DAY);
  record.minute = duban_stmt_get_minute (stmt, COLUMN_MINUTE);
  record.by = duban_stmt_get_number (stmt, COLUMN_BY);
  take_written (rows, &record, stmt);
  if (!duban_stmt_is_null (stmt, COLUMN_EXTRA) && !take_extras (rows, &record, stmt, error))
    return FALSE;
  if (rows->has_all)
    take_text (rows, &record, stmt);
  g_array_append_val (rows->records, record);
  return TRUE;
}

const DubanRecord *
duban_record_rows_get (DubanRecordRows *rows, gsize *n)
{
  *n = rows->records->len;
  return (const DubanRecord *) (gpointer) rows->records->data;
}
