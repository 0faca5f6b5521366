/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/remind/conflicts.h"

#include "app/view/crossing.h"
#include "store/local.h"
#include "store/tasks.h"

#include <string.h>

#define CACHE_NAME "known-conflicts-%u" /* of a person; one of each in the cache */
#define CACHE_KEY "1"                   /* how the keys are made */

typedef struct
{
  DubanSession *session;
  DubanRegisterBuilder *builder;
} Registering;

/* The same conflict has the same key as long as it lasts, whatever else changes of it. */
static guint64
get_key (const DubanFinding *finding)
{
  const guint32 parts[] = { finding->rule, finding->task, finding->leader, finding->unit };
  guint64 key = G_GUINT64_CONSTANT (0xcbf29ce484222325);

  for (gsize i = 0; i < G_N_ELEMENTS (parts); i++)
    {
      key = (key ^ parts[i]) * G_GUINT64_CONSTANT (0x9e3779b97f4a7c15);
      key ^= key >> 29;
    }
  return key;
}

/* Missing accounts have reminders of their own. */
static gboolean
is_conflict (const DubanFinding *finding)
{
  return finding->task != 0 && !finding->waived && finding->severity <= DUBAN_SEVERITY_WARNING
         && duban_rule_is_crossing ((DubanRule) finding->rule)
         && finding->rule != DUBAN_RULE_OWN_ACCOUNT_MISSING
         && finding->rule != DUBAN_RULE_CROSS_ACCOUNT_MISSING;
}

static int
compare_keys (gconstpointer a, gconstpointer b)
{
  const guint64 x = *(const guint64 *) a;
  const guint64 y = *(const guint64 *) b;

  return (x > y) - (x < y);
}

/* What is known, or NULL: nothing was ever looked at. */
static gboolean
load_known (DubanSession *session, guint32 side, GBytes **known, GError **error)
{
  g_autofree char *name = g_strdup_printf (CACHE_NAME, side);

  return duban_local_get_cached (session->db, name, CACHE_KEY, known, error);
}

static gboolean
is_known (GBytes *known, guint64 key)
{
  gsize size;
  const void *keys = known != NULL ? g_bytes_get_data (known, &size) : NULL;

  return known == NULL || bsearch (&key, keys, size / sizeof key, sizeof key, compare_keys) != NULL;
}

static DubanNewConflict
make_conflict (const DubanFinding *finding, guint64 key, gboolean is_new)
{
  return (DubanNewConflict){ .owed = { .task = finding->task,
                                       .leader = finding->leader,
                                       .unit = finding->unit,
                                       .what = DUBAN_OWED_CONFLICT,
                                       .is_red = finding->severity == DUBAN_SEVERITY_CRITICAL,
                                       .due = DUBAN_NO_DAY,
                                       .entered = DUBAN_NO_DAY,
                                       .target = (gint64) key },
                             .finding = *finding,
                             .is_new = is_new };
}

static gboolean
register_cb (const DubanTask *task, const DubanRecord *records, gsize n_records, gpointer data)
{
  Registering *registering = data;
  DubanClock137 clock;

  duban_clock137_judge (&clock, registering->session->terms, task, records, n_records);
  duban_register_builder_add (registering->builder, task, records, n_records, &clock);
  return TRUE;
}

static int
compare_tasks (gconstpointer a, gconstpointer b)
{
  const guint32 x = *(const guint32 *) a;
  const guint32 y = *(const guint32 *) b;

  return (x > y) - (x < y);
}

/* The tasks of the conflicts, each once, ascending. (transfer full) */
static GArray *
list_tasks (const GArray *found)
{
  GArray *tasks = g_array_new (FALSE, FALSE, sizeof (guint32));
  guint n = 0;

  for (guint i = 0; i < found->len; i++)
    g_array_append_val (tasks, g_array_index (found, DubanNewConflict, i).owed.task);
  g_array_sort (tasks, compare_tasks);
  for (guint i = 0; i < tasks->len; i++)
    {
      const guint32 task = g_array_index (tasks, guint32, i);

      if (n == 0 || g_array_index (tasks, guint32, n - 1) != task)
        g_array_index (tasks, guint32, n++) = task;
    }
  g_array_set_size (tasks, n);
  return tasks;
}

