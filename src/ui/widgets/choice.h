/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One of a few words, chosen from a list that drops down.  GTK from 4.12 names it by the word that
 * is chosen, and no version names the button in it, which has the focus: both get the name of what
 * one chooses. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* words: translated. name: what is chosen, translated. (transfer floating) */
GtkWidget *duban_choice_new (const char *const *words, gsize n, const char *name);
/* choice: a GtkDropDown. name: translated. */
void duban_choice_set_name (GtkWidget *choice, const char *name);

G_END_DECLS
