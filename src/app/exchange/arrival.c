/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/exchange/arrival.h"

#include "app/exchange/wrong-clock.h"
#include "core/code.h"
#include "core/share/roster.h"
#include "store/sealing.h"
#include "store/traffic.h"

typedef struct
{
  DubanTaking *taking;
  gint64 first;
  DubanFold *before, *after;
  gsize n_touched; /* tasks */
  DubanWrongClocks *clocks;
} Telling;

static gboolean
is_open (DubanFold *fold)
{
  guint status = duban_span_get_code (duban_fold_get (fold, DUBAN_ATTR_STATUS));

  return (status == 0 || status == DUBAN_STATUS_OPEN || status == DUBAN_STATUS_SUSPENDED)
         && duban_span_get_code (duban_fold_get (fold, DUBAN_ATTR_DELETED)) != DUBAN_YES;
}

/* Whether an open task is closed or deleted now, or led by another. */
static gboolean
is_turned (const Telling *telling)
{
  return is_open (telling->before)
         && (!is_open (telling->after)
             || !duban_span_equal (duban_fold_get (telling->before, DUBAN_ATTR_LEAD),
                                   duban_fold_get (telling->after, DUBAN_ATTR_LEAD)));
}

static gboolean
is_contested (DubanFold *fold)
{
  gsize n;

  duban_fold_get_conflicts (fold, &n);
  return n > 0;
}

static void
tell_task (Telling *telling, const DubanShareEntity *entity, gsize n_before)
{
  DubanTaking *taking = telling->taking;
  DubanTakenTask *task = g_new0 (DubanTakenTask, 1);

  duban_fold_load (telling->after, entity->changes, entity->n_changes);
  duban_fold_load (telling->before, entity->changes, n_before);
  task->title = duban_span_dup_text (duban_fold_get (telling->after, DUBAN_ATTR_TITLE));
  task->number = duban_span_dup_text (duban_fold_get (telling->after, DUBAN_ATTR_NUMBER));
  task->is_new = n_before == 0;
  task->is_contested
      = is_contested (telling->after) && (n_before == 0 || !is_contested (telling->before));
  taking->conflicts += task->is_contested;
  taking->n_turned += n_before > 0 && is_turned (telling);
  *(task->is_new ? &taking->added : &taking->changed) += 1;
  g_ptr_array_add (taking->tasks, task);
}

static gboolean
tell_entity_cb (const DubanShareEntity *entity, gpointer data, GError **error)
{
  Telling *telling = data;
  gsize n_before = 0;

  while (n_before < entity->n_changes && entity->numbers[n_before] < telling->first)
    n_before++;
  for (gsize i = n_before; i < entity->n_changes; i++)
    duban_wrong_clocks_see (telling->clocks, &entity->changes[i]->desk, entity->changes[i]->time);
  if (entity->kind == DUBAN_ENTITY_TASK)
    {
      telling->n_touched++;
      tell_task (telling, entity, n_before);
    }
  else
    telling->taking->n_directory++;
  return TRUE;
}

static guint
hash_id (gconstpointer id)
{
  return duban_id_hash (id);
}

static gboolean
is_record_known (DubanSpan value)
{
  DubanWireRecord record;
  DubanWireExtra extra;
  gsize cursor = 0;

  if (!duban_wire_record_decode (value, &record)
      || duban_record_kind_get_code (record.kind) == NULL)
    return FALSE;
  while (duban_wire_record_next_extra (&record, &cursor, &extra))
    if (!duban_wire_extra_is_known (extra.key))
      return FALSE;
  return TRUE;
}

/* Whether this version knows all that a change writes, and of what. */
static gboolean
is_known (const DubanChange *change)
{
  if (duban_share_is_desk (change->kind))
    return TRUE;
  if (change->kind > DUBAN_ENTITY_SETTINGS)
    return FALSE;
  for (guint i = 0; i < change->n_writes; i++)
    {
      const DubanWrite *write = &change->writes[i];

      if (write->attr == DUBAN_WRITE_RECORD ? !is_record_known (write->value)
                                            : duban_attr_get_spec (write->attr) == NULL)
        return FALSE;
    }
  return TRUE;
}

/* How many tasks a bundle speaks of, and how many of its changes this version does not know. */
static gsize
count_tasks (DubanTaking *taking, const DubanBundle *bundle)
{
  g_autoptr (GHashTable) tasks = g_hash_table_new_full (hash_id, duban_id_equal, g_free, NULL);
  guint n_changes;
  const DubanBundleChange *changes = duban_bundle_get_changes (bundle, &n_changes);

  for (guint i = 0; i < n_changes; i++)
    {
      DubanChange change;

      if (!duban_change_decode (changes[i].body.data, changes[i].body.size, &change, NULL))
        continue;
      if (change.kind == DUBAN_ENTITY_TASK)
        g_hash_table_add (tasks, g_memdup2 (&change.entity, sizeof change.entity));
      taking->not_understood += !is_known (&change);
      duban_change_clear (&change);
    }
  return g_hash_table_size (tasks);
}

gboolean
duban_arrival_tell (DubanTaking *taking, DubanSession *session, const DubanBundle *bundle,
                    gint64 first, GError **error)
{
  DubanShareHistory history = duban_sealing_get_history (session->db);
  g_autoptr (DubanFold) before = duban_fold_new_reusable ();
  g_autoptr (DubanFold) after = duban_fold_new_reusable ();
  g_autoptr (DubanWrongClocks) clocks = duban_wrong_clocks_new ();
  Telling telling = { taking, first, before, after, 0, clocks };
  gsize n_tasks = count_tasks (taking, bundle);

  if (!history.each_touched (history.self, first - 1, tell_entity_cb, &telling, error))
    return FALSE;
  taking->unchanged += n_tasks - MIN (n_tasks, telling.n_touched);
  return duban_wrong_clocks_tell (clocks, session, taking, error);
}

gboolean
duban_arrival_count_open (DubanSession *session, gsize *n, GError **error)
{
  return duban_traffic_count_open_tasks (session->db, n, error);
}
