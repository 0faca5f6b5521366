/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/verdict.h"

#include "core/clock137.h"

#include <string.h>

/* As bytes, all integers little-endian:
 *
 *   8 magic  u32 DUBAN_VERDICT_VERSION  u32 number of findings  u32 number of tasks
 *   each finding:  u8 rule, severity, waived, detail  u32 task, leader, unit, other
 *                  i32 since, days, date
 *   each task:     u32 task  u8 status, 3 × state, flags  3 × 0
 *
 * What can be computed from these (lights, days, which findings are a task's) is not in them. */
#define MAGIC "DUBANVDT"
#define HEADER_SIZE 20
#define FINDING_SIZE 32
#define TASK_SIZE 12
#define TASK_PADDING 3
#define ALL_FLAGS 0x3f
#define NO_TASK G_MAXUINT32
#define MAX_SPARSENESS 16 /* entity numbers to a task, beyond which no map of them is made */

struct _DubanVerdict
{
  gatomicrefcount ref_count;
  GArray *findings; /* of DubanFinding */
  GArray *tasks;    /* of DubanTaskVerdict */
  guint32 *by_task; /* indices of findings, those of one task together */
  guint32 *map;     /* the index of a task by its entity number, or NO_TASK; may be NULL */
  guint32 last;     /* the greatest entity number of a task */
};

static int
compare_tasks (gconstpointer a, gconstpointer b)
{
  const DubanTaskVerdict *task_a = a;
  const DubanTaskVerdict *task_b = b;

  return (task_a->task > task_b->task) - (task_a->task < task_b->task);
}

static gboolean
is_grey (const DubanTaskVerdict *task)
{
  return task->status != DUBAN_STATUS_OPEN;
}

/* Critical is red, a warning yellow, a notice changes nothing; waived ones do not colour. */
static void
count_finding (DubanTaskVerdict *task, const DubanFinding *finding)
{
  task->count++;
  if (finding->waived)
    return;
  if (finding->severity == DUBAN_SEVERITY_CRITICAL && !is_grey (task))
    task->light = DUBAN_LIGHT_RED;
  else if (finding->severity == DUBAN_SEVERITY_WARNING && task->light == DUBAN_LIGHT_GREEN)
    task->light = DUBAN_LIGHT_YELLOW;
  if (duban_rule_is_overdue ((DubanRule) finding->rule))
    task->days = MAX (task->days, finding->days);
}

static void
reset_tasks (GArray *tasks)
{
  for (guint i = 0; i < tasks->len; i++)
    {
      DubanTaskVerdict *task = &g_array_index (tasks, DubanTaskVerdict, i);

      task->light = is_grey (task) ? DUBAN_LIGHT_GREY : DUBAN_LIGHT_GREEN;
      task->days = 0;
      task->count = 0;
    }
}

/* Gives each task its place in the by-task list, and empties its count again. */
static void
place_tasks (GArray *tasks)
{
  guint32 first = 0;

  for (guint i = 0; i < tasks->len; i++)
    {
      DubanTaskVerdict *task = &g_array_index (tasks, DubanTaskVerdict, i);

      task->first = first;
      first += task->count;
      task->count = 0;
    }
}

/* Numbers are given one after the other to all that there is, so that a map by number is short;
 * should they not be (a damaged cache), there is none. */
static void
map_tasks (DubanVerdict *verdict)
{
  const guint n = verdict->tasks->len;
  gsize size;

  verdict->last = n > 0 ? g_array_index (verdict->tasks, DubanTaskVerdict, n - 1).task : 0;
  if (verdict->last / MAX_SPARSENESS > n + 1024)
    return;
  size = ((gsize) verdict->last + 1) * sizeof *verdict->map;
  verdict->map = g_malloc (size);
  memset (verdict->map, 0xff, size);
  for (guint i = 0; i < n; i++)
    verdict->map[g_array_index (verdict->tasks, DubanTaskVerdict, i).task] = i;
}

static DubanTaskVerdict *
find_task (const DubanVerdict *verdict, guint32 task)
{
  const DubanTaskVerdict key = { .task = task };
  guint at = NO_TASK;

  if (verdict->map == NULL)
    g_array_binary_search (verdict->tasks, &key, compare_tasks, &at);
  else if (task <= verdict->last)
    at = verdict->map[task];
  return at != NO_TASK ? &g_array_index (verdict->tasks, DubanTaskVerdict, at) : NULL;
}

