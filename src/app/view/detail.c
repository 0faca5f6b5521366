/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/view/detail.h"

#include "app/view/farewell.h"
#include "app/view/detail-facts.h"
#include "app/view/task-names.h"
#include "app/wording/wording.h"
#include "store/tasks.h"

#include "app/words.h"
#include <string.h>

/* What stands while the task is read. */
typedef struct
{
  DubanDetail *detail;
  DubanVerdict *verdict;
  const DubanTaskVerdict *judged; /* or NULL */
} Loading;

static void
clear_finding (gpointer data)
{
  DubanDetailFinding *finding = data;

  g_free (finding->sentence);
  g_free (finding->facts);
  g_free (finding->waiver);
  g_ptr_array_unref (finding->remedies);
}

/* The waiver that sets a finding aside: of its rule, and of its leader and unit where it names
 * them. */
static const DubanRecord *
find_waiver (const DubanRemedyCase *facts, const DubanFinding *finding)
{
  const char *code = duban_rule_get_code (finding->rule);

  for (gsize i = 0; i < facts->n_records; i++)
    {
      const DubanRecord *record = &facts->records[i];

      if (record->kind == DUBAN_RECORD_WAIVE && !record->is_void
          && record->due >= facts->terms->today && g_strcmp0 (record->rule, code) == 0
          && (record->leader == 0 || record->leader == finding->leader)
          && (record->unit == 0 || record->unit == finding->unit))
        return record;
    }
  return NULL;
}

static void
take_waiver (DubanDetailFinding *value, const DubanRemedyCase *facts, const DubanFinding *finding)
{
  const DubanRecord *waiver = finding->waived ? find_waiver (facts, finding) : NULL;
  g_autofree char *until = NULL;

  if (waiver == NULL)
    return;
  value->leader = waiver->leader;
  value->unit = waiver->unit;
  until = duban_wording_of_day (waiver->due, facts->terms->today);
  /* Translators: a reason, and a day */
  value->waiver
      = g_strdup_printf (_ ("%s (until %s)"), waiver->text != NULL ? waiver->text : "", until);
}

/* The sentences need the names of other tasks and follow later. */
static void
take_findings (Loading *loading, const DubanRecord *records, gsize n_records)
{
  DubanDetail *detail = loading->detail;
  DubanRemedyCase facts = { .terms = detail->terms,
                            .task = detail->task,
                            .charge = &detail->charge,
                            .records = records,
                            .n_records = n_records };

  for (guint i = 0; loading->judged != NULL && i < loading->judged->count; i++)
    {
      const DubanFinding *finding
          = duban_verdict_get_task_finding (loading->verdict, loading->judged, i);
      DubanDetailFinding value = {
        .rule = finding->rule,
        .severity = finding->severity,
        .waived = finding->waived,
        .leader = finding->leader,
        .unit = finding->unit,
        .facts = duban_detail_facts_say (&facts, &detail->clock, finding),
        .remedies = duban_remedy_list (&facts, finding),
      };

      take_waiver (&value, &facts, finding);
      g_array_append_val (detail->findings, value);
    }
}

static gboolean
take_task_cb (const DubanTask *task, const DubanRecord *records, gsize n_records, gpointer data)
{
  Loading *loading = data;
  DubanDetail *detail = loading->detail;
  DubanDetailSource source;

  detail->task = duban_task_dup (task);
  duban_clock137_judge (&detail->clock, detail->terms, task, records, n_records);
  duban_charge_of_task (&detail->charge, detail->terms->directory, task, detail->terms->today);
  source = (DubanDetailSource){ .terms = detail->terms,
                                .task = detail->task,
                                .clock = &detail->clock,
                                .history = detail->history,
                                .records = records,
                                .n_records = n_records };
  detail->is_unverified = duban_record_find_unverified (records, n_records) != NULL;
  detail->records = duban_detail_records_new (&source);
  detail->milestones = duban_detail_milestones_new (&source);
  detail->accounts = duban_detail_accounts_new (&source);
  take_findings (loading, records, n_records);
  return FALSE;
}

static void
take_overdue (DubanDetail *detail, const DubanFinding *finding)
{
  for (guint i = 0; i < detail->milestones->len; i++)
    {
      DubanDetailMilestone *milestone
          = &g_array_index (detail->milestones, DubanDetailMilestone, i);

      if (finding->rule == DUBAN_RULE_MILESTONE_OVERDUE && milestone->done == DUBAN_NO_DAY
          && milestone->due == finding->date)
        milestone->overdue = finding->days;
    }
}

static char *
dup_task_name (const DubanTaskName *name)
{
  if (name == NULL)
    return NULL;
  return name->number != NULL && name->number[0] != '\0'
             ? g_strdup_printf ("%s %s", name->number, name->title)
             : g_strdup (name->title);
}

