/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/rules/across.h"

#include "core/text.h"
#include "core/waiver.h"

/* A task with a deadline, for its parts to look up; that of a withdrawn one binds nobody. */
typedef struct
{
  guint32 task;
  DubanDay due;
} Deadline;

/* A part that has a deadline, open or suspended. */
typedef struct
{
  DubanFinding finding; /* as it will be, should its parent be due earlier */
  guint32 parent;
  DubanDay due;
} Part;

/* An open task, known by the hashes of its folded title and of its source document's number. */
typedef struct
{
  guint64 title[2];
  guint64 source_ref; /* 0: none */
  guint32 task, lead, unit;
  gboolean waived;
  guint32 same_ref;  /* the first other task with that number, or 0 */
  guint32 same_unit; /* the first other task with that unit and another lead, or 0 */
} Twin;

struct _DubanAcross
{
  DubanTerms *terms;
  GArray *deadlines; /* of Deadline */
  GArray *parts;     /* of Part */
  GArray *twins;     /* of Twin */
  GArray *waivers;   /* of DubanWaiver */
  GHashTable *busy;  /* units with something to do, as pointers */
  GString *folded;   /* room that is used again */
};

/* FNV-1a, and the same with another prime: together wide enough that two titles of one office
 * never meet by chance. */
static void
hash_text (const char *text, guint64 hash[2])
{
  hash[0] = G_GUINT64_CONSTANT (0xcbf29ce484222325);
  hash[1] = G_GUINT64_CONSTANT (0x9e3779b97f4a7c15);
  for (; *text != '\0'; text++)
    {
      hash[0] = (hash[0] ^ (guint8) *text) * G_GUINT64_CONSTANT (0x100000001b3);
      hash[1] = (hash[1] ^ (guint8) *text) * G_GUINT64_CONSTANT (0xff51afd7ed558ccd);
    }
}

static DubanFinding
make_finding (DubanRule rule, DubanSeverity severity)
{
  return (DubanFinding){ .rule = (guint8) rule,
                         .severity = (guint8) severity,
                         .since = DUBAN_NO_DAY,
                         .days = DUBAN_NO_DAYS,
                         .date = DUBAN_NO_DAY };
}

static DubanFinding
make_task_finding (const DubanTask *task, DubanRule rule)
{
  DubanFinding finding = make_finding (rule, DUBAN_SEVERITY_WARNING);

  finding.task = task->n;
  finding.leader = task->lead;
  finding.unit = task->unit;
  return finding;
}

/* The waivers stand with the task's records, which are gone when the judgement falls. */
static gboolean
will_be_waived (const DubanHearing *hearing, const DubanFinding *finding)
{
  DubanWaiver waiver;

  if (!duban_hearing_has (hearing, DUBAN_RECORD_WAIVE))
    return FALSE;
  for (gsize i = 0; i < hearing->n_records; i++)
    if (duban_waiver_read (&waiver, &hearing->records[i], hearing->terms->today)
        && duban_waiver_covers (&waiver, finding))
      return TRUE;
  return FALSE;
}

static void
remember_deadline (DubanAcross *across, const DubanTask *task)
{
  const Deadline deadline = { task->n, task->due };

  if (task->due != DUBAN_NO_DAY && task->status != DUBAN_STATUS_WITHDRAWN)
    g_array_append_val (across->deadlines, deadline);
}

static void
remember_part (DubanAcross *across, const DubanHearing *hearing)
{
  const DubanTask *task = hearing->task;
  Part part = { .parent = task->parent, .due = task->due };

  if (task->parent == 0 || task->due == DUBAN_NO_DAY
      || (task->status != DUBAN_STATUS_OPEN && task->status != DUBAN_STATUS_SUSPENDED))
    return;
  part.finding = make_task_finding (task, DUBAN_RULE_INVERTED_DEADLINE);
  part.finding.other = task->parent;
  part.finding.waived = (guint8) will_be_waived (hearing, &part.finding);
  g_array_append_val (across->parts, part);
}

static void
remember_twin (DubanAcross *across, const DubanHearing *hearing)
{
  const DubanTask *task = hearing->task;
  const DubanFinding finding = make_task_finding (task, DUBAN_RULE_DUPLICATE_ASSIGNMENT);
  Twin twin = { .task = task->n, .lead = task->lead, .unit = task->unit };
  guint64 hash[2];

  if (task->status != DUBAN_STATUS_OPEN || task->title == NULL)
    return;
  duban_text_fold_into (task->title, across->folded);
  hash_text (across->folded->str, twin.title);
  if (task->source_ref != NULL && *task->source_ref != '\0')
    {
      hash_text (task->source_ref, hash);
      twin.source_ref = MAX (hash[0], 1);
    }
  twin.waived = will_be_waived (hearing, &finding);
  g_array_append_val (across->twins, twin);
}

