/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A form of the details: adds a record to a task, voids one, or sets what the task lacks. It
 * keeps what was typed whatever happens, and says so where somebody else changes the task. */
#pragma once

#include "app/desk.h"
#include "app/view/detail.h"
#include "ui/record/record-form.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define DUBAN_TYPE_RECORD_DIALOG (duban_record_dialog_get_type ())
G_DECLARE_FINAL_TYPE (DubanRecordDialog, duban_record_dialog, DUBAN, RECORD_DIALOG, AdwWindow)

/* about: the record that the form is about, by its id; “own” or “cross” of an account; of a waiver
 * “rule:leader:unit” by numbers; or NULL.  Signal "saved" (char *): it is done; the text is fit
 * for a toast. */
DubanRecordDialog *duban_record_dialog_new (GtkWindow *parent, DubanDesk *desk, DubanDetail *detail,
                                            const DubanForm *form, const char *about);

/* A file to be attached. */
void duban_record_dialog_attach (DubanRecordDialog *dialog, const char *path);

G_END_DECLS
