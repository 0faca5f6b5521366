/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Esc closes a window of ours that only shows something. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

void duban_escape_closes (GtkWidget *window);

G_END_DECLS
