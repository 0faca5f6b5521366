/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/wire.h"

#include "core/reader.h"
#include "core/text.h"

#include <string.h>

static gboolean
is_day (DubanSpan value)
{
  DubanDay day = duban_span_get_day (value);

  return value.size == 4 && day >= DUBAN_DAY_FIRST && day <= DUBAN_DAY_LAST;
}

static gboolean
is_code (DubanSpan value, guint last)
{
  return value.size == 1 && value.data[0] >= 1 && value.data[0] <= last;
}

static gboolean
is_text (DubanSpan value)
{
  return value.size > 0 && value.size <= DUBAN_TEXT_MAX
         && g_utf8_validate_len ((const char *) value.data, value.size, NULL);
}

static gboolean
is_attachment (DubanSpan value)
{
  const gsize fixed = 8 + 32;

  return value.size > fixed && is_text ((DubanSpan){ value.data + fixed, value.size - fixed });
}

/* Whether the value of an extra has the form of its key; one that is not known has any. */
static gboolean
is_extra (const DubanWireExtra *extra)
{
  switch (extra->key)
    {
    case DUBAN_EXTRA_TO:
    case DUBAN_EXTRA_CAUSE:
    case DUBAN_EXTRA_SUGGESTION:
    case DUBAN_EXTRA_REASON:
    case DUBAN_EXTRA_TITLE:
    case DUBAN_EXTRA_DECISION:
    case DUBAN_EXTRA_RULE:
      return is_text (extra->value);
    case DUBAN_EXTRA_LEDGER:
      return is_code (extra->value, DUBAN_LEDGER_CROSS);
    case DUBAN_EXTRA_POSITION:
      return is_code (extra->value, DUBAN_POSITION_BLOCKED);
    case DUBAN_EXTRA_OUTCOME:
      return is_code (extra->value, DUBAN_OUTCOME_CONTRADICTED);
    case DUBAN_EXTRA_LEVEL:
      return is_code (extra->value, DUBAN_VERIFY_INSPECTION);
    case DUBAN_EXTRA_WEEK:
    case DUBAN_EXTRA_DUE:
    case DUBAN_EXTRA_DONE:
      return is_day (extra->value);
    case DUBAN_EXTRA_TARGET:
    case DUBAN_EXTRA_LEAD_FROM:
    case DUBAN_EXTRA_LEAD_TO:
    case DUBAN_EXTRA_UNIT_FROM:
    case DUBAN_EXTRA_UNIT_TO:
    case DUBAN_EXTRA_LEADER:
    case DUBAN_EXTRA_UNIT:
      return extra->value.size == DUBAN_ID_SIZE;
    case DUBAN_EXTRA_ATTACHMENT:
      return is_attachment (extra->value);
    case DUBAN_EXTRA_ATTR:
      return extra->value.size == 2;
    case DUBAN_EXTRA_WRITTEN:
      return extra->value.size == 8;
    default:
      return TRUE;
    }
}

/* One entry of the extras. */
static void
take_extra (DubanReader *reader, DubanWireExtra *extra)
{
  extra->key = duban_reader_take_length (reader);
  extra->value = duban_reader_take_span (reader);
}

gboolean
duban_wire_record_decode (DubanSpan value, DubanWireRecord *record)
{
  DubanReader reader;

  duban_reader_init (&reader, value);
  duban_reader_take_id (&reader, &record->id);
  record->kind = duban_reader_take_u8 (&reader);
  record->day = duban_reader_take_i32 (&reader);
  record->minute = duban_reader_take_i16 (&reader);
  duban_reader_take_id (&reader, &record->by);
  record->text = duban_reader_take_span (&reader);
  record->extras = (DubanSpan){ reader.data, reader.size };
  return !reader.failed;
}

gboolean
duban_wire_record_check (DubanSpan value)
{
  DubanWireRecord record;
  DubanReader reader;
  guint32 n_extras;

  if (!duban_wire_record_decode (value, &record) || duban_id_is_nil (&record.id) || record.kind == 0
      || record.minute < DUBAN_NO_MINUTE || record.minute >= 24 * 60
      || (record.text.size && !is_text (record.text)))
    return FALSE;
  if (record.day != DUBAN_NO_DAY && (record.day < DUBAN_DAY_FIRST || record.day > DUBAN_DAY_LAST))
    return FALSE;

  duban_reader_init (&reader, record.extras);
  n_extras = duban_reader_take_length (&reader);
  for (guint32 i = 0; i < n_extras; i++)
    {
      DubanWireExtra extra;

      take_extra (&reader, &extra);
      if (reader.failed || !is_extra (&extra))
        return FALSE;
    }
  return duban_reader_is_done (&reader);
}

gboolean
duban_wire_record_next_extra (const DubanWireRecord *record, gsize *cursor, DubanWireExtra *extra)
{
  DubanReader reader;

  if (*cursor >= record->extras.size)
    return FALSE;
  duban_reader_init (&reader,
                     (DubanSpan){ record->extras.data + *cursor, record->extras.size - *cursor });
  if (*cursor == 0) /* the count; the end of the bytes says the same */
    (void) duban_reader_take_length (&reader);
  if (reader.size == 0)
    return FALSE;
  take_extra (&reader, extra);
  *cursor = record->extras.size - reader.size;
  return !reader.failed;
}

gboolean
duban_wire_extra_is_known (guint key)
{
  return key >= DUBAN_EXTRA_TO && key <= DUBAN_EXTRA_WRITTEN;
}

gint64
duban_wire_record_get_written (const DubanWireRecord *record, gint64 change_time)
{
  DubanWireExtra extra;
  gsize cursor = 0;

  while (duban_wire_record_next_extra (record, &cursor, &extra))
    if (extra.key == DUBAN_EXTRA_WRITTEN && extra.value.size == sizeof (gint64))
      {
        guint64 bytes;

        memcpy (&bytes, extra.value.data, sizeof bytes);
        return (gint64) GUINT64_FROM_LE (bytes);
      }
  return change_time;
}
