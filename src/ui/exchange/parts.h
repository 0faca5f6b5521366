/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The parts of the page Exchange, each the content of one of its lists: a box with what stands at
 * its head, and what is added bit by bit.  Only this folder includes it. */
#pragma once

#include "app/desk.h"
#include "app/exchange/overview.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* This desk, and its colleagues: whole at once. */
GtkWidget *duban_people_part_new (const DubanOverview *overview);

/* What desks wrote side by side; the next card, from 0; FALSE where there is none. from: a widget
 * of the window that outlives the card. */
GtkWidget *duban_disputes_part_new (const DubanOverview *overview);
gboolean duban_disputes_part_add (GtkBox *box, const DubanOverview *overview, guint i,
                                  GtkWidget *from, DubanDesk *desk);

/* What waits, and what was taken in; the next line, from 0. */
GtkWidget *duban_imports_part_new (const DubanOverview *overview);
gboolean duban_imports_part_add (GtkBox *box, const DubanOverview *overview, guint i);

G_END_DECLS
