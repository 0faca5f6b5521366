/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "store/offices.h"

#include "store/stmt.h"

GArray *
duban_offices_list (DubanDb *db, GError **error)
{
  g_autoptr (GArray) offices = g_array_new (FALSE, FALSE, sizeof (DubanId));
  g_autoptr (DubanStmt) stmt
      = duban_stmt_new (db,
                        "SELECT d.id FROM peer AS p JOIN desk AS d ON d.n = p.desk "
                        "WHERE p.role = 3 UNION SELECT d.id FROM desk AS d WHERE hex(d.id) = "
                        "(SELECT upper(value) FROM local WHERE key = 'desk') AND "
                        "EXISTS (SELECT 1 FROM local WHERE key = 'desk-office' AND value = '1')",
                        error);
  gboolean has_row = FALSE;

  if (stmt == NULL || !duban_stmt_step (stmt, &has_row, error))
    return NULL;
  while (has_row)
    {
      DubanId desk;

      if (!duban_stmt_get_id (stmt, 0, &desk))
        {
          duban_db_fail_damaged (db->path, error);
          return NULL;
        }
      g_array_append_val (offices, desk);
      if (!duban_stmt_step (stmt, &has_row, error))
        return NULL;
    }
  return g_steal_pointer (&offices);
}
