/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The form of a task, new or existing: its fields, what was there before, and what a person has
 * filled in since.  It reads and shows; asking and saving are the dialog's. */
#pragma once

#include "ui/entry/entry-draft.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define DUBAN_TYPE_ENTRY_FORM (duban_entry_form_get_type ())
G_DECLARE_FINAL_TYPE (DubanEntryForm, duban_entry_form, DUBAN, ENTRY_FORM, GtkWidget)

/* Signal "changed": by a person. */
GtkWidget *duban_entry_form_new (void);

/* To be called first, and whenever they are others. */
void duban_entry_form_set_terms (DubanEntryForm *form, DubanTerms *terms);

/* An empty form; today is the day of assignment. */
void duban_entry_form_begin_new (DubanEntryForm *form);

/* The same after a task was saved: what comes from one paper – source, assigner, date – stays. */
void duban_entry_form_begin_another (DubanEntryForm *form);

/* The fields of an existing task, as duban_edit_load_fields() has them. */
void duban_entry_form_begin_edit (DubanEntryForm *form, guint32 task, const char *const *texts);

/* The same task as somebody else has left it: what nobody typed here follows, what was typed
 * stays.  The names of the fields that are others now, or NULL. (transfer full) */
char *duban_entry_form_merge (DubanEntryForm *form, const char *const *texts);

/* What a person filled in, by field in their order, NULL where nothing; and back into an empty
 * form.  kept: DUBAN_ENTRY_N_FIELDS texts. (transfer full, container and texts) */
GPtrArray *duban_entry_form_dup_said (DubanEntryForm *form) G_GNUC_WARN_UNUSED_RESULT;
void duban_entry_form_say (DubanEntryForm *form, GPtrArray *said);
gboolean duban_entry_form_is_said (DubanEntryForm *form); /* more than what stays */
void duban_entry_form_say_field (DubanEntryForm *form, const char *name, const char *text);
char *duban_entry_form_dup_field (DubanEntryForm *form, const char *name) G_GNUC_WARN_UNUSED_RESULT;

/* What is filled in, as far as it can be read. (transfer full) */
DubanEntryDraft *duban_entry_form_dup_draft (DubanEntryForm *form) G_GNUC_WARN_UNUSED_RESULT;

/* The same for saving: NULL where something is missing or cannot be read; it is said there, and
 * has the focus. (transfer full) */
DubanEntryDraft *duban_entry_form_dup_final (DubanEntryForm *form) G_GNUC_WARN_UNUSED_RESULT;

/* Shows proposals and problems.  is_final: also where somebody is typing; the first of them gets
 * the focus. */
void duban_entry_form_show (DubanEntryForm *form, const DubanPreview *preview, gboolean is_final);

/* Whether enough is filled in for findings to mean something. */
gboolean duban_entry_form_is_begun (DubanEntryForm *form);

G_END_DECLS
