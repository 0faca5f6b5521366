/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Before a report is issued: what that means, and what the check still names. */
#pragma once

#include "ui/summaries/edition.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* done: it is to be issued; not called where it is not. */
void duban_issue_dialog_open (GtkWidget *from, const DubanEdition *edition,
                              void (*done) (GtkWidget *from));

G_END_DECLS
