/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The database: one SQLite file, one connection a process, used from one thread.
 *
 * Rollback journal with synchronous=EXTRA, not WAL; trusted_schema off, defensive on,
 * extensions off, cell_size_check and foreign_keys on; file 0600, folder 0700; application_id
 * and user_version checked (sync.md, Safety of the database). */
#pragma once

#include "store/error.h"

#include <gio/gio.h>

G_BEGIN_DECLS

typedef struct _DubanDb DubanDb;

/* Writes what a new database holds from the first moment on. */
typedef gboolean (*DubanDbFill) (DubanDb *db, gpointer data, GError **error);

/* Creates a new database with its schema; its folder is made where missing. `fill` (may be NULL)
 * is called before the file gets its name: whoever sees it there sees it filled.
 * (transfer full) */
DubanDb *duban_db_create (const char *path, DubanDbFill fill, gpointer data,
                          GError **error) G_GNUC_WARN_UNUSED_RESULT;

/* Opens an existing one; an older schema is backed up and migrated. With read_only nothing is
 * ever written, and a file or folder that cannot be written is accepted. (transfer full) */
DubanDb *duban_db_open (const char *path, gboolean read_only,
                        GError **error) G_GNUC_WARN_UNUSED_RESULT;
void duban_db_close (DubanDb *db);

const char *duban_db_get_path (DubanDb *db);
gboolean duban_db_is_read_only (DubanDb *db);

/* Whether a commit waits until the disk has it, as it does unless said.  Only for what costs
 * nothing when it is lost while it is being made; the first commit after it waits again makes
 * all of it safe. */
gboolean duban_db_set_durable (DubanDb *db, gboolean durable, GError **error);

/* The number of the last change that arrived; 0 for none. With the day, this desk and
 * DUBAN_VERDICT_VERSION it keys the cached verdict. */
gboolean duban_db_get_last_change (DubanDb *db, gint64 *n, GError **error);

/* SQLite's data_version: differs after another process has committed. */
gboolean duban_db_get_data_version (DubanDb *db, gint64 *version, GError **error);

/* Whether a database that was opened for reading only could be opened for writing now. */
gboolean duban_db_can_be_written (DubanDb *db);

/* Gives back the memory of what was read and lies ready: of a long reading that is megabytes, and
 * the system has the file at hand anyway. */
void duban_db_rest (DubanDb *db);

/* Whether the file was moved or removed since it was opened: what is written now would be lost. */
gboolean duban_db_has_moved (DubanDb *db);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DubanDb, duban_db_close)

G_END_DECLS
