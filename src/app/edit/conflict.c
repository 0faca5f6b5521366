/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/edit/conflict.h"

#include "app/edit/act.h"
#include "app/entity/undone.h"
#include "app/entity/value-bytes.h"
#include "app/entity/value-text.h"
#include "store/tasks.h"

#include <glib/gi18n-lib.h>

static void
value_free (gpointer data)
{
  DubanConflictValue *value = data;

  g_free (value->text);
  g_free (value->author);
  g_clear_pointer (&value->bytes, g_bytes_unref);
  g_free (value);
}

static DubanConflict *
conflict_new (char *id, DubanAttr attr, DubanConflictKind how)
{
  DubanConflict *conflict = g_new0 (DubanConflict, 1);

  conflict->id = id;
  conflict->attr = attr;
  conflict->how = how;
  conflict->values = g_ptr_array_new_with_free_func (value_free);
  return conflict;
}

static gboolean
add_value (DubanSession *session, DubanConflict *conflict, const DubanChange *change,
           DubanSpan span, GError **error)
{
  const DubanAttrSpec *spec = duban_attr_get_spec (conflict->attr);
  g_autofree char *text = NULL;
  DubanConflictValue *value;

  if (!duban_value_to_text (session, spec, span, &text, error))
    return FALSE;
  value = g_new0 (DubanConflictValue, 1);
  value->text = g_steal_pointer (&text);
  value->bytes = g_bytes_new (span.data, span.size);
  value->desk = change->desk;
  value->author = duban_span_dup_text (change->author);
  value->time = change->time;
  g_ptr_array_add (conflict->values, value);
  return TRUE;
}

static gboolean
writes (const DubanChange *change, DubanAttr attr, DubanSpan value)
{
  for (guint i = 0; i < change->n_writes; i++)
    if (change->writes[i].attr == attr && duban_span_equal (change->writes[i].value, value))
      return TRUE;
  return FALSE;
}

/* Who said the value of the head: where a decision was taken back, not who did that. */
static const DubanChange *
find_writer (const DubanEntity *entity, const DubanUndone *undone, DubanAttr attr,
             const DubanHead *head)
{
  const DubanHistory *history = entity->history;
  const DubanChange *writer = head->change;

  if (!duban_undone_covers (undone, head->change,
                            duban_entity_get_change_number (entity, head->change)))
    return head->change;
  for (gsize i = 0; i < history->n_changes && history->changes[i] != head->change; i++)
    if (!duban_undone_covers (undone, history->changes[i], history->numbers[i])
        && writes (history->changes[i], attr, head->value))
      writer = history->changes[i];
  return writer;
}

static gboolean
add_heads (DubanSession *session, DubanConflict *conflict, const DubanEntity *entity,
           const DubanUndone *undone, GError **error)
{
  gsize n_heads;
  const DubanHead *heads = duban_fold_get_heads (entity->fold, conflict->attr, &n_heads);

  for (gsize i = 0; i < n_heads; i++)
    if (!add_value (session, conflict, find_writer (entity, undone, conflict->attr, &heads[i]),
                    heads[i].value, error))
      return FALSE;
  return TRUE;
}

/* The latest change that neither knew of the closing nor was known to it. */
static const DubanChange *
find_opponent (const DubanEntity *entity, const DubanChange *closing)
{
  const DubanHistory *history = entity->history;
  const DubanChange *found = closing;

  for (gsize i = 0; i < history->n_changes; i++)
    {
      const DubanChange *change = history->changes[i];

      if (!duban_fold_is_seen_by (entity->fold, change, closing)
          && !duban_fold_is_seen_by (entity->fold, closing, change)
          && (found == closing || change->time > found->time))
        found = change;
    }
  return found;
}

