/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One field of a form: a label, an input as the field wants it, and under it what is wrong with
 * what stands there. */
#pragma once

#include "core/terms.h"
#include "ui/record/record-form.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

typedef struct _DubanRecordField DubanRecordField;

/* Adds itself to the box, which owns it. (transfer none) */
DubanRecordField *duban_record_field_new (GtkBox *box, DubanTerms *terms, DubanFormInput input,
                                          const char *label, gboolean required);

/* Of a choice; the first is chosen until another is. word: translated, or users' text. */
void duban_record_field_add_choice (DubanRecordField *field, const char *code, const char *word);

/* What was typed, without blanks at the ends, or the code that was chosen; of a date what app/edit
 * takes for it. (transfer full) */
char *duban_record_field_dup_text (DubanRecordField *field) G_GNUC_WARN_UNUSED_RESULT;

/* What is typed, or chosen by its code. */
void duban_record_field_set_text (DubanRecordField *field, const char *text);

/* Of a date: the day, or DUBAN_NO_DAY; what +3 counts from; what to say beside it. */
DubanDay duban_record_field_get_day (DubanRecordField *field);
void duban_record_field_set_assigned (DubanRecordField *field, DubanDay assigned);
void duban_record_field_set_remark (DubanRecordField *field, const char *remark);

/* Whether what is typed can be read; else the field says why not. */
gboolean duban_record_field_check (DubanRecordField *field);

/* NULL takes it away. */
void duban_record_field_set_problem (DubanRecordField *field, const char *problem);

void duban_record_field_set_visible (DubanRecordField *field, gboolean visible);
gboolean duban_record_field_is_visible (DubanRecordField *field);
void duban_record_field_focus (DubanRecordField *field);

/* Calls callback (object) whenever what stands there changes. */
void duban_record_field_on_changed (DubanRecordField *field, GCallback callback, gpointer object);

G_END_DECLS
