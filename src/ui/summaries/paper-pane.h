/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The preview: the pages, scrolled; below them the page turned to, the size, and which typefaces
 * stood in for those of an official document.
 *
 * Signals "figure" (uint) and "part" (string), as of ui/summaries/paper-view.h. */
#pragma once

#include "ui/summaries/paper-view.h"

G_BEGIN_DECLS

#define DUBAN_TYPE_PAPER_PANE (duban_paper_pane_get_type ())
G_DECLARE_FINAL_TYPE (DubanPaperPane, duban_paper_pane, DUBAN, PAPER_PANE, GtkWidget)

GtkWidget *duban_paper_pane_new (DubanWorker *worker);
void duban_paper_pane_show (DubanPaperPane *pane, DubanEdition *edition);

/* by: pages. */
void duban_paper_pane_turn_by (DubanPaperPane *pane, int by);

/* by: 1 larger, -1 smaller, 0 as wide as there is room. */
void duban_paper_pane_zoom_by (DubanPaperPane *pane, int by);

/* (transfer none) */
DubanPaperView *duban_paper_pane_get_view (DubanPaperPane *pane);

G_END_DECLS
