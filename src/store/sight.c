/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "store/sight.h"

#include "store/local.h"

#include <string.h>

/* As app/session writes it: hex without hyphens. */
static gboolean
read_hex (const char *hex, DubanId *id)
{
  if (strlen (hex) != 2 * DUBAN_ID_SIZE)
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
  g_autofree char *desk = NULL;
  g_autofree char *leader = NULL;
  g_autofree char *office = NULL;

  *view = (DubanShareView){ 0 };
  if (!duban_local_get (db, "desk", &desk, error)
      || !duban_local_get (db, "desk-leader", &leader, error)
      || !duban_local_get (db, "desk-office", &office, error))
    return FALSE;
  view->is_office = g_strcmp0 (office, "1") == 0;
  if (desk != NULL)
    read_hex (desk, &view->desk);
  if (leader != NULL && !view->is_office)
    duban_id_parse (leader, &view->leader);
  return TRUE;
}

gboolean
duban_sight_is_limited (const DubanShareView *view)
{
  return !view->is_office && !duban_id_is_nil (&view->leader);
}