static gboolean
take_names (Loading *loading, DubanSession *session, GError **error)
{
  DubanDetail *detail = loading->detail;
  g_autoptr (DubanTaskNames) names = duban_task_names_new ();

  if (detail->task->parent != 0)
    duban_task_names_want_task (names, detail->task->parent);
  for (guint i = 0; i < detail->findings->len; i++)
    duban_task_names_want (names,
                           duban_verdict_get_task_finding (loading->verdict, loading->judged, i));
  if (!duban_task_names_load (names, session, error))
    return FALSE;
  for (guint i = 0; i < detail->findings->len; i++)
    {
      const DubanFinding *finding
          = duban_verdict_get_task_finding (loading->verdict, loading->judged, i);

      g_array_index (detail->findings, DubanDetailFinding, i).sentence
          = duban_task_names_say (names, detail->terms, finding);
      take_overdue (detail, finding);
    }
  if (detail->task->parent != 0)
    detail->parent = dup_task_name (duban_task_names_get (names, detail->task->parent));
  return TRUE;
}

static gboolean
take_farewell (DubanDetail *detail, DubanSession *session, GError **error)
{
  g_auto (DubanFarewell) farewell = { 0 };

  if (!detail->task->moved)
    return TRUE;
  if (!duban_farewell_load (&farewell, session, detail->task, error))
    return FALSE;
  detail->farewell = duban_farewell_to_text (&farewell);
  return TRUE;
}

static DubanDetail *
new_detail (DubanTerms *terms)
{
  DubanDetail *detail = g_new0 (DubanDetail, 1);

  detail->ref_count = 1;
  detail->terms = duban_terms_ref (terms);
  detail->findings = g_array_new (FALSE, FALSE, sizeof (DubanDetailFinding));
  g_array_set_clear_func (detail->findings, clear_finding);
  return detail;
}

gboolean
duban_detail_load (DubanSession *session, DubanVerdict *verdict, guint32 task, DubanDetail **detail,
                   GError **error)
{
  g_autoptr (DubanDetail) value = new_detail (session->terms);
  Loading loading
      = { .detail = value, .verdict = verdict, .judged = duban_verdict_find_task (verdict, task) };

  *detail = NULL;
  value->light = loading.judged != NULL ? loading.judged->light : DUBAN_LIGHT_GREY;
  value->zone = g_time_zone_ref (duban_clock_get_zone (session->clock));
  value->history = duban_task_history_load (session, task, error);
  if (value->history == NULL
      || !duban_tasks_each_of (session->db, &task, 1, DUBAN_TASKS_ALL,
                               duban_clock_get_zone (session->clock), take_task_cb, &loading,
                               error))
    return FALSE;
  if (value->task == NULL || value->task->deleted)
    return TRUE;
  if (!take_names (&loading, session, error) || !take_farewell (value, session, error))
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
  g_clear_pointer (&detail->history, duban_task_history_free);
  g_clear_pointer (&detail->zone, g_time_zone_unref);
  duban_terms_unref (detail->terms);
  g_array_unref (detail->findings);
  g_clear_pointer (&detail->records, g_array_unref);
  g_clear_pointer (&detail->milestones, g_array_unref);
  g_clear_pointer (&detail->accounts, g_array_unref);
  g_free (detail->farewell);
  g_free (detail->parent);
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
    return detail->is_unverified ? DUBAN_RECORD_VERIFY : DUBAN_RECORD_NOTE;
  if (detail->task->status == DUBAN_STATUS_SUSPENDED)
    return DUBAN_RECORD_RESUME;
  if (detail->task->status == DUBAN_STATUS_WITHDRAWN)
    return DUBAN_RECORD_NOTE;
  return stage < DUBAN_N_STAGES ? duban_stage_get_record_kind (stage) : DUBAN_RECORD_FOLLOW_UP;
}

static gboolean
is_open (const DubanDetailRecord *record)
{
  if (record->kind == DUBAN_RECORD_EXTENSION)
    return record->outcome == 0;
  return !record->is_ended;
}

/* An answer to an extension is an extension too: the latest one says how it stands. */
const DubanDetailRecord *
duban_detail_find_open (const DubanDetail *detail, DubanRecordKind kind)
{
  for (guint i = 0; i < detail->records->len; i++)
    {
      const DubanDetailRecord *record = &g_array_index (detail->records, DubanDetailRecord, i);

      if (record->kind != kind || record->is_void)
        continue;
      if (is_open (record))
        return record;
      if (kind == DUBAN_RECORD_EXTENSION)
        return NULL;
    }
  return NULL;
}

const DubanDetailRecord *
duban_detail_find_record (const DubanDetail *detail, const char *id)
{
  for (guint i = 0; i < detail->records->len; i++)
    {
      const DubanDetailRecord *record = &g_array_index (detail->records, DubanDetailRecord, i);
      char text[DUBAN_ID_TEXT_SIZE];

      if (g_str_has_prefix (duban_id_format (&record->id, text), id))
        return record;
    }
  return NULL;
}
