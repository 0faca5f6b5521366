/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One of a few words, chosen from a list that drops down. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* words: translated. name: what is chosen, translated; the inner button bears it too, which would
 * be read out by its type otherwise. (transfer floating) */
GtkWidget *duban_choice_new (const char *const *words, gsize n, const char *name);

G_END_DECLS
