/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/span.h"

#include <string.h>

char *
duban_span_dup_text (DubanSpan span)
{
  return span.size ? g_strndup ((const char *) span.data, span.size) : NULL;
}

DubanDay
duban_span_get_day (DubanSpan span)
{
  guint32 day;

  if (span.size != 4 && span.size != 6)
    return DUBAN_NO_DAY;
  memcpy (&day, span.data, sizeof day);
  return (gint32) GUINT32_FROM_LE (day);
}

guint
duban_span_get_code (DubanSpan span)
{
  guint code = 0;

  if (span.size > 2)
    return 0;
  for (gsize i = span.size; i > 0; i--)
    code = code << 8 | span.data[i - 1];
  return code;
}

gboolean
duban_span_get_id (DubanSpan span, DubanId *id)
{
  if (span.size != DUBAN_ID_SIZE)
    return FALSE;
  memcpy (id->bytes, span.data, DUBAN_ID_SIZE);
  return TRUE;
}

gboolean
duban_span_equal (DubanSpan a, DubanSpan b)
{
  return a.size == b.size && (a.size == 0 || memcmp (a.data, b.data, a.size) == 0);
}
