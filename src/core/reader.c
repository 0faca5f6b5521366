/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/reader.h"

#include "core/text.h"

#include <string.h>

static void
fail (DubanReader *reader)
{
  reader->failed = TRUE;
  reader->size = 0;
}

/* size bytes into out, or zeroes. */
static void
take_into (DubanReader *reader, gpointer out, gsize size)
{
  const guint8 *data = duban_reader_take (reader, size);

  if (data)
    memcpy (out, data, size);
  else
    memset (out, 0, size);
}

void
duban_reader_init (DubanReader *reader, DubanSpan bytes)
{
  *reader = (DubanReader){ .data = bytes.data, .size = bytes.size };
}

const guint8 *
duban_reader_take (DubanReader *reader, gsize size)
{
  const guint8 *data = reader->data;

  if (reader->failed || size > reader->size)
    {
      fail (reader);
      return NULL;
    }
  reader->data += size;
  reader->size -= size;
  return data;
}

guint
duban_reader_take_u8 (DubanReader *reader)
{
  guint8 value;

  take_into (reader, &value, sizeof value);
  return value;
}

gint16
duban_reader_take_i16 (DubanReader *reader)
{
  guint16 value;

  take_into (reader, &value, sizeof value);
  return (gint16) GUINT16_FROM_LE (value);
}

gint32
duban_reader_take_i32 (DubanReader *reader)
{
  guint32 value;

  take_into (reader, &value, sizeof value);
  return (gint32) GUINT32_FROM_LE (value);
}

gint64
duban_reader_take_i64 (DubanReader *reader)
{
  guint64 value;

  take_into (reader, &value, sizeof value);
  return (gint64) GUINT64_FROM_LE (value);
}

guint32
duban_reader_take_length (DubanReader *reader)
{
  guint64 value = 0;
  guint shift = 0;
  guint byte;

  do
    {
      byte = duban_reader_take_u8 (reader);
      value |= (guint64) (byte & 0x7f) << shift;
      shift += 7;
    }
  while ((byte & 0x80) && shift < 35);

  /* A last byte of zero adds nothing, except to the number 0 itself. */
  if ((byte & 0x80) || value > G_MAXUINT32 || (byte == 0 && shift > 7))
    fail (reader);
  return reader->failed ? 0 : (guint32) value;
}

DubanSpan
duban_reader_take_span (DubanReader *reader)
{
  gsize size = duban_reader_take_length (reader);
  const guint8 *data = duban_reader_take (reader, size);

  return (DubanSpan){ data, data ? size : 0 };
}

DubanSpan
duban_reader_take_text (DubanReader *reader)
{
  DubanSpan text = duban_reader_take_span (reader);

  if (text.size > DUBAN_TEXT_MAX
      || (text.size && !g_utf8_validate_len ((const char *) text.data, text.size, NULL)))
    {
      fail (reader);
      return (DubanSpan){ NULL, 0 };
    }
  return text;
}

void
duban_reader_take_id (DubanReader *reader, DubanId *id)
{
  take_into (reader, id->bytes, DUBAN_ID_SIZE);
}

gboolean
duban_reader_is_done (const DubanReader *reader)
{
  return !reader->failed && reader->size == 0;
}
