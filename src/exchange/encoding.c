/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "exchange/encoding.h"

#include <errno.h>
#include <string.h>

#include <glib/gi18n-lib.h>

#include "exchange/table.h"

static guint
count_line (const char *data, const char *end)
{
  guint line = 1;

  for (const char *at = data; (at = memchr (at, '\n', (gsize) (end - at))); at++)
    line++;
  return line;
}

/* Whether bytes that are not valid UTF-8 were meant as such.  Chinese in UTF-8 stands in groups
 * of three bytes; text of GB18030 forms such groups by chance only. */
static gboolean
was_utf8 (const char *data, gsize size)
{
  const guint8 *bytes = (const guint8 *) data;
  gsize in_groups = 0, high = 0;

  for (gsize i = 0; i < size;)
    {
      gboolean is_group = i + 2 < size && (bytes[i] & 0xf0) == 0xe0 && (bytes[i + 1] & 0xc0) == 0x80
                          && (bytes[i + 2] & 0xc0) == 0x80;

      in_groups += is_group ? 3 : 0;
      high += is_group ? 3 : bytes[i] >= 0x80;
      i += is_group ? 3 : 1;
    }
  return in_groups * 10 >= high * 7 && in_groups > 0;
}

/* A text of n bytes in GB18030 has at most 3n/2 in UTF-8: two bytes become three, four become
 * three or four. */
static char *
convert_gb18030 (char *data, gsize *size, gsize *bad_at)
{
  g_autofree char *out = NULL;
  gsize left = *size, room = *size + *size / 2 + 4;
  char *from = data, *to;
  GIConv converter = g_iconv_open ("UTF-8", "GB18030");
  gsize status;

  *bad_at = 0;
  if (converter == (GIConv) -1)
    return NULL;
  to = out = g_malloc (room + 1);
  status = g_iconv (converter, &from, &left, &to, &room);
  g_iconv_close (converter);
  *bad_at = (gsize) (from - data);
  if (status == (gsize) -1 || left > 0)
    return NULL;
  *to = '\0';
  *size = (gsize) (to - out);
  return g_realloc (g_steal_pointer (&out), *size + 1);
}

static void
refuse_damaged (const char *name, guint line, GError **error)
{
  g_set_error (error, DUBAN_FILE_ERROR, DUBAN_FILE_ERROR_ENCODING,
               _ ("“%s” is UTF-8 that is cut off or damaged at line %u: get the file again, or "
                  "save it again as UTF-8."),
               name, line);
}

char *
duban_encoding_make_utf8 (char *data, gsize *size, const char *name, GError **error)
{
  g_autofree char *bytes = data;
  g_autofree char *text = NULL;
  const char *bad = NULL;
  gsize bad_at;
  gboolean has_bom = *size >= 3 && memcmp (bytes, "\xef\xbb\xbf", 3) == 0;

  if (memchr (bytes, '\0', *size))
    {
      g_set_error (error, DUBAN_FILE_ERROR, DUBAN_FILE_ERROR_BINARY,
                   _ ("“%s” is no text (it has NUL bytes): save the ledger as CSV (UTF-8)."), name);
      return NULL;
    }
  if (has_bom)
    {
      *size -= 3;
      memmove (bytes, bytes + 3, *size + 1);
    }
  if (g_utf8_validate_len (bytes, *size, &bad))
    return g_steal_pointer (&bytes);
  if (has_bom || was_utf8 (bytes, *size) || *size > DUBAN_ENCODING_MAX_GB18030)
    {
      refuse_damaged (name, count_line (bytes, bad), error);
      return NULL;
    }
  text = convert_gb18030 (bytes, size, &bad_at);
  if (!text)
    g_set_error (error, DUBAN_FILE_ERROR, DUBAN_FILE_ERROR_ENCODING,
                 _ ("“%s” is neither UTF-8 nor GB18030 (line %u): save it as CSV (UTF-8)."), name,
                 count_line (bytes, bytes + bad_at));
  return g_steal_pointer (&text);
}
