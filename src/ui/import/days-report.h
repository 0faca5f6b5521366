/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What an import makes of the holiday calendar, in words: day by day, and which deadlines move. */
#pragma once

#include "app/import/result.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Append to a box; nothing where the result tells of none. */
void duban_import_days_add (GtkBox *box, const DubanImportResult *result, DubanDay today);
void duban_import_moves_add (GtkBox *box, const DubanImportResult *result, DubanDay today);
/* The entries of a notice or a calendar file that are refused, each with the sentence why. */
void duban_import_entries_add (GtkBox *box, const DubanImportResult *result);
/* What else a person should know. */
void duban_import_notes_add (GtkBox *box, const DubanImportResult *result);
/* How many there are beyond those that are shown. */
#define DUBAN_REPORT_MAX_LINES 200
void duban_import_rest_add (GtkBox *box, guint n);

/* How many days are others than before. */
guint duban_import_days_count_new (const DubanImportResult *result);

G_END_DECLS
