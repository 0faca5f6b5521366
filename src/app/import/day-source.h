/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Where holidays come from that stand in no table: an iCalendar file, a notice as a file or as
 * pasted text. */
#pragma once

#include "app/import/batch.h"
#include "exchange/holiday/day-file.h"

G_BEGIN_DECLS

/* What the file, or the text of options, may be; OTHER where another kind was asked for. */
DubanDayFileKind duban_day_source_tell (const char *path, const DubanImportOptions *options);

/* Reads it as that. (transfer full) */
DubanHolidayList *duban_day_source_read (const DubanImportBatch *batch, DubanDayFileKind kind,
                                         GError **error) G_GNUC_WARN_UNUSED_RESULT;

/* Reads as a notice what is no table, for the reason refusal, which is taken; that remains the
 * error where it is no notice either. (transfer full) */
DubanHolidayList *duban_day_source_read_instead (const DubanImportBatch *batch,
                                                 DubanDayFileKind kind, GError *refusal,
                                                 GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
