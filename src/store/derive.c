/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "store/derive.h"

#include "store/derive-private.h"
#include "store/offices.h"

static const char *const insert_sql[DUBAN_N_DERIVE_INSERTS] = {
  [DUBAN_DERIVE_TASK] = NULL, /* duban_derive_dup_task_insert() */
  [DUBAN_DERIVE_TASK_NUMBER] = "INSERT INTO task_number (number, task) VALUES (?1, ?2)",
  [DUBAN_DERIVE_RECORD]
  = "INSERT INTO record (entity, k, id, kind, void, day, minute, written, by, change, extra,"
    " text) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12)",
  [DUBAN_DERIVE_CONFLICT] = "INSERT INTO conflict (entity, attr, kind) VALUES (?1, ?2, ?3)",
  [DUBAN_DERIVE_LEADER]
  = "INSERT INTO leader (n, id, name, title, left_on) VALUES (?1, ?2, ?3, ?4, ?5)",
  [DUBAN_DERIVE_UNIT] = "INSERT INTO unit (n, id, name, category, parent, merged_into, merged_on)"
                        " VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)",
  [DUBAN_DERIVE_UNIT_NAME]
  = "INSERT INTO unit_name (unit, former, k, name) VALUES (?1, ?2, ?3, ?4)",
  [DUBAN_DERIVE_UNIT_HEAD]
  = "INSERT INTO unit_head (unit, k, name, since, until) VALUES (?1, ?2, ?3, ?4, ?5)",
  [DUBAN_DERIVE_FIELD] = "INSERT INTO field (n, id, name) VALUES (?1, ?2, ?3)",
  [DUBAN_DERIVE_HOLDING] = "INSERT INTO holding (held, k, leader, kind, since, until)"
                           " VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
  [DUBAN_DERIVE_MEETING]
  = "INSERT INTO meeting (n, id, kind, day, number) VALUES (?1, ?2, ?3, ?4, ?5)",
  [DUBAN_DERIVE_YEAR_DAY]
  = "INSERT INTO year_day (year, k, day, kind, name) VALUES (?1, ?2, ?3, ?4, ?5)",
  [DUBAN_DERIVE_SETTING] = "INSERT INTO setting (attr, value) VALUES (?1, ?2)",
};

#define REMOVE_OF_ANY                                                                              \
  "DELETE FROM record WHERE entity = ?1", "DELETE FROM conflict WHERE entity = ?1"

/* For each kind of entity: who writes its rows, and what removes them first. */
static const struct
{
  gboolean (*write) (DubanDerive *derive, guint32 n, const DubanChange *first, GError **error);
  const char *const removals[DUBAN_DERIVE_MAX_REMOVALS];
} kinds[DUBAN_ENTITY_SETTINGS + 1] = {
  [DUBAN_ENTITY_TASK] = { duban_derive_task,
                          { REMOVE_OF_ANY,
                            "DELETE FROM task_number WHERE task = ?1"
                            " AND number = (SELECT number FROM task WHERE n = ?1)",
                            "DELETE FROM task WHERE n = ?1" } },
  [DUBAN_ENTITY_LEADER]
  = { duban_derive_leader, { REMOVE_OF_ANY, "DELETE FROM leader WHERE n = ?1" } },
  [DUBAN_ENTITY_UNIT]
  = { duban_derive_unit,
      { REMOVE_OF_ANY, "DELETE FROM unit WHERE n = ?1", "DELETE FROM unit_name WHERE unit = ?1",
        "DELETE FROM unit_head WHERE unit = ?1", "DELETE FROM holding WHERE held = ?1" } },
  [DUBAN_ENTITY_FIELD]
  = { duban_derive_field,
      { REMOVE_OF_ANY, "DELETE FROM field WHERE n = ?1", "DELETE FROM holding WHERE held = ?1" } },
  [DUBAN_ENTITY_MEETING]
  = { duban_derive_meeting, { REMOVE_OF_ANY, "DELETE FROM meeting WHERE n = ?1" } },
  [DUBAN_ENTITY_YEAR]
  = { duban_derive_year, { REMOVE_OF_ANY, "DELETE FROM year_day WHERE year = ?1" } },
  [DUBAN_ENTITY_SETTINGS]
  = { duban_derive_settings, { REMOVE_OF_ANY, "DELETE FROM setting WHERE ?1 > 0" } },
};

static gboolean
remove_rows (DubanDerive *derive, guint32 n, DubanEntityKind kind, GError **error)
{
  for (gsize i = 0; i < DUBAN_DERIVE_MAX_REMOVALS && kinds[kind].removals[i] != NULL; i++)
    {
      DubanStmt **stmt = &derive->removals[kind][i];

      if (*stmt == NULL)
        *stmt = duban_stmt_new (derive->db, kinds[kind].removals[i], error);
      if (*stmt == NULL)
        return FALSE;
      duban_stmt_bind_int (*stmt, 1, n);
      if (!duban_stmt_run (*stmt, error))
        return FALSE;
    }
  return TRUE;
}

