/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/export/deadlines.h"

#include "app/judgement.h"
#include "core/remind/owed.h"
#include "store/revisions.h"

#define DAYS_CANCELLED 31 /* so long an event that is over is said to be cancelled, */
#define DAYS_LOOKED_AT 92 /* unless it lies so far back that nobody looks there */

static const char *const names[] = {
  [DUBAN_OWED_DEPLOY] = "部署",   [DUBAN_OWED_APPROACH] = "形成思路",
  [DUBAN_OWED_FEEDBACK] = "反馈", [DUBAN_OWED_FOLLOW_UP] = "跟进",
  [DUBAN_OWED_DUE] = "完成时限",  [DUBAN_OWED_MILESTONE] = "工作节点",
};

typedef struct
{
  DubanSession *session;
  const DubanVerdict *verdict;
  DubanGrid *grid;           /* of a table; or NULL */
  DubanIcs *ics;             /* of a calendar; or NULL */
  DubanRevisions *revisions; /* for a calendar */
  GArray *owed;              /* scratch, of DubanOwed */
} Export;

/* One task. */
typedef struct
{
  const Export *export;
  const DubanTask *task;
  const DubanRecord *records;
  gsize n_records;
  DubanClock137 clock;
  const DubanTaskVerdict *judged; /* or NULL */
} Subject;

static const char *
get_name (const Subject *subject, guint32 n)
{
  return duban_directory_get_name (subject->export->session->terms->directory, n);
}

static const char *
say_light (const Subject *subject)
{
  const DubanGridCell cell
      = { DUBAN_GRID_LIGHT, .light = subject->judged != NULL ? subject->judged->light : 0 };

  return subject->judged != NULL ? duban_grid_cell_say (&cell, NULL) : NULL;
}

static const char *
get_unit (const Subject *subject)
{
  const char *name = get_name (subject, subject->task->unit);

  return name != NULL ? name : subject->task->unit_text;
}

/* The record that set a milestone, by its target; NULL for anything else. */
static const DubanRecord *
find_milestone (const Subject *subject, const DubanOwed *owed)
{
  for (gsize i = 0; owed->what == DUBAN_OWED_MILESTONE && i < subject->n_records; i++)
    if (duban_owed_make_target (&subject->records[i].id) == owed->target)
      return &subject->records[i];
  return NULL;
}

/* 反馈; 工作节点：完成招标. (transfer full) */
static char *
say_what (const Subject *subject, const DubanOwed *owed)
{
  const DubanRecord *milestone = find_milestone (subject, owed);

  if (milestone == NULL || milestone->title == NULL || *milestone->title == '\0')
    return g_strdup (names[owed->what]);
  return g_strdup_printf ("%s：%s", names[owed->what], milestone->title);
}

static void
add_line (GString *lines, const char *name, const char *value)
{
  if (value != NULL && *value != '\0')
    g_string_append_printf (lines, "%s%s：%s", lines->len > 0 ? "\n" : "", name, value);
}

static char *
describe (const Subject *subject)
{
  const DubanTask *task = subject->task;
  g_autoptr (GString) lines = g_string_new (NULL);

  add_line (lines, "编号", task->number);
  add_line (lines, "来源", task->source);
  add_line (lines, "交办领导", task->assigner);
  add_line (lines, "牵头领导", get_name (subject, task->lead));
  add_line (lines, "责任单位", get_unit (subject));
  add_line (lines, "时限表述", task->due_text);
  add_line (lines, "灯", say_light (subject));
  return g_strdup (lines->str);
}

static void
add_event (const Subject *subject, const DubanOwed *owed, gboolean is_cancelled)
{
  const Export *export = subject->export;
  const DubanRevision revision = duban_revisions_get (export->revisions, subject->task->n);
  g_autofree char *what = say_what (subject, owed);
  g_autofree char *summary
      = g_strdup_printf ("%s〔%s〕%s", is_cancelled ? "（已办）" : "", what, subject->task->title);
  g_autofree char *description = describe (subject);
  g_autofree char *light = g_strconcat (say_light (subject) ? say_light (subject) : "", "灯", NULL);
  const char *categories[] = { "督办", subject->judged != NULL ? light : NULL, NULL };
  g_autoptr (GString) uid = g_string_new (NULL);
  char id[DUBAN_ID_TEXT_SIZE];

  g_string_printf (uid, "%s-%s", duban_id_format (&subject->task->id, id),
                   duban_owed_get_code (owed->what));
  if (owed->what == DUBAN_OWED_MILESTONE)
    g_string_append_printf (uid, "-%016" G_GINT64_MODIFIER "x", (guint64) owed->target);
  g_string_append (uid, "@duban");
  duban_ics_add (export->ics, &(DubanIcsEvent){ .uid = uid->str,
                                                .day = owed->due,
                                                .summary = summary,
                                                .description = description,
                                                .categories = categories,
                                                .sequence = revision.n,
                                                .modified = revision.last,
                                                .is_cancelled = is_cancelled });
}

