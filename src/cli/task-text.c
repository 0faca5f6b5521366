/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli/task-text.h"

#include "app/wording/snippet.h"
#include "app/wording/wording.h"
#include "cli/text-table.h"

#include <glib/gi18n-lib.h>
#include <stdio.h>

#define LABEL_PLACES 18
#define ANY_LENGTH G_MAXUINT
#define TEXT_PLACES 60
#define VALUE_PLACES 40

/* A name and what stands for it, aligned; nothing where it is not known. */
static void
print_fact (const char *label, const char *text)
{
  guint places = duban_text_table_measure (label);
  g_autofree char *line = duban_snippet_dup (text, ANY_LENGTH);

  if (line[0] == '\0')
    return;
  printf ("  %s%*s %s\n", label, places < LABEL_PLACES ? (int) (LABEL_PLACES - places) : 0, "",
          line);
}

static void
print_attr (DubanAttr attr, const char *text)
{
  print_fact (duban_wording_of_attr (attr), text);
}

static void
print_day (DubanAttr attr, DubanDay day)
{
  char text[DUBAN_DAY_TEXT_SIZE];

  print_attr (attr, duban_day_format (day, text));
}

static void
print_names (const char *label, const DubanDirectory *directory, const guint32 *ns, gsize n_ns)
{
  g_autoptr (GString) names = g_string_new (NULL);

  for (gsize i = 0; i < n_ns; i++)
    {
      const char *name = duban_directory_get_name (directory, ns[i]);

      if (name == NULL)
        continue;
      if (names->len > 0)
        /* translators: between the names of a list */
        g_string_append (names, C_ ("list", ", "));
      g_string_append (names, name);
    }
  print_fact (label, names->str);
}

static void
print_subject (const DubanDetail *detail)
{
  const DubanTask *task = detail->task;

  print_attr (DUBAN_ATTR_STATUS,
              detail->farewell != NULL ? detail->farewell : duban_wording_of_status (task->status));
  print_attr (DUBAN_ATTR_REQUIREMENT, task->requirement);
  print_attr (DUBAN_ATTR_METHOD, task->method);
  print_attr (DUBAN_ATTR_SOURCE, task->source);
  print_attr (DUBAN_ATTR_SOURCE_REF, task->source_ref);
  print_day (DUBAN_ATTR_SOURCE_DATE, task->source_date);
  print_attr (DUBAN_ATTR_PAPER, task->paper);
  print_attr (DUBAN_ATTR_IMPORTANCE, duban_wording_of_importance (task->importance));
  if (duban_task_is_rectification (task))
    print_attr (DUBAN_ATTR_RECTIFICATION, _ ("yes"));
  print_attr (DUBAN_ATTR_CAUSE, task->cause);
  print_attr (DUBAN_ATTR_MEASURES, task->measures);
  print_attr (DUBAN_ATTR_ACCOUNTABILITY, task->accountability);
  print_attr (DUBAN_ATTR_HANDLING, duban_wording_of_handling (task->handling));
}

static void
print_people (const DubanDetail *detail)
{
  const DubanDirectory *directory = detail->terms->directory;
  const DubanTask *task = detail->task;

  print_attr (DUBAN_ATTR_ASSIGNER, task->assigner);
  print_attr (DUBAN_ATTR_ASSIGNEE, task->assignee);
  print_attr (DUBAN_ATTR_LEAD, duban_directory_get_name (directory, task->lead));
  print_names (_ ("In charge"), directory, detail->charge.leaders,
               MIN (detail->charge.n_leaders, DUBAN_CHARGE_MAX));
  print_names (duban_wording_of_attr (DUBAN_ATTR_COOPERATORS), directory, task->cooperators,
               task->n_cooperators);
  print_attr (DUBAN_ATTR_UNIT, duban_directory_get_name (directory, task->unit));
  print_names (duban_wording_of_attr (DUBAN_ATTR_COOPERATING_UNITS), directory,
               task->cooperating_units, task->n_cooperating_units);
  print_attr (DUBAN_ATTR_COOPERATING_TEXT, task->cooperating_text);
  print_attr (DUBAN_ATTR_FIELD, duban_directory_get_name (directory, task->field));
}

