/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Ctrl+V of a table: what was copied in a spreadsheet program becomes a file, whose import is
 * previewed like any other's. */
#pragma once

#include "app/desk.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Looks at the clipboard; what is no table is said so in a toast. */
void duban_paste_table (GtkWidget *from, DubanDesk *desk);

G_END_DECLS
