/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The parts of a DOCX (ECMA-376) that its file is packed from; for docx*.c alone.
 *
 * Lengths are twips, 1/20 pt, as WordprocessingML has them. */
#pragma once

#include "report/document.h"
#include "report/layout/fonts.h"

G_BEGIN_DECLS

#define DUBAN_DOCX_NS                                                                              \
  "xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\" "                      \
  "xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\""
#define DUBAN_DOCX_XML "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n"

/* GB/T 9704: A4, 156 × 225 mm of text, in it 22 lines of 28 characters.  22 lines of 580 would be
 * 4 twips too high and leave 21. */
#define DUBAN_DOCX_PAGE_SHORT 11906
#define DUBAN_DOCX_PAGE_LONG 16838
#define DUBAN_DOCX_MARGIN_TOP 2098    /* 37 mm */
#define DUBAN_DOCX_MARGIN_BOTTOM 1984 /* 35 mm */
#define DUBAN_DOCX_MARGIN_LEFT 1587   /* 28 mm */
#define DUBAN_DOCX_MARGIN_RIGHT 1474  /* 26 mm */
#define DUBAN_DOCX_LINE 579
#define DUBAN_DOCX_LETTER 316
#define DUBAN_DOCX_LETTER_SPACE (-849) /* 1/4096 pt: from 16 pt to 442.2 pt / 28 */

/* From the lower edge of the text down to that of a footer of 20 pt whose number has its middle
 * 7 mm below the text. */
#define DUBAN_DOCX_NUMBER_DROP 597

/* The width between the margins. */
int duban_docx_get_width (gboolean is_across);

/* Runs of text, a line break as one. Style: of the character, or NULL. */
void duban_docx_append_run (GString *xml, const char *style, const char *text);

/* w:tbl alone, without its title; nothing of a table that has no columns. */
void duban_docx_append_table (GString *xml, const DubanTable *table, gboolean is_across);

/* The same in low rows: the values of a chart, as high as the chart where it is drawn. */
void duban_docx_append_values (GString *xml, const DubanTable *table);

/* Each a part.  fonts: those of this machine, or NULL where it has none: a face is asked for by its
 * true name for Chinese, and for digits and Latin by the family that sets them on the printed page,
 * since a program that lacks the face takes digits as wide as it likes. (transfer full) */
GString *duban_docx_make_body (const DubanDocument *document) G_GNUC_WARN_UNUSED_RESULT;
GString *duban_docx_make_styles (const DubanFonts *fonts) G_GNUC_WARN_UNUSED_RESULT;
GString *duban_docx_make_fonts (const DubanFonts *fonts) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
