/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The pages of an edition one below the other, exactly as they are printed, for a viewport to
 * scroll.  Only what is in sight is drawn, by the worker; until it comes, what stood there before
 * does.
 *
 * Signals:
 *   "figure" (uint)   a figure was clicked
 *   "part" (string)   a free part was clicked: its code
 *   "moved"           another page is in sight, or the size changed
 *   "drawn"           all that is in sight is as it should be */
#pragma once

#include "app/worker.h"
#include "ui/summaries/edition.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define DUBAN_ZOOM_FIT 0.0 /* as wide as there is room, up to 130 % */
#define DUBAN_ZOOM_MIN 0.5
#define DUBAN_ZOOM_MAX 2.0

#define DUBAN_TYPE_PAPER_VIEW (duban_paper_view_get_type ())
G_DECLARE_FINAL_TYPE (DubanPaperView, duban_paper_view, DUBAN, PAPER_VIEW, GtkWidget)

/* down: of the viewport that it is seen through. */
GtkWidget *duban_paper_view_new (DubanWorker *worker, GtkAdjustment *down);

/* edition: NULL shows nothing. */
void duban_paper_view_show (DubanPaperView *view, DubanEdition *edition);

/* 1: as large as paper; DUBAN_ZOOM_FIT, or from _MIN to _MAX. */
void duban_paper_view_set_zoom (DubanPaperView *view, double zoom);
double duban_paper_view_get_zoom (DubanPaperView *view);

/* What it comes to on the screen, of the page in sight. */
double duban_paper_view_get_scale (DubanPaperView *view);

/* The page in sight, from 0. */
guint duban_paper_view_get_page (DubanPaperView *view);
void duban_paper_view_turn (DubanPaperView *view, guint page);

/* How many tiles are kept: for tests. */
guint duban_paper_view_count_tiles (DubanPaperView *view);

G_END_DECLS
