/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "report/markup.h"

#include <string.h>

#define REPLACEMENT 0xFFFD

gboolean
duban_markup_is_legal (gunichar letter)
{
  const gboolean is_none = (letter >= 0xFDD0 && letter <= 0xFDEF) || (letter & 0xFFFE) == 0xFFFE;

  return letter == '\t' || letter == '\n'
         || (letter >= 0x20 && letter <= 0x10FFFF && !is_none
             && !(letter >= 0xD800 && letter <= 0xDFFF));
}

char *
duban_markup_clean (const char *text)
{
  g_autofree char *valid = g_utf8_make_valid (text, -1);
  GString *clean = g_string_sized_new (strlen (valid));

  for (const char *p = valid; *p != '\0'; p = g_utf8_next_char (p))
    {
      const gunichar letter = g_utf8_get_char (p);

      if (letter == '\r' && p[1] == '\n')
        continue;
      if (letter == '\r' || letter == 0x2028 || letter == 0x2029)
        g_string_append_c (clean, '\n');
      else
        g_string_append_unichar (clean, duban_markup_is_legal (letter) ? letter : REPLACEMENT);
    }
  return g_string_free (clean, FALSE);
}

void
duban_markup_append (GString *markup, const char *text)
{
  g_autofree char *clean = duban_markup_clean (text);

  for (const char *p = clean; *p != '\0'; p++)
    switch (*p)
      {
      case '&':
        g_string_append (markup, "&amp;");
        break;
      case '<':
        g_string_append (markup, "&lt;");
        break;
      case '>':
        g_string_append (markup, "&gt;");
        break;
      case '"':
        g_string_append (markup, "&quot;");
        break;
      case '\'':
        g_string_append (markup, "&#39;");
        break;
      default:
        g_string_append_c (markup, *p);
      }
}
