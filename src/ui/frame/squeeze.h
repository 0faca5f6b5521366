/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A container that lets the window become narrower than its child wants: until the child has
 * been laid out anew for less room it is cut off at the edge.  Without it a wide layout would
 * keep the window from ever reaching the width where the narrow one begins. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define DUBAN_TYPE_SQUEEZE (duban_squeeze_get_type ())
G_DECLARE_FINAL_TYPE (DubanSqueeze, duban_squeeze, DUBAN, SQUEEZE, GtkWidget)

/* Has one child, added as in a template. */

G_END_DECLS
