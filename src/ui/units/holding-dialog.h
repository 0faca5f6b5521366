/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The form of one line of the draft: who takes over which unit or field, in which way, and until
 * when; and who gives it up for that. */
#pragma once

#include "app/view/portfolio-rows.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* The draft with the new line. (transfer full) draft */
typedef void (*DubanHoldingDone) (GtkWidget *from, DubanPortfolioDraft *draft);

/* line: what is given up, or the gap that is filled; NULL: anything. from: a widget of the window,
 * which is handed to done. */
void duban_holding_dialog_open (GtkWidget *from, const DubanPortfolioRows *rows,
                                const DubanPortfolioLine *line, DubanHoldingDone done);

G_END_DECLS
