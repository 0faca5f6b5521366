/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Ctrl+C while something long runs: it stops at its next step with nothing half done; a second one
 * ends the program at once. */
#pragma once

#include "app/exchange/effort.h"

G_BEGIN_DECLS

/* From here on Ctrl+C cancels what is watched by the effort. cancellable: borrowed. */
DubanEffort duban_cli_interrupt_watch (GCancellable *cancellable);

/* The same as a progress in counts, for what takes no effort; data: the cancellable. */
void duban_cli_interrupt_look (gsize done, gsize total, gpointer cancellable);

/* Puts a sentence of ours in the place of a cancellation's. (transfer full) error */
void duban_cli_interrupt_explain (GError **error, const char *sentence);

G_END_DECLS
