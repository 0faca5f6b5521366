/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/record/record-save.h"

#include "app/edit/closing.h"
#include "core/charge.h"

#define MAX_FIELDS 8

void
duban_record_save_free (DubanRecordSave *save)
{
  for (int i = 0; i < DUBAN_N_FORM_FIELDS; i++)
    g_free (save->texts[i]);
  g_free (save->about);
  g_free (save->leader);
  g_free (save->unit);
  g_free (save->id);
  g_free (save->assigner);
  g_free (save->source);
  g_strfreev (save->files);
  g_free (save);
}

/* NULL for what was left empty. */
static const char *
given (const DubanRecordSave *save, DubanFormField field)
{
  const char *text = save->texts[field];

  return text != NULL && text[0] != '\0' ? text : NULL;
}

static void
fill_draft (const DubanRecordSave *save, DubanRecordDraft *draft)
{
  const char *answer = given (save, DUBAN_FORM_ANSWER);
  gboolean done = g_str_equal (save->form->code, "milestone-done");

  *draft = (DubanRecordDraft){
    .kind = duban_record_kind_get_code (save->form->kind),
    .on = given (save, DUBAN_FORM_ON),
    .by = given (save, DUBAN_FORM_BY),
    .text = given (save, DUBAN_FORM_TEXT),
    .to = given (save, DUBAN_FORM_TO),
    .ledger = given (save, DUBAN_FORM_LEDGER),
    .position = given (save, DUBAN_FORM_POSITION),
    .period = given (save, DUBAN_FORM_WEEK),
    .cause = save->form->kind == DUBAN_RECORD_BLOCKAGE ? given (save, DUBAN_FORM_CAUSE) : NULL,
    .suggestion = given (save, DUBAN_FORM_SUGGESTION),
    .record = done                  ? NULL
              : save->about != NULL ? save->about
                                    : given (save, DUBAN_FORM_RECORD),
    .milestone = done ? given (save, DUBAN_FORM_RECORD) : NULL,
    .done = done ? given (save, DUBAN_FORM_ON) : NULL,
    .lead = given (save, DUBAN_FORM_LEAD),
    .unit = given (save, DUBAN_FORM_UNIT),
    .due = given (save, DUBAN_FORM_DUE),
    .reason = given (save, DUBAN_FORM_REASON),
    .outcome = given (save, DUBAN_FORM_OUTCOME),
    .title = given (save, DUBAN_FORM_TITLE),
    .level = given (save, DUBAN_FORM_LEVEL),
    .attachments = (const char *const *) save->files,
    .granted = g_strcmp0 (answer, "granted") == 0,
    .refused = g_strcmp0 (answer, "refused") == 0,
  };
  if (draft->outcome == NULL)
    draft->outcome = given (save, DUBAN_FORM_CONFIRMED);
}

/* The fields of the task that a form asks for, as far as they are filled in. */
static gsize
fill_fields (const DubanRecordSave *save, DubanEditField *fields)
{
  static const struct
  {
    DubanFormField field;
    const char *name;
  } names[] = {
    { DUBAN_FORM_LEAD, "lead" },
    { DUBAN_FORM_UNIT, "unit" },
    { DUBAN_FORM_DUE, "due" },
    { DUBAN_FORM_ASSIGNED, "assigned" },
    { DUBAN_FORM_CAUSE, "cause" },
    { DUBAN_FORM_MEASURES, "measures" },
    { DUBAN_FORM_ACCOUNTABILITY, "accountability" },
  };
  gsize n = 0;

  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    if (given (save, names[i].field) != NULL)
      fields[n++] = (DubanEditField){ names[i].name, given (save, names[i].field) };
  return n;
}

static gboolean
save_set (const DubanRecordSave *save, DubanSession *session, GError **error)
{
  DubanEditField fields[MAX_FIELDS];
  gsize n = fill_fields (save, fields);
  DubanEditSetOptions options = { .reason = given (save, DUBAN_FORM_REASON) };

  if (g_strcmp0 (given (save, DUBAN_FORM_MODE), "correction") == 0)
    options = (DubanEditSetOptions){ .correction = given (save, DUBAN_FORM_REASON) };
  return duban_edit_set_task (session, save->task, fields, n, &options, error);
}

