/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "store/verify-private.h"

#include "store/rebuild.h"
#include "store/schema.h"
#include "store/stmt.h"

#include <glib/gi18n-lib.h>
#include <inttypes.h>
#include <string.h>

static gboolean
is_same_value (sqlite3_stmt *a, sqlite3_stmt *b, int column)
{
  int size = sqlite3_column_bytes (a, column);

  if (sqlite3_column_type (a, column) != sqlite3_column_type (b, column))
    return FALSE;
  if (sqlite3_column_type (a, column) == SQLITE_INTEGER)
    return sqlite3_column_int64 (a, column) == sqlite3_column_int64 (b, column);
  return size == sqlite3_column_bytes (b, column)
         && (size == 0
             || memcmp (sqlite3_column_blob (a, column), sqlite3_column_blob (b, column),
                        (gsize) size)
                    == 0);
}

/* The first column in which two rows differ; -1 for none. */
static int
find_difference (DubanStmt *a, DubanStmt *b)
{
  int n_columns = sqlite3_column_count (a->handle);

  if (n_columns != sqlite3_column_count (b->handle))
    return 0;
  for (int i = 0; i < n_columns; i++)
    if (!is_same_value (a->handle, b->handle, i))
      return i;
  return -1;
}

/* Both are read in the order they are kept in, which is that of their keys. */
static gboolean
compare_rows (DubanVerify *verify, DubanStmt *kept, DubanStmt *fresh, const char *table,
              GError **error)
{
  gboolean has_kept, has_fresh;

  for (gint64 row = 1;; row++)
    {
      int column = -1;

      if (!duban_stmt_step (kept, &has_kept, error) || !duban_stmt_step (fresh, &has_fresh, error))
        return FALSE;
      if (!has_kept && !has_fresh)
        return TRUE;
      if (has_kept && has_fresh)
        column = find_difference (kept, fresh);
      if (has_kept != has_fresh)
        duban_verify_report (verify,
                             has_fresh ? _ ("The table “%s” lacks what the history says, from its "
                                            "row %" PRId64 " on.")
                                       : _ ("The table “%s” has more than the history says, from "
                                            "its row %" PRId64 " on."),
                             table, row);
      else if (column >= 0)
        duban_verify_report (verify,
                             _ ("The table “%s” is not what the history says: row "
                                "%" PRId64 ", column “%s”."),
                             table, row, sqlite3_column_name (kept->handle, column));
      if (has_kept != has_fresh || column >= 0)
        return TRUE;
    }
}

static gboolean
compare_table (DubanVerify *verify, DubanDb *scratch, const char *table, GError **error)
{
  g_autofree char *sql = g_strdup_printf ("SELECT * FROM %s", table);
  g_autoptr (DubanStmt) kept = duban_stmt_new (verify->db, sql, error);
  g_autoptr (DubanStmt) fresh = kept == NULL ? NULL : duban_stmt_new (scratch, sql, error);

  return fresh != NULL && !g_cancellable_set_error_if_cancelled (verify->cancellable, error)
         && compare_rows (verify, kept, fresh, table, error);
}

static gboolean
build_beside (DubanVerify *verify, DubanDb *scratch, GError **error)
{
  g_autoptr (DubanEntities) entities = duban_entities_new (verify->db, error);

  if (entities == NULL || !duban_entities_load (entities, DUBAN_ENTITIES_ALL, error)
      || !duban_db_run (scratch, "BEGIN", error) || !duban_schema_create_derived (scratch, error)
      || !duban_rebuild_into (scratch, verify->db, entities, verify->cancellable, error)
      || !duban_db_run (scratch, "COMMIT", error))
    return FALSE;
  if (duban_entities_get_n_new (entities) > 0)
    duban_verify_report (verify, _ ("The history refers to things that have no number."));
  return TRUE;
}

static gboolean
compare_all (DubanVerify *verify, DubanDb *scratch, GError **error)
{
  gsize n_tables;
  const DubanDerivedTable *tables = duban_schema_list_derived (&n_tables);

  if (!build_beside (verify, scratch, error))
    return FALSE;
  for (gsize i = 0; i < n_tables; i++)
    if (!compare_table (verify, scratch, tables[i].name, error))
      return FALSE;
  return TRUE;
}

gboolean
duban_verify_derived (DubanVerify *verify, GError **error)
{
  DubanDb *scratch = duban_db_connect_scratch (error);
  gboolean is_done;

  if (scratch == NULL)
    return FALSE;
  is_done = compare_all (verify, scratch, error);
  duban_db_disconnect (scratch);
  return is_done;
}
