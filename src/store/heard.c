/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "store/heard.h"

#include "core/change.h"
#include "store/stmt.h"

static gboolean
tell (DubanStmt *stmt, DubanHeardFunc func, gpointer data, GError **error)
{
  g_auto (DubanChange) change = { 0 };
  g_autofree char *author = NULL;
  gsize size;
  const guint8 *body = duban_stmt_get_blob (stmt, 0, &size);

  if (body == NULL)
    return TRUE; /* introduced, but nothing has come from it yet */
  if (!duban_change_decode (body, size, &change, error))
    return FALSE;
  author = duban_span_dup_text (change.author);
  func (&change.desk, author, change.time, data);
  return TRUE;
}

gboolean
duban_heard_each (DubanDb *db, const DubanId *own, DubanHeardFunc func, gpointer data,
                  GError **error)
{
  /* From the last change backwards: the scan ends at the first of that desk. */
  g_autoptr (DubanStmt) stmt = duban_stmt_new (
      db,
      "SELECT (SELECT body FROM change WHERE change.desk = desk.n ORDER BY change.n DESC LIMIT 1) "
      "FROM desk WHERE id <> ?1",
      error);
  gboolean has_row = TRUE;

  if (stmt == NULL)
    return FALSE;
  duban_stmt_bind_id (stmt, 1, own);
  while (has_row)
    {
      if (!duban_stmt_step (stmt, &has_row, error))
        return FALSE;
      if (has_row && !tell (stmt, func, data, error))
        return FALSE;
    }
  return TRUE;
}
