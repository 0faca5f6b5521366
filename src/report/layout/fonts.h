/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The fonts of one document's pages: a font map of their own, so that they may be used on any one
 * thread; which installed family is each face, and what had to stand in. */
#pragma once

#include "report/typeface.h"

#include <cairo.h>
#include <gio/gio.h>
#include <pango/pango.h>

G_BEGIN_DECLS

typedef struct
{
  PangoContext *context;
  PangoFontDescription *faces[DUBAN_N_FACES]; /* without a size */
  GPtrArray *stand_ins; /* of char *: “方正小标宋简体 → Noto Serif CJK SC” */
  GPtrArray *missing;   /* of char *: letters that no font here has */
  GHashTable *missed;   /* the same as a set of gunichar */
  GHashTable *kept;     /* PangoFont *, held as long as the lines */
} DubanFonts;

/* Fails on a machine without any font. (transfer full) */
DubanFonts *duban_fonts_new (GError **error) G_GNUC_WARN_UNUSED_RESULT;
void duban_fonts_free (DubanFonts *fonts);

/* The installed family that is the face or stands in for it. (transfer none) */
const char *duban_fonts_get_family (const DubanFonts *fonts, DubanFace face);

/* As cairo draws it; valid as long as the fonts. */
cairo_scaled_font_t *duban_fonts_keep (DubanFonts *fonts, PangoFont *font);

/* Notes a letter that no font has, once. */
void duban_fonts_miss (DubanFonts *fonts, gunichar letter);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DubanFonts, duban_fonts_free)

G_END_DECLS
