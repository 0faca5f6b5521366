/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "report/layout/line.h"

#include "report/layout/breaks.h"

/* Widths are sums of many; what differs by less is the same. */
#define NOTHING 0.01

/* Wanting by so little, a line is full: 28 letters are 0.085 pt less than the text area. */
#define TOLERATED 0.2

/* Left short by more, in letters, a line takes the first part of a date. */
#define SHORT 2

/* The most that is put between two letters, in letters: more would read as a space. */
#define MOST_BETWEEN 0.09

static const DubanAtom *
atom_of (const DubanText *text, gsize i)
{
  return &g_array_index (text->atoms, DubanAtom, i);
}

/* How much narrower the atom can be. */
static double
blank_of (const DubanAtom *atom)
{
  return atom->shrinks ? atom->width / 2 : 0;
}

gsize
duban_line_trim (const DubanText *text, gsize from, gsize to)
{
  while (to > from && atom_of (text, to - 1)->is_space)
    to--;
  return to;
}

double
duban_line_measure (const DubanText *text, gsize from, gsize to)
{
  double width = 0;

  to = duban_line_trim (text, from, to);
  for (gsize i = from; i < to; i++)
    width += atom_of (text, i)->width;
  return width;
}

/* Nothing to part in all the width: where it hurts least, else as many letters as there is room
 * for, one at least. */
static gsize
find_any_end (const DubanText *text, gsize from, double width)
{
  double x = atom_of (text, from)->width;
  gsize i = from + 1, pressed = from;

  while (i < text->atoms->len && x + atom_of (text, i)->width <= width + NOTHING)
    {
      x += atom_of (text, i++)->width;
      if (i < text->atoms->len
          && (atom_of (text, i)->may_break == DUBAN_BREAK_PRESSED
              || atom_of (text, i)->may_break == DUBAN_BREAK_RATHER))
        pressed = i;
    }
  if (pressed > from)
    return pressed;
  while (i < text->atoms->len && atom_of (text, i)->is_space)
    i++;
  return i;
}

/* How wide the marks are that close the atoms [from, to), and have a blank to give. */
static double
measure_marks (const DubanText *text, gsize from, gsize to)
{
  double width = 0;

  for (; to > from && atom_of (text, to - 1)->shrinks == DUBAN_MARK_CLOSING; to--)
    width += atom_of (text, to - 1)->width;
  return width;
}

/* As Word and WPS do it: what does not fit goes down to the next line, with the letter before a
 * mark that may not begin one; but where all but that mark fits, and the mark does once the blanks
 * of the line's marks are taken away, the line is squeezed. */
gsize
duban_line_find_end (const DubanText *text, gsize from, double width)
{
  const gsize n = text->atoms->len;
  double x = 0, ink = 0, blank = 0; /* with and without spaces behind; what marks can give */
  gsize fit = from, rather = from;

  for (gsize i = from; i <= n; i++)
    {
      const DubanAtom *atom = i < n ? atom_of (text, i) : NULL;
      const gboolean may_end = i > from && (atom == NULL || atom->may_break >= DUBAN_BREAK_MAY);

      if (i > from && atom != NULL && atom->may_break == DUBAN_BREAK_RATHER
          && ink <= width + NOTHING)
        rather = i;
      if (may_end && ink <= width + NOTHING)
        fit = i;
      else if (may_end)
        {
          const double marks = measure_marks (text, from, duban_line_trim (text, from, i));

          if (marks > 0 && MAX (ink - marks, ink - blank) <= width + NOTHING)
            return i;
          break;
        }
      if (atom == NULL || ink - blank > width + NOTHING
          || (i > from && atom->may_break == DUBAN_BREAK_MUST))
        break;
      x += atom->width;
      if (!atom->is_space)
        {
          ink = x;
          blank += blank_of (atom);
        }
    }
  if (fit == from)
    return find_any_end (text, from, width);
  return rather > fit && width - duban_line_measure (text, from, fit) > SHORT * text->size ? rather
                                                                                           : fit;
}

/* What is added between letters (more than 0) or taken from blanks (a share, less than 0). */
typedef struct
{
  double between;
  double share;
} Spacing;

static Spacing
space_out (const DubanText *text, gsize from, gsize to, double width, DubanFill fill)
{
  const double wanting = width - duban_line_measure (text, from, to);
  double blank = 0;
  gsize gaps = 0;
  Spacing spacing = { 0, 0 };

  for (gsize i = from; i < to; i++)
    {
      blank += blank_of (atom_of (text, i));
      gaps += i > from && atom_of (text, i)->may_break == DUBAN_BREAK_MAY;
    }
  if (wanting < 0 && blank > 0)
    spacing.share = MIN (-wanting / blank, 1);
  else if (wanting > TOLERATED && fill == DUBAN_FILL_JUSTIFIED && gaps > 0
           && wanting / (double) gaps <= MOST_BETWEEN * text->size)
    spacing.between = wanting / (double) gaps;
  return spacing;
}

/* While it is made. */
typedef struct
{
  DubanLine *line;
  guint n_glyphs, n_clusters;
  double x;
} Making;