static void
print_days (const DubanDetail *detail)
{
  const DubanTask *task = detail->task;
  g_autofree char *schedule = duban_schedule_to_text (task->follow_up);

  print_day (DUBAN_ATTR_ASSIGNED, task->assigned);
  if (task->tracked_from != task->assigned)
    print_day (DUBAN_ATTR_TRACKED_FROM, task->tracked_from);
  print_day (DUBAN_ATTR_DUE, task->due);
  if (task->first_due != task->due)
    print_day (DUBAN_ATTR_FIRST_DUE, task->first_due);
  print_attr (DUBAN_ATTR_DUE_TEXT, task->due_text);
  print_attr (DUBAN_ATTR_FOLLOW_UP, schedule);
  if (task->status == DUBAN_STATUS_CLOSED)
    print_day (DUBAN_ATTR_CLOSED, task->closed);
  if (task->decision_state > DUBAN_DECISION_NONE)
    print_attr (DUBAN_ATTR_DECISION_STATE, duban_wording_of_decision_state (task->decision_state));
  print_day (DUBAN_ATTR_MEETING, task->meeting);
  print_attr (DUBAN_ATTR_NOTES, task->notes);
}

static void
add_day (DubanTextTable *table, DubanDay day)
{
  char text[DUBAN_DAY_TEXT_SIZE];

  duban_text_table_add (table, duban_day_format (day, text), 0);
}

static void
print_stages (const DubanDetail *detail)
{
  const char *const headings[]
      = { _ ("Stage"), _ ("Due"), _ ("Done"), _ ("State"), _ ("Days"), "" };
  g_autoptr (DubanTextTable) table = duban_text_table_new (headings, G_N_ELEMENTS (headings));

  for (int i = 0; i < DUBAN_N_STAGES; i++)
    {
      const DubanStageResult *stage = &detail->clock.stages[i];
      g_autofree char *days = stage->days > 0 ? g_strdup_printf ("%d", stage->days) : NULL;

      duban_text_table_add (table, duban_wording_of_stage (i), 0);
      add_day (table, stage->due);
      add_day (table, stage->done);
      duban_text_table_add (table, duban_wording_of_state (stage->state), 0);
      duban_text_table_add (table, days, 0);
      duban_text_table_add (table,
                            stage->backfilled    ? _ ("written down late")
                            : stage->provisional ? _ ("provisional")
                                                 : "",
                            0);
    }
  /* translators: %s is the day policy by which the dates were reckoned */
  printf (_ ("\n137 (days: %s)\n"), duban_wording_of_policy (detail->terms->settings.policy));
  duban_text_table_print (table);
}

static void
print_follow_up (const DubanDetail *detail)
{
  char day[DUBAN_DAY_TEXT_SIZE];

  if (detail->clock.follow_up_due == DUBAN_NO_DAY)
    return;
  duban_day_format (detail->clock.follow_up_due, day);
  if (detail->clock.follow_up_days == 0)
    /* translators: %s is a date */
    printf (_ ("Next follow-up: %s\n"), day);
  else
    /* translators: a date, and how many days it is past */
    printf (g_dngettext (GETTEXT_PACKAGE, "Follow-up was due on %s, %d day ago\n",
                         "Follow-up was due on %s, %d days ago\n",
                         (gulong) detail->clock.follow_up_days),
            day, detail->clock.follow_up_days);
}

static void
print_findings (const DubanDetail *detail)
{
  if (detail->findings->len == 0)
    return;
  printf (_ ("\nFindings\n"));
  for (guint i = 0; i < detail->findings->len; i++)
    {
      const DubanDetailFinding *finding = &g_array_index (detail->findings, DubanDetailFinding, i);

      printf ("[%s] %s\n    %s\n",
              finding->waived ? _ ("set aside") : duban_wording_of_severity (finding->severity),
              duban_wording_of_rule (finding->rule), finding->sentence);
      /* translators: a measure of the notice, and its words */
      printf (_ ("    %s: “%s”\n"), duban_wording_of_measure (finding->rule),
              duban_wording_quote_measure (finding->rule));
    }
}