/* Leaves those that this leader has to do with, as the page of the conflicts sees it. */
static gboolean
keep_side (DubanSession *session, const DubanVerdict *verdict, guint32 side, GArray *found,
           GError **error)
{
  g_autoptr (DubanRegisterBuilder) builder = duban_register_builder_new (session->terms);
  g_autoptr (GArray) tasks = list_tasks (found);
  g_autoptr (DubanSnapshot) snapshot = NULL;
  Registering registering = { session, builder };
  guint n = 0;

  if (!duban_tasks_each_of (session->db, (const guint32 *) (gpointer) tasks->data, tasks->len,
                            DUBAN_TASKS_RULES, duban_clock_get_zone (session->clock), register_cb,
                            &registering, error))
    return FALSE;
  snapshot = duban_snapshot_new (duban_terms_ref (session->terms),
                                 duban_verdict_ref ((DubanVerdict *) verdict),
                                 duban_register_builder_finish (g_steal_pointer (&builder)),
                                 session->last_change, session->now.milliseconds);
  snapshot->scope = side;
  for (guint i = 0; i < found->len; i++)
    {
      const DubanNewConflict conflict = g_array_index (found, DubanNewConflict, i);

      if (duban_crossing_includes (snapshot, &conflict.finding))
        g_array_index (found, DubanNewConflict, n++) = conflict;
    }
  g_array_set_size (found, n);
  return TRUE;
}

gboolean
duban_conflicts_find (DubanSession *session, const DubanVerdict *verdict, guint32 side,
                      gboolean (*has_row) (const DubanOwed *owed, gpointer data), gpointer data,
                      GArray *found, GArray **keys, GError **error)
{
  g_autoptr (GArray) standing = g_array_new (FALSE, FALSE, sizeof (guint64));
  g_autoptr (GBytes) known = NULL;
  gsize n;
  const DubanFinding *findings = duban_verdict_get_findings (verdict, &n);

  if (!load_known (session, side, &known, error))
    return FALSE;
  for (gsize i = 0; i < n && findings[i].severity <= DUBAN_SEVERITY_WARNING; i++)
    if (is_conflict (&findings[i]))
      {
        const guint64 key = get_key (&findings[i]);
        const DubanNewConflict conflict = make_conflict (&findings[i], key, !is_known (known, key));

        g_array_append_val (standing, key);
        if (conflict.is_new || has_row (&conflict.owed, data))
          g_array_append_val (found, conflict);
      }
  if (side != 0 && found->len > 0 && !keep_side (session, verdict, side, found, error))
    return FALSE;
  g_array_sort (standing, compare_keys);
  *keys = g_steal_pointer (&standing);
  return TRUE;
}

gboolean
duban_conflicts_are_kept (DubanSession *session, guint32 side, const GArray *keys,
                          gboolean *is_kept, GError **error)
{
  g_autoptr (GBytes) known = NULL;
  g_autoptr (GBytes) now = g_bytes_new (keys->data, keys->len * sizeof (guint64));

  if (!load_known (session, side, &known, error))
    return FALSE;
  *is_kept = known != NULL && g_bytes_equal (known, now);
  return TRUE;
}

gboolean
duban_conflicts_keep (DubanSession *session, guint32 side, const GArray *keys, GError **error)
{
  g_autofree char *name = g_strdup_printf (CACHE_NAME, side);
  g_autoptr (GBytes) now = g_bytes_new (keys->data, keys->len * sizeof (guint64));

  return duban_local_put_cached (session->db, name, CACHE_KEY, now, error);
}
