/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The fields of one proposal, to be looked over and changed before it becomes a task. */
#pragma once

#include "ui/minutes/minutes-choice.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define DUBAN_TYPE_MINUTES_FORM (duban_minutes_form_get_type ())
G_DECLARE_FINAL_TYPE (DubanMinutesForm, duban_minutes_form, DUBAN, MINUTES_FORM, GtkWidget)

/* Signal "edited": a person changed a field. */
GtkWidget *duban_minutes_form_new (DubanTerms *terms);

/* Shows the fields of a draft; NULL: none, and nothing can be typed. */
void duban_minutes_form_show (DubanMinutesForm *self, const DubanMinutesDraft *draft,
                              DubanDay assigned);

/* What stands in the fields, into the draft. */
void duban_minutes_form_take (DubanMinutesForm *self, DubanMinutesDraft *draft);

/* Whether it can be saved as it stands; *problem (transfer full) says why not, and the field has
 * the keyboard. */
gboolean duban_minutes_form_check (DubanMinutesForm *self, char **problem);

G_END_DECLS