/* The closing as it stands, and the task as it would be without it. */
static gboolean
add_closing (DubanSession *session, DubanConflict *conflict, const DubanEntity *entity,
             const DubanUndone *undone, GError **error)
{
  gsize n_heads;
  const DubanHead *heads = duban_fold_get_heads (entity->fold, conflict->attr, &n_heads);
  const DubanChange *closing = find_writer (entity, undone, conflict->attr, &heads[0]);
  g_autoptr (DubanFold) former = duban_entity_fold_without (entity, duban_change_is_that, closing);
  DubanSpan value = duban_fold_get (former, conflict->attr);
  const guint8 open
      = conflict->attr == DUBAN_ATTR_STATUS ? (guint8) DUBAN_STATUS_OPEN : (guint8) DUBAN_NO;
  const DubanSpan plain = { &open, 1 };

  return add_value (session, conflict, closing, heads[0].value, error)
         && add_value (session, conflict, find_opponent (entity, closing),
                       value.size > 0 && !duban_span_equal (value, heads[0].value) ? value : plain,
                       error);
}

static gboolean
add_of_entity (DubanSession *session, guint32 n, const DubanUndone *undone, GPtrArray *conflicts,
               GError **error)
{
  g_autoptr (DubanEntity) entity = duban_entity_load (session->db, n, error);
  const DubanFoldConflict *found;
  char text[DUBAN_ID_TEXT_SIZE];
  gsize n_found;

  if (entity == NULL)
    return FALSE;
  found = duban_fold_get_conflicts (entity->fold, &n_found);
  for (gsize i = 0; i < n_found; i++)
    {
      const DubanAttrSpec *spec = duban_attr_get_spec (found[i].attr);
      char *id = g_strconcat (duban_id_format (&entity->id, text), "/", spec->name, NULL);
      DubanConflict *conflict = conflict_new (id, found[i].attr, found[i].kind);

      g_ptr_array_add (conflicts, conflict);
      conflict->entity = n;
      conflict->kind = entity->kind;
      if (!(conflict->how == DUBAN_CONFLICT_CLOSING
                ? add_closing (session, conflict, entity, undone, error)
                : add_heads (session, conflict, entity, undone, error)))
        return FALSE;
    }
  return TRUE;
}

static gboolean
add_bearer (DubanSession *session, DubanConflict *conflict, guint32 n, const char *number,
            GError **error)
{
  g_autoptr (DubanEntity) entity = duban_entity_load (session->db, n, error);
  g_autofree char *own = NULL;
  char text[DUBAN_ID_TEXT_SIZE];
  const DubanHead *heads;
  DubanConflictValue *value;
  gsize n_heads;

  if (entity == NULL)
    return FALSE;
  own = duban_entity_dup_text (entity, DUBAN_ATTR_NUMBER);
  if (g_strcmp0 (own, number) != 0)
    return TRUE; /* found by its id, not by its number */
  heads = duban_fold_get_heads (entity->fold, DUBAN_ATTR_NUMBER, &n_heads);
  if (!add_value (session, conflict, heads[0].change, heads[0].value, error))
    return FALSE;
  value = conflict->values->pdata[conflict->values->len - 1];
  value->task = n;
  g_free (value->text);
  value->text = g_strdup (duban_id_format (&entity->id, text));
  return TRUE;
}

static gboolean
add_of_number (DubanSession *session, const char *number, GPtrArray *conflicts, GError **error)
{
  g_autoptr (GArray) tasks = duban_tasks_find (session->db, number, error);
  DubanConflict *conflict;

  if (tasks == NULL)
    return FALSE;
  conflict = conflict_new (g_strconcat ("number/", number, NULL), DUBAN_ATTR_NUMBER,
                           DUBAN_CONFLICT_ATTR);
  g_ptr_array_add (conflicts, conflict);
  conflict->kind = DUBAN_ENTITY_TASK;
  for (guint i = 0; i < tasks->len; i++)
    if (!add_bearer (session, conflict, g_array_index (tasks, guint32, i), number, error))
      return FALSE;
  return TRUE;
}

static DubanConflict *
find_conflict (const GPtrArray *conflicts, const char *id, GError **error)
{
  DubanConflict *found = NULL;
  guint n_found = 0;

  for (guint i = 0; i < conflicts->len; i++)
    {
      DubanConflict *conflict = conflicts->pdata[i];

      if (g_str_equal (conflict->id, id))
        return conflict;
      if (*id == '\0' || !g_str_has_prefix (conflict->id, id))
        continue;
      found = conflict;
      n_found++;
    }
  if (n_found == 1)
    return found;
  if (n_found > 1)
    g_set_error (error, DUBAN_APP_ERROR, DUBAN_APP_ERROR_UNKNOWN,
                 _ ("“%s” fits several conflicts; write more of the id."), id);
  else
    g_set_error (error, DUBAN_APP_ERROR, DUBAN_APP_ERROR_UNKNOWN,
                 _ ("There is no conflict “%s”; “dubanctl exchange conflicts” lists them."), id);
  return NULL;
}

