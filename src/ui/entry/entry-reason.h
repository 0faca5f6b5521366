/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Why a task gets another lead or unit: passed on (改派), or a typing error put right (更正笔误);
 * the one is a handover, the other a correction, and both have a reason (domain.md section 2). */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define DUBAN_TYPE_ENTRY_REASON (duban_entry_reason_get_type ())
G_DECLARE_FINAL_TYPE (DubanEntryReason, duban_entry_reason, DUBAN, ENTRY_REASON, GtkWidget)

/* Signal "changed": it is the other of the two now. */
GtkWidget *duban_entry_reason_new (void);

gboolean duban_entry_reason_is_correction (DubanEntryReason *self);

/* Without blanks at the ends. NULL where it is missing, which is then said under it.
 * (transfer full) */
char *duban_entry_reason_dup_text (DubanEntryReason *self) G_GNUC_WARN_UNUSED_RESULT;

void duban_entry_reason_clear (DubanEntryReason *self);

G_END_DECLS
