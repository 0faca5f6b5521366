/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The shared folder on the page Exchange, and what its buttons do. */
#pragma once

#include "app/exchange/overview.h"
#include "ui/page/page.h"

G_BEGIN_DECLS

/* Which one it is and whether it is there, with exchange.set-folder, exchange.unset-folder and
 * exchange.sync. */
GtkWidget *duban_folder_part_new (const DubanOverview *overview);

/* folder: NULL: none any more. */
void duban_folder_part_set (GtkWidget *from, DubanDesk *desk, const char *folder);

/* What came there and is not taken in: how many, whose, and the one button for it. Only where there
 * is any. */
GtkWidget *duban_letters_part_new (const DubanOverview *overview);

G_END_DECLS
