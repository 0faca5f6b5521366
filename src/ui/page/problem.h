/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Why something was not done, told from any widget of a window: win.problem (s).  What one's own
 * input is refused for is a line that passes; what a disk does stays, whole, until it is read: it
 * says what to do. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

void duban_problem_tell_error (GtkWidget *from, const GError *error);
void duban_problem_tell (GtkWidget *from, const char *message);

G_END_DECLS
