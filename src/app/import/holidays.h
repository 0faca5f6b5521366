/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Taking in holidays: the days of the file, beside those that are known of its years. */
#pragma once

#include "app/import/batch.h"
#include "exchange/holiday/day-list.h"

G_BEGIN_DECLS

/* Into a batch that was begun.  FALSE where the database fails or the import was cancelled; a bad
 * row is refused in the result. */
gboolean duban_import_holidays_run (DubanImportBatch *batch, GError **error);

/* The same of days that stand in no table: the batch has neither table nor heading. */
gboolean duban_import_holidays_take (DubanImportBatch *batch, const DubanHolidayList *list,
                                     GError **error);

G_END_DECLS
