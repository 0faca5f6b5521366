/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What must hold in the end: what tests/share asks of the world, and of every database that it is
 * what its history says, and says the same as each other one with the same history. */
#include "realm.h"
#include "store/care.h"
#include "store/stmt.h"

#include <string.h>

/* ---- a thing as the tables have it, by names that are the same everywhere */

static void
append_id (GString *out, DubanDb *db, gint64 n)
{
  g_autoptr (DubanKeptStmt) stmt
      = duban_stmt_keep (db, "SELECT hex(id) FROM entity WHERE n = ?1", NULL);
  gboolean has_row = FALSE;

  duban_stmt_bind_int (stmt, 1, n);
  if (duban_stmt_step (stmt, &has_row, NULL) && has_row)
    g_string_append (out, duban_stmt_get_text (stmt, 0));
}

static void
append_change (GString *out, DubanDb *db, gint64 n)
{
  g_autoptr (DubanKeptStmt) stmt
      = duban_stmt_keep (db, "SELECT hex(hash) FROM change WHERE n = ?1", NULL);
  gboolean has_row = FALSE;

  duban_stmt_bind_int (stmt, 1, n);
  if (duban_stmt_step (stmt, &has_row, NULL) && has_row)
    g_string_append (out, duban_stmt_get_text (stmt, 0));
}

static int
compare_texts (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

/* "3 7": ascending here, by other numbers elsewhere. */
static void
append_list (GString *out, DubanDb *db, const char *text)
{
  g_auto (GStrv) parts = g_strsplit (text, " ", -1);
  g_autoptr (GPtrArray) ids = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; parts[i] != NULL; i++)
    {
      GString *id = g_string_new (NULL);

      append_id (id, db, g_ascii_strtoll (parts[i], NULL, 10));
      g_ptr_array_add (ids, g_string_free (id, FALSE));
    }
  g_ptr_array_sort (ids, compare_texts);
  for (guint i = 0; i < ids->len; i++)
    g_string_append_printf (out, "%s,", (char *) ids->pdata[i]);
}

static gboolean
is_among (const char *name, const char *const *list)
{
  return g_strv_contains (list, name);
}

static void
append_column (GString *out, DubanDb *db, DubanStmt *stmt, int i)
{
  static const char *const own[] = { "n", "moved", "entity", "unit_n", NULL };
  static const char *const things[]
      = { "parent", "lead", "unit", "field", "by", "leader", "merged_into", NULL };
  static const char *const lists[] = { "cooperators", "cooperating_units", NULL };
  static const char *const changes[] = { "void", "change", NULL };
  const char *name = sqlite3_column_name (stmt->handle, i);
  gsize size;
  const guint8 *data;

  if (duban_stmt_is_null (stmt, i) || is_among (name, own))
    return;
  g_string_append_printf (out, " %s=", name);
  if (is_among (name, things))
    append_id (out, db, duban_stmt_get_int (stmt, i));
  else if (is_among (name, changes))
    append_change (out, db, duban_stmt_get_int (stmt, i));
  else if (is_among (name, lists))
    append_list (out, db, duban_stmt_get_text (stmt, i));
  else
    {
      data = duban_stmt_get_blob (stmt, i, &size);
      for (gsize at = 0; at < size; at++)
        g_string_append_printf (out, "%02x", data[at]);
    }
}

static void
append_rows (GString *out, DubanDb *db, const char *sql, guint32 n)
{
  g_autoptr (DubanKeptStmt) stmt = duban_stmt_keep (db, sql, NULL);
  gboolean has_row = FALSE;

  duban_stmt_bind_int (stmt, 1, n);
  while (duban_stmt_step (stmt, &has_row, NULL) && has_row)
    {
      g_string_append_c (out, '\n');
      for (int i = 0; i < sqlite3_column_count (stmt->handle); i++)
        append_column (out, db, stmt, i);
    }
}

