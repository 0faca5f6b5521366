/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "store/tasks.h"

#include "store/stmt.h"

#include <string.h>

#define MIN_PREFIX 4 /* hexadecimal digits */
#define ID_DIGITS (2 * DUBAN_ID_SIZE)

/* The ids that begin with some digits lie between two. */
typedef struct
{
  DubanId from, to; /* both included */
} IdRange;

static gboolean
parse_prefix (const char *text, IdRange *range)
{
  gsize n_digits = 0;

  memset (range->from.bytes, 0x00, DUBAN_ID_SIZE);
  memset (range->to.bytes, 0xff, DUBAN_ID_SIZE);
  for (; *text != '\0'; text++)
    {
      int digit = g_ascii_xdigit_value (*text);
      int shift = n_digits % 2 == 0 ? 4 : 0;

      if (*text == '-')
        continue;
      if (digit < 0 || n_digits == ID_DIGITS)
        return FALSE;
      range->from.bytes[n_digits / 2] |= (guint8) (digit << shift);
      range->to.bytes[n_digits / 2] &= (guint8) (digit << shift | (shift == 4 ? 0x0f : 0xf0));
      n_digits++;
    }
  return n_digits >= MIN_PREFIX;
}

/* The tasks that a bound query yields as (number, deleted): those that are not deleted, or all
 * where every one is. */
static GArray *
list_found (DubanStmt *stmt, gboolean *all_deleted, GError **error)
{
  g_autoptr (GArray) live = g_array_new (FALSE, FALSE, sizeof (guint32));
  g_autoptr (GArray) deleted = g_array_new (FALSE, FALSE, sizeof (guint32));
  gboolean has_row;

  if (!duban_stmt_step (stmt, &has_row, error))
    return NULL;
  while (has_row)
    {
      guint32 n = duban_stmt_get_number (stmt, 0);

      g_array_append_val (duban_stmt_get_int (stmt, 1) == DUBAN_YES ? deleted : live, n);
      if (!duban_stmt_step (stmt, &has_row, error))
        return NULL;
    }
  *all_deleted = live->len == 0;
  return *all_deleted ? g_steal_pointer (&deleted) : g_steal_pointer (&live);
}

static GArray *
find_by_number (DubanDb *db, const char *name, gboolean *all_deleted, GError **error)
{
  g_autoptr (DubanStmt) stmt
      = duban_stmt_new (db,
                        "SELECT n, deleted FROM task_number JOIN task ON n = task_number.task "
                        "WHERE task_number.number = ?1 ORDER BY n",
                        error);

  if (stmt == NULL)
    return NULL;
  duban_stmt_bind_text (stmt, 1, name, -1);
  return list_found (stmt, all_deleted, error);
}

static GArray *
find_by_range (DubanDb *db, const IdRange *range, gboolean *all_deleted, GError **error)
{
  g_autoptr (DubanStmt) stmt
      = duban_stmt_new (db,
                        "SELECT task.n, deleted FROM entity JOIN task ON task.n = entity.n "
                        "WHERE entity.id BETWEEN ?1 AND ?2 ORDER BY task.n",
                        error);

  if (stmt == NULL)
    return NULL;
  duban_stmt_bind_id (stmt, 1, &range->from);
  duban_stmt_bind_id (stmt, 2, &range->to);
  return list_found (stmt, all_deleted, error);
}

GArray *
duban_tasks_find (DubanDb *db, const char *name, GError **error)
{
  g_autoptr (DubanReading) reading = duban_db_begin_reading (db, error);
  g_autoptr (GArray) by_number = NULL;
  g_autoptr (GArray) by_id = NULL;
  gboolean number_deleted, id_deleted;
  IdRange range;

  if (reading == NULL)
    return NULL;
  /* A number is what people write; it may look like the beginning of an id (20240301). */
  by_number = find_by_number (db, name, &number_deleted, error);
  if (by_number == NULL || !number_deleted || !parse_prefix (name, &range))
    return g_steal_pointer (&by_number);
  by_id = find_by_range (db, &range, &id_deleted, error);
  if (by_id == NULL || by_number->len == 0 || !id_deleted)
    return g_steal_pointer (&by_id);
  return g_steal_pointer (&by_number);
}

gboolean
duban_tasks_each_identity (DubanDb *db, DubanTaskIdentityFunc func, gpointer data, GError **error)
{
  g_autoptr (DubanStmt) stmt
      = duban_stmt_new (db,
                        "SELECT n, id, number, title, unit_text, unit, assigned, row_digest, "
                        "deleted, moved FROM task ORDER BY n",
                        error);
  gboolean has_row;

  if (stmt == NULL || !duban_stmt_step (stmt, &has_row, error))
    return FALSE;
  while (has_row)
    {
      DubanTaskIdentity identity = { .n = duban_stmt_get_number (stmt, 0) };
      gsize size;
      gconstpointer digest = duban_stmt_get_blob (stmt, 7, &size);

      duban_stmt_get_id (stmt, 1, &identity.id);
      identity.number = duban_stmt_get_text (stmt, 2);
      identity.title = duban_stmt_get_text (stmt, 3);
      identity.unit_text = duban_stmt_get_text (stmt, 4);
      identity.unit = duban_stmt_get_number (stmt, 5);
      identity.assigned = duban_stmt_get_day (stmt, 6);
      if (size == sizeof identity.row_digest)
        memcpy (identity.row_digest, digest, size);
      identity.deleted = duban_stmt_get_int (stmt, 8) == DUBAN_YES;
      identity.moved = !duban_stmt_is_null (stmt, 9);
      func (&identity, data);
      if (!duban_stmt_step (stmt, &has_row, error))
        return FALSE;
    }
  return TRUE;
}

