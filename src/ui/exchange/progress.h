/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Something long in a dialog: what is being done, how far it has come, and the cancelling of it.
 * The bar stands in a box until it is ended; the worker tells it how far it is. */
#pragma once

#include "app/exchange/effort.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

typedef struct _DubanProgressBar DubanProgressBar;

/* Adds it to the box. (transfer full) */
DubanProgressBar *duban_progress_bar_new (GtkBox *box, const char *doing) G_GNUC_WARN_UNUSED_RESULT;
DubanProgressBar *duban_progress_bar_ref (DubanProgressBar *bar);
void duban_progress_bar_unref (DubanProgressBar *bar);

/* Takes it from the screen; what still works may go on telling it. */
void duban_progress_bar_end (DubanProgressBar *bar);

/* Asks what works to stop; whoever began it is told so as of any other failure. */
void duban_progress_bar_cancel (DubanProgressBar *bar);

/* What is handed to what works, on any thread; borrows the bar, which must be held meanwhile. */
DubanEffort duban_progress_bar_get_effort (DubanProgressBar *bar);
GCancellable *duban_progress_bar_get_cancellable (DubanProgressBar *bar);
void duban_progress_bar_tell (double done, gpointer bar);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DubanProgressBar, duban_progress_bar_unref)

G_END_DECLS
