/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/wording/snippet.h"

#define ELLIPSIS "…"
#define FIRST_STRONG_ISOLATE "\u2068"
#define POP_ISOLATE "\u2069"

static gboolean
turns_direction (gunichar c)
{
  return c == 0x200e || c == 0x200f || c == 0x061c || (c >= 0x202a && c <= 0x202e)
         || (c >= 0x2066 && c <= 0x2069);
}

/* Hebrew, Arabic and their neighbours, and the presentation forms. */
static gboolean
is_right_to_left (gunichar c)
{
  return (c >= 0x0590 && c <= 0x08ff) || (c >= 0xfb1d && c <= 0xfdff)
         || (c >= 0xfe70 && c <= 0xfeff) || (c >= 0x10800 && c <= 0x10fff)
         || (c >= 0x1e800 && c <= 0x1efff);
}

static gboolean
is_blank (gunichar c)
{
  return c < 0x20 || (c >= 0x7f && c < 0xa0) || g_unichar_isspace (c) || c == 0x2028 || c == 0x2029;
}

void
duban_snippet_append (GString *buffer, const char *text, guint max_chars)
{
  gsize start = buffer->len;
  gboolean blank = TRUE; /* blanks at the beginning are dropped */
  gboolean isolate = FALSE;
  guint n_chars = 0;

  for (const char *p = text != NULL ? text : ""; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (turns_direction (c) || (blank && is_blank (c)))
        continue;
      if (n_chars++ == max_chars)
        {
          if (blank && buffer->len > start)
            g_string_truncate (buffer, buffer->len - 1);
          g_string_append (buffer, ELLIPSIS);
          blank = FALSE;
          break;
        }
      isolate |= is_right_to_left (c);
      blank = is_blank (c);
      g_string_append_unichar (buffer, blank ? ' ' : c);
    }
  if (blank && buffer->len > start)
    g_string_truncate (buffer, buffer->len - 1);
  if (isolate)
    {
      g_string_insert (buffer, (gssize) start, FIRST_STRONG_ISOLATE);
      g_string_append (buffer, POP_ISOLATE);
    }
}

char *
duban_snippet_dup (const char *text, guint max_chars)
{
  GString *buffer = g_string_new (NULL);

  duban_snippet_append (buffer, text, max_chars);
  return g_string_free (buffer, FALSE);
}