static void
add_row (const Subject *subject, const DubanOwed *owed)
{
  DubanGrid *grid = subject->export->grid;
  const DubanTask *task = subject->task;
  const int days = subject->export->session->terms->today - owed->due;
  g_autofree char *what = say_what (subject, owed);
  g_autofree char *late = days > 0 ? g_strdup_printf ("%d", days) : NULL;
  g_autofree char *key = NULL;
  char day[DUBAN_DAY_TEXT_SIZE];

  if (subject->judged != NULL)
    duban_grid_add_light (grid, subject->judged->light);
  else
    duban_grid_add_text (grid, NULL);
  duban_grid_add_day (grid, owed->due);
  duban_grid_add_text (grid, what);
  duban_grid_add_text (grid, task->number);
  duban_grid_add_text (grid, task->title);
  duban_grid_add_text (grid, get_name (subject, task->lead));
  duban_grid_add_text (grid, get_unit (subject));
  duban_grid_add_text (grid, late);
  key = g_strdup_printf ("%s %s", duban_day_format (owed->due, day),
                         task->number != NULL ? task->number : "");
  duban_grid_end_row (grid, key);
}

static gboolean
is_owed (const Subject *subject, DubanOwedWhat what, gint64 target)
{
  const GArray *owed = subject->export->owed;

  for (guint i = 0; i < owed->len; i++)
    if (g_array_index (owed, DubanOwed, i).what == what
        && g_array_index (owed, DubanOwed, i).target == target)
      return TRUE;
  return FALSE;
}

/* since: the day on which it was over; none where it never was. */
static void
cancel (const Subject *subject, DubanOwedWhat what, gint64 target, DubanDay due, DubanDay since)
{
  const DubanOwed owed = { .what = (guint8) what, .due = due, .target = target };
  const DubanDay today = subject->export->session->terms->today;

  if (due != DUBAN_NO_DAY && due >= today - DAYS_LOOKED_AT && since != DUBAN_NO_DAY
      && since >= today - DAYS_CANCELLED && !is_owed (subject, what, target))
    add_event (subject, &owed, TRUE);
}

/* The day of the last record of that kind and target, or of its writing where that is later. */
static DubanDay
find_last (const Subject *subject, DubanRecordKind kind, const DubanId *target)
{
  DubanDay last = DUBAN_NO_DAY;

  for (gsize i = 0; i < subject->n_records; i++)
    {
      const DubanRecord *record = &subject->records[i];

      if (record->kind == kind && !record->is_void
          && (target == NULL || duban_id_equal (&record->target, target)))
        last = MAX (last, MAX (record->day, record->written_day));
    }
  return last;
}

/* The day since when nothing of the task is owed; none while something is. */
static DubanDay
find_end (const Subject *subject)
{
  switch (subject->task->status)
    {
    case DUBAN_STATUS_CLOSED:
      return find_last (subject, DUBAN_RECORD_CLOSE, NULL);
    case DUBAN_STATUS_WITHDRAWN:
      return find_last (subject, DUBAN_RECORD_WITHDRAW, NULL);
    case DUBAN_STATUS_SUSPENDED:
      return find_last (subject, DUBAN_RECORD_SUSPEND, NULL);
    case DUBAN_STATUS_OPEN:
    default:
      return DUBAN_NO_DAY;
    }
}

