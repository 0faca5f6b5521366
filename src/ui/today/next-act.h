/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The one next act of a line of Today or of its inbox, done: a form, 催办, the walk of accounts, or
 * an answer at once. */
#pragma once

#include "app/desk.h"
#include "app/view/today-owed.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* from: a widget of the window. FALSE: there is none, nothing was done. */
gboolean duban_next_act_do (GtkWidget *from, DubanDesk *desk, DubanNextAct act,
                            DubanTodayOwedKind owed, const guint32 *tasks, gsize n);

/* An extension that is asked for. */
void duban_next_act_answer_extension (GtkWidget *from, DubanDesk *desk, guint32 task,
                                      gboolean granted);

G_END_DECLS
