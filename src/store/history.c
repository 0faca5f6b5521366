/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "store/history.h"

#include "store/changes.h"

static int
compare_numbers (gconstpointer a, gconstpointer b)
{
  guint32 left = *(const guint32 *) a;
  guint32 right = *(const guint32 *) b;

  return left < right ? -1 : left > right;
}

/* The first column of every row, as entity numbers. (transfer full) */
static GArray *
list_entities (DubanStmt *stmt, GError **error)
{
  g_autoptr (GArray) entities = g_array_new (FALSE, FALSE, sizeof (guint32));
  gboolean has_row;

  if (!duban_stmt_step (stmt, &has_row, error))
    return NULL;
  while (has_row)
    {
      guint32 n = (guint32) duban_stmt_get_int (stmt, 0);

      g_array_append_val (entities, n);
      if (!duban_stmt_step (stmt, &has_row, error))
        return NULL;
    }
  return g_steal_pointer (&entities);
}

static DubanCommand *
command_from_row (DubanStmt *stmt)
{
  DubanCommand *command = g_new0 (DubanCommand, 1);

  command->n = duban_stmt_get_int (stmt, 0);
  command->time = duban_stmt_get_int (stmt, 1);
  command->label = g_strdup (duban_stmt_get_text (stmt, 2));
  command->first = duban_stmt_get_int (stmt, 3);
  command->last = duban_stmt_get_int (stmt, 4);
  command->undone = duban_stmt_get_int (stmt, 5);
  return command;
}

static void
free_command_cb (gpointer command)
{
  duban_command_free (command);
}

/* One that was only referred to so far has no changes; its kind is then unknown: 0. */
static void
history_fill (DubanHistory *history, DubanChanges *changes)
{
  const DubanChange *const *list = duban_changes_get (changes, &history->n_changes);

  history->changes = (const DubanChange **) list;
  history->numbers = g_new (gint64, history->n_changes + 1);
  for (gsize i = 0; i < history->n_changes; i++)
    history->numbers[i] = duban_stored_change_get_number (list[i]);
  if (history->n_changes > 0)
    history->kind = list[0]->kind;
}

DubanHistory *
duban_history_load (DubanDb *db, guint32 n, GError **error)
{
  g_autoptr (DubanReading) reading = duban_db_begin_reading (db, error);
  g_autoptr (DubanHistory) history = g_new0 (DubanHistory, 1);
  DubanChanges *changes = duban_changes_new ();

  history->entity = n;
  history->owned = changes;
  if (reading == NULL || !duban_changes_load (changes, db, n, error)
      || !duban_history_get_entity_id (db, n, &history->id, error))
    return NULL;
  history_fill (history, changes);
  return g_steal_pointer (&history);
}

void
duban_history_free (DubanHistory *history)
{
  duban_changes_free (history->owned);
  g_free (history->numbers);
  g_free (history);
}

gboolean
duban_history_find_entity (DubanDb *db, const DubanId *id, guint32 *n, GError **error)
{
  g_autoptr (DubanKeptStmt) stmt
      = duban_stmt_keep (db, "SELECT n FROM entity WHERE id = ?1", error);
  gboolean has_row;

  *n = 0;
  if (stmt == NULL)
    return FALSE;
  duban_stmt_bind_id (stmt, 1, id);
  if (!duban_stmt_step (stmt, &has_row, error))
    return FALSE;
  if (has_row)
    *n = (guint32) duban_stmt_get_int (stmt, 0);
  return TRUE;
}

gboolean
duban_history_get_entity_id (DubanDb *db, guint32 n, DubanId *id, GError **error)
{
  /* The change says it at once; the table of entities, kept by id, is searched only for one
   * that was referred to and has not arrived. */
  g_autoptr (DubanKeptStmt) stmt
      = duban_stmt_keep (db,
                         "SELECT substr(body, 3, 16) FROM change WHERE entity = ?1 "
                         "UNION ALL SELECT id FROM entity WHERE n = ?1 LIMIT 1",
                         error);
  gboolean has_row;

  if (stmt == NULL)
    return FALSE;
  duban_stmt_bind_int (stmt, 1, n);
  if (!duban_stmt_step (stmt, &has_row, error))
    return FALSE;
  if (has_row && duban_stmt_get_id (stmt, 0, id))
    return TRUE;
  *id = (DubanId){ 0 };
  return TRUE;
}

