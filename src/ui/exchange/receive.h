/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A file of a colleague's that was chosen, dropped or opened: an exchange file or an identity file,
 * told by its content. */
#pragma once

#include "app/desk.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Whether it is one of these by its first bytes, or by its name claims to be. */
gboolean duban_receive_is_ours (const char *path);

/* Opens the dialog for it: first what it is, then, when that is wanted, it is taken in. */
void duban_receive_open (GtkWidget *from, DubanDesk *desk, const char *path);

/* Writes this desk's own identity file, and says so. */
void duban_receive_save_identity (GtkWidget *from, DubanDesk *desk, const char *path);

G_END_DECLS
