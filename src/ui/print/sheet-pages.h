/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A sheet laid out on paper: its title, what it was narrowed to and as of when on the first page,
 * the heads of its columns on each, and the number of the page below. */
#pragma once

#include "app/view/sheet.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

typedef struct _DubanSheetPages DubanSheetPages;

/* (transfer full sheet) */
DubanSheetPages *duban_sheet_pages_new (DubanSheet *sheet) G_GNUC_WARN_UNUSED_RESULT;
void duban_sheet_pages_free (DubanSheetPages *pages);

/* Lays some more rows out for that paper, for some milliseconds; TRUE once all are: then
 * duban_sheet_pages_count() is known. */
gboolean duban_sheet_pages_lay_out (DubanSheetPages *pages, GtkPrintContext *context);
int duban_sheet_pages_count (const DubanSheetPages *pages);

/* page: from 0. */
void duban_sheet_pages_draw (DubanSheetPages *pages, GtkPrintContext *context, int page);

G_END_DECLS
