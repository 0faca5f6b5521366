/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli/complaint.h"

#include "app/wording/snippet.h"

#include <stdio.h>

/* Characters kept of a sentence: room for the longest that has a usual path in it. */
#define HEAD_CHARS 400
#define TAIL_CHARS 200

static char *
dup_readable (const char *sentence)
{
  g_autoptr (GString) text = g_string_sized_new (256);

  for (const char *p = sentence; *p != '\0';)
    {
      gunichar c = g_utf8_get_char_validated (p, -1);
      gboolean is_valid = c < 0x110000;

      if (is_valid)
        g_string_append_unichar (text, c);
      else
        g_string_append_c (text, '?');
      p = is_valid ? g_utf8_next_char (p) : p + 1;
    }
  return duban_snippet_dup (text->str, G_MAXUINT);
}

void
duban_cli_complain (const char *sentence)
{
  g_autofree char *text = dup_readable (sentence);
  glong n_chars = g_utf8_strlen (text, -1);

  if (n_chars <= HEAD_CHARS + TAIL_CHARS)
    fprintf (stderr, "dubanctl: %s\n", text);
  else
    {
      const char *tail = g_utf8_offset_to_pointer (text, n_chars - TAIL_CHARS);

      fprintf (stderr, "dubanctl: %.*s…%s\n",
               (int) (g_utf8_offset_to_pointer (text, HEAD_CHARS) - text), text, tail);
    }
}
