/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A small form: a few fields under each other, cancel and save.  What is refused is said at its
 * field, or at the end of the form; what was typed stays. */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define DUBAN_TYPE_FORM_WINDOW (duban_form_window_get_type ())
G_DECLARE_FINAL_TYPE (DubanFormWindow, duban_form_window, DUBAN, FORM_WINDOW, AdwWindow)

/* from: a widget of the window that it belongs to. Signal "save": the button, or Ctrl+Enter. */
DubanFormWindow *duban_form_window_new (GtkWidget *from, const char *title, const char *save);

/* Takes any widget in; hint: a line under it, or NULL. */
void duban_form_window_add (DubanFormWindow *window, const char *title, GtkWidget *input,
                            const char *hint);

/* The same with an entry of one line, made here. (transfer none) */
GtkWidget *duban_form_window_add_entry (DubanFormWindow *window, const char *title,
                                        const char *text, const char *hint);

/* The same with a choice; texts are NULL-terminated. (transfer none) */
GtkWidget *duban_form_window_add_choice (DubanFormWindow *window, const char *title,
                                         const char *const *texts, guint chosen);

/* Says under the input, or with NULL at the end, why it cannot be; takes the last one back. */
void duban_form_window_refuse (DubanFormWindow *window, GtkWidget *input, const char *message);

/* While it is being saved nothing can be pressed twice. */
void duban_form_window_set_busy (DubanFormWindow *window, gboolean busy);

/* The text of an input without the blanks around it. (transfer full) */
char *duban_form_window_dup_text (GtkWidget *editable) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
