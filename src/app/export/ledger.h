/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tasks as a ledger (督办台账): each cell says what an import reads back as the same. */
#pragma once

#include "app/export/scope.h"

G_BEGIN_DECLS

/* In the order of the scope; all tasks go by their number, 2 before 10.  with_lights: the column
 * 灯, which a workbook alone has, is filled. */
gboolean duban_export_ledger (DubanGrid *grid, DubanSession *session, const DubanExportScope *scope,
                              gboolean with_lights, gsize *n_left_out, GError **error);

G_END_DECLS
