/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Choosing an exchange file, to open it or to write it. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Not called where nothing was chosen, or from is gone. path: borrowed. */
typedef void (*DubanFileChoiceFunc) (GtkWidget *from, const char *path);

/* from keeps the chooser; a second one while it is open is not opened. name: proposed. */
void duban_file_choice_open (GtkWidget *from, const char *title, DubanFileChoiceFunc func);
void duban_file_choice_folder (GtkWidget *from, const char *title, DubanFileChoiceFunc func);
void duban_file_choice_save (GtkWidget *from, const char *title, const char *name,
                             DubanFileChoiceFunc func);

G_END_DECLS
