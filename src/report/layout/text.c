/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "report/layout/text.h"

#include "report/layout/breaks.h"
#include "report/markup.h"

#include <pango/pangocairo.h>
#include <string.h>

/* While it is made. */
typedef struct
{
  DubanFonts *fonts;
  DubanText *text;
  double advance;
  GString *words;
  GArray *chars;   /* of gunichar, line feeds among them */
  GArray *offsets; /* of guint32: of each char in the words, and their end */
  GArray *figures; /* of guint32: of each char */
  guint8 *breaks;
  PangoAttrList *attributes;
} Making;

void
duban_text_free (DubanText *text)
{
  g_free (text->text);
  g_array_unref (text->atoms);
  g_array_unref (text->glyphs);
  g_ptr_array_unref (text->fonts);
  g_free (text);
}

/* As it is shaped: 0 for what is left out. */
static gunichar
clean (gunichar c)
{
  if (c == '\n' || c == 0x2028 || c == 0x2029 || c == 0x85 || c == '\v' || c == '\f')
    return '\n';
  if (c == '\t')
    return ' ';
  if (c < 0x20 || (c >= 0x7F && c < 0xA0) || c == 0xFFFC || !duban_markup_is_legal (c)
      || (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069))
    return 0;
  return c;
}

/* Of a paragraph: spaces that somebody typed there are none of the text. */
static gboolean
is_at_start (const Making *making)
{
  const guint n = making->chars->len;

  return n == 0 || g_array_index (making->chars, gunichar, n - 1) == '\n';
}

static void
add_span (Making *making, const DubanSpan *span)
{
  g_autofree char *valid = g_utf8_make_valid (span->text, -1);
  const gsize start = making->words->len;
  PangoFontDescription *font;
  PangoAttribute *attribute;

  for (const char *at = valid; *at != '\0'; at = g_utf8_next_char (at))
    {
      const gunichar c = clean (g_utf8_get_char (at));
      const guint32 offset = (guint32) making->words->len;

      if (c == 0 || (c != '\n' && duban_mark_is_space (c) && is_at_start (making)))
        continue;
      g_array_append_val (making->chars, c);
      g_array_append_val (making->offsets, offset);
      g_array_append_val (making->figures, span->figure);
      g_string_append_unichar (making->words, c == '\n' ? ' ' : c);
    }
  font = pango_font_description_copy (making->fonts->faces[span->face]);
  pango_font_description_set_absolute_size (font, making->text->size * PANGO_SCALE);
  attribute = pango_attr_font_desc_new (font);
  attribute->start_index = (guint) start;
  attribute->end_index = (guint) making->words->len;
  pango_attr_list_insert (making->attributes, attribute);
  pango_font_description_free (font);
}

/* The number of the char that begins at or before that byte of the words. */
static gsize
char_at (const Making *making, guint32 offset)
{
  gsize low = 0, high = making->chars->len;

  while (high - low > 1)
    {
      const gsize middle = (low + high) / 2;

      if (g_array_index (making->offsets, guint32, middle) <= offset)
        low = middle;
      else
        high = middle;
    }
  return low;
}

/* A letter that no font has is shown as 〓, which printers set for it, and keeps its text. */
static void
put_geta (Making *making, DubanGlyph *glyph, PangoFont *font, gunichar letter)
{
  hb_font_t *hb = pango_font_get_hb_font (font);
  static const gunichar instead[] = { 0x3013, 0x25A1, '?' };
  hb_codepoint_t found = 0;

  duban_fonts_miss (making->fonts, letter);
  for (gsize i = 0; i < G_N_ELEMENTS (instead) && found == 0; i++)
    if (!hb_font_get_nominal_glyph (hb, instead[i], &found))
      found = 0;
  glyph->index = found;
}

/* The glyphs [first, end) of an item are one atom. */
static void
add_glyphs (Making *making, PangoItem *item, const PangoGlyphString *shaped, int first, int end,
            DubanAtom *atom, gunichar letter)
{
  double x = 0;

  atom->glyph = making->text->glyphs->len;
  for (int i = first; i < end; i++)
    {
      const PangoGlyphInfo *info = &shaped->glyphs[i];
      DubanGlyph glyph = { info->glyph, x + (double) info->geometry.x_offset / PANGO_SCALE,
                           (double) info->geometry.y_offset / PANGO_SCALE };

      if (info->glyph & PANGO_GLYPH_UNKNOWN_FLAG)
        {
          put_geta (making, &glyph, item->analysis.font, letter);
          x += making->advance;
        }
      else
        x += (double) info->geometry.width / PANGO_SCALE;
      if (info->glyph == PANGO_GLYPH_EMPTY)
        continue;
      g_array_append_val (making->text->glyphs, glyph);
    }
  atom->n_glyphs = (guint16) (making->text->glyphs->len - atom->glyph);
  atom->width = x;
}

/* Letters of full width take the places of the grid, in the middle of each. */
static void
set_on_grid (Making *making, DubanAtom *atom, gunichar letter, gsize n_chars)
{
  const double square = making->advance * (double) n_chars;

  if (!g_unichar_iswide (letter) && !(letter >= 0x2010 && letter <= 0x2E3B))
    return;
  if (atom->width < 0.9 * making->text->size * (double) n_chars
      || atom->width > 1.1 * making->text->size * (double) n_chars)
    return;
  for (guint i = 0; i < atom->n_glyphs; i++)
    g_array_index (making->text->glyphs, DubanGlyph, atom->glyph + i).x
        += (square - atom->width) / 2;
  atom->width = square;
  atom->is_wide = TRUE;
  if (n_chars == 1 && duban_mark_is_half_blank (letter))
    atom->shrinks = duban_mark_of (letter);
}

