/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/verdict.h"

#include "core/clock137.h"

#include <stdlib.h>
#include <string.h>

/* A verdict is one block of memory, and its bytes are that block as it lies there:
 *
 *   Header  DubanFinding × n_findings  DubanTaskVerdict × n_tasks
 *   guint32 × n_findings: indices of findings, those of one task together
 *
 * so that several hundred thousand findings are read by being read.  Bytes of a computer that
 * writes its integers the other way round are of another version here. */
typedef struct
{
  char magic[8];
  guint32 version, n_findings, n_tasks;
} Header;

G_STATIC_ASSERT (sizeof (Header) == 20);
G_STATIC_ASSERT (sizeof (DubanFinding) == 32);
G_STATIC_ASSERT (sizeof (DubanTaskVerdict) == 24);

#define MAGIC "DUBANVDT"
#define ALL_FLAGS 0x3f
#define NO_TASK G_MAXUINT32
#define MAX_SPARSENESS 16 /* entity numbers to a task, beyond which no map of them is made */

struct _DubanVerdict
{
  gatomicrefcount ref_count;
  GBytes *block;
  const DubanFinding *findings; /* in the block, as are tasks and by_task */
  const DubanTaskVerdict *tasks;
  const guint32 *by_task;
  guint32 n_findings, n_tasks;
  guint32 *map; /* the index of a task by its entity number, or NO_TASK; may be NULL */
  guint32 last; /* the greatest entity number of a task */
};

static int
compare_tasks (const void *a, const void *b)
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

/* Numbers are given one after the other to all that there is, so that a map by number is short;
 * should they not be (a damaged cache), there is none. */
static void
map_tasks (DubanVerdict *verdict)
{
  gsize size;

  verdict->last = verdict->n_tasks > 0 ? verdict->tasks[verdict->n_tasks - 1].task : 0;
  if (verdict->last / MAX_SPARSENESS > verdict->n_tasks + 1024)
    return;
  size = ((gsize) verdict->last + 1) * sizeof *verdict->map;
  verdict->map = g_malloc (size);
  memset (verdict->map, 0xff, size);
  for (guint32 i = 0; i < verdict->n_tasks; i++)
    verdict->map[verdict->tasks[i].task] = i;
}

static guint32
find_task (const DubanVerdict *verdict, guint32 task)
{
  const DubanTaskVerdict key = { .task = task };
  const DubanTaskVerdict *found;

  if (verdict->map != NULL)
    return task <= verdict->last ? verdict->map[task] : NO_TASK;
  found = bsearch (&key, verdict->tasks, verdict->n_tasks, sizeof key, compare_tasks);
  return found != NULL ? (guint32) (found - verdict->tasks) : NO_TASK;
}

/* Lights and days, and how many findings each task has. */
static void
light_tasks (const DubanVerdict *verdict, DubanTaskVerdict *tasks)
{
  for (guint32 i = 0; i < verdict->n_tasks; i++)
    {
      tasks[i].light = is_grey (&tasks[i]) ? DUBAN_LIGHT_GREY : DUBAN_LIGHT_GREEN;
      tasks[i].days = 0;
      tasks[i].count = 0;
    }
  for (guint32 i = 0; i < verdict->n_findings; i++)
    {
      guint32 at = find_task (verdict, verdict->findings[i].task);

      if (at != NO_TASK)
        count_finding (&tasks[at], &verdict->findings[i]);
    }
}

/* Puts the findings of each task together. */
static void
list_by_task (const DubanVerdict *verdict, DubanTaskVerdict *tasks, guint32 *by_task)
{
  guint32 first = 0;

  for (guint32 i = 0; i < verdict->n_tasks; i++)
    {
      tasks[i].first = first;
      first += tasks[i].count;
      tasks[i].count = 0;
    }
  memset (by_task + first, 0, (verdict->n_findings - first) * sizeof *by_task);
  for (guint32 i = 0; i < verdict->n_findings; i++)
    {
      guint32 at = find_task (verdict, verdict->findings[i].task);

      if (at != NO_TASK)
        by_task[tasks[at].first + tasks[at].count++] = i;
    }
}

static gsize
get_block_size (guint32 n_findings, guint32 n_tasks)
{
  return sizeof (Header) + n_findings * (sizeof (DubanFinding) + sizeof (guint32))
         + n_tasks * sizeof (DubanTaskVerdict);
}

/* Finds the parts of a block whose header is in order. (transfer full block) */
static DubanVerdict *
verdict_of_block (GBytes *block)
{
  DubanVerdict *verdict = g_new0 (DubanVerdict, 1);
  const Header *header = g_bytes_get_data (block, NULL);

  g_atomic_ref_count_init (&verdict->ref_count);
  verdict->block = block;
  verdict->n_findings = header->n_findings;
  verdict->n_tasks = header->n_tasks;
  verdict->findings = (const DubanFinding *) (header + 1);
  verdict->tasks = (const DubanTaskVerdict *) (verdict->findings + verdict->n_findings);
  verdict->by_task = (const guint32 *) (verdict->tasks + verdict->n_tasks);
  return verdict;
}