static void
index_findings (DubanVerdict *verdict)
{
  const DubanFinding *findings = (const DubanFinding *) (gpointer) verdict->findings->data;
  const guint n = verdict->findings->len;
  DubanTaskVerdict *task;

  map_tasks (verdict);
  reset_tasks (verdict->tasks);
  for (guint i = 0; i < n; i++)
    if ((task = find_task (verdict, findings[i].task)) != NULL)
      count_finding (task, &findings[i]);
  place_tasks (verdict->tasks);
  verdict->by_task = g_new (guint32, n);
  for (guint i = 0; i < n; i++)
    if ((task = find_task (verdict, findings[i].task)) != NULL)
      verdict->by_task[task->first + task->count++] = i;
}

static void
put_u32 (guint8 **cursor, guint32 value)
{
  value = GUINT32_TO_LE (value);
  memcpy (*cursor, &value, sizeof value);
  *cursor += sizeof value;
}

static guint32
take_u32 (const guint8 **cursor)
{
  guint32 value;

  memcpy (&value, *cursor, sizeof value);
  *cursor += sizeof value;
  return GUINT32_FROM_LE (value);
}

static void
put_finding (guint8 **cursor, const DubanFinding *finding)
{
  *(*cursor)++ = finding->rule;
  *(*cursor)++ = finding->severity;
  *(*cursor)++ = finding->waived;
  *(*cursor)++ = finding->detail;
  put_u32 (cursor, finding->task);
  put_u32 (cursor, finding->leader);
  put_u32 (cursor, finding->unit);
  put_u32 (cursor, finding->other);
  put_u32 (cursor, (guint32) finding->since);
  put_u32 (cursor, (guint32) finding->days);
  put_u32 (cursor, (guint32) finding->date);
}

static gboolean
take_finding (const guint8 **cursor, DubanFinding *finding)
{
  finding->rule = *(*cursor)++;
  finding->severity = *(*cursor)++;
  finding->waived = *(*cursor)++;
  finding->detail = *(*cursor)++;
  finding->task = take_u32 (cursor);
  finding->leader = take_u32 (cursor);
  finding->unit = take_u32 (cursor);
  finding->other = take_u32 (cursor);
  finding->since = (DubanDay) take_u32 (cursor);
  finding->days = (gint32) take_u32 (cursor);
  finding->date = (DubanDay) take_u32 (cursor);
  return finding->rule < DUBAN_N_RULES && finding->severity <= DUBAN_SEVERITY_NOTICE
         && finding->waived <= 1;
}

static void
put_task (guint8 **cursor, const DubanTaskVerdict *task)
{
  put_u32 (cursor, task->task);
  *(*cursor)++ = task->status;
  memcpy (*cursor, task->states, sizeof task->states);
  *cursor += sizeof task->states;
  *(*cursor)++ = task->flags;
  memset (*cursor, 0, TASK_PADDING);
  *cursor += TASK_PADDING;
}

static gboolean
take_task (const guint8 **cursor, DubanTaskVerdict *task)
{
  task->task = take_u32 (cursor);
  task->status = *(*cursor)++;
  memcpy (task->states, *cursor, sizeof task->states);
  *cursor += sizeof task->states;
  task->flags = *(*cursor)++;
  *cursor += TASK_PADDING;
  return task->status >= DUBAN_STATUS_OPEN && task->status <= DUBAN_STATUS_WITHDRAWN
         && task->states[0] <= DUBAN_STATE_EXCUSED && task->states[1] <= DUBAN_STATE_EXCUSED
         && task->states[2] <= DUBAN_STATE_EXCUSED && task->flags <= ALL_FLAGS;
}

static GArray *
take_findings (const guint8 **cursor, guint32 n)
{
  g_autoptr (GArray) findings = g_array_sized_new (FALSE, FALSE, sizeof (DubanFinding), n);

  for (guint32 i = 0; i < n; i++)
    {
      DubanFinding finding;

      if (!take_finding (cursor, &finding))
        return NULL;
      g_array_append_val (findings, finding);
    }
  return g_steal_pointer (&findings);
}

static GArray *
take_tasks (const guint8 **cursor, guint32 n)
{
  g_autoptr (GArray) tasks = g_array_sized_new (FALSE, FALSE, sizeof (DubanTaskVerdict), n);
  guint32 last = 0;

  for (guint32 i = 0; i < n; i++)
    {
      DubanTaskVerdict task = { 0 };

      if (!take_task (cursor, &task) || task.task <= last)
        return NULL;
      last = task.task;
      g_array_append_val (tasks, task);
    }
  return g_steal_pointer (&tasks);
}

