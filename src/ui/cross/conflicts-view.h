/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The view 冲突: the conflicts by kind, each a card. */
#pragma once

#include "app/conflict/cards.h"
#include "app/desk.h"
#include "app/view/sheet.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define DUBAN_TYPE_CONFLICTS_VIEW (duban_conflicts_view_get_type ())
G_DECLARE_FINAL_TYPE (DubanConflictsView, duban_conflicts_view, DUBAN, CONFLICTS_VIEW, GtkWidget)

/* Signal "asked": more cards of a kind are wanted; the question is another. */
GtkWidget *duban_conflicts_view_new (DubanDesk *desk);

/* (transfer none) */
const DubanConflictQuestion *duban_conflicts_view_get_question (DubanConflictsView *view);

/* (transfer full) cards; terms are referenced. */
void duban_conflicts_view_take (DubanConflictsView *view, DubanConflictCards *cards,
                                DubanTerms *terms);

/* The cards as they stand, as a list; NULL while there are none. (transfer full) */
DubanSheet *duban_conflicts_view_dup_sheet (DubanConflictsView *view);

G_END_DECLS
