/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The acts (办理): what can be done to a task as it stands, in a popover of short rows – as a menu
 * they would be longer than a small screen. */
#pragma once

#include "app/view/detail.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Every act that its status allows; the buttons activate win.act with the task and the code of
 * the form, and close the popover. (transfer floating) */
GtkWidget *duban_act_palette_new (const DubanDetail *detail);

G_END_DECLS
