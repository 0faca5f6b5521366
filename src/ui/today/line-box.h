/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What stands in a line of Today and of its inbox: light, subject, what is owed with its facts
 * behind it, and buttons at the end. */
#pragma once

#include "core/finding.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* is_late: what is owed stands in red; the words say so too. */
GtkWidget *duban_line_box_new (DubanLight light, const char *subject, const char *owed,
                               gboolean is_late, const char *facts);

/* Its name says what is done, and with which task. (transfer none) */
GtkWidget *duban_line_box_add_button (GtkWidget *box, const char *label, const char *subject);

/* The name of such a button. (transfer full) */
char *duban_line_box_dup_name (const char *label, const char *subject) G_GNUC_WARN_UNUSED_RESULT;

/* The line read out, by the row that holds the box. */
void duban_line_box_name_row (GtkWidget *row, DubanLight light, const char *subject,
                              const char *owed, const char *facts);

G_END_DECLS
