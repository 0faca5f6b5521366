/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The task that a row of a ledger is written to.
 *
 * A new one takes every value that the row has.  One that is here takes only what differs from
 * the row's last import: the change has that import as its parent, not what was done by hand
 * since, so that the fold sees the two meet (sync.md, State; interface.md, “Importing again”). An
 * empty value clears nothing. */
#pragma once

#include "app/entity/entity.h"
#include "app/import/batch.h"

G_BEGIN_DECLS

typedef struct
{
  DubanImportBatch *batch;
  guint row; /* as a spreadsheet counts */
  DubanId id;

  /* Of a task that is here; NULL for a new one. */
  DubanEntity *entity;
  DubanFold *imported; /* of its changes that came from ledgers alone */
  DubanFold *present;  /* of all its changes that stand */
} DubanImportTarget;

/* Begins the task's change in the batch's builder. n: its local number, 0 for a new one.  Clear
 * *target in any case. */
gboolean duban_import_target_begin (DubanImportTarget *target, DubanImportBatch *batch, guint row,
                                    const DubanId *id, guint32 n, GError **error);
void duban_import_target_clear (DubanImportTarget *target);

/* Whether there is no such task as things stand: then it is taken in for the first time. */
gboolean duban_import_target_is_new (const DubanImportTarget *target);

/* Takes back a deletion that is the undoing of its import; whether there was one. */
gboolean duban_import_target_revive (DubanImportTarget *target);

/* Each writes a value where it says something new, and returns whether it did.  What was changed
 * by hand as well is counted by name. */
gboolean duban_import_target_put_text (DubanImportTarget *target, DubanAttr attr, const char *text);
gboolean duban_import_target_put_day (DubanImportTarget *target, DubanAttr attr, DubanDay day);
gboolean duban_import_target_put_moment (DubanImportTarget *target, DubanAttr attr, DubanDay day,
                                         int minute);
gboolean duban_import_target_put_code (DubanImportTarget *target, DubanAttr attr, guint code);
gboolean duban_import_target_put_id (DubanImportTarget *target, DubanAttr attr, const DubanId *id);
/* ids are sorted in place; repetitions allowed. */
gboolean duban_import_target_put_ids (DubanImportTarget *target, DubanAttr attr, GArray *ids);

/* The value that the last import left, and the one in force; empty for a new task. */
DubanSpan duban_import_target_get_imported (const DubanImportTarget *target, DubanAttr attr);
DubanSpan duban_import_target_get_present (const DubanImportTarget *target, DubanAttr attr);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (DubanImportTarget, duban_import_target_clear)

G_END_DECLS
