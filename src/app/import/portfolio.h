/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Taking in a portfolio (分工): complete for the leaders it names (interface.md, Portfolio). */
#pragma once

#include "app/import/batch.h"

G_BEGIN_DECLS

/* Into a batch that was begun.  FALSE where the database fails or the import was cancelled; a bad
 * row is refused in the result. */
gboolean duban_import_portfolio_run (DubanImportBatch *batch, GError **error);

G_END_DECLS
