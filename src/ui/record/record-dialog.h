/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The form that adds a record to a task, or voids one. */
#pragma once

#include "app/desk.h"
#include "app/view/detail.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define DUBAN_TYPE_RECORD_DIALOG (duban_record_dialog_get_type ())
G_DECLARE_FINAL_TYPE (DubanRecordDialog, duban_record_dialog, DUBAN, RECORD_DIALOG, AdwWindow)

/* voided: the id of the record that a VOID takes back, else NULL.  Signal "saved" (char *): the
 * record stands; the text is fit for a toast. */
DubanRecordDialog *duban_record_dialog_new (GtkWindow *parent, DubanDesk *desk,
                                            const DubanDetail *detail, DubanRecordKind kind,
                                            const char *voided);

G_END_DECLS
