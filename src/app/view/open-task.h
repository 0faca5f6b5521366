/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is counted of a task that is under way: its light, and whether it is overdue. */
#pragma once

#include "app/snapshot.h"

G_BEGIN_DECLS

typedef struct
{
  const DubanRegisterRow *row;
  DubanLight light;
  gboolean is_overdue; /* a stage overdue, or past due; never a suspended one (domain.md 7) */
} DubanOpenTask;

/* Row i of the register. FALSE: it is closed or withdrawn, or the verdict does not know it. */
gboolean duban_open_task_get (const DubanSnapshot *snapshot, gsize i, DubanOpenTask *task);

G_END_DECLS