/* The number stays with one of the tasks; the others lose it. */
static gboolean
settle_number (DubanAct *act, const DubanConflict *conflict, const DubanConflictValue *taken,
               GError **error)
{
  for (guint i = 0; i < conflict->values->len; i++)
    {
      const DubanConflictValue *value = conflict->values->pdata[i];
      g_autoptr (DubanEntity) entity = NULL;

      if (value == taken)
        continue;
      entity = duban_entity_load (act->session->db, value->task, error);
      if (entity == NULL)
        return FALSE;
      duban_act_open (act, entity);
      duban_change_builder_clear_attr (act->builder, DUBAN_ATTR_NUMBER);
      if (!duban_act_close (act, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
settle_value (DubanAct *act, const DubanConflict *conflict, const DubanConflictValue *taken,
              GError **error)
{
  g_autoptr (DubanEntity) entity = duban_entity_load (act->session->db, conflict->entity, error);
  DubanSpan value = duban_bytes_get_span (taken->bytes);
  guint code = duban_span_get_code (value);

  if (entity == NULL)
    return FALSE;
  duban_act_open (act, entity);
  duban_change_builder_set (act->builder, conflict->attr, value.data, value.size);
  if (conflict->attr == DUBAN_ATTR_STATUS && code != DUBAN_STATUS_CLOSED
      && code != DUBAN_STATUS_WITHDRAWN)
    duban_change_builder_clear_attr (act->builder, DUBAN_ATTR_CLOSED);
  return duban_act_close (act, error);
}

void
duban_conflict_free (DubanConflict *conflict)
{
  g_free (conflict->id);
  g_clear_pointer (&conflict->values, g_ptr_array_unref);
  g_free (conflict);
}

GPtrArray *
duban_edit_list_conflicts (DubanSession *session, GError **error)
{
  g_autoptr (GPtrArray) conflicts
      = g_ptr_array_new_with_free_func ((GDestroyNotify) duban_conflict_free);
  g_autoptr (GArray) contested = duban_history_list_contested (session->db, error);
  g_autoptr (GPtrArray) numbers = NULL;
  g_auto (DubanUndone) undone = { 0 };

  if (contested == NULL || !duban_undone_load (&undone, session->db, &session->desk, error))
    return NULL;
  for (guint i = 0; i < contested->len; i++)
    if (!add_of_entity (session, g_array_index (contested, guint32, i), &undone, conflicts, error))
      return NULL;
  numbers = duban_history_list_doubled_numbers (session->db, error);
  if (numbers == NULL)
    return NULL;
  for (guint i = 0; i < numbers->len; i++)
    if (!add_of_number (session, numbers->pdata[i], conflicts, error))
      return NULL;
  return g_steal_pointer (&conflicts);
}

gboolean
duban_edit_settle (DubanSession *session, const char *id, guint n, GError **error)
{
  g_autoptr (DubanAct) act = duban_act_begin (session, error);
  g_autoptr (GPtrArray) conflicts = NULL;
  const DubanConflictValue *taken;
  DubanConflict *conflict;

  if (act == NULL)
    return FALSE;
  conflicts = duban_edit_list_conflicts (session, error);
  conflict = conflicts != NULL ? find_conflict (conflicts, id, error) : NULL;
  if (conflict == NULL)
    return FALSE;
  if (n < 1 || n > conflict->values->len)
    {
      g_set_error (error, DUBAN_APP_ERROR, DUBAN_APP_ERROR_VALUE,
                   /* Translators: how many values there are to choose from. */
                   _ ("There are %u values to take, counted from 1."), conflict->values->len);
      return FALSE;
    }
  taken = conflict->values->pdata[n - 1];
  return (conflict->entity == 0 ? settle_number (act, conflict, taken, error)
                                : settle_value (act, conflict, taken, error))
         && duban_act_commit (act, "exchange settle", error);
}
