/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/entity/unit-heads.h"

#include <string.h>

#include "app/entity/value-bytes.h"

#define FIXED_SIZE 10 /* from, until and the length of the name */

/* One head; spans borrow the value. */
typedef struct
{
  DubanSpan from, until, name, bytes;
} Head;

static gboolean
next_head (DubanSpan value, gsize *cursor, Head *head)
{
  const guint8 *entry;
  gsize size;

  if (*cursor + FIXED_SIZE > value.size)
    return FALSE;
  entry = value.data + *cursor;
  size = (gsize) (entry[8] | entry[9] << 8);
  *head = (Head){
    { entry, 4 }, { entry + 4, 4 }, { entry + FIXED_SIZE, size }, { entry, FIXED_SIZE + size }
  };
  *cursor += head->bytes.size;
  return *cursor <= value.size;
}

static gboolean
is_in_office (const Head *head)
{
  return duban_span_get_day (head->until) == DUBAN_NO_DAY;
}

gboolean
duban_unit_heads_is_present (DubanSpan value, const char *name)
{
  const DubanSpan wanted = { (const guint8 *) name, strlen (name) };
  gsize cursor = 0;
  Head head;

  while (next_head (value, &cursor, &head))
    if (is_in_office (&head) && duban_span_equal (head.name, wanted))
      return TRUE;
  return FALSE;
}

GBytes *
duban_unit_heads_append (DubanSpan value, const char *name, DubanDay today)
{
  GByteArray *bytes = g_byte_array_new ();
  gsize cursor = 0;
  Head head;

  while (next_head (value, &cursor, &head))
    {
      g_byte_array_append (bytes, head.from.data, 4);
      if (is_in_office (&head))
        duban_bytes_append_day (bytes, today - 1);
      else
        g_byte_array_append (bytes, head.until.data, 4);
      g_byte_array_append (bytes, head.until.data + 4, (guint) head.bytes.size - 8);
    }
  duban_bytes_append_day (bytes, value.size == 0 ? DUBAN_NO_DAY : today);
  duban_bytes_append_day (bytes, DUBAN_NO_DAY);
  duban_bytes_append_text (bytes, name);
  return g_byte_array_free_to_bytes (bytes);
}