static void
remember_unit (DubanAcross *across, const DubanTask *task)
{
  const int days = across->terms->settings.numbers[DUBAN_SETTING_IDLE_UNIT_DAYS];
  const gboolean is_recent = task->status == DUBAN_STATUS_CLOSED && task->closed != DUBAN_NO_DAY
                             && across->terms->today - task->closed <= days;

  if (task->unit != 0 && (task->status == DUBAN_STATUS_OPEN || is_recent))
    g_hash_table_add (across->busy, GUINT_TO_POINTER (task->unit));
}

static int
compare_deadlines (gconstpointer a, gconstpointer b)
{
  const Deadline *deadline_a = a;
  const Deadline *deadline_b = b;

  return (deadline_a->task > deadline_b->task) - (deadline_a->task < deadline_b->task);
}

static void
judge_parts (DubanAcross *across, GArray *findings)
{
  if (across->parts->len > 0)
    g_array_sort (across->deadlines, compare_deadlines);
  for (guint i = 0; i < across->parts->len; i++)
    {
      Part *part = &g_array_index (across->parts, Part, i);
      const Deadline key = { part->parent, DUBAN_NO_DAY };
      guint at;

      if (!g_array_binary_search (across->deadlines, &key, compare_deadlines, &at))
        continue;
      part->finding.date = g_array_index (across->deadlines, Deadline, at).due;
      if (part->due > part->finding.date)
        g_array_append_val (findings, part->finding);
    }
}

#define COMPARE(a, b) ((a) < (b) ? -1 : (a) > (b))

static int
compare_titles (gconstpointer a, gconstpointer b)
{
  const Twin *twin_a = a;
  const Twin *twin_b = b;
  const int order = COMPARE (twin_a->title[0], twin_b->title[0]);

  return order != 0 ? order : COMPARE (twin_a->title[1], twin_b->title[1]);
}

static int
compare_refs (gconstpointer a, gconstpointer b)
{
  const Twin *twin_a = a;
  const Twin *twin_b = b;

  return COMPARE (twin_a->source_ref, twin_b->source_ref);
}

static int
compare_units (gconstpointer a, gconstpointer b)
{
  const Twin *twin_a = a;
  const Twin *twin_b = b;

  return COMPARE (twin_a->unit, twin_b->unit);
}

static int
compare_twins (gconstpointer a, gconstpointer b)
{
  const Twin *twin_a = a;
  const Twin *twin_b = b;

  return COMPARE (twin_a->task, twin_b->task);
}

/* Calls match for each run of sorted twins that are equal in one thing. */
static void
match_runs (Twin *twins, guint n, GCompareFunc compare, void (*match) (Twin *, guint))
{
  guint from = 0;

  for (guint to = 1; to <= n; to++)
    if (to == n || compare (&twins[from], &twins[to]) != 0)
      {
        match (&twins[from], to - from);
        from = to;
      }
}

/* One run with the same title and number, ascending by task: each has the first of the
 * others. */
static void
match_refs (Twin *twins, guint n)
{
  for (guint i = 0; i < n && n > 1 && twins[0].source_ref != 0; i++)
    twins[i].same_ref = twins[i > 0 ? 0 : 1].task;
}

/* One run with the same title and unit, ascending by task.  Only the first, and the first with
 * another lead than that (none is another than anybody), can be anybody's first. */
static void
match_units (Twin *twins, guint n)
{
  guint other = 1;

  while (other < n && twins[other].lead == twins[0].lead)
    other++;
  for (guint i = 0; i < n && other < n && twins[0].unit != 0; i++)
    twins[i].same_unit = twins[twins[i].lead != twins[0].lead ? 0 : other].task;
}

static int
compare_with (gconstpointer a, gconstpointer b, gpointer compare)
{
  const int order = (*(GCompareFunc *) compare) (a, b);

  return order != 0 ? order : compare_twins (a, b);
}

/* One run with the same title. */
static void
match_titles (Twin *twins, guint n)
{
  GCompareFunc by_ref = compare_refs;
  GCompareFunc by_unit = compare_units;

  if (n < 2)
    return;
  g_qsort_with_data (twins, (int) n, sizeof *twins, compare_with, &by_ref);
  match_runs (twins, n, by_ref, match_refs);
  g_qsort_with_data (twins, (int) n, sizeof *twins, compare_with, &by_unit);
  match_runs (twins, n, by_unit, match_units);
}

