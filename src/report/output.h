/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The files that a document becomes.  Each is made as a whole in memory; who asked writes it.  The
 * same document gives the same bytes wherever the same fonts and libraries are: the only time in
 * them is document->made, and nothing in them is by chance. */
#pragma once

#include "report/pages.h"

G_BEGIN_DECLS

/* The pages as they are, fonts embedded, text selectable, with outline, title and author.
 * (transfer full) */
GBytes *duban_pdf_make (const DubanDocument *document, const DubanPages *pages,
                        DubanReportProgress progress, gpointer data, GCancellable *cancellable,
                        GError **error) G_GNUC_WARN_UNUSED_RESULT;

/* Office Open XML (ECMA-376): real styles, the grid of 22 × 28, repeated table heads, sections
 * across. Charts as tables of their values. (transfer full) */
GBytes *duban_docx_make (const DubanDocument *document, GCancellable *cancellable,
                         GError **error) G_GNUC_WARN_UNUSED_RESULT;

/* A workbook: the figures, then a sheet for each table, then one for each chart with its values.
 * (transfer full) */
GBytes *duban_xlsx_make (const DubanDocument *document, GCancellable *cancellable,
                         GError **error) G_GNUC_WARN_UNUSED_RESULT;

/* One file with nothing outside it, that reads well and prints well. (transfer full) */
GBytes *duban_html_make (const DubanDocument *document) G_GNUC_WARN_UNUSED_RESULT;

/* Plain text for pasting into a message: the words alone, tables as lines. (transfer full) */
char *duban_plain_make (const DubanDocument *document) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