static void
put_run (Making *making, const DubanText *text, const DubanAtom *atom, guint offset)
{
  cairo_scaled_font_t *font = g_ptr_array_index (text->fonts, atom->font);
  GArray *runs = making->line->runs;
  const DubanLineRun run = { font, offset, 0, making->n_glyphs, 0, making->n_clusters, 0 };

  if (runs->len == 0 || g_array_index (runs, DubanLineRun, runs->len - 1).font != font)
    g_array_append_val (runs, run);
}

static void
put_figure (Making *making, const DubanAtom *atom, double width)
{
  DubanLine *line = making->line;
  DubanLineFigure *last;
  const DubanLineFigure figure = { atom->figure, making->x, width };

  if (atom->figure == 0)
    return;
  if (line->figures == NULL)
    line->figures = g_array_new (FALSE, FALSE, sizeof (DubanLineFigure));
  last = line->figures->len > 0
             ? &g_array_index (line->figures, DubanLineFigure, line->figures->len - 1)
             : NULL;
  if (last != NULL && last->figure == atom->figure
      && ABS (last->x + last->width - making->x) < MOST_BETWEEN * 22)
    last->width = making->x + width - last->x;
  else
    g_array_append_val (line->figures, figure);
}

static void
put_atom (Making *making, const DubanText *text, const DubanAtom *atom, guint offset, double taken)
{
  DubanLine *line = making->line;
  const double shift = atom->shrinks == DUBAN_MARK_OPENING ? -taken : 0;
  DubanLineRun *run;

  put_run (making, text, atom, offset);
  run = &g_array_index (line->runs, DubanLineRun, line->runs->len - 1);
  for (guint i = 0; i < atom->n_glyphs; i++)
    {
      const DubanGlyph *glyph = &g_array_index (text->glyphs, DubanGlyph, atom->glyph + i);

      line->glyphs[making->n_glyphs++]
          = (cairo_glyph_t){ glyph->index, making->x + shift + glyph->x, glyph->y };
    }
  line->clusters[making->n_clusters++] = (cairo_text_cluster_t){ atom->length, atom->n_glyphs };
  run->length += atom->length;
  run->n_glyphs += atom->n_glyphs;
  run->n_clusters++;
  put_figure (making, atom, atom->width - taken);
  making->x += atom->width - taken;
}

DubanLine *
duban_line_new (const DubanText *text, gsize from, gsize to, double width, DubanFill fill)
{
  DubanLine *line = g_new0 (DubanLine, 1);
  Making making = { .line = line };
  Spacing spacing;
  gsize n_glyphs = 0;

  to = duban_line_trim (text, from, to);
  spacing = space_out (text, from, to, width, fill);
  for (gsize i = from; i < to; i++)
    n_glyphs += atom_of (text, i)->n_glyphs;
  line->runs = g_array_new (FALSE, FALSE, sizeof (DubanLineRun));
  line->glyphs = g_new (cairo_glyph_t, n_glyphs);
  line->clusters = g_new (cairo_text_cluster_t, to - from);
  if (to > from)
    {
      const guint start = atom_of (text, from)->offset;
      const DubanAtom *last = atom_of (text, to - 1);

      line->text = g_strndup (text->text + start, last->offset + last->length - start);
      for (gsize i = from; i < to; i++)
        {
          const DubanAtom *atom = atom_of (text, i);

          if (i > from && atom->may_break == DUBAN_BREAK_MAY)
            making.x += spacing.between;
          put_atom (&making, text, atom, atom->offset - start, blank_of (atom) * spacing.share);
        }
    }
  line->width = making.x;
  return line;
}

void
duban_line_free (DubanLine *line)
{
  g_free (line->text);
  g_free (line->glyphs);
  g_free (line->clusters);
  g_array_unref (line->runs);
  g_clear_pointer (&line->figures, g_array_unref);
  g_free (line);
}

void
duban_line_draw (const DubanLine *line, cairo_t *cr, double x, double y)
{
  cairo_save (cr);
  cairo_translate (cr, x, y);
  for (guint i = 0; i < line->runs->len; i++)
    {
      const DubanLineRun *run = &g_array_index (line->runs, DubanLineRun, i);

      if (run->n_glyphs == 0)
        continue;
      cairo_set_scaled_font (cr, run->font);
      cairo_show_text_glyphs (cr, line->text + run->offset, (int) run->length,
                              line->glyphs + run->glyph, (int) run->n_glyphs,
                              line->clusters + run->cluster, (int) run->n_clusters, 0);
    }
  cairo_restore (cr);
}

GPtrArray *
duban_lines_new (const DubanText *text, double indent, double width, DubanFill fill)
{
  GPtrArray *lines = g_ptr_array_new_with_free_func ((GDestroyNotify) duban_line_free);
  const gsize n = text->atoms->len;

  for (gsize from = 0; from < n;)
    {
      const gboolean begins = from == 0 || atom_of (text, from)->may_break == DUBAN_BREAK_MUST;
      const double room = begins ? width - indent : width;
      const gsize end = duban_line_find_end (text, from, room);
      const gboolean is_last = end >= n || atom_of (text, end)->may_break == DUBAN_BREAK_MUST;
      DubanLine *line = duban_line_new (text, from, end, room, is_last ? DUBAN_FILL_NATURAL : fill);

      line->begins = begins;
      g_ptr_array_add (lines, line);
      from = end;
    }
  return lines;
}