static char *
dump_thing (DubanDb *db, DubanEntityKind kind, const DubanId *id)
{
  static const char *const of_task[] = { "SELECT * FROM task WHERE n = ?1",
                                         "SELECT number FROM task_number WHERE task = ?1", NULL };
  static const char *const of_leader[] = { "SELECT * FROM leader WHERE n = ?1", NULL };
  static const char *const of_unit[]
      = { "SELECT * FROM unit WHERE n = ?1",
          "SELECT former, k, name FROM unit_name WHERE unit = ?1",
          "SELECT k, name, since, until FROM unit_head WHERE unit = ?1",
          "SELECT k, leader, kind, since, until FROM holding WHERE held = ?1", NULL };
  static const char *const of_field[]
      = { "SELECT * FROM field WHERE n = ?1",
          "SELECT k, leader, kind, since, until FROM holding WHERE held = ?1", NULL };
  static const char *const of_meeting[] = { "SELECT * FROM meeting WHERE n = ?1", NULL };
  static const char *const of_settings[]
      = { "SELECT attr, value FROM setting WHERE ?1 IS NOT NULL", NULL };
  static const char *const none[] = { NULL };
  const char *const *sql = kind == DUBAN_ENTITY_TASK       ? of_task
                           : kind == DUBAN_ENTITY_LEADER   ? of_leader
                           : kind == DUBAN_ENTITY_UNIT     ? of_unit
                           : kind == DUBAN_ENTITY_FIELD    ? of_field
                           : kind == DUBAN_ENTITY_MEETING  ? of_meeting
                           : kind == DUBAN_ENTITY_SETTINGS ? of_settings
                                                           : none;
  GString *out = g_string_new (NULL);
  guint32 n = 0;
  gboolean has_row = FALSE;
  g_autoptr (DubanKeptStmt) stmt = duban_stmt_keep (db, "SELECT n FROM entity WHERE id = ?1", NULL);

  duban_stmt_bind_id (stmt, 1, id);
  if (duban_stmt_step (stmt, &has_row, NULL) && has_row)
    n = (guint32) duban_stmt_get_int (stmt, 0);
  for (guint i = 0; sql[i] != NULL; i++)
    append_rows (out, db, sql[i], n);
  append_rows (out, db, "SELECT * FROM record WHERE entity = ?1 ORDER BY k", n);
  append_rows (out, db, "SELECT attr, kind FROM conflict WHERE entity = ?1 ORDER BY attr, kind", n);
  return g_string_free (out, FALSE);
}

/* ---- the same history, the same tables */

/* Which changes of a thing a desk has. */
static char *
name_history (const World *world, const Desk *desk, guint entity)
{
  guint list[MAX_MADE];
  guint n = naive_list (world, desk, entity, G_MAXINT64, list);
  guint8 has[MAX_MADE] = { 0 };
  GString *name = g_string_new (NULL);

  for (guint i = 0; i < n; i++)
    has[list[i]] = 1;
  g_string_append_printf (name, "%u:", entity);
  for (guint i = 0; i < world->n_made; i++)
    if (has[i])
      g_string_append_printf (name, " %u", i);
  return g_string_free (name, FALSE);
}

static void
compare_dumps (Realm *realm)
{
  World *world = realm->world;
  g_autoptr (GHashTable) dumps = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);

  for (guint d = 0; d < world->n_desks; d++)
    for (guint e = 0; e < world->n_entities && world->fault == NULL; e++)
      {
        g_autofree char *history = name_history (world, world->desks[d], e);
        g_autofree char *dump
            = dump_thing (realm->seats[d]->session->db, world->kinds[e], &world->ids[e]);
        const char *known = g_hash_table_lookup (dumps, history);

        if (known == NULL)
          g_hash_table_insert (dumps, g_steal_pointer (&history), g_steal_pointer (&dump));
        else if (!g_str_equal (known, dump))
          world_fail (world, "desk %u, thing %u:%s\nelsewhere, with the same history:%s", d, e,
                      dump, known);
      }
}

/* A leader's id is made of his name: by it assigner and assignee, which are words, show him a task.
 */
static void
check_names (Realm *realm, guint d)
{
  World *world = realm->world;
  gsize n;
  const DubanLeader *const *leaders
      = duban_directory_list_leaders (realm->seats[d]->session->terms->directory, &n);

  for (gsize i = 0; i < n; i++)
    {
      const char *words[] = { leaders[i]->name, NULL };
      DubanId id = duban_id_from_words ("leader", words);

      if (!duban_id_equal (&id, &leaders[i]->id))
        world_fail (world, "desk %u: %s is called otherwise than his id", d, leaders[i]->name);
    }
}

static void
verify (Realm *realm, guint d)
{
  g_auto (DubanVerifyResult) result = { 0 };

  if (!duban_care_verify (realm->seats[d]->session->db, &result, NULL, NULL)
      || result.problems->len > 0)
    world_fail (realm->world, "desk %u: %s", d,
                result.problems != NULL && result.problems->len > 0
                    ? (char *) result.problems->pdata[0]
                    : "it cannot be verified");
}

void
judge_realm (Realm *realm)
{
  World *world = realm->world;

  for (guint d = 0; d < world->n_desks && world->fault == NULL; d++)
    shadow_compare (realm, d, 0);
  oracle_judge_end (world);
  if (world->fault == NULL)
    compare_dumps (realm);
  for (guint d = 0; d < world->n_desks && world->fault == NULL; d++)
    {
      check_names (realm, d);
      verify (realm, d);
    }
}
