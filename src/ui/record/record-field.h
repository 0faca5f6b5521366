/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One field of the record form: a label, an entry, a choice or a text of several lines, and under
 * it a hint, or what is wrong with it. */
#pragma once

#include "ui/record/record-form.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

typedef struct _DubanRecordField DubanRecordField;

/* Adds itself to the box, which owns it. (transfer none) */
DubanRecordField *duban_record_field_new (GtkBox *box, DubanFormField field);

/* What was typed, without blanks at the ends, or the code that was chosen. (transfer full) */
char *duban_record_field_dup_text (DubanRecordField *field) G_GNUC_WARN_UNUSED_RESULT;
void duban_record_field_set_text (DubanRecordField *field, const char *text);

/* NULL takes it away. A problem stands before a hint. */
void duban_record_field_set_hint (DubanRecordField *field, const char *hint);
void duban_record_field_set_problem (DubanRecordField *field, const char *problem);

void duban_record_field_focus (DubanRecordField *field);

/* Calls callback (object) whenever what is typed into an entry changes. */
void duban_record_field_on_changed (DubanRecordField *field, GCallback callback, gpointer object);

G_END_DECLS
