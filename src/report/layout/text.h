/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A paragraph, shaped once: its letters as atoms, which lines are then made of.
 *
 * A letter of full width is as wide as the grid of the standard wants it; all others have their
 * natural width. */
#pragma once

#include "report/layout/fonts.h"

G_BEGIN_DECLS

typedef struct
{
  const char *text;
  DubanFace face;
  guint figure;
} DubanSpan;

/* What is never parted: a letter with its marks, a ligature. */
typedef struct
{
  guint32 offset; /* bytes in the text */
  guint32 glyph;  /* the first of its glyphs */
  guint32 font;   /* which of the text's fonts */
  guint16 length; /* bytes */
  guint16 n_glyphs;
  guint8 may_break; /* DubanBreak: may a line begin with it? */
  guint8 is_space : 1;
  guint8 is_wide : 1;
  guint8 shrinks : 2; /* DubanMark: half of it is blank, on that mark's side */
  guint32 figure;
  double width; /* points */
} DubanAtom;

typedef struct
{
  guint index;
  double x, y; /* from the atom's origin */
} DubanGlyph;

typedef struct
{
  char *text;       /* valid UTF-8, without line feeds */
  double size;      /* of the letters, points */
  GArray *atoms;    /* of DubanAtom */
  GArray *glyphs;   /* of DubanGlyph */
  GPtrArray *fonts; /* of cairo_scaled_font_t *, borrowed */
} DubanText;

/* size: points of a letter; advance: of one of full width. Line feeds begin a line. */
DubanText *duban_text_new (DubanFonts *fonts, double size, double advance, const DubanSpan *spans,
                           gsize n_spans) G_GNUC_WARN_UNUSED_RESULT;
void duban_text_free (DubanText *text);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DubanText, duban_text_free)

G_END_DECLS
