/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Giving tasks out as a file: a ledger for a spreadsheet program, or their deadlines for a
 * calendar. */
#pragma once

#include "ui/page/page.h"

G_BEGIN_DECLS

/* The page keeps the bar under this key (ui/widgets/busy-bar.h) that shows how far it is. */
#define DUBAN_TASK_EXPORT_BAR "duban-export-bar"

/* Asks where to, and writes it on the worker; a toast says what came of it.  ending: .xlsx, .csv or
 * .ics, for a name that has none of them. The page shows a snapshot. (transfer full tasks) */
void duban_task_export_open (DubanPage *page, guint32 *tasks, gsize n, const char *ending);

G_END_DECLS
