/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tasks as a sheet, to be printed, copied or given out as CSV: made from the register alone, some
 * five microseconds a task. */
#pragma once

#include "app/snapshot.h"
#include "app/view/sheet.h"

G_BEGIN_DECLS

/* The tasks in their order; those that the snapshot does not know are left out. The snapshot has a
 * register. Takes over filter and as_of, which may be NULL. (transfer full) */
DubanSheet *duban_task_sheet_new (const DubanSnapshot *snapshot, const guint32 *tasks, gsize n,
                                  char *filter, char *as_of) G_GNUC_WARN_UNUSED_RESULT;

/* As a file for a spreadsheet program. Tasks that may not be passed on (handling “restricted”) are
 * left out and counted in *n_left_out. On the worker. */
gboolean duban_task_sheet_export (const DubanSnapshot *snapshot, const guint32 *tasks, gsize n,
                                  const char *path, gsize *n_left_out, GError **error);

G_END_DECLS