static void
cancel_what_is_over (const Subject *subject)
{
  const DubanDay end = find_end (subject);

  for (int stage = 0; stage < DUBAN_N_STAGES; stage++)
    {
      const DubanStageResult *result = &subject->clock.stages[stage];
      const DubanDay done
          = result->done == DUBAN_NO_DAY
                ? DUBAN_NO_DAY
                : find_last (subject, duban_stage_get_record_kind ((DubanStage) stage), NULL);

      cancel (subject, (DubanOwedWhat) stage, 0, result->due, MAX (done, end));
    }
  cancel (subject, DUBAN_OWED_FOLLOW_UP, 0, end, end);
  cancel (subject, DUBAN_OWED_DUE, 0, subject->task->due, end);
  for (gsize i = 0; i < subject->n_records; i++)
    {
      const DubanRecord *record = &subject->records[i];

      if (record->kind == DUBAN_RECORD_MILESTONE && !record->is_void
          && duban_id_is_nil (&record->target))
        cancel (subject, DUBAN_OWED_MILESTONE, duban_owed_make_target (&record->id), record->due,
                MAX (end, find_last (subject, DUBAN_RECORD_MILESTONE, &record->id)));
    }
}

static gboolean
add_task_cb (const DubanTask *task, const DubanRecord *records, gsize n_records, gpointer data)
{
  const Export *export = data;
  const DubanTerms *terms = export->session->terms;
  Subject subject = { export, task, records, n_records, .judged = NULL };

  subject.judged = duban_verdict_find_task (export->verdict, task->n);
  duban_clock137_judge (&subject.clock, terms, task, records, n_records);
  g_array_set_size (export->owed, 0);
  duban_owed_list (terms, task, records, n_records, &subject.clock, export->owed);
  for (guint i = 0; i < export->owed->len; i++)
    {
      const DubanOwed *owed = &g_array_index (export->owed, DubanOwed, i);

      if (owed->what >= G_N_ELEMENTS (names))
        continue;
      if (export->grid != NULL)
        add_row (&subject, owed);
      else
        add_event (&subject, owed, FALSE);
    }
  if (export->ics != NULL)
    cancel_what_is_over (&subject);
  return TRUE;
}

static gboolean
run (Export *export, const DubanExportScope *scope, gsize *n_left_out, GError **error)
{
  g_autoptr (DubanVerdict) verdict
      = duban_judgement_get (export->session, scope->cancellable, error);
  g_autoptr (GArray) owed = g_array_new (FALSE, FALSE, sizeof (DubanOwed));

  export->verdict = verdict;
  export->owed = owed;
  return verdict != NULL
         && duban_export_scope_each (scope, export->session, add_task_cb, export, n_left_out,
                                     error);
}

gboolean
duban_export_deadlines (DubanGrid *grid, DubanSession *session, const DubanExportScope *scope,
                        gsize *n_left_out, GError **error)
{
  Export export = { .session = session, .grid = grid };

  duban_grid_add_column (grid, "灯", DUBAN_GRID_MAIN);
  duban_grid_add_column (grid, "到期日", DUBAN_GRID_MAIN | DUBAN_GRID_FROZEN);
  duban_grid_add_column (grid, "到期内容", DUBAN_GRID_MAIN);
  duban_grid_add_column (grid, "编号", DUBAN_GRID_MAIN);
  duban_grid_add_column (grid, "事项", DUBAN_GRID_MAIN);
  duban_grid_add_column (grid, "牵头领导", DUBAN_GRID_MAIN);
  duban_grid_add_column (grid, "责任单位", DUBAN_GRID_MAIN);
  duban_grid_add_column (grid, "超期天数", DUBAN_GRID_MAIN | DUBAN_GRID_NUMBERS);
  if (!run (&export, scope, n_left_out, error))
    return FALSE;
  duban_grid_sort (grid);
  return TRUE;
}

/* 督办时限; 督办时限（副旗长甲）. (transfer full) */
static char *
name_calendar (const DubanSession *session, const DubanExportScope *scope)
{
  const char *leader = duban_directory_get_name (session->terms->directory, scope->leader);

  return leader != NULL ? g_strdup_printf ("督办时限（%s）", leader) : g_strdup ("督办时限");
}

DubanIcs *
duban_export_calendar (DubanSession *session, const DubanExportScope *scope, gsize *n_left_out,
                       GError **error)
{
  g_autofree char *name = name_calendar (session, scope);
  g_autoptr (DubanIcs) ics = duban_ics_new (name, session->now.milliseconds);
  g_autoptr (DubanRevisions) revisions
      = duban_revisions_load (session->db, scope->cancellable, error);
  Export export = { .session = session, .ics = ics, .revisions = revisions };

  if (revisions == NULL || !run (&export, scope, n_left_out, error))
    return NULL;
  return g_steal_pointer (&ics);
}
