/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "store/mappings.h"

#include "store/stmt.h"

#define GET "SELECT kind, words, former FROM mapping WHERE headings = ?1"
#define PUT "INSERT OR REPLACE INTO mapping (headings, kind, words, former) VALUES (?1, ?2, ?3, ?4)"

void
duban_kept_mapping_clear (DubanKeptMapping *kept)
{
  g_clear_pointer (&kept->kind, g_free);
  g_clear_pointer (&kept->words, g_free);
  g_clear_pointer (&kept->former, g_free);
}

gboolean
duban_mappings_get (DubanDb *db, const DubanHash *headings, DubanKeptMapping *kept, GError **error)
{
  g_autoptr (DubanStmt) stmt = duban_stmt_new (db, GET, error);
  gboolean has_row;

  *kept = (DubanKeptMapping){ 0 };
  if (stmt == NULL)
    return FALSE;
  duban_stmt_bind_blob (stmt, 1, headings->bytes, DUBAN_HASH_SIZE);
  if (!duban_stmt_step (stmt, &has_row, error))
    return FALSE;
  if (has_row)
    {
      kept->kind = g_strdup (duban_stmt_get_text (stmt, 0));
      kept->words = g_strdup (duban_stmt_get_text (stmt, 1));
      kept->former = g_strdup (duban_stmt_get_text (stmt, 2));
    }
  return TRUE;
}

gboolean
duban_mappings_put (DubanDb *db, const DubanHash *headings, const DubanKeptMapping *kept,
                    GError **error)
{
  g_autoptr (DubanStmt) stmt = duban_stmt_new (db, PUT, error);

  if (stmt == NULL)
    return FALSE;
  duban_stmt_bind_blob (stmt, 1, headings->bytes, DUBAN_HASH_SIZE);
  duban_stmt_bind_text (stmt, 2, kept->kind, -1);
  duban_stmt_bind_text (stmt, 3, kept->words, -1);
  duban_stmt_bind_text (stmt, 4, kept->former, -1);
  return duban_stmt_run (stmt, error);
}