static gboolean
is_header (const Header *header, gsize size)
{
  return size >= sizeof *header && memcmp (header->magic, MAGIC, sizeof header->magic) == 0
         && header->version == DUBAN_VERDICT_VERSION
         && size == get_block_size (header->n_findings, header->n_tasks);
}

static gboolean
is_finding (const DubanFinding *finding)
{
  return finding->rule < DUBAN_N_RULES && finding->severity <= DUBAN_SEVERITY_NOTICE
         && finding->waived <= 1;
}

static gboolean
is_task (const DubanTaskVerdict *task, guint32 n_findings)
{
  return task->status >= DUBAN_STATUS_OPEN && task->status <= DUBAN_STATUS_WITHDRAWN
         && task->states[0] <= DUBAN_STATE_EXCUSED && task->states[1] <= DUBAN_STATE_EXCUSED
         && task->states[2] <= DUBAN_STATE_EXCUSED && task->flags <= ALL_FLAGS
         && task->light <= DUBAN_LIGHT_GREY && task->days >= 0 && task->first <= n_findings
         && task->count <= n_findings - task->first;
}

/* Whether all that others rely on holds: codes that exist, indices inside their arrays, tasks
 * ascending. */
static gboolean
is_sound (const DubanVerdict *verdict)
{
  gboolean is_sound = TRUE;
  guint32 last = 0;

  for (guint32 i = 0; i < verdict->n_findings && is_sound; i++)
    is_sound = is_finding (&verdict->findings[i]) && verdict->by_task[i] < verdict->n_findings;
  for (guint32 i = 0; i < verdict->n_tasks && is_sound; i++)
    {
      is_sound = verdict->tasks[i].task > last && is_task (&verdict->tasks[i], verdict->n_findings);
      last = verdict->tasks[i].task;
    }
  return is_sound;
}

DubanVerdict *
duban_verdict_new (GArray *findings, GArray *tasks)
{
  gsize size = get_block_size (findings->len, tasks->len);
  Header *header = g_malloc (size);
  DubanFinding *own_findings = (DubanFinding *) (header + 1);
  DubanTaskVerdict *own_tasks = (DubanTaskVerdict *) (own_findings + findings->len);
  DubanVerdict *verdict;

  memcpy (header->magic, MAGIC, sizeof header->magic);
  header->version = DUBAN_VERDICT_VERSION;
  header->n_findings = findings->len;
  header->n_tasks = tasks->len;
  if (findings->len > 0)
    memcpy (own_findings, findings->data, findings->len * sizeof *own_findings);
  if (tasks->len > 0)
    memcpy (own_tasks, tasks->data, tasks->len * sizeof *own_tasks);
  g_array_unref (findings);
  g_array_unref (tasks);
  verdict = verdict_of_block (g_bytes_new_take (header, size));
  map_tasks (verdict);
  light_tasks (verdict, own_tasks);
  list_by_task (verdict, own_tasks, (guint32 *) (own_tasks + verdict->n_tasks));
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
  g_bytes_unref (verdict->block);
  g_free (verdict->map);
  g_free (verdict);
}

const DubanFinding *
duban_verdict_get_findings (const DubanVerdict *verdict, gsize *n)
{
  g_return_val_if_fail (verdict != NULL, NULL);

  *n = verdict->n_findings;
  return verdict->findings;
}

const DubanTaskVerdict *
duban_verdict_get_tasks (const DubanVerdict *verdict, gsize *n)
{
  g_return_val_if_fail (verdict != NULL, NULL);

  *n = verdict->n_tasks;
  return verdict->tasks;
}

const DubanTaskVerdict *
duban_verdict_find_task (const DubanVerdict *verdict, guint32 task)
{
  guint32 at;

  g_return_val_if_fail (verdict != NULL, NULL);

  at = find_task (verdict, task);
  return at != NO_TASK ? &verdict->tasks[at] : NULL;
}

const DubanFinding *
duban_verdict_get_task_finding (const DubanVerdict *verdict, const DubanTaskVerdict *task, guint i)
{
  g_return_val_if_fail (i < task->count, NULL);

  return &verdict->findings[verdict->by_task[task->first + i]];
}

GBytes *
duban_verdict_to_bytes (const DubanVerdict *verdict)
{
  return g_bytes_ref (verdict->block);
}

DubanVerdict *
duban_verdict_from_bytes (GBytes *bytes)
{
  g_autoptr (DubanVerdict) verdict = NULL;
  gsize size;
  const Header *header = g_bytes_get_data (bytes, &size);

  if ((guintptr) header % G_ALIGNOF (Header) != 0 || !is_header (header, size))
    return NULL;
  verdict = verdict_of_block (g_bytes_ref (bytes));
  if (!is_sound (verdict))
    return NULL;
  map_tasks (verdict);
  return g_steal_pointer (&verdict);
}
