/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "exchange/bundle/bytes.h"

void
duban_bytes_append (GByteArray *out, gconstpointer data, gsize size)
{
  if (size > 0)
    g_byte_array_append (out, data, (guint) size);
}

void
duban_bytes_append_u8 (GByteArray *out, guint value)
{
  guint8 byte = (guint8) value;

  duban_bytes_append (out, &byte, sizeof byte);
}

void
duban_bytes_append_u16 (GByteArray *out, guint value)
{
  guint16 bytes = GUINT16_TO_LE ((guint16) value);

  duban_bytes_append (out, &bytes, sizeof bytes);
}

void
duban_bytes_append_u32 (GByteArray *out, guint32 value)
{
  guint32 bytes = GUINT32_TO_LE (value);

  duban_bytes_append (out, &bytes, sizeof bytes);
}

void
duban_bytes_append_i64 (GByteArray *out, gint64 value)
{
  guint64 bytes = GUINT64_TO_LE ((guint64) value);

  duban_bytes_append (out, &bytes, sizeof bytes);
}

void
duban_bytes_append_length (GByteArray *out, gsize value)
{
  while (value >= 0x80)
    {
      duban_bytes_append_u8 (out, (value & 0x7f) | 0x80);
      value >>= 7;
    }
  duban_bytes_append_u8 (out, (guint) value);
}

void
duban_bytes_append_span (GByteArray *out, gconstpointer data, gsize size)
{
  duban_bytes_append_length (out, size);
  duban_bytes_append (out, data, size);
}

gsize
duban_bytes_get_length_size (gsize value)
{
  gsize size = 1;

  while (value >>= 7)
    size++;
  return size;
}
