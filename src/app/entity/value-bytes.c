/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/entity/value-bytes.h"

#include <string.h>

static int
compare_ids (gconstpointer a, gconstpointer b)
{
  return duban_id_compare (a, b);
}

static void
append_u16 (GByteArray *bytes, guint value)
{
  const guint8 both[] = { (guint8) (value & 0xff), (guint8) (value >> 8) };

  g_byte_array_append (bytes, both, sizeof both);
}

GBytes *
duban_bytes_from_text (const char *text)
{
  return g_bytes_new (text, text != NULL ? strlen (text) : 0);
}

GBytes *
duban_bytes_from_day (DubanDay day)
{
  GByteArray *bytes = g_byte_array_new ();

  if (day != DUBAN_NO_DAY)
    duban_bytes_append_day (bytes, day);
  return g_byte_array_free_to_bytes (bytes);
}

GBytes *
duban_bytes_from_moment (DubanDay day, int minute)
{
  GByteArray *bytes = g_byte_array_new ();

  if (day != DUBAN_NO_DAY)
    {
      duban_bytes_append_day (bytes, day);
      append_u16 (bytes, (guint) (guint16) minute);
    }
  return g_byte_array_free_to_bytes (bytes);
}

GBytes *
duban_bytes_from_code (guint code)
{
  const guint8 byte = (guint8) code;

  return g_bytes_new (&byte, code != 0 ? 1 : 0);
}

GBytes *
duban_bytes_from_id (const DubanId *id)
{
  return g_bytes_new (id->bytes, duban_id_is_nil (id) ? 0 : DUBAN_ID_SIZE);
}

GBytes *
duban_bytes_from_ids (GArray *ids)
{
  GByteArray *bytes = g_byte_array_new ();

  g_array_sort (ids, compare_ids);
  for (guint i = 0; i < ids->len; i++)
    {
      const DubanId *id = &g_array_index (ids, DubanId, i);

      if (i == 0 || !duban_id_equal (id, id - 1))
        g_byte_array_append (bytes, id->bytes, DUBAN_ID_SIZE);
    }
  return g_byte_array_free_to_bytes (bytes);
}

GBytes *
duban_bytes_from_texts (const char *const *texts)
{
  GByteArray *bytes = g_byte_array_new ();

  for (gsize i = 0; texts != NULL && texts[i] != NULL; i++)
    duban_bytes_append_text (bytes, texts[i]);
  return g_byte_array_free_to_bytes (bytes);
}

void
duban_bytes_append_day (GByteArray *bytes, DubanDay day)
{
  const gint32 value = GINT32_TO_LE (day);

  g_byte_array_append (bytes, (const guint8 *) &value, sizeof value);
}

void
duban_bytes_append_text (GByteArray *bytes, const char *text)
{
  gsize length = strlen (text);

  g_assert (length <= G_MAXUINT16);
  append_u16 (bytes, (guint) length);
  g_byte_array_append (bytes, (const guint8 *) text, (guint) length);
}

DubanSpan
duban_bytes_get_span (GBytes *bytes)
{
  DubanSpan span;

  span.data = g_bytes_get_data (bytes, &span.size);
  return span;
}
