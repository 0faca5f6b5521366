/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The head of a draft of the portfolio: since when it is in force and by which document, and the
 * ways on: what it brings about, into force, thrown away. */
#pragma once

#include "app/view/portfolio-rows.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define DUBAN_TYPE_DRAFT_BAR (duban_draft_bar_get_type ())
G_DECLARE_FINAL_TYPE (DubanDraftBar, duban_draft_bar, DUBAN, DRAFT_BAR, GtkWidget)

/* Signals:
 *   "edited"   the date or the document was changed: duban_draft_bar_take()
 *   "preview", "apply", "discard" */
GtkWidget *duban_draft_bar_new (void);

/* The buttons, to be put where they are wanted: beside the bar they would crowd it. (transfer none)
 */
GtkWidget *duban_draft_bar_get_actions (DubanDraftBar *bar);

/* What is being typed is left alone. */
void duban_draft_bar_show (DubanDraftBar *bar, const DubanPortfolioRows *rows);

/* Whether it can come into force today; else says at the field why not. */
gboolean duban_draft_bar_check (DubanDraftBar *bar, const DubanPortfolioDraft *draft,
                                DubanDay today);

/* The button that throws the draft away brings back the one that was, while there is one. */
void duban_draft_bar_set_restores (DubanDraftBar *bar, gboolean restores);

/* Puts the date and the document into the draft; FALSE: the date is none, and says so. */
gboolean duban_draft_bar_take (DubanDraftBar *bar, DubanPortfolioDraft *draft);

G_END_DECLS
