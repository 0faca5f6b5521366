/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/view/detail.h"

#include "app/view/task-names.h"
#include "store/tasks.h"

static void
clear_finding (gpointer data)
{
  DubanDetailFinding *finding = data;

  g_free (finding->sentence);
}

static void
clear_record (gpointer data)
{
  DubanDetailRecord *record = data;

  g_free (record->by);
  g_free (record->text);
}

static void
append_line (GString *text, const char *line)
{
  if (line == NULL || line[0] == '\0')
    return;
  if (text->len > 0)
    g_string_append_c (text, '\n');
  g_string_append (text, line);
}

/* Who moved where, in names. */
static void
append_move (GString *text, const DubanDirectory *directory, guint32 from, guint32 to)
{
  g_autofree char *line = NULL;
  const char *old = duban_directory_get_name (directory, from);
  const char *new = duban_directory_get_name (directory, to);

  line = g_strdup_printf ("%s → %s", old != NULL ? old : "–", new != NULL ? new : "–");
  append_line (text, line);
}

static char *
text_of_record (const DubanRecord *record, const DubanDirectory *directory)
{
  GString *text = g_string_new (NULL);

  append_line (text, record->title);
  append_line (text, record->text);
  append_line (text, record->cause);
  append_line (text, record->suggestion);
  if (record->moves_lead)
    append_move (text, directory, record->lead_from, record->lead_to);
  if (record->moves_unit)
    append_move (text, directory, record->unit_from, record->unit_to);
  append_line (text, record->reason);
  append_line (text, record->decision);
  return g_string_free (text, FALSE);
}

/* Whether it is the record by which a stage was met, and the stage is marked as written late. */
static gboolean
is_backfilled (const DubanRecord *record, const DubanClock137 *clock)
{
  for (int i = 0; i < DUBAN_N_STAGES; i++)
    if (clock->stages[i].backfilled && record->kind == duban_stage_get_record_kind (i)
        && record->day == clock->stages[i].done)
      return !record->is_void;
  return FALSE;
}

static int
compare_newest_first (gconstpointer a, gconstpointer b)
{
  const DubanDetailRecord *x = a, *y = b;

  if (x->day != y->day)
    return x->day > y->day ? -1 : 1;
  if (x->minute != y->minute)
    return x->minute > y->minute ? -1 : 1;
  return -duban_id_compare (&x->id, &y->id);
}

static void
take_records (DubanDetail *detail, const DubanRecord *records, gsize n_records)
{
  const DubanDirectory *directory = detail->terms->directory;

  for (gsize i = 0; i < n_records; i++)
    {
      const DubanRecord *record = &records[i];
      DubanDetailRecord value = {
        .id = record->id,
        .kind = record->kind,
        .day = record->day,
        .minute = record->minute,
        .written_day = record->written_day,
        .from_ledger = record->written == 0,
        .backfilled = is_backfilled (record, &detail->clock),
        .is_void = record->is_void,
        .position = record->position,
        .ledger = record->ledger,
        .by = g_strdup (duban_directory_get_name (directory, record->by)),
        .text = text_of_record (record, directory),
      };

      g_array_append_val (detail->records, value);
    }
  g_array_sort (detail->records, compare_newest_first);
}

static gboolean
take_task_cb (const DubanTask *task, const DubanRecord *records, gsize n_records, gpointer data)
{
  DubanDetail *detail = data;

  detail->task = duban_task_dup (task);
  duban_clock137_judge (&detail->clock, detail->terms, task, records, n_records);
  duban_charge_of_task (&detail->charge, detail->terms->directory, task, detail->terms->today);
  take_records (detail, records, n_records);
  return FALSE;
}

static gboolean
take_findings (DubanDetail *detail, DubanSession *session, DubanVerdict *verdict,
               const DubanTaskVerdict *judged, GError **error)
{
  g_autoptr (DubanTaskNames) names = duban_task_names_new ();

  for (guint i = 0; i < judged->count; i++)
    duban_task_names_want (names, duban_verdict_get_task_finding (verdict, judged, i));
  if (!duban_task_names_load (names, session, error))
    return FALSE;
  for (guint i = 0; i < judged->count; i++)
    {
      const DubanFinding *finding = duban_verdict_get_task_finding (verdict, judged, i);
      DubanDetailFinding value = {
        .rule = finding->rule,
        .severity = finding->severity,
        .waived = finding->waived,
        .sentence = duban_task_names_say (names, detail->terms, finding),
      };

      g_array_append_val (detail->findings, value);
    }
  return TRUE;
}

static gboolean
take_verdict (DubanDetail *detail, DubanSession *session, DubanVerdict *verdict, GError **error)
{
  const DubanTaskVerdict *judged = duban_verdict_find_task (verdict, detail->task->n);

  detail->light = judged != NULL ? judged->light : DUBAN_LIGHT_GREY;
  return judged == NULL || take_findings (detail, session, verdict, judged, error);
}

gboolean
duban_detail_load (DubanSession *session, DubanVerdict *verdict, guint32 task, DubanDetail **detail,
                   GError **error)
{
  g_autoptr (DubanDetail) value = g_new0 (DubanDetail, 1);

  value->ref_count = 1;
  value->terms = duban_terms_ref (session->terms);
  value->findings = g_array_new (FALSE, FALSE, sizeof (DubanDetailFinding));
  value->records = g_array_new (FALSE, FALSE, sizeof (DubanDetailRecord));
  g_array_set_clear_func (value->findings, clear_finding);
  g_array_set_clear_func (value->records, clear_record);
  *detail = NULL;
  if (!duban_tasks_each_of (session->db, &task, 1, DUBAN_TASKS_ALL,
                            duban_clock_get_zone (session->clock), take_task_cb, value, error))
    return FALSE;
  if (value->task == NULL || value->task->deleted)
    return TRUE;
  if (!take_verdict (value, session, verdict, error))
    return FALSE;
  *detail = g_steal_pointer (&value);
  return TRUE;
}

DubanDetail *
duban_detail_ref (DubanDetail *detail)
{
  detail->ref_count++;
  return detail;
}

void
duban_detail_unref (DubanDetail *detail)
{
  if (--detail->ref_count > 0)
    return;
  g_clear_pointer (&detail->task, duban_task_free);
  duban_terms_unref (detail->terms);
  g_array_unref (detail->findings);
  g_array_unref (detail->records);
  g_free (detail);
}

DubanStage
duban_detail_get_next_stage (const DubanDetail *detail)
{
  for (int i = 0; i < DUBAN_N_STAGES; i++)
    {
      DubanStageState state = detail->clock.stages[i].state;

      if (state == DUBAN_STATE_OVERDUE || state == DUBAN_STATE_TODAY
          || state == DUBAN_STATE_PENDING)
        return i;
    }
  return DUBAN_N_STAGES;
}

DubanRecordKind
duban_detail_get_next_act (const DubanDetail *detail)
{
  DubanStage stage = duban_detail_get_next_stage (detail);

  if (detail->task->status == DUBAN_STATUS_CLOSED)
    return DUBAN_RECORD_VERIFY;
  if (detail->task->status == DUBAN_STATUS_SUSPENDED)
    return DUBAN_RECORD_RESUME;
  if (detail->task->status == DUBAN_STATUS_WITHDRAWN)
    return DUBAN_RECORD_NOTE;
  return stage < DUBAN_N_STAGES ? duban_stage_get_record_kind (stage) : DUBAN_RECORD_FOLLOW_UP;
}
