/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Meeting a colleague: his identity file says who he is, and its check code is compared with him by
 * telephone before he is believed. */
#pragma once

#include "app/desk.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Begins to read the file at once. */
void duban_meet_dialog_open (GtkWidget *from, DubanDesk *desk, const char *path);

G_END_DECLS