static gboolean
save_meeting (const DubanRecordSave *save, DubanSession *session, GError **error)
{
  const char *meeting = given (save, DUBAN_FORM_MEETING);
  const DubanEditSetOptions options = { 0 };
  const DubanEditField fields[] = {
    { "decision-level", given (save, DUBAN_FORM_DECIDER) },
    { "decision-state", meeting != NULL ? "scheduled" : "awaiting" },
    { "meeting", meeting },
  };

  return duban_edit_set_task (session, save->task, fields, meeting != NULL ? 3 : 2, &options,
                              error);
}

/* Whoever is in charge of the unit alone leads, where nobody is named. */
static const char *
get_lead (const DubanRecordSave *save, DubanSession *session)
{
  const DubanDirectory *directory = session->terms->directory;
  const char *unit_name = given (save, DUBAN_FORM_UNIT);
  const DubanUnit *unit
      = unit_name != NULL ? duban_directory_find_unit (directory, unit_name) : NULL;
  DubanCharge charge;

  if (given (save, DUBAN_FORM_LEAD) != NULL || unit == NULL)
    return given (save, DUBAN_FORM_LEAD);
  duban_charge_of (&charge, directory, unit->n, 0, session->now.today);
  return charge.n_leaders == 1 ? duban_directory_get_name (directory, charge.leaders[0]) : NULL;
}

static gboolean
save_part (const DubanRecordSave *save, DubanSession *session, GError **error)
{
  char today[DUBAN_DAY_TEXT_SIZE];
  const DubanEditField all[] = {
    { "title", given (save, DUBAN_FORM_TITLE) },
    { "parent", save->id },
    { "assigned", duban_day_format (session->now.today, today) },
    { "assigner", save->assigner },
    { "source", save->source },
    { "unit", given (save, DUBAN_FORM_UNIT) },
    { "lead", get_lead (save, session) },
    { "due", given (save, DUBAN_FORM_DUE) },
    { "requirement", given (save, DUBAN_FORM_TEXT) },
  };
  DubanEditField fields[G_N_ELEMENTS (all)];
  guint32 task;
  gsize n = 0;

  for (gsize i = 0; i < G_N_ELEMENTS (all); i++)
    if (all[i].value != NULL && all[i].value[0] != '\0')
      fields[n++] = all[i];
  return duban_edit_add_task (session, fields, n, &task, error);
}

static gboolean
save_record (const DubanRecordSave *save, DubanSession *session, GError **error)
{
  DubanEditField fields[MAX_FIELDS];
  DubanRecordDraft draft;
  DubanId id;

  fill_draft (save, &draft);
  if (save->form->kind == DUBAN_RECORD_CLOSE && save->texts[DUBAN_FORM_CAUSE] != NULL)
    return duban_edit_set_and_record (session, save->task, fields, fill_fields (save, fields),
                                      &draft, &id, error);
  return duban_edit_record (session, save->task, &draft, &id, error);
}

gboolean
duban_record_save_run (const DubanRecordSave *save, DubanSession *session, GError **error)
{
  const char *code = save->form->code;

  if (g_str_equal (code, "waive"))
    return duban_edit_waive (session, save->task, save->about, save->leader, save->unit,
                             given (save, DUBAN_FORM_REASON), given (save, DUBAN_FORM_UNTIL), FALSE,
                             error);
  if (g_str_equal (code, "part"))
    return save_part (save, session, error);
  if (g_str_equal (code, "meeting"))
    return save_meeting (save, session, error);
  if (save->form->kind == 0 || g_strcmp0 (given (save, DUBAN_FORM_MODE), "correction") == 0)
    return save_set (save, session, error);
  return save_record (save, session, error);
}
