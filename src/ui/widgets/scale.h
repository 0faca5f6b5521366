/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How large text is, as a factor of its usual size: what widgets that draw, and sizes that are
 * not made of text, are multiplied by. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* 1.0 where the widget's font is 10 pt at 96 dpi; follows the text size of the preferences, the
 * desktop's font and its resolution. */
double duban_scale_get (GtkWidget *widget);

G_END_DECLS
