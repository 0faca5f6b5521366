/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tasks as a sheet, to be printed or copied: made from the register alone, some five microseconds a
 * task.  As a file they are given out by app/export. */
#pragma once

#include "app/snapshot.h"
#include "app/view/sheet.h"

G_BEGIN_DECLS

/* The tasks in their order; those that the snapshot does not know are left out. The snapshot has a
 * register. Takes over filter and as_of, which may be NULL. (transfer full) */
DubanSheet *duban_task_sheet_new (const DubanSnapshot *snapshot, const guint32 *tasks, gsize n,
                                  char *filter, char *as_of) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
