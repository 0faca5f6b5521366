/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Taking in a ledger: each row is found to be a task, compared and written. */
#pragma once

#include "app/import/batch.h"

G_BEGIN_DECLS

/* Into a batch that was begun.  FALSE where the database fails or the import was cancelled; a bad
 * row is refused in the result. */
gboolean duban_import_ledger_run (DubanImportBatch *batch, GError **error);

G_END_DECLS
