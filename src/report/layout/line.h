/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A line of text, its letters in their places: what is drawn. */
#pragma once

#include "report/layout/text.h"

G_BEGIN_DECLS

/* Letters of one font. */
typedef struct
{
  cairo_scaled_font_t *font; /* borrowed */
  guint offset, length;      /* bytes */
  guint glyph, n_glyphs;
  guint cluster, n_clusters;
} DubanLineRun;

/* Where a figure stands. */
typedef struct
{
  guint figure;
  double x, width;
} DubanLineFigure;

typedef struct
{
  char *text;
  cairo_glyph_t *glyphs; /* from the line's start on its baseline */
  cairo_text_cluster_t *clusters;
  GArray *runs;    /* of DubanLineRun */
  GArray *figures; /* of DubanLineFigure; or NULL */
  double width;
  gboolean begins; /* a paragraph */
} DubanLine;

typedef enum
{
  DUBAN_FILL_NATURAL,   /* as wide as its letters */
  DUBAN_FILL_JUSTIFIED, /* to the width, where little is wanting */
} DubanFill;

/* Of the atoms [from, to) of a text, squeezed where they are wider than that width. */
DubanLine *duban_line_new (const DubanText *text, gsize from, gsize to, double width,
                           DubanFill fill) G_GNUC_WARN_UNUSED_RESULT;
void duban_line_free (DubanLine *line);

/* x, y: the start of its baseline. */
void duban_line_draw (const DubanLine *line, cairo_t *cr, double x, double y);

/* Where the line ends that begins with the atom from: the atom that the next begins with.  width:
 * points. */
gsize duban_line_find_end (const DubanText *text, gsize from, double width);

/* The atoms [from, to) without spaces at their end, and their width. */
gsize duban_line_trim (const DubanText *text, gsize from, gsize to);
double duban_line_measure (const DubanText *text, gsize from, gsize to);

/* All lines of a text. indent: of those that begin a paragraph. (transfer full, of DubanLine) */
GPtrArray *duban_lines_new (const DubanText *text, double indent, double width,
                            DubanFill fill) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
