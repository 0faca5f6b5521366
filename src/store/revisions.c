/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "store/revisions.h"

#include "core/change.h"
#include "store/stmt.h"

struct _DubanRevisions
{
  GArray *of_tasks; /* DubanRevision, by entity number; n: of the task alone */
  guint n_others;
};

static void
count (DubanRevisions *revisions, guint32 entity, DubanEntityKind kind, gint64 time)
{
  DubanRevision *revision;

  if (kind != DUBAN_ENTITY_TASK)
    {
      revisions->n_others++;
      return;
    }
  if (entity >= revisions->of_tasks->len)
    g_array_set_size (revisions->of_tasks, entity + 1);
  revision = &g_array_index (revisions->of_tasks, DubanRevision, entity);
  revision->n++;
  revision->last = MAX (revision->last, time);
}

static gboolean
read_changes (DubanRevisions *revisions, DubanStmt *stmt, GCancellable *cancellable, GError **error)
{
  gboolean has_row;

  do
    {
      DubanEntityKind kind;
      gint64 time;
      gsize size;
      gconstpointer head;

      if (g_cancellable_set_error_if_cancelled (cancellable, error)
          || !duban_stmt_step (stmt, &has_row, error))
        return FALSE;
      head = has_row ? duban_stmt_get_blob (stmt, 1, &size) : NULL;
      if (head && duban_change_peek (head, size, &kind, &time))
        count (revisions, duban_stmt_get_number (stmt, 0), kind, time);
    }
  while (has_row);
  return TRUE;
}

DubanRevisions *
duban_revisions_load (DubanDb *db, GCancellable *cancellable, GError **error)
{
  g_autofree char *sql
      = g_strdup_printf ("SELECT entity, substr(body, 1, %d) FROM change", DUBAN_CHANGE_PEEK_SIZE);
  g_autoptr (DubanStmt) stmt = duban_stmt_new (db, sql, error);
  g_autoptr (DubanRevisions) revisions = g_new0 (DubanRevisions, 1);

  revisions->of_tasks = g_array_new (FALSE, TRUE, sizeof (DubanRevision));
  if (stmt == NULL || !read_changes (revisions, stmt, cancellable, error))
    return NULL;
  return g_steal_pointer (&revisions);
}

void
duban_revisions_free (DubanRevisions *revisions)
{
  if (revisions == NULL)
    return;
  g_array_unref (revisions->of_tasks);
  g_free (revisions);
}

DubanRevision
duban_revisions_get (const DubanRevisions *revisions, guint32 task)
{
  DubanRevision revision = { 0, 0 };

  if (task < revisions->of_tasks->len)
    revision = g_array_index (revisions->of_tasks, DubanRevision, task);
  revision.n += revisions->n_others;
  return revision;
}