static void
join (GString *remark, const char *part)
{
  if (part[0] == '\0')
    return;
  if (remark->len > 0)
    /* translators: between the names of a list */
    g_string_append (remark, C_ ("list", ", "));
  g_string_append (remark, part);
}

/* What a record says beside its text. (transfer full) */
static char *
describe_record (const DubanDetailRecord *record)
{
  GString *remark = g_string_new (NULL);
  char day[DUBAN_DAY_TEXT_SIZE];

  if (record->kind == DUBAN_RECORD_ACCOUNT)
    join (remark, duban_wording_of_ledger (record->ledger));
  join (remark, duban_wording_of_position (record->position));
  join (remark, duban_wording_of_verify_level (record->level));
  join (remark, duban_wording_of_outcome (record->outcome));
  if (record->kind == DUBAN_RECORD_EXTENSION || record->kind == DUBAN_RECORD_WAIVE)
    join (remark, duban_day_format (record->due, day));
  if (record->is_late)
    join (remark, _ ("asked for too late"));
  join (remark, duban_wording_of_attr (record->attr));
  if (record->is_void)
    join (remark, _ ("void"));
  else if (record->backfilled)
    join (remark, _ ("written down late"));
  else if (record->from_ledger)
    join (remark, _ ("from a ledger"));
  return g_string_free (remark, FALSE);
}

static void
print_records (const DubanDetail *detail)
{
  const char *const headings[]
      = { _ ("On"), _ ("Record"), _ ("By"), _ ("Text"), _ ("Remark"), _ ("Id") };
  g_autoptr (DubanTextTable) table = duban_text_table_new (headings, G_N_ELEMENTS (headings));

  if (detail->records->len == 0)
    return;
  for (guint i = 0; i < detail->records->len; i++)
    {
      const DubanDetailRecord *record = &g_array_index (detail->records, DubanDetailRecord, i);
      g_autofree char *remark = describe_record (record);
      char id[DUBAN_ID_TEXT_SIZE];

      add_day (table, record->day);
      duban_text_table_add (table, duban_wording_of_record_kind (record->kind), 0);
      duban_text_table_add (table, record->by, 0);
      duban_text_table_add (table, record->text, TEXT_PLACES);
      duban_text_table_add (table, remark, 0);
      duban_text_table_add (table, duban_id_format (&record->id, id), 0);
    }
  printf (_ ("\nRecords, the newest first\n"));
  duban_text_table_print (table);
}

static void
print_history (const DubanTaskHistory *history, DubanClock *clock)
{
  const char *const headings[] = { _ ("Time"), _ ("Field"), _ ("Value"), _ ("Author"), "" };
  g_autoptr (DubanTextTable) table = duban_text_table_new (headings, G_N_ELEMENTS (headings));

  for (guint i = 0; i < history->values->len; i++)
    {
      const DubanPastValue *value = history->values->pdata[i];
      g_autofree char *time = duban_clock_format (clock, value->time);

      duban_text_table_add (table, time, 0);
      duban_text_table_add (table, duban_wording_of_attr (value->spec->attr), 0);
      duban_text_table_add (table, duban_past_value_get_words (value), VALUE_PLACES);
      duban_text_table_add (table, value->author, 0);
      duban_text_table_add (table, value->current ? _ ("current") : "", 0);
    }
  printf (_ ("\nHistory\n"));
  duban_text_table_print (table);
}

void
duban_task_text_print (const DubanDetail *detail, const DubanTaskHistory *history,
                       DubanClock *clock)
{
  const DubanTask *task = detail->task;
  g_autofree char *title = duban_snippet_dup (task->title, ANY_LENGTH);
  char id[DUBAN_ID_TEXT_SIZE];

  printf ("[%s] %s%s%s\n", duban_wording_of_light (detail->light),
          task->number != NULL ? task->number : "", task->number != NULL ? "  " : "", title);
  print_fact (_ ("Id"), duban_id_format (&task->id, id));
  print_subject (detail);
  print_people (detail);
  print_days (detail);
  print_stages (detail);
  print_follow_up (detail);
  print_findings (detail);
  print_records (detail);
  print_history (history, clock);
}