gboolean
duban_tasks_each_texts (DubanDb *db, DubanTaskTextsFunc func, gpointer data, GError **error)
{
  g_autoptr (DubanStmt) stmt = duban_stmt_new (
      db,
      "SELECT n, requirement, method, notes FROM task WHERE deleted IS NOT 1 AND "
      "moved IS NULL AND (requirement IS NOT NULL OR method IS NOT NULL OR notes IS NOT NULL) "
      "ORDER BY n",
      error);
  gboolean has_row;

  if (stmt == NULL || !duban_stmt_step (stmt, &has_row, error))
    return FALSE;
  while (has_row)
    {
      const char *texts[3] = { duban_stmt_get_text (stmt, 1), duban_stmt_get_text (stmt, 2),
                               duban_stmt_get_text (stmt, 3) };

      if (!func (duban_stmt_get_number (stmt, 0), texts, data))
        return TRUE;
      if (!duban_stmt_step (stmt, &has_row, error))
        return FALSE;
    }
  return TRUE;
}

gboolean
duban_tasks_each_paper (DubanDb *db, DubanTaskPaperFunc func, gpointer data, GError **error)
{
  g_autoptr (DubanStmt) stmt
      = duban_stmt_new (db,
                        "SELECT n, paper FROM task WHERE deleted IS NOT 1 AND paper IS NOT NULL "
                        "ORDER BY n",
                        error);
  gboolean has_row;

  if (stmt == NULL || !duban_stmt_step (stmt, &has_row, error))
    return FALSE;
  while (has_row)
    {
      func (duban_stmt_get_number (stmt, 0), duban_stmt_get_text (stmt, 1), data);
      if (!duban_stmt_step (stmt, &has_row, error))
        return FALSE;
    }
  return TRUE;
}

gboolean
duban_tasks_count (DubanDb *db, gsize *n, GError **error)
{
  gint64 count;

  if (!duban_db_query_int (db, "SELECT count(*) FROM task WHERE deleted IS NOT 1", &count, error))
    return FALSE;
  *n = (gsize) count;
  return TRUE;
}

/* The numbers that the statement gives, in its order. (transfer full) */
static GArray *
read_numbers (DubanStmt *stmt, GError **error)
{
  g_autoptr (GArray) numbers = g_array_new (FALSE, FALSE, sizeof (guint32));
  gboolean has_row;

  if (!duban_stmt_step (stmt, &has_row, error))
    return NULL;
  while (has_row)
    {
      guint32 n = duban_stmt_get_number (stmt, 0);

      g_array_append_val (numbers, n);
      if (!duban_stmt_step (stmt, &has_row, error))
        return NULL;
    }
  return g_steal_pointer (&numbers);
}

GArray *
duban_tasks_list_with_record (DubanDb *db, DubanRecordKind kind, GError **error)
{
  g_autoptr (DubanStmt) stmt
      = duban_stmt_new (db,
                        "SELECT DISTINCT entity FROM record WHERE kind = ?1 AND void IS NULL "
                        "ORDER BY entity",
                        error);

  if (stmt == NULL)
    return NULL;
  duban_stmt_bind_int (stmt, 1, kind);
  return read_numbers (stmt, error);
}

GArray *
duban_tasks_list_moved (DubanDb *db, GError **error)
{
  g_autoptr (DubanStmt) stmt = duban_stmt_new (
      db, "SELECT n FROM task WHERE moved = 1 AND deleted IS NOT 1 ORDER BY n DESC", error);

  return stmt != NULL ? read_numbers (stmt, error) : NULL;
}

gboolean
duban_tasks_is_moved (DubanDb *db, guint32 n, gboolean *is_moved, GError **error)
{
  g_autoptr (DubanKeptStmt) stmt
      = duban_stmt_keep (db, "SELECT 1 FROM task WHERE n = ?1 AND moved = 1", error);

  if (stmt == NULL)
    return FALSE;
  duban_stmt_bind_int (stmt, 1, n);
  return duban_stmt_step (stmt, is_moved, error);
}

GArray *
duban_tasks_list_deleted (DubanDb *db, guint limit, gsize *n_all, GError **error)
{
  g_autoptr (DubanStmt) stmt = NULL;
  gint64 count;

  if (!duban_db_query_int (db, "SELECT count(*) FROM task WHERE deleted IS 1", &count, error)
      || (stmt = duban_stmt_new (
              db, "SELECT n FROM task WHERE deleted IS 1 ORDER BY n DESC LIMIT ?1", error))
             == NULL)
    return NULL;
  *n_all = (gsize) count;
  duban_stmt_bind_int (stmt, 1, limit);
  return read_numbers (stmt, error);
}
