/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What was printed, read back from the file by pdftotext (poppler-utils): words with their places
 * on the pages. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

typedef struct
{
  guint page;            /* from 0 */
  double x0, y0, x1, y1; /* points, from the top left */
  char *text;
} PdfWord;

typedef struct
{
  double width, height; /* of its last page; mostly all are alike */
  GArray *sizes;        /* of double: width and height of each */
  guint n_pages;
  GArray *words;    /* of PdfWord */
  GString *text;    /* all words, without spaces */
  GPtrArray *pages; /* of GString: the same of each page */
} Pdf;

/* Prints into a file as a person would, and reads it. (transfer full operation) */
Pdf *pdf_print (GtkPrintOperation *operation);

/* A file that is there. */
Pdf *pdf_read (const char *path);
void pdf_free (Pdf *pdf);

/* Whether the page, or any, has that text, wherever its lines break. */
gboolean pdf_has (const Pdf *pdf, const char *text);
gboolean pdf_page_has (const Pdf *pdf, guint page, const char *text);

/* That all words stand at least `margin` points inside of their page. */
void pdf_expect_inside (const Pdf *pdf, double margin);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Pdf, pdf_free)

G_END_DECLS
