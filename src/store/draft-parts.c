/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "store/draft-parts.h"

#include "store/stmt.h"

#define EACH "SELECT part, text FROM draft_part WHERE period = ?1 AND leader = ?2 ORDER BY part"
#define SET "INSERT OR REPLACE INTO draft_part (period, leader, part, text) VALUES (?1, ?2, ?3, ?4)"
#define REMOVE "DELETE FROM draft_part WHERE period = ?1 AND leader = ?2 AND part = ?3"

#define PART_MAX 255

gboolean
duban_draft_parts_each (DubanDb *db, DubanPeriod period, guint32 leader, DubanDraftPartFunc func,
                        gpointer data, GError **error)
{
  g_autofree char *name = duban_period_to_text (period);
  g_autoptr (DubanStmt) stmt = duban_stmt_new (db, EACH, error);
  gboolean has_row;

  if (stmt == NULL)
    return FALSE;
  duban_stmt_bind_text (stmt, 1, name, -1);
  duban_stmt_bind_int (stmt, 2, leader);
  if (!duban_stmt_step (stmt, &has_row, error))
    return FALSE;
  while (has_row)
    {
      const guint part = (guint) duban_stmt_get_within (stmt, 0, 0, PART_MAX, 0);
      const char *text = duban_stmt_get_text (stmt, 1);

      /* What is never written so is of a damaged file, which the next step says. */
      stmt->is_damaged |= text == NULL || !g_utf8_validate (text, -1, NULL);
      if (!stmt->is_damaged)
        func (part, text, data);
      if (!duban_stmt_step (stmt, &has_row, error))
        return FALSE;
    }
  return TRUE;
}

gboolean
duban_draft_parts_set (DubanDb *db, DubanPeriod period, guint32 leader, guint part,
                       const char *text, GError **error)
{
  const gboolean is_set = text != NULL && *text != '\0';
  g_autofree char *name = duban_period_to_text (period);
  g_autoptr (DubanStmt) stmt = duban_stmt_new (db, is_set ? SET : REMOVE, error);

  if (stmt == NULL)
    return FALSE;
  duban_stmt_bind_text (stmt, 1, name, -1);
  duban_stmt_bind_int (stmt, 2, leader);
  duban_stmt_bind_int (stmt, 3, part);
  if (is_set)
    duban_stmt_bind_text (stmt, 4, text, -1);
  return duban_stmt_run (stmt, error);
}