DubanStmt *
duban_derive_get_insert (DubanDerive *derive, DubanDeriveInsert which, GError **error)
{
  g_autofree char *task_sql = NULL;

  if (derive->inserts[which] != NULL)
    return derive->inserts[which];
  if (which == DUBAN_DERIVE_TASK)
    task_sql = duban_derive_dup_task_insert ();
  derive->inserts[which]
      = duban_stmt_new (derive->db, task_sql != NULL ? task_sql : insert_sql[which], error);
  return derive->inserts[which];
}

gboolean
duban_derive_bind_ref (DubanDerive *derive, DubanStmt *stmt, int parameter, DubanSpan value,
                       GError **error)
{
  DubanId id;
  guint32 n;

  if (!duban_span_get_id (value, &id))
    return TRUE;
  if (!duban_entities_number (derive->entities, &id, &n, error))
    return FALSE;
  duban_stmt_bind_number (stmt, parameter, n);
  return TRUE;
}

gboolean
duban_derive_conflicts (DubanDerive *derive, guint32 n, GError **error)
{
  gsize n_conflicts;
  const DubanFoldConflict *conflicts = duban_fold_get_conflicts (derive->fold, &n_conflicts);

  for (gsize i = 0; i < n_conflicts; i++)
    {
      DubanStmt *stmt = duban_derive_get_insert (derive, DUBAN_DERIVE_CONFLICT, error);

      if (stmt == NULL)
        return FALSE;
      duban_stmt_bind_int (stmt, 1, n);
      duban_stmt_bind_int (stmt, 2, conflicts[i].attr);
      duban_stmt_bind_int (stmt, 3, conflicts[i].kind);
      if (!duban_stmt_run (stmt, error))
        return FALSE;
    }
  return TRUE;
}

DubanDerive *
duban_derive_new (DubanDb *db, DubanEntities *entities)
{
  DubanDerive *derive = g_new0 (DubanDerive, 1);

  derive->db = db;
  derive->entities = entities;
  derive->fold = duban_fold_new_reusable ();
  derive->arena = duban_arena_new ();
  derive->task_numbers = g_array_new (FALSE, FALSE, sizeof (DubanTaskNumber));
  derive->number_texts = duban_arena_new ();
  return derive;
}

void
duban_derive_free (DubanDerive *derive)
{
  for (gsize i = 0; i < DUBAN_N_DERIVE_INSERTS; i++)
    g_clear_pointer (&derive->inserts[i], duban_stmt_free);
  for (gsize kind = 0; kind < G_N_ELEMENTS (derive->removals); kind++)
    for (gsize i = 0; i < DUBAN_DERIVE_MAX_REMOVALS; i++)
      g_clear_pointer (&derive->removals[kind][i], duban_stmt_free);
  duban_fold_free (derive->fold);
  duban_arena_free (derive->arena);
  g_array_unref (derive->task_numbers);
  duban_arena_free (derive->number_texts);
  g_free (derive);
}

gboolean
duban_derive_follow_desks (DubanDerive *derive, DubanDb *db, GError **error)
{
  g_autoptr (GArray) offices = duban_offices_list (db, error);

  if (offices == NULL)
    return FALSE;
  duban_fold_set_offices (derive->fold, (gpointer) offices->data, offices->len);
  return duban_sight_load (db, &derive->view, error);
}

static gint64
find_first_time (const DubanChange *const *changes, gsize n_changes)
{
  gint64 first = changes[0]->time;

  for (gsize i = 1; i < n_changes; i++)
    first = MIN (first, changes[i]->time);
  return first;
}

gboolean
duban_derive_entity (DubanDerive *derive, guint32 n, const DubanChange *const *changes,
                     gsize n_changes, gboolean replace, GError **error)
{
  DubanEntityKind kind;

  g_return_val_if_fail (n_changes > 0, FALSE);

  /* A kind of a later version is kept as facts; it has no rows here yet. */
  kind = changes[0]->kind;
  if (kind >= G_N_ELEMENTS (kinds) || kinds[kind].write == NULL)
    return TRUE;
  if (replace && !remove_rows (derive, n, kind, error))
    return FALSE;
  duban_arena_reset (derive->arena);
  duban_fold_load (derive->fold, changes, n_changes);
  derive->entered = find_first_time (changes, n_changes);
  derive->is_moved = kind == DUBAN_ENTITY_TASK && duban_sight_is_limited (&derive->view)
                     && !duban_share_sees (&derive->view, derive->fold, changes, n_changes);
  return kinds[kind].write (derive, n, changes[0], error) && duban_derive_records (derive, n, error)
         && duban_derive_conflicts (derive, n, error);
}

gboolean
duban_derive_flush (DubanDerive *derive, GError **error)
{
  return duban_derive_flush_task_numbers (derive, error);
}
