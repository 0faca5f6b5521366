/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "store/sight.h"

#include "store/stmt.h"

#include <string.h>

/* As app/session writes it: hex without hyphens. */
static gboolean
read_hex (const char *hex, DubanId *id)
{
  if (hex == NULL || strlen (hex) != 2 * DUBAN_ID_SIZE)
    return FALSE;
  for (guint i = 0; i < DUBAN_ID_SIZE; i++)
    {
      int high = g_ascii_xdigit_value (hex[2 * i]), low = g_ascii_xdigit_value (hex[2 * i + 1]);

      if (high < 0 || low < 0)
        return FALSE;
      id->bytes[i] = (guint8) (high << 4 | low);
    }
  return TRUE;
}

gboolean
duban_sight_load (DubanDb *db, DubanShareView *view, GError **error)
{
  /* As store/local.h keeps them. */
  g_autoptr (DubanStmt) stmt
      = duban_stmt_new (db,
                        "SELECT (SELECT value FROM local WHERE key = 'desk'), "
                        "(SELECT value FROM local WHERE key = 'desk-leader'), "
                        "(SELECT value FROM local WHERE key = 'desk-office')",
                        error);
  gboolean has_row;
  const char *leader;

  *view = (DubanShareView){ 0 };
  if (stmt == NULL || !duban_stmt_step (stmt, &has_row, error))
    return FALSE;
  view->is_office = g_strcmp0 (duban_stmt_get_text (stmt, 2), "1") == 0;
  read_hex (duban_stmt_get_text (stmt, 0), &view->desk);
  leader = duban_stmt_get_text (stmt, 1);
  if (leader != NULL && !view->is_office)
    duban_id_parse (leader, &view->leader);
  return TRUE;
}

gboolean
duban_sight_is_limited (const DubanShareView *view)
{
  return !view->is_office && !duban_id_is_nil (&view->leader);
}