static void
judge_twins (DubanAcross *across, GArray *findings)
{
  if (across->twins->len < 2)
    return;
  g_array_sort (across->twins, compare_titles);
  match_runs ((Twin *) (gpointer) across->twins->data, across->twins->len, compare_titles,
              match_titles);

  for (guint i = 0; i < across->twins->len; i++)
    {
      const Twin *twin = &g_array_index (across->twins, Twin, i);
      DubanFinding finding = make_finding (DUBAN_RULE_DUPLICATE_ASSIGNMENT, DUBAN_SEVERITY_WARNING);

      if (twin->same_ref == 0 && twin->same_unit == 0)
        continue;
      finding.task = twin->task;
      finding.leader = twin->lead;
      finding.unit = twin->unit;
      finding.waived = (guint8) twin->waived;
      /* 0 is none, and the greatest once 1 is taken from it. */
      finding.other = MIN (twin->same_ref - 1, twin->same_unit - 1) + 1;
      g_array_append_val (findings, finding);
    }
}

static void
add_office_finding (DubanAcross *across, GArray *findings, DubanRule rule, guint32 unit)
{
  DubanFinding finding = make_finding (rule, DUBAN_SEVERITY_NOTICE);

  finding.unit = unit;
  for (guint i = 0; i < across->waivers->len && !finding.waived; i++)
    finding.waived
        = (guint8) duban_waiver_covers (&g_array_index (across->waivers, DubanWaiver, i), &finding);
  g_array_append_val (findings, finding);
}

/* A unit is active until it is merged into another. */
static gboolean
is_active (const DubanUnit *unit, DubanDay today)
{
  return !duban_unit_is_merged (unit, today);
}

static void
judge_idle_units (DubanAcross *across, GArray *findings)
{
  gsize n;
  const DubanUnit *const *units = duban_directory_list_units (across->terms->directory, &n);

  for (gsize i = 0; i < n; i++)
    if (is_active (units[i], across->terms->today)
        && !g_hash_table_contains (across->busy, GUINT_TO_POINTER (units[i]->n)))
      add_office_finding (across, findings, DUBAN_RULE_IDLE_UNIT, units[i]->n);
}

static void
judge_portfolio (DubanAcross *across, GArray *findings)
{
  gsize n;

  duban_directory_list_holdings (across->terms->directory, &n);
  if (n == 0)
    add_office_finding (across, findings, DUBAN_RULE_NO_PORTFOLIO, 0);
}

DubanAcross *
duban_across_new (DubanTerms *terms)
{
  DubanAcross *across = g_new0 (DubanAcross, 1);

  across->terms = duban_terms_ref (terms);
  across->deadlines = g_array_new (FALSE, FALSE, sizeof (Deadline));
  across->parts = g_array_new (FALSE, FALSE, sizeof (Part));
  across->twins = g_array_new (FALSE, FALSE, sizeof (Twin));
  across->waivers = g_array_new (FALSE, FALSE, sizeof (DubanWaiver));
  across->busy = g_hash_table_new (NULL, NULL);
  across->folded = g_string_new (NULL);
  return across;
}

void
duban_across_free (DubanAcross *across)
{
  duban_terms_unref (across->terms);
  g_array_unref (across->deadlines);
  g_array_unref (across->parts);
  g_array_unref (across->twins);
  g_array_unref (across->waivers);
  g_hash_table_unref (across->busy);
  g_string_free (across->folded, TRUE);
  g_free (across);
}

void
duban_across_remember (DubanAcross *across, const DubanHearing *hearing)
{
  remember_deadline (across, hearing->task);
  remember_part (across, hearing);
  remember_twin (across, hearing);
  if (across->terms->desk_is_office)
    remember_unit (across, hearing->task);
}

void
duban_across_waive (DubanAcross *across, const DubanRecord *waiver)
{
  DubanWaiver read;

  if (duban_waiver_read (&read, waiver, across->terms->today))
    g_array_append_val (across->waivers, read);
}

void
duban_across_judge (DubanAcross *across, GArray *findings)
{
  judge_parts (across, findings);
  judge_twins (across, findings);
  if (!across->terms->desk_is_office)
    return;
  judge_idle_units (across, findings);
  judge_portfolio (across, findings);
}
