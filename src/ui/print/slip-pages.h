/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Slips laid out on paper, A4 upright: one begins a page, and goes on to the next where its texts
 * are long, under the same head. */
#pragma once

#include "app/view/slip.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

typedef struct _DubanSlipPages DubanSlipPages;

/* (transfer full slips) */
DubanSlipPages *duban_slip_pages_new (DubanSlips *slips) G_GNUC_WARN_UNUSED_RESULT;
void duban_slip_pages_free (DubanSlipPages *pages);

/* Lays some more slips out for that paper, for some milliseconds; TRUE once all are: then
 * duban_slip_pages_count() is known. */
gboolean duban_slip_pages_lay_out (DubanSlipPages *pages, GtkPrintContext *context);
int duban_slip_pages_count (const DubanSlipPages *pages);

/* page: from 0. */
void duban_slip_pages_draw (DubanSlipPages *pages, GtkPrintContext *context, int page);

G_END_DECLS
