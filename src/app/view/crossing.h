/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The findings of cross-responsibility (交叉责任; domain.md 5.2) as one side sees them. */
#pragma once

#include "app/snapshot.h"

G_BEGIN_DECLS

/* Whether the finding is of measure 4 and the snapshot's scope has to do with it: it names that
 * leader, or its task concerns him. Set aside or not. */
gboolean duban_crossing_includes (const DubanSnapshot *snapshot, const DubanFinding *finding);

/* The tasks with such a finding that was not set aside: of guint32, each once, ascending.
 * (transfer full) */
GArray *duban_crossing_list_tasks (const DubanSnapshot *snapshot) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
