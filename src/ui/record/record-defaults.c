/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/record/record-defaults.h"

#include "app/wording/snippet.h"
#include "app/wording/wording.h"

#include <glib/gi18n-lib.h>

#define WORDS_CHARS 28

static void
set (DubanRecordField *const *fields, DubanFormField field, const char *text)
{
  if (fields[field] != NULL && text != NULL)
    duban_record_field_set_text (fields[field], text);
}

static void
set_day (DubanRecordField *const *fields, DubanFormField field, DubanDay day)
{
  char text[DUBAN_DAY_TEXT_SIZE];

  if (day != DUBAN_NO_DAY)
    set (fields, field, duban_day_format (day, text));
}

/* What a form of that kind ends; 0: nothing. */
static DubanRecordKind
get_ended (const DubanForm *form)
{
  if (form->kind == DUBAN_RECORD_RESOLVE)
    return DUBAN_RECORD_BLOCKAGE;
  return form->kind == DUBAN_RECORD_ANSWER ? DUBAN_RECORD_REQUEST : 0;
}

static void
add_choice (DubanRecordField *field, const DubanId *id, DubanDay day, const char *text,
            DubanDay today)
{
  g_autofree char *when = duban_wording_of_day (day, today);
  g_autofree char *what = duban_snippet_dup (text, WORDS_CHARS);
  g_autofree char *words = g_strdup_printf ("%s %s", when, what);
  char code[DUBAN_ID_TEXT_SIZE];

  duban_record_field_add_choice (field, duban_id_format (id, code), words);
}

static gboolean
is_choice (const DubanDetailRecord *record, DubanRecordKind kind)
{
  return record->kind == kind && !record->is_void && !record->is_ended;
}

static void
add_records (DubanRecordField *field, const DubanForm *form, const DubanDetail *detail)
{
  for (guint i = 0; i < detail->records->len; i++)
    {
      const DubanDetailRecord *record = &g_array_index (detail->records, DubanDetailRecord, i);

      if (is_choice (record, get_ended (form)))
        add_choice (field, &record->id, record->day, record->text, detail->terms->today);
    }
}

static void
add_milestones (DubanRecordField *field, const DubanDetail *detail)
{
  for (guint i = 0; i < detail->milestones->len; i++)
    {
      const DubanDetailMilestone *milestone
          = &g_array_index (detail->milestones, DubanDetailMilestone, i);

      if (milestone->done == DUBAN_NO_DAY)
        add_choice (field, &milestone->id, milestone->due, milestone->title, detail->terms->today);
    }
}

gboolean
duban_record_defaults_has_choice (const DubanForm *form, const DubanDetail *detail)
{
  if (!(form->fields & 1u << DUBAN_FORM_RECORD))
    return TRUE;
  if (get_ended (form) != 0)
    return duban_detail_find_open (detail, get_ended (form)) != NULL;
  for (guint i = 0; i < detail->milestones->len; i++)
    if (g_array_index (detail->milestones, DubanDetailMilestone, i).done == DUBAN_NO_DAY)
      return TRUE;
  return FALSE;
}

static void
add_person (DubanRecordField *field, const DubanDetail *detail, guint32 leader)
{
  const char *name = duban_directory_get_name (detail->terms->directory, leader);

  if (name != NULL)
    duban_record_field_add_choice (field, name, name);
}

/* Own accounts are the lead's, cross accounts his and the cooperators'. */
static void
add_accountants (DubanRecordField *field, const DubanDetail *detail)
{
  const DubanTask *task = detail->task;
  guint32 self = detail->terms->desk_leader;

  if (self != 0)
    add_person (field, detail, self);
  if (task->lead != self)
    add_person (field, detail, task->lead);
  for (gsize i = 0; i < task->n_cooperators; i++)
    if (task->cooperators[i] != self && task->cooperators[i] != task->lead)
      add_person (field, detail, task->cooperators[i]);
}

static void
add_week (DubanRecordField *field, DubanPeriod week, const char *format, DubanDay today)
{
  g_autofree char *code = duban_period_to_text (week);
  g_autofree char *from = duban_wording_of_day (week.from, today);
  g_autofree char *to = duban_wording_of_day (week.to, today);
  g_autoptr (GString) words = g_string_new (format);

  g_string_replace (words, "%1", from, 1);
  g_string_replace (words, "%2", to, 1);
  duban_record_field_add_choice (field, code, words->str);
}

