/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The form of one account: what was said last week, what happened since, what the others say; how
 * it stands, and its words. */
#pragma once

#include "app/view/account-walk.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define DUBAN_TYPE_ACCOUNT_FORM (duban_account_form_get_type ())
G_DECLARE_FINAL_TYPE (DubanAccountForm, duban_account_form, DUBAN, ACCOUNT_FORM, GtkWidget)

GtkWidget *duban_account_form_new (void);

/* text, position: as left before (NULL, 0: nothing yet); saved: this one was saved already. */
void duban_account_form_show (DubanAccountForm *form, const DubanAccountCase *value,
                              const char *text, DubanPosition position, gboolean saved);

/* Whether it can be saved; else it says at the field why not, and puts the focus there. */
gboolean duban_account_form_check (DubanAccountForm *form);
void duban_account_form_say_problem (DubanAccountForm *form, const char *text);

/* Puts what happened this week into the text, where the cursor stands. */
void duban_account_form_insert_records (DubanAccountForm *form);

void duban_account_form_set_position (DubanAccountForm *form, DubanPosition position);
DubanPosition duban_account_form_get_position (DubanAccountForm *form); /* 0: none chosen */
char *duban_account_form_dup_text (DubanAccountForm *form) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