/* Some faces have 、，。：； in the middle of their square, as on Taiwan; here they sit below on
 * the left (GB/T 15834). */
static void
seat_mark (Making *making, PangoItem *item, const DubanAtom *atom, gunichar letter)
{
  const double size = making->text->size;
  PangoRectangle ink;
  DubanGlyph *glyph;
  double left, below;

  if (!duban_mark_sits_left (letter) || atom->n_glyphs != 1)
    return;
  glyph = &g_array_index (making->text->glyphs, DubanGlyph, atom->glyph);
  pango_font_get_glyph_extents (item->analysis.font, glyph->index, &ink, NULL);
  left = (double) ink.x / PANGO_SCALE;
  below = (double) (ink.y + ink.height) / PANGO_SCALE;
  if (left + (double) ink.width / PANGO_SCALE / 2 < 0.4 * size)
    return;
  glyph->x += 0.1 * size - left;
  if (letter != 0xFF1A && letter != 0xFF1B)
    glyph->y += 0.08 * size - below;
}

/* bytes [from, to) of the words, which the glyphs [first, end) show. */
static void
add_atom (Making *making, PangoItem *item, const PangoGlyphString *shaped, int first, int end,
          guint32 from, guint32 to)
{
  const gsize start = char_at (making, from);
  const gunichar letter = g_array_index (making->chars, gunichar, start);
  DubanAtom atom = { .offset = from,
                     .length = (guint16) (to - from),
                     .font = making->text->fonts->len - 1,
                     .may_break = making->breaks[start],
                     .is_space = duban_mark_is_space (letter),
                     .figure = g_array_index (making->figures, guint32, start) };
  gsize n_chars = 1;

  while (start + n_chars < making->chars->len
         && g_array_index (making->offsets, guint32, start + n_chars) < to)
    n_chars++;
  add_glyphs (making, item, shaped, first, end, &atom, letter);
  set_on_grid (making, &atom, letter, n_chars);
  if (atom.is_wide)
    seat_mark (making, item, &atom, letter);
  if (letter == '\n')
    atom.width = 0;
  g_array_append_val (making->text->atoms, atom);
}

/* The atoms of an item in the order of its text, whichever way it is written. */
static void
add_item (Making *making, PangoItem *item, PangoGlyphString *shaped)
{
  const int n = shaped->num_glyphs;
  const gboolean is_back = item->analysis.level % 2 == 1;
  cairo_scaled_font_t *font = duban_fonts_keep (making->fonts, item->analysis.font);
  GPtrArray *fonts = making->text->fonts;

  if (fonts->len == 0 || g_ptr_array_index (fonts, fonts->len - 1) != font)
    g_ptr_array_add (fonts, font);
  for (int i = is_back ? n - 1 : 0; i >= 0 && i < n;)
    {
      const int cluster = shaped->log_clusters[i];
      int next = i;
      int after;

      while (next >= 0 && next < n && shaped->log_clusters[next] == cluster)
        next += is_back ? -1 : 1;
      after = next >= 0 && next < n ? shaped->log_clusters[next] : item->length;
      add_atom (making, item, shaped, is_back ? next + 1 : i, is_back ? i + 1 : next,
                (guint32) (item->offset + cluster), (guint32) (item->offset + after));
      i = next;
    }
}

static void
shape (Making *making)
{
  DubanText *text = making->text;
  GList *items = pango_itemize_with_base_dir (making->fonts->context, PANGO_DIRECTION_LTR,
                                              making->words->str, 0, (int) making->words->len,
                                              making->attributes, NULL);
  PangoGlyphString *shaped = pango_glyph_string_new ();

  for (GList *at = items; at != NULL; at = at->next)
    {
      PangoItem *item = at->data;

      pango_shape_full (making->words->str + item->offset, item->length, making->words->str,
                        (int) making->words->len, &item->analysis, shaped);
      add_item (making, item, shaped);
    }
  pango_glyph_string_free (shaped);
  g_list_free_full (items, (GDestroyNotify) pango_item_free);
  text->text = g_strdup (making->words->str);
}

DubanText *
duban_text_new (DubanFonts *fonts, double size, double advance, const DubanSpan *spans,
                gsize n_spans)
{
  DubanText *text = g_new0 (DubanText, 1);
  Making making = { .fonts = fonts, .text = text, .advance = advance };

  text->size = size;
  text->atoms = g_array_new (FALSE, FALSE, sizeof (DubanAtom));
  text->glyphs = g_array_new (FALSE, FALSE, sizeof (DubanGlyph));
  text->fonts = g_ptr_array_new ();
  making.words = g_string_new (NULL);
  making.chars = g_array_new (FALSE, FALSE, sizeof (gunichar));
  making.offsets = g_array_new (FALSE, FALSE, sizeof (guint32));
  making.figures = g_array_new (FALSE, FALSE, sizeof (guint32));
  making.attributes = pango_attr_list_new ();
  for (gsize i = 0; i < n_spans; i++)
    add_span (&making, &spans[i]);
  making.breaks = g_malloc (making.chars->len + 1);
  duban_breaks_find ((const gunichar *) (void *) making.chars->data, making.chars->len,
                     making.breaks);
  shape (&making);
  pango_attr_list_unref (making.attributes);
  g_free (making.breaks);
  g_array_unref (making.figures);
  g_array_unref (making.offsets);
  g_array_unref (making.chars);
  g_string_free (making.words, TRUE);
  return text;
}