/* The week that is asked for comes first. */
static void
add_weeks (DubanRecordField *field, const DubanDetail *detail)
{
  DubanDay today = detail->terms->today;
  DubanPeriod last = duban_period_last_complete (DUBAN_PERIOD_WEEK, today);
  DubanPeriod running = duban_period_of (DUBAN_PERIOD_WEEK, today);
  gboolean is_owed = FALSE;

  for (guint i = 0; i < detail->accounts->len; i++)
    is_owed |= g_array_index (detail->accounts, DubanDetailAccount, i).position == 0;
  if (!is_owed)
    /* Translators: %1 and %2 are the first and the last day */
    add_week (field, running, _ ("This week (%1 – %2)"), today);
  /* Translators: %1 and %2 are the first and the last day */
  add_week (field, last, _ ("Last week (%1 – %2)"), today);
  if (is_owed)
    add_week (field, running, _ ("This week (%1 – %2)"), today);
}

static void
add_choices (DubanRecordField *const *fields, const DubanForm *form, const DubanDetail *detail)
{
  if (fields[DUBAN_FORM_RECORD] != NULL && form->kind == DUBAN_RECORD_MILESTONE)
    add_milestones (fields[DUBAN_FORM_RECORD], detail);
  else if (fields[DUBAN_FORM_RECORD] != NULL)
    add_records (fields[DUBAN_FORM_RECORD], form, detail);
  if (fields[DUBAN_FORM_BY] != NULL)
    add_accountants (fields[DUBAN_FORM_BY], detail);
  if (fields[DUBAN_FORM_WEEK] != NULL)
    add_weeks (fields[DUBAN_FORM_WEEK], detail);
}

/* What was asked for is what is answered. */
static void
fill_answer (DubanRecordField *const *fields, const DubanDetail *detail)
{
  const DubanDetailRecord *asked = duban_detail_find_open (detail, DUBAN_RECORD_EXTENSION);

  if (asked != NULL)
    set_day (fields, DUBAN_FORM_DUE, asked->due);
}

static void
fill_decision (DubanRecordField *const *fields, const DubanTask *task)
{
  static const char *const codes[] = { [DUBAN_LEVEL_UNIT] = "unit",
                                       [DUBAN_LEVEL_DEPUTY] = "deputy",
                                       [DUBAN_LEVEL_EXECUTIVE] = "executive" };

  if (task->decision_level != 0)
    set (fields, DUBAN_FORM_DECIDER, codes[task->decision_level]);
  set_day (fields, DUBAN_FORM_MEETING, task->meeting);
}

/* Whoever is in charge and does not lead is the likely new lead. */
static void
fill_lead (DubanRecordField *const *fields, const DubanDetail *detail)
{
  const DubanCharge *charge = &detail->charge;

  if (charge->n_leaders == 1 && charge->leaders[0] != detail->task->lead)
    set (fields, DUBAN_FORM_LEAD,
         duban_directory_get_name (detail->terms->directory, charge->leaders[0]));
}

/* “cross:12”: which ledger, and whose. */
static void
fill_account (DubanRecordField *const *fields, const DubanDetail *detail, const char *about)
{
  g_auto (GStrv) parts = g_strsplit (about, ":", 2);
  guint64 leader = parts[1] != NULL ? g_ascii_strtoull (parts[1], NULL, 10) : 0;

  set (fields, DUBAN_FORM_LEDGER, parts[0]);
  set (fields, DUBAN_FORM_BY,
       duban_directory_get_name (detail->terms->directory, (guint32) leader));
}

static void
fill_about (DubanRecordField *const *fields, const DubanForm *form, const DubanDetail *detail,
            const char *about)
{
  const DubanDetailRecord *record;

  set (fields, DUBAN_FORM_RECORD, about);
  if (form->kind == DUBAN_RECORD_ACCOUNT)
    fill_account (fields, detail, about);
  record = form->kind == DUBAN_RECORD_BLOCKAGE ? duban_detail_find_record (detail, about) : NULL;
  if (record != NULL)
    set (fields, DUBAN_FORM_TEXT, record->text);
}

void
duban_record_defaults_fill (DubanRecordField *const *fields, const DubanForm *form,
                            const DubanDetail *detail, const char *about)
{
  const DubanTask *task = detail->task;

  add_choices (fields, form, detail);
  set_day (fields, DUBAN_FORM_ON, detail->terms->today);
  set (fields, DUBAN_FORM_TO, task->assigner);
  set (fields, DUBAN_FORM_CAUSE, form->kind == DUBAN_RECORD_BLOCKAGE ? NULL : task->cause);
  set (fields, DUBAN_FORM_MEASURES, task->measures);
  set (fields, DUBAN_FORM_ACCOUNTABILITY, task->accountability);
  if (g_str_equal (form->code, "extension-answer"))
    fill_answer (fields, detail);
  if (g_str_equal (form->code, "meeting"))
    fill_decision (fields, task);
  if (form->kind == DUBAN_RECORD_HANDOVER || g_str_equal (form->code, "set-lead"))
    fill_lead (fields, detail);
  if (about != NULL)
    fill_about (fields, form, detail, about);
}