void
duban_command_free (DubanCommand *command)
{
  g_free (command->label);
  g_free (command);
}

GPtrArray *
duban_history_list_commands (DubanDb *db, guint limit, GError **error)
{
  g_autoptr (DubanStmt) stmt
      = duban_stmt_new (db,
                        "SELECT n, time, label, first, last, undone FROM command "
                        "ORDER BY n DESC LIMIT ?1",
                        error);
  g_autoptr (GPtrArray) commands = g_ptr_array_new_with_free_func (free_command_cb);
  gboolean has_row;

  if (stmt == NULL)
    return NULL;
  duban_stmt_bind_int (stmt, 1, limit > 0 ? (gint64) limit : -1);
  if (!duban_stmt_step (stmt, &has_row, error))
    return NULL;
  while (has_row)
    {
      g_ptr_array_add (commands, command_from_row (stmt));
      if (!duban_stmt_step (stmt, &has_row, error))
        return NULL;
    }
  return g_steal_pointer (&commands);
}

gboolean
duban_history_mark_undone (DubanDb *db, gint64 command, gint64 time, GError **error)
{
  g_autoptr (DubanStmt) stmt
      = duban_stmt_new (db, "UPDATE command SET undone = ?2 WHERE n = ?1", error);

  if (stmt == NULL)
    return FALSE;
  duban_stmt_bind_int (stmt, 1, command);
  duban_stmt_bind_int (stmt, 2, time);
  return duban_stmt_run (stmt, error);
}

GArray *
duban_history_list_touched (DubanDb *db, gint64 first, gint64 last, GError **error)
{
  g_autoptr (DubanStmt) stmt
      = duban_stmt_new (db, "SELECT DISTINCT entity FROM change WHERE n BETWEEN ?1 AND ?2", error);
  GArray *entities;

  if (stmt == NULL)
    return NULL;
  duban_stmt_bind_int (stmt, 1, first);
  duban_stmt_bind_int (stmt, 2, last);
  entities = list_entities (stmt, error);
  if (entities != NULL)
    g_array_sort (entities, compare_numbers);
  return entities;
}

GArray *
duban_history_list_contested (DubanDb *db, GError **error)
{
  g_autoptr (DubanStmt) stmt
      = duban_stmt_new (db,
                        "SELECT DISTINCT entity FROM conflict WHERE entity NOT IN "
                        "(SELECT n FROM task WHERE moved = 1) ORDER BY entity",
                        error);

  return stmt == NULL ? NULL : list_entities (stmt, error);
}

GPtrArray *
duban_history_list_doubled_numbers (DubanDb *db, GError **error)
{
  /* Only numbers that two tasks bear are looked at twice. */
  g_autoptr (DubanStmt) stmt
      = duban_stmt_new (db,
                        "SELECT number FROM task_number GROUP BY number HAVING count(*) > 1 "
                        "AND (SELECT count(*) FROM task_number AS t JOIN task ON task.n = t.task "
                        "WHERE t.number = task_number.number AND task.deleted IS NOT 1 "
                        "AND task.moved IS NULL) > 1 "
                        "ORDER BY number",
                        error);
  g_autoptr (GPtrArray) numbers = g_ptr_array_new_with_free_func (g_free);
  gboolean has_row;

  if (stmt == NULL || !duban_stmt_step (stmt, &has_row, error))
    return NULL;
  while (has_row)
    {
      g_ptr_array_add (numbers, g_strdup (duban_stmt_get_text (stmt, 0)));
      if (!duban_stmt_step (stmt, &has_row, error))
        return NULL;
    }
  return g_steal_pointer (&numbers);
}
