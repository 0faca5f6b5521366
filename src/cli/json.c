/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli/json.h"

#include <errno.h>
#include <gio/gio.h>
#include <glib/gi18n-lib.h>
#include <string.h>
#include <unistd.h>

#define BUFFER_SIZE (64 * 1024)
#define MAX_DEPTH 64

struct _DubanJson
{
  int fd;
  int failure; /* errno of the first write that failed; nothing is written after it */
  guint depth;
  guint64 filled; /* bit d: something stands already in the value open at depth d */
  gsize used;
  char buffer[BUFFER_SIZE];
};

/* What stands for a byte inside a text: NULL for itself, "" for \u00XX. */
static const char *const short_escapes[256] = {
  ['"'] = "\\\"", ['\\'] = "\\\\", ['\b'] = "\\b", ['\f'] = "\\f",
  ['\n'] = "\\n", ['\r'] = "\\r",  ['\t'] = "\\t",
};

static void
flush (DubanJson *json)
{
  const char *data = json->buffer;
  gsize left = json->used;

  while (left > 0 && json->failure == 0)
    {
      gssize n = write (json->fd, data, left);

      if (n >= 0)
        {
          data += n;
          left -= (gsize) n;
        }
      else if (errno != EINTR)
        json->failure = errno;
    }
  json->used = 0;
}

static void
put (DubanJson *json, const char *data, gsize size)
{
  while (size > 0)
    {
      gsize n = MIN (size, BUFFER_SIZE - json->used);

      memcpy (json->buffer + json->used, data, n);
      json->used += n;
      data += n;
      size -= n;
      if (json->used == BUFFER_SIZE)
        flush (json);
    }
}

static void
put_char (DubanJson *json, char c)
{
  json->buffer[json->used++] = c;
  if (json->used == BUFFER_SIZE)
    flush (json);
}

static void
put_escaped_byte (DubanJson *json, guchar byte)
{
  static const char hex[] = "0123456789abcdef";
  const char *escape = short_escapes[byte];

  if (escape != NULL)
    put (json, escape, 2);
  else
    {
      put (json, "\\u00", 4);
      put_char (json, hex[byte >> 4]);
      put_char (json, hex[byte & 15]);
    }
}

/* Runs of plain bytes are copied whole: most texts have nothing to escape. */
static void
put_quoted (DubanJson *json, const char *text)
{
  const char *run = text;
  const char *at;

  put_char (json, '"');
  for (at = text; *at != '\0'; at++)
    {
      guchar byte = (guchar) *at;

      if (byte >= 0x20 && byte != '"' && byte != '\\')
        continue;
      put (json, run, (gsize) (at - run));
      put_escaped_byte (json, byte);
      run = at + 1;
    }
  put (json, run, (gsize) (at - run));
  put_char (json, '"');
}

/* The comma before, and the name of, the next value; names are ours and need no escape. */
static void
put_lead (DubanJson *json, const char *name)
{
  guint64 bit = G_GUINT64_CONSTANT (1) << json->depth;

  if (json->filled & bit)
    put_char (json, ',');
  json->filled |= bit;
  if (name == NULL)
    return;
  put_char (json, '"');
  put (json, name, strlen (name));
  put (json, "\":", 2);
}

static void
begin (DubanJson *json, const char *name, char bracket)
{
  g_assert (json->depth + 1 < MAX_DEPTH);
  put_lead (json, name);
  put_char (json, bracket);
  json->depth++;
  json->filled &= ~(G_GUINT64_CONSTANT (1) << json->depth);
}

static void
end (DubanJson *json, char bracket)
{
  g_assert (json->depth > 0);
  json->depth--;
  put_char (json, bracket);
}

DubanJson *
duban_json_new (void)
{
  DubanJson *json = g_new (DubanJson, 1);

  json->fd = STDOUT_FILENO;
  json->failure = 0;
  json->depth = 0;
  json->filled = 0;
  json->used = 0;
  return json;
}

gboolean
duban_json_finish (DubanJson *json, GError **error)
{
  g_assert (json->depth == 0);
  put_char (json, '\n');
  flush (json);
  if (json->failure == 0)
    return TRUE;
  g_set_error (error, G_IO_ERROR, g_io_error_from_errno (json->failure),
               /* translators: %s is the system's reason, such as “No space left on device” */
               _ ("Standard output could not take the result: %s."), g_strerror (json->failure));
  return FALSE;
}

void
duban_json_free (DubanJson *json)
{
  g_free (json);
}

void
duban_json_begin_object (DubanJson *json, const char *name)
{
  begin (json, name, '{');
}

void
duban_json_end_object (DubanJson *json)
{
  end (json, '}');
}

void
duban_json_begin_array (DubanJson *json, const char *name)
{
  begin (json, name, '[');
}

void
duban_json_end_array (DubanJson *json)
{
  end (json, ']');
}

void
duban_json_text (DubanJson *json, const char *name, const char *value)
{
  if (value == NULL)
    {
      duban_json_null (json, name);
      return;
    }
  put_lead (json, name);
  put_quoted (json, value);
}

void
duban_json_filled (DubanJson *json, const char *name, const char *value)
{
  duban_json_text (json, name, value != NULL && value[0] != '\0' ? value : NULL);
}

void
duban_json_number (DubanJson *json, const char *name, gint64 value)
{
  char digits[24];
  int n = g_snprintf (digits, sizeof digits, "%" G_GINT64_FORMAT, value);

  put_lead (json, name);
  put (json, digits, (gsize) n);
}

void
duban_json_hundredths (DubanJson *json, const char *name, int value)
{
  char digits[24];
  int n = g_snprintf (digits, sizeof digits, "%d.%02d", value / 100, value % 100);

  put_lead (json, name);
  put (json, digits, (gsize) n);
}

void
duban_json_boolean (DubanJson *json, const char *name, gboolean value)
{
  put_lead (json, name);
  if (value)
    put (json, "true", 4);
  else
    put (json, "false", 5);
}

void
duban_json_null (DubanJson *json, const char *name)
{
  put_lead (json, name);
  put (json, "null", 4);
}

void
duban_json_day (DubanJson *json, const char *name, DubanDay day)
{
  char text[DUBAN_DAY_TEXT_SIZE];

  if (day == DUBAN_NO_DAY)
    duban_json_null (json, name);
  else
    duban_json_text (json, name, duban_day_format (day, text));
}

void
duban_json_id (DubanJson *json, const char *name, const DubanId *id)
{
  char text[DUBAN_ID_TEXT_SIZE];

  duban_json_text (json, name, duban_id_is_nil (id) ? NULL : duban_id_format (id, text));
}
