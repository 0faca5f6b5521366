/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One thing for many tasks: another lead or unit (改派, or 更正笔误), a due date, the importance,
 * or the same record.  One save, one undo. */
#pragma once

#include "ui/clerk/form.h"

G_BEGIN_DECLS

#define DUBAN_TYPE_BULK_DIALOG (duban_bulk_dialog_get_type ())
G_DECLARE_FINAL_TYPE (DubanBulkDialog, duban_bulk_dialog, DUBAN, BULK_DIALOG, DubanClerkForm)

/* what: "set-lead", "set-unit", "set-due", "set-importance" or "record"; NULL for anything
 * else. */
GtkWindow *duban_bulk_dialog_new (GtkWindow *parent, DubanDesk *desk, const char *what,
                                  const guint32 *tasks, gsize n_tasks);

G_END_DECLS
