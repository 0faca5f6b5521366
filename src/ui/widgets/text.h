/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The one door by which users' text enters widgets: never as markup, never of endless length. */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/* Shows text as it is, line breaks kept, at most some two thousand characters of it; NULL is
 * "". */
void duban_text_show (GtkLabel *label, const char *text);

/* Shows it on one line, shortened to max_chars; the tooltip holds more of it where it was. */
void duban_text_show_line (GtkLabel *label, const char *text, guint max_chars);

/* For the few properties that are markup (toasts): one line, escaped. (transfer full) */
char *duban_text_dup_markup (const char *text, guint max_chars) G_GNUC_WARN_UNUSED_RESULT;

/* A toast that stays until it is put away, with a whole sentence on several lines.
 * (transfer full) */
AdwToast *duban_text_problem_toast_new (const char *message) G_GNUC_WARN_UNUSED_RESULT;

/* A label of users' text that wraps and can be selected; class: a CSS class or NULL. */
GtkWidget *duban_text_label_new (const char *text, const char *class);

G_END_DECLS
