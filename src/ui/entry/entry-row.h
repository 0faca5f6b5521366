/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One field of the form of a task: its label, what it is filled in with, and under that what is
 * proposed and why, or what is wrong with it.  A proposal is visible as one until somebody types
 * over it. */
#pragma once

#include "ui/entry/entry-field.h"

G_BEGIN_DECLS

#define DUBAN_TYPE_ENTRY_ROW (duban_entry_row_get_type ())
G_DECLARE_FINAL_TYPE (DubanEntryRow, duban_entry_row, DUBAN, ENTRY_ROW, GtkWidget)

/* labels: makes the labels of all rows as wide. Signal "changed": by a person, not by the
 * functions below; "activate": Enter in a line. */
GtkWidget *duban_entry_row_new (const DubanEntryField *field, GtkSizeGroup *labels);

const DubanEntryField *duban_entry_row_get_field (DubanEntryRow *row);

/* Today, the holidays and the directory. */
void duban_entry_row_set_terms (DubanEntryRow *row, DubanTerms *terms);
/* Of a date: what N日内 counts from; and the day that stands there. */
void duban_entry_row_set_assigned (DubanEntryRow *row, DubanDay assigned);
DubanDay duban_entry_row_get_day (DubanEntryRow *row);

/* What stands there, without blanks at the ends. (transfer full) */
char *duban_entry_row_dup_text (DubanEntryRow *row) G_GNUC_WARN_UNUSED_RESULT;

/* What app/edit is given for it. FALSE: a date that cannot be read, as it says beside itself. */
gboolean duban_entry_row_read (DubanEntryRow *row, char **text);
void duban_entry_row_mark_wrong (DubanEntryRow *row); /* then: in red, until it is typed over */

/* Puts a text there, as app/edit has it: nobody has typed it. */
void duban_entry_row_set_text (DubanEntryRow *row, const char *text);

/* Puts a text there that a person has said. */
void duban_entry_row_say (DubanEntryRow *row, const char *text);

/* Whether a person has filled it in, or emptied it, since that. */
gboolean duban_entry_row_is_said (DubanEntryRow *row);

/* Puts a proposal there, or (value NULL) takes the last one away; not where it is said. */
void duban_entry_row_propose (DubanEntryRow *row, const char *value, const char *why);
gboolean duban_entry_row_is_proposed (DubanEntryRow *row);

/* A sentence under it; NULL takes it away. A problem stands before a hint. */
void duban_entry_row_set_problem (DubanEntryRow *row, const char *problem);
void duban_entry_row_set_hint (DubanEntryRow *row, const char *hint);

G_END_DECLS
