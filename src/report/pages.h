/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The pages of a document, laid out as an official one (GB/T 9704-2012): what the preview shows,
 * the printer prints and the PDF holds is drawn by these and nothing else.
 *
 * Lengths are points (1/72 inch) from the upper left corner of the page.  Pages belong to one
 * thread at a time, as the fonts do that they were made with: made on the worker they may be
 * handed to the main thread, and not be looked at by the worker any more. */
#pragma once

#include "report/document.h"
#include "report/typeface.h"

#include <cairo.h>
#include <gio/gio.h>

G_BEGIN_DECLS

/* done: 0 to 1.  Called on the thread that works. */
typedef void (*DubanReportProgress) (double done, gpointer data);

typedef struct _DubanPages DubanPages;

/* Borrows the document, which must outlive the pages.  NULL only where it was cancelled, with more
 * pages than an office prints (DUBAN_PAGES_MAX), or where there is no font at all. progress may be
 * NULL. (transfer full) */
#define DUBAN_PAGES_MAX 5000
DubanPages *duban_pages_new (const DubanDocument *document, DubanReportProgress progress,
                             gpointer data, GCancellable *cancellable,
                             GError **error) G_GNUC_WARN_UNUSED_RESULT;
void duban_pages_free (DubanPages *pages);

guint duban_pages_count (const DubanPages *pages);

/* page: from 0.  595.28 × 841.89, or across. */
void duban_pages_get_size (const DubanPages *pages, guint page, double *width, double *height);

void duban_pages_draw (const DubanPages *pages, guint page, cairo_t *cr);

/* A figure where it stands, or (figure 0) a free part. */
typedef struct
{
  double x, y, width, height;
  guint figure;
  const char *part; /* borrowed from the document; or NULL */
} DubanPageLink;

/* In reading order. (transfer none) */
const DubanPageLink *duban_pages_get_links (const DubanPages *pages, guint page, guint *n);

/* A heading, for the outline. */
typedef struct
{
  char *title;
  guint level; /* 0: the document's title; 1 to 4 */
  guint page;
  double y;
} DubanPageHeading;
const DubanPageHeading *duban_pages_get_headings (const DubanPages *pages, guint *n);

/* Which faces stood in for those that are asked for: one line each, as “方正小标宋 → Noto Serif CJK
 * SC”; empty where all were there. (transfer none) */
const GPtrArray *duban_pages_get_stand_ins (const DubanPages *pages);

/* Letters that no font here has, each once: 〓 stands for them on the page, and the text of the PDF
 * keeps them.  Empty where all were there. (transfer none) */
const GPtrArray *duban_pages_get_missing (const DubanPages *pages);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DubanPages, duban_pages_free)

G_END_DECLS