static gboolean
take_header (const guint8 **cursor, gsize size, guint32 *n_findings, guint32 *n_tasks)
{
  if (size < HEADER_SIZE || memcmp (*cursor, MAGIC, strlen (MAGIC)) != 0)
    return FALSE;
  *cursor += strlen (MAGIC);
  if (take_u32 (cursor) != DUBAN_VERDICT_VERSION)
    return FALSE;
  *n_findings = take_u32 (cursor);
  *n_tasks = take_u32 (cursor);
  return (guint64) size - HEADER_SIZE
         == (guint64) *n_findings * FINDING_SIZE + (guint64) *n_tasks * TASK_SIZE;
}

DubanVerdict *
duban_verdict_new (GArray *findings, GArray *tasks)
{
  DubanVerdict *verdict = g_new0 (DubanVerdict, 1);

  g_atomic_ref_count_init (&verdict->ref_count);
  verdict->findings = findings;
  verdict->tasks = tasks;
  index_findings (verdict);
  return verdict;
}

DubanVerdict *
duban_verdict_ref (DubanVerdict *verdict)
{
  g_return_val_if_fail (verdict != NULL, NULL);

  g_atomic_ref_count_inc (&verdict->ref_count);
  return verdict;
}

void
duban_verdict_unref (DubanVerdict *verdict)
{
  g_return_if_fail (verdict != NULL);

  if (!g_atomic_ref_count_dec (&verdict->ref_count))
    return;
  g_array_unref (verdict->findings);
  g_array_unref (verdict->tasks);
  g_free (verdict->by_task);
  g_free (verdict->map);
  g_free (verdict);
}

const DubanFinding *
duban_verdict_get_findings (const DubanVerdict *verdict, gsize *n)
{
  g_return_val_if_fail (verdict != NULL, NULL);

  *n = verdict->findings->len;
  return (const DubanFinding *) (gpointer) verdict->findings->data;
}

const DubanTaskVerdict *
duban_verdict_get_tasks (const DubanVerdict *verdict, gsize *n)
{
  g_return_val_if_fail (verdict != NULL, NULL);

  *n = verdict->tasks->len;
  return (const DubanTaskVerdict *) (gpointer) verdict->tasks->data;
}

const DubanTaskVerdict *
duban_verdict_find_task (const DubanVerdict *verdict, guint32 task)
{
  g_return_val_if_fail (verdict != NULL, NULL);

  return find_task (verdict, task);
}

const DubanFinding *
duban_verdict_get_task_finding (const DubanVerdict *verdict, const DubanTaskVerdict *task, guint i)
{
  g_return_val_if_fail (i < task->count, NULL);

  return &g_array_index (verdict->findings, DubanFinding, verdict->by_task[task->first + i]);
}

GBytes *
duban_verdict_to_bytes (const DubanVerdict *verdict)
{
  const guint n_findings = verdict->findings->len;
  const guint n_tasks = verdict->tasks->len;
  const gsize size
      = HEADER_SIZE + (gsize) n_findings * FINDING_SIZE + (gsize) n_tasks * TASK_SIZE;
  guint8 *data = g_malloc (size);
  guint8 *cursor = data + strlen (MAGIC);

  memcpy (data, MAGIC, strlen (MAGIC));
  put_u32 (&cursor, DUBAN_VERDICT_VERSION);
  put_u32 (&cursor, n_findings);
  put_u32 (&cursor, n_tasks);
  for (guint i = 0; i < n_findings; i++)
    put_finding (&cursor, &g_array_index (verdict->findings, DubanFinding, i));
  for (guint i = 0; i < n_tasks; i++)
    put_task (&cursor, &g_array_index (verdict->tasks, DubanTaskVerdict, i));
  return g_bytes_new_take (data, size);
}

DubanVerdict *
duban_verdict_from_bytes (GBytes *bytes)
{
  gsize size;
  const guint8 *cursor = g_bytes_get_data (bytes, &size);
  guint32 n_findings, n_tasks;
  g_autoptr (GArray) findings = NULL;
  g_autoptr (GArray) tasks = NULL;

  if (!take_header (&cursor, size, &n_findings, &n_tasks))
    return NULL;
  findings = take_findings (&cursor, n_findings);
  tasks = findings != NULL ? take_tasks (&cursor, n_tasks) : NULL;
  if (tasks == NULL)
    return NULL;
  return duban_verdict_new (g_steal_pointer (&findings), g_steal_pointer (&tasks));
}
