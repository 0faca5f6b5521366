/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "store/entities.h"

#include "store/id-map.h"
#include "store/stmt.h"

#include <glib/gi18n-lib.h>

typedef struct
{
  DubanId id;
  guint32 n;
} NewEntity;

struct _DubanEntities
{
  DubanDb *db;
  DubanStmt *find;
  DubanIdMap *map;  /* what was loaded, found or given out */
  gboolean has_all; /* the map is the whole table */
  guint32 last;
  GArray *new_entities; /* of NewEntity */
};

static int
compare_by_id (gconstpointer a, gconstpointer b)
{
  return duban_id_compare (&((const NewEntity *) a)->id, &((const NewEntity *) b)->id);
}

static gboolean
load_rows (DubanEntities *entities, const char *sql, GError **error)
{
  g_autoptr (DubanStmt) stmt = duban_stmt_new (entities->db, sql, error);
  gboolean has_row = FALSE;

  if (stmt == NULL || !duban_stmt_step (stmt, &has_row, error))
    return FALSE;
  while (has_row)
    {
      DubanId id;
      guint32 n = duban_stmt_get_number (stmt, 1);

      if (duban_stmt_get_id (stmt, 0, &id) && n != 0)
        duban_id_map_put (entities->map, &id, n);
      if (!duban_stmt_step (stmt, &has_row, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
give_next (DubanEntities *entities, const DubanId *id, guint32 *n, GError **error)
{
  NewEntity entity = { *id, entities->last + 1 };

  if (entities->last == G_MAXUINT32)
    {
      g_set_error (error, DUBAN_STORE_ERROR, DUBAN_STORE_ERROR_FAILED,
                   _ ("The database “%s” holds as many things as it can; begin a new one."),
                   entities->db->path);
      return FALSE;
    }
  *n = ++entities->last;
  duban_id_map_put (entities->map, id, *n);
  g_array_append_val (entities->new_entities, entity);
  return TRUE;
}

DubanEntities *
duban_entities_new (DubanDb *db, GError **error)
{
  g_autoptr (DubanEntities) entities = g_new0 (DubanEntities, 1);
  gint64 last;

  entities->db = db;
  entities->map = duban_id_map_new ();
  entities->new_entities = g_array_new (FALSE, FALSE, sizeof (NewEntity));
  entities->find = duban_stmt_new (db, "SELECT n FROM entity WHERE id = ?1", error);
  if (entities->find == NULL
      || !duban_db_query_int (db, "SELECT last FROM numbering", &last, error))
    return NULL;
  entities->last = (guint32) last;
  return g_steal_pointer (&entities);
}

void
duban_entities_free (DubanEntities *entities)
{
  g_clear_pointer (&entities->find, duban_stmt_free);
  duban_id_map_free (entities->map);
  g_array_unref (entities->new_entities);
  g_free (entities);
}

gboolean
duban_entities_load (DubanEntities *entities, DubanEntitiesLoad what, GError **error)
{
  if (what == DUBAN_ENTITIES_LAZY)
    return TRUE;
  if (what == DUBAN_ENTITIES_DIRECTORY)
    return load_rows (entities,
                      "SELECT id, n FROM leader UNION ALL SELECT id, n FROM unit "
                      "UNION ALL SELECT id, n FROM field",
                      error);
  entities->has_all = load_rows (entities, "SELECT id, n FROM entity", error);
  return entities->has_all;
}

gboolean
duban_entities_find (DubanEntities *entities, const DubanId *id, guint32 *n, GError **error)
{
  gboolean has_row;

  *n = duban_id_is_nil (id) ? 0 : duban_id_map_get (entities->map, id);
  if (*n != 0 || entities->has_all || duban_id_is_nil (id))
    return TRUE;
  duban_stmt_bind_id (entities->find, 1, id);
  if (!duban_stmt_step (entities->find, &has_row, error))
    return FALSE;
  if (has_row)
    {
      *n = duban_stmt_get_number (entities->find, 0);
      duban_id_map_put (entities->map, id, *n);
      duban_stmt_reset (entities->find);
    }
  return TRUE;
}

gboolean
duban_entities_number (DubanEntities *entities, const DubanId *id, guint32 *n, GError **error)
{
  if (!duban_entities_find (entities, id, n, error))
    return FALSE;
  return *n != 0 || duban_id_is_nil (id) || give_next (entities, id, n, error);
}

guint32
duban_entities_get_last (const DubanEntities *entities)
{
  return entities->last;
}

gsize
duban_entities_get_n_new (const DubanEntities *entities)
{
  return entities->new_entities->len;
}

gboolean
duban_entities_save (DubanEntities *entities, GError **error)
{
  g_autoptr (DubanStmt) insert = NULL;
  g_autoptr (DubanStmt) update = NULL;

  if (entities->new_entities->len == 0)
    return TRUE;
  insert = duban_stmt_new (entities->db, "INSERT INTO entity (id, n) VALUES (?1, ?2)", error);
  update = insert == NULL ? NULL
                          : duban_stmt_new (entities->db, "UPDATE numbering SET last = ?1", error);
  if (update == NULL)
    return FALSE;
  g_array_sort (entities->new_entities, compare_by_id);
  for (guint i = 0; i < entities->new_entities->len; i++)
    {
      const NewEntity *entity = &g_array_index (entities->new_entities, NewEntity, i);

      duban_stmt_bind_id (insert, 1, &entity->id);
      duban_stmt_bind_int (insert, 2, entity->n);
      if (!duban_stmt_run (insert, error))
        return FALSE;
    }
  g_array_set_size (entities->new_entities, 0);
  duban_stmt_bind_int (update, 1, entities->last);
  return duban_stmt_run (update, error);
}
