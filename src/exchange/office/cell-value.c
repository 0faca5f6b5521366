/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "exchange/office/cell-value.h"

#include <string.h>

#include "exchange/office/limits.h"

#define ESCAPE_SIZE 7 /* _xHHHH_ */

void
duban_cell_value_append (GString *value, const char *text, gsize size)
{
  gsize room = DUBAN_OFFICE_MAX_CELL_TEXT - MIN (value->len, DUBAN_OFFICE_MAX_CELL_TEXT);

  if (size > room)
    for (size = room; size > 0 && ((guint8) text[size] & 0xc0) == 0x80; size--)
      ;
  g_string_append_len (value, text, (gssize) size);
}

static gboolean
read_escape (const char *at, gunichar *letter)
{
  *letter = 0;
  if (at[0] != '_' || at[1] != 'x')
    return FALSE;
  for (guint i = 2; i < 6; i++)
    {
      if (!g_ascii_isxdigit (at[i]))
        return FALSE;
      *letter = *letter * 16 + (gunichar) g_ascii_xdigit_value (at[i]);
    }
  return at[6] == '_';
}

void
duban_cell_value_unescape (GString *value)
{
  const char *at = value->str, *end = value->str + value->len;
  char *out = value->str;
  gunichar letter;

  if (!strstr (value->str, "_x"))
    return;
  while (at < end)
    {
      if (*at != '_' || end - at < ESCAPE_SIZE || !read_escape (at, &letter))
        {
          *out++ = *at++;
          continue;
        }
      at += ESCAPE_SIZE;
      if (letter == '\r' && *at == '\n')
        continue;
      if (letter == '\r' || letter == '\n')
        *out++ = '\n';
      else if (letter == 0 || !g_unichar_validate (letter))
        *out++ = ' ';
      else
        out += g_unichar_to_utf8 (letter, out);
    }
  g_string_truncate (value, (gsize) (out - value->str));
}
