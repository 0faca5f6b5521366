/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Giving tasks out as a CSV file for a spreadsheet program. */
#pragma once

#include "ui/page/page.h"

G_BEGIN_DECLS

/* Asks where to, and writes it on the worker; a toast says what came of it. The page shows a
 * snapshot with a register. (transfer full tasks) */
void duban_task_export_open (DubanPage *page, guint32 *tasks, gsize n);

G_END_DECLS
