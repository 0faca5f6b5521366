/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Care of the database: verify, backup, restore, rebuild. */
#pragma once

#include "core/id.h"
#include "store/db.h"

G_BEGIN_DECLS

/* What verify found; each problem is one sentence. */
typedef struct
{
  gsize n_changes, n_entities, n_tasks;
  GPtrArray *problems; /* of char *; empty: all is well */
  gboolean has_state;  /* where all is well: what desks compare (core/fold/state.h) */
  DubanHash state;
} DubanVerifyResult;
void duban_verify_result_clear (DubanVerifyResult *result);

/* Checks hashes, parents, the rebuild of every derived table bit by bit, and SQLite's own
 * integrity. FALSE only where it could not be carried out. */
gboolean duban_care_verify (DubanDb *db, DubanVerifyResult *result, GCancellable *cancellable,
                            GError **error);

/* Throws the derived tables away and builds them anew from the facts, in one transaction. */
gboolean duban_care_rebuild (DubanDb *db, GCancellable *cancellable, GError **error);

/* A consistent copy through the backup API: written beside, checked, fsynced, renamed. An
 * existing file at `path` is replaced only once the copy stands. */
gboolean duban_care_backup (DubanDb *db, const char *path, GCancellable *cancellable,
                            GError **error);

/* Backs up into the folder "backups" beside the database under today's date and rotates: 7
 * daily, 4 weekly, 12 monthly. Does nothing where the newest is under an hour old, or where there
 * is no task yet. Inside a
 * posting that has added nothing yet it is of what was committed before.
 * *path (may be NULL) receives the file written, or NULL. */
gboolean duban_care_backup_rotating (DubanDb *db, gint64 now_ms, char **path, GError **error);

/* The same, but does nothing where there is one of today. */
gboolean duban_care_backup_daily (DubanDb *db, gint64 now_ms, char **path, GError **error);

/* Puts a backup in the place of the database: checks it first, keeps what it replaces beside
 * it (*kept: its path). The database must not be open in this process. */
gboolean duban_care_restore (const char *path, const char *backup, char **kept, GError **error);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (DubanVerifyResult, duban_verify_result_clear)

G_END_DECLS
