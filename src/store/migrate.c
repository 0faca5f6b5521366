/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "store/migrate.h"

#include "store/backups.h"
#include "store/copy.h"
#include "store/rebuild.h"
#include "store/schema.h"

#include <glib/gi18n-lib.h>

/* steps[v]: SQL from version v to v + 1 beyond the rebuild; NULL: none. */
static const char *const steps[DUBAN_SCHEMA_VERSION] = {
  [1] = DUBAN_SCHEMA_REMINDER,
  [2] = DUBAN_SCHEMA_ISSUED "; " DUBAN_SCHEMA_DRAFT_PART,
  [3] = DUBAN_SCHEMA_PEER "; " DUBAN_SCHEMA_SENT "; " DUBAN_SCHEMA_HELD "; " DUBAN_SCHEMA_WAITING,
  [4] = DUBAN_SCHEMA_PEER_KEY "; " DUBAN_SCHEMA_PEER_CLOCK,
  [5] = DUBAN_SCHEMA_PEER_NUMBER "; " DUBAN_SCHEMA_PEER_NUMBER_FILL,
  [6] = DUBAN_SCHEMA_MAPPING,
};

/* Another process may have migrated the file while this one made its backup. */
static gboolean
run_steps (DubanDb *db, int version, GError **error)
{
  g_autofree char *mark = g_strdup_printf ("PRAGMA user_version = %d", DUBAN_SCHEMA_VERSION);
  gint64 present;

  if (!duban_db_query_int (db, "PRAGMA user_version", &present, error))
    return FALSE;
  if (present == DUBAN_SCHEMA_VERSION && present != version)
    return TRUE;
  for (int v = version; v < DUBAN_SCHEMA_VERSION; v++)
    if (steps[v] != NULL && !duban_db_run (db, steps[v], error))
      return FALSE;
  return duban_rebuild (db, NULL, error) && duban_db_run (db, mark, error);
}

gboolean
duban_migrate (DubanDb *db, int version, GError **error)
{
  g_autofree char *name = g_strdup_printf ("before-version-%d.db", DUBAN_SCHEMA_VERSION);
  g_autofree char *backup = duban_backups_dup_named_path (db->path, name);

  if (version == DUBAN_SCHEMA_VERSION)
    return TRUE;
  if (db->read_only)
    {
      g_set_error (error, DUBAN_STORE_ERROR, DUBAN_STORE_ERROR_READ_ONLY,
                   _ ("The database “%s” was written by an older Duban; open it once where it "
                      "can be written, which brings it up to date."),
                   db->path);
      return FALSE;
    }
  if (!duban_copy (db, backup, NULL, error) || !duban_db_begin (db, error))
    return FALSE;
  if (run_steps (db, version, error))
    return duban_db_commit (db, error);
  duban_db_rollback (db);
  return FALSE;
}
