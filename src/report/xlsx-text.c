/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Texts as cells and sheets may hold them. */
#include "report/markup.h"
#include "report/xlsx.h"

#include <string.h>

/* UTF-16 units; Excel takes 32,767, the marks stand in what is left. */
#define CELL_MAX 32700
#define NAME_MAX_UNITS 31
#define PROPERTY_MAX 250
#define DIGITS_MAX 15 /* what a double keeps */

/* Points. */
#define LINE 16.0
#define HEIGHT_MAX 409.0

/* Of letters, in tenths of a column's unit of width. */
#define NARROW 10
#define WIDE 22

static guint
count_units (gunichar letter)
{
  return letter > 0xFFFF ? 2 : 1;
}

/* _x0041_ would be read as A. */
static gboolean
is_escape (const char *text)
{
  if (text[0] != '_' || text[1] != 'x')
    return FALSE;
  for (guint i = 2; i < 6; i++)
    if (!g_ascii_isxdigit (text[i]))
      return FALSE;
  return text[6] == '_';
}

GPtrArray *
duban_book_split (const char *text)
{
  g_autofree char *clean = duban_markup_clean (text);
  GPtrArray *parts = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GString) part = g_string_new (NULL);
  guint n_units = 0;

  for (const char *p = clean; *p != '\0'; p = g_utf8_next_char (p))
    {
      const gunichar letter = g_utf8_get_char (p);

      if (n_units + 8 > CELL_MAX)
        {
          g_ptr_array_add (parts, g_strdup_printf ("%s…〔续下行〕", part->str));
          g_string_assign (part, "〔续上行〕…");
          n_units = 6;
        }
      if (is_escape (p))
        {
          g_string_append (part, "_x005F");
          n_units += 6;
        }
      g_string_append_unichar (part, letter);
      n_units += count_units (letter);
    }
  g_ptr_array_add (parts, g_strdup (part->str));
  return parts;
}

double
duban_book_measure (const char *text, guint width)
{
  guint n_lines = 1;
  guint filled = 0;

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      const gunichar letter = g_utf8_get_char (p);
      const guint size = g_unichar_iswide (letter) ? WIDE : NARROW;

      filled += size;
      if (letter == '\n' || filled > width * NARROW)
        {
          n_lines++;
          filled = letter == '\n' ? 0 : size;
        }
    }
  return MIN (n_lines * LINE, HEIGHT_MAX);
}

char *
duban_book_shorten (const char *text)
{
  g_autofree char *clean = duban_markup_clean (text);

  g_strdelimit (clean, "\n\t", ' ');
  return g_utf8_strlen (clean, -1) <= PROPERTY_MAX ? g_steal_pointer (&clean)
                                                   : g_utf8_substring (clean, 0, PROPERTY_MAX);
}

/* What a name may not hold becomes what looks like it. */
static void
append_letter (GString *name, gunichar letter)
{
  static const char forbidden[] = "[]:*?/\\'";
  static const char *const instead[] = { "［", "］", "：", "＊", "？", "／", "＼", "’" };
  const char *found = letter < 0x80 ? strchr (forbidden, (int) letter) : NULL;

  if (letter < 0x20 || letter == 0x7F || !duban_markup_is_legal (letter))
    g_string_append_c (name, ' ');
  else if (found != NULL)
    g_string_append (name, instead[found - forbidden]);
  else
    g_string_append_unichar (name, letter);
}

/* As much of it as fits beside an ending. */
static char *
cut_name (const char *wish, const char *ending)
{
  const guint room = NAME_MAX_UNITS - (guint) strlen (ending);
  g_autoptr (GString) name = g_string_new (NULL);
  guint n_units = 0;

  for (const char *p = wish; *p != '\0'; p = g_utf8_next_char (p))
    {
      n_units += count_units (g_utf8_get_char (p));
      if (n_units > room)
        break;
      append_letter (name, g_utf8_get_char (p));
    }
  g_strstrip (name->str);
  return g_strconcat (name->str, ending, NULL);
}

char *
duban_book_name (DubanBook *book, const char *wish)
{
  g_autofree char *valid = g_utf8_make_valid (wish, -1);
  g_autofree char *name = cut_name (valid, "");

  if (*name == '\0' || g_ascii_strcasecmp (name, "History") == 0)
    {
      g_free (name);
      name = g_strdup ("表");
    }
  g_free (valid);
  valid = g_strdup (name);
  for (guint i = 2;; i++)
    {
      g_autofree char *ending = g_strdup_printf (" (%u)", i);
      char *folded = g_utf8_casefold (name, -1);

      if (g_hash_table_add (book->names, folded))
        return g_steal_pointer (&name);
      g_free (name);
      name = cut_name (valid, ending);
    }
}

static gboolean
is_quotable (const char *measure)
{
  for (; *measure != '\0'; measure = g_utf8_next_char (measure))
    {
      const gunichar letter = g_utf8_get_char (measure);

      if (letter == '"' || letter == '\\' || g_unichar_isdigit (letter)
          || !g_unichar_isalpha (letter))
        return FALSE;
    }
  return TRUE;
}

gboolean
duban_book_read_number (const char *text, double *value, char **format)
{
  const char *whole = *text == '-' ? text + 1 : text;
  const gsize n_whole = strspn (whole, "0123456789");
  const gsize n_part = whole[n_whole] == '.' ? strspn (whole + n_whole + 1, "0123456789") : 0;
  const char *rest = whole + n_whole + (n_part > 0 ? n_part + 1 : 0);
  const gboolean is_share = strcmp (rest, "%") == 0 || strcmp (rest, "％") == 0;
  g_autoptr (GString) shape = g_string_new (n_part > 0 ? "0." : "0");
  g_autofree char *digits = NULL;

  if (n_whole == 0 || n_whole + n_part > DIGITS_MAX || (!is_share && !is_quotable (rest)))
    return FALSE;
  digits = g_strdup_printf ("%.*se-%u", (int) (rest - text), text, is_share ? 2 : 0);
  *value = g_ascii_strtod (digits, NULL);
  for (gsize i = 0; i < n_part; i++)
    g_string_append_c (shape, '0');
  if (is_share)
    g_string_append_c (shape, '%');
  else if (*rest != '\0')
    g_string_append_printf (shape, "\"%s\"", rest);
  *format = g_strdup (shape->str);
  return TRUE;
}
