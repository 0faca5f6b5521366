/* SPDX-License-Identifier: GPL-3.0-or-later */
/* All tasks as a ledger (督办台账): each cell says what an import reads back as the same. */
#pragma once

#include "app/session.h"
#include "exchange/csv-write.h"

G_BEGIN_DECLS

/* Tasks of handling “restricted” are left out, and counted, unless with_restricted. */
gboolean duban_export_ledger (DubanCsv *csv, DubanSession *session, gboolean with_restricted,
                              gsize *n_left_out, GError **error);

G_END_DECLS
