/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a form knows before anybody types: the choices that come of the task, and what is likely
 * to stand in its fields. */
#pragma once

#include "app/view/detail.h"
#include "ui/record/record-field.h"

G_BEGIN_DECLS

/* fields: by DubanFormField, NULL where not asked. about: the record that the form is about, by
 * its id, or the ledger of an account; or NULL. */
void duban_record_defaults_fill (DubanRecordField *const *fields, const DubanForm *form,
                                 const DubanDetail *detail, const char *about);

/* Whether there is a record that the form could end. */
gboolean duban_record_defaults_has_choice (const DubanForm *form, const DubanDetail *detail);

G_END_DECLS
