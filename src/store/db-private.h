/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The database as the store itself sees it. */
#pragma once

#include "store/error.h"

#include <sqlite3.h>

G_BEGIN_DECLS

typedef struct _DubanDb DubanDb;

struct _DubanDb
{
  sqlite3 *handle;
  char *path;
  gboolean read_only;
  guint n_readings;      /* nested readings */
  gboolean owns_reading; /* the outermost one began the transaction */
  GHashTable *kept;      /* SQL → DubanStmt (store/stmt.h); NULL: none yet */
  gint64 room;           /* bytes that were free on the disk when the present writing began */
  gint64 need;           /* bytes that it will take on the disk, about */
};

/* The first application_id that is Duban's: "Duba". */
#define DUBAN_APPLICATION_ID 0x44756261

/* Opens an SQLite file in the safe settings, without asking whose it is. NULL, with error.
 * (transfer full) */
DubanDb *duban_db_connect (const char *path, gboolean read_only,
                           GError **error) G_GNUC_WARN_UNUSED_RESULT;
void duban_db_disconnect (DubanDb *db);

/* An empty database of nobody else's, gone when it is disconnected. (transfer full) */
DubanDb *duban_db_connect_scratch (GError **error) G_GNUC_WARN_UNUSED_RESULT;

/* Whether it is a Duban database of this version or an older one; *version (may be NULL) is
 * its user_version. */
gboolean duban_db_identify (DubanDb *db, int *version, GError **error);

/* Runs SQL without parameters. */
gboolean duban_db_run (DubanDb *db, const char *sql, GError **error);

/* The one integer that a query yields; 0 where it yields none or NULL. */
gboolean duban_db_query_int (DubanDb *db, const char *sql, gint64 *value, GError **error);

/* The bytes that the file has by its own account. */
gboolean duban_db_get_size (DubanDb *db, gint64 *size, GError **error);

/* BEGIN IMMEDIATE; and COMMIT, retried while others read. Where that fails in the end all is
 * rolled back. */
gboolean duban_db_begin (DubanDb *db, GError **error);
gboolean duban_db_commit (DubanDb *db, GError **error);
void duban_db_rollback (DubanDb *db);

/* Whether what ended with that result stands after all: its journal is gone, and only the folder
 * was not made safe, which succeeds now. */
gboolean duban_db_confirm (DubanDb *db, int result);

/* Several reads of one state: inside a posting nothing new begins. Readings may nest. Declared
 * before the statements, so that it ends after them:
 *   g_autoptr (DubanReading) reading = duban_db_begin_reading (db, error); */
typedef DubanDb DubanReading;
DubanReading *duban_db_begin_reading (DubanDb *db, GError **error) G_GNUC_WARN_UNUSED_RESULT;
void duban_db_end_reading (DubanReading *reading);

/* SQLite's last error as one of ours (db-error.c). FALSE, for returning. */
gboolean duban_db_fail (DubanDb *db, GError **error);

/* The database is damaged, and how: names the newest good backup. FALSE, for returning. */
gboolean duban_db_fail_damaged (const char *path, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DubanReading, duban_db_end_reading)

G_END_DECLS
