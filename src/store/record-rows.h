/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The rows of the table "record" of one entity, as DubanRecords. */
#pragma once

#include "core/record.h"
#include "store/entities.h"
#include "store/stmt.h"
#include "store/zone-days.h"

G_BEGIN_DECLS

typedef struct _DubanRecordRows DubanRecordRows;

/* has_all: texts too, which no rule reads. zone is borrowed. (transfer full) */
DubanRecordRows *duban_record_rows_new (DubanDb *db, gboolean has_all, GTimeZone *zone,
                                        GError **error) G_GNUC_WARN_UNUSED_RESULT;
void duban_record_rows_free (DubanRecordRows *rows);

/* "SELECT … FROM record " with the columns that _take() expects; the first is the entity.
 * (transfer full) */
char *duban_record_rows_dup_select (gboolean has_all) G_GNUC_WARN_UNUSED_RESULT;

/* Forgets the records; then adds that of the present row. */
void duban_record_rows_reset (DubanRecordRows *rows);
gboolean duban_record_rows_take (DubanRecordRows *rows, DubanStmt *stmt, GError **error);

/* (transfer none, until the reset) */
const DubanRecord *duban_record_rows_get (DubanRecordRows *rows, gsize *n);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DubanRecordRows, duban_record_rows_free)

G_END_DECLS
