/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/entity/entity.h"

#include "store/offices.h"

DubanEntity *
duban_entity_new (DubanEntityKind kind, const DubanId *id)
{
  DubanEntity *entity = g_new0 (DubanEntity, 1);

  entity->kind = kind;
  entity->id = *id;
  return entity;
}

/* The office's word goes before others' in the directory. */
static gboolean
load_fold (DubanEntity *entity, DubanDb *db, GError **error)
{
  const DubanHistory *history = entity->history;
  g_autoptr (GArray) offices = NULL;

  entity->fold = duban_fold_new_reusable ();
  if (entity->kind != DUBAN_ENTITY_TASK)
    {
      offices = duban_offices_list (db, error);
      if (offices == NULL)
        return FALSE;
      duban_fold_set_offices (entity->fold, (gpointer) offices->data, offices->len);
    }
  duban_fold_load (entity->fold, history->changes, history->n_changes);
  return TRUE;
}

DubanEntity *
duban_entity_load (DubanDb *db, guint32 n, GError **error)
{
  DubanHistory *history = duban_history_load (db, n, error);
  g_autoptr (DubanEntity) entity = NULL;

  if (history == NULL)
    return NULL;
  entity = duban_entity_new (history->kind, &history->id);
  entity->n = n;
  entity->history = history;
  return load_fold (entity, db, error) ? g_steal_pointer (&entity) : NULL;
}

DubanEntity *
duban_entity_find (DubanDb *db, DubanEntityKind kind, const DubanId *id, GError **error)
{
  guint32 n;

  if (!duban_history_find_entity (db, id, &n, error))
    return NULL;
  return n != 0 ? duban_entity_load (db, n, error) : duban_entity_new (kind, id);
}

void
duban_entity_free (DubanEntity *entity)
{
  g_clear_pointer (&entity->fold, duban_fold_free);
  g_clear_pointer (&entity->history, duban_history_free);
  g_free (entity);
}

DubanSpan
duban_entity_get (const DubanEntity *entity, DubanAttr attr)
{
  const DubanSpan none = { NULL, 0 };

  return entity->fold != NULL ? duban_fold_get (entity->fold, attr) : none;
}

DubanDay
duban_entity_get_day (const DubanEntity *entity, DubanAttr attr)
{
  return duban_span_get_day (duban_entity_get (entity, attr));
}

guint
duban_entity_get_code (const DubanEntity *entity, DubanAttr attr)
{
  return duban_span_get_code (duban_entity_get (entity, attr));
}

DubanId
duban_entity_get_ref (const DubanEntity *entity, DubanAttr attr)
{
  DubanId id = { { 0 } };

  duban_span_get_id (duban_entity_get (entity, attr), &id);
  return id;
}

char *
duban_entity_dup_text (const DubanEntity *entity, DubanAttr attr)
{
  return duban_span_dup_text (duban_entity_get (entity, attr));
}

DubanStatus
duban_entity_get_status (const DubanEntity *entity)
{
  guint code = duban_entity_get_code (entity, DUBAN_ATTR_STATUS);

  return code != 0 ? (DubanStatus) code : DUBAN_STATUS_OPEN;
}

gboolean
duban_entity_has (const DubanEntity *entity, DubanAttr attr, DubanSpan value)
{
  gsize n_heads = 0;

  if (entity->fold == NULL)
    return value.size == 0;
  duban_fold_get_heads (entity->fold, attr, &n_heads);
  return n_heads <= 1 && duban_span_equal (duban_fold_get (entity->fold, attr), value);
}

gint64
duban_entity_get_change_number (const DubanEntity *entity, const DubanChange *change)
{
  for (gsize i = 0; i < entity->history->n_changes; i++)
    if (entity->history->changes[i] == change)
      return entity->history->numbers[i];
  g_assert_not_reached ();
}

gboolean
duban_entity_is_written_by (const DubanEntity *entity, DubanAttr attr, DubanChangeFilter filter,
                            gconstpointer data)
{
  gsize n_heads;
  const DubanHead *heads = duban_fold_get_heads (entity->fold, attr, &n_heads);

  for (gsize i = 0; i < n_heads; i++)
    if (filter (heads[i].change, duban_entity_get_change_number (entity, heads[i].change), data))
      return TRUE;
  return FALSE;
}

DubanFold *
duban_entity_fold_without (const DubanEntity *entity, DubanChangeFilter filter, gconstpointer data)
{
  const DubanHistory *history = entity->history;
  g_autofree guint8 *silent = g_new (guint8, history->n_changes);

  for (gsize i = 0; i < history->n_changes; i++)
    silent[i] = filter (history->changes[i], history->numbers[i], data) ? 1 : 0;
  return duban_fold_new_silenced (history->changes, history->n_changes, silent);
}

gboolean
duban_change_is_that (const DubanChange *change, gint64 number, gconstpointer data)
{
  return change == data;
}
