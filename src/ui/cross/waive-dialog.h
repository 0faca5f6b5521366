/* SPDX-License-Identifier: GPL-3.0-or-later */
/* 认定: a finding is set aside, with a reason, who decided it, and until when. */
#pragma once

#include "app/conflict/card.h"
#include "app/desk.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* from: a widget of the window, which outlives the dialog or closes it. */
void duban_waive_dialog_open (GtkWidget *from, DubanDesk *desk, DubanTerms *terms,
                              const DubanConflictCard *card);

G_END_DECLS
