/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A box that breaks its row of children into lines where it is too narrow. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define DUBAN_TYPE_WRAP_BOX (duban_wrap_box_get_type ())
G_DECLARE_FINAL_TYPE (DubanWrapBox, duban_wrap_box, DUBAN, WRAP_BOX, GtkWidget)

/* spacing: in pixels, between children and between lines. */
GtkWidget *duban_wrap_box_new (int spacing);
void duban_wrap_box_append (DubanWrapBox *box, GtkWidget *child);

G_END_DECLS
