/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/record/record-form.h"

#include "app/wording/wording.h"

#include <glib/gi18n-lib.h>

#define F(name) (1u << DUBAN_FORM_##name)
#define USUAL (F (ON) | F (TEXT))

static const DubanForm forms[] = {
  { "accept", DUBAN_RECORD_ACCEPT, NULL, NULL, USUAL, F (ON), N_ ("Remarks") },
  { "deploy", DUBAN_RECORD_DEPLOY, NULL, NULL, USUAL, F (ON), N_ ("How it was deployed") },
  { "approach", DUBAN_RECORD_APPROACH, NULL, NULL, USUAL, USUAL,
    N_ ("Approach: measures, division of work, milestones") },
  { "feedback", DUBAN_RECORD_FEEDBACK, NULL, NULL, USUAL | F (TO), USUAL,
    N_ ("How it was carried out") },
  { "follow-up", DUBAN_RECORD_FOLLOW_UP, NULL, NULL, USUAL, USUAL, N_ ("Latest progress") },
  { "account", DUBAN_RECORD_ACCOUNT, NULL, NULL,
    F (BY) | F (LEDGER) | F (WEEK) | F (POSITION) | F (TEXT),
    F (BY) | F (LEDGER) | F (WEEK) | F (POSITION) | F (TEXT), N_ ("What is accounted for") },
  { "blockage", DUBAN_RECORD_BLOCKAGE, NULL, NULL, USUAL | F (CAUSE) | F (SUGGESTION),
    USUAL | F (CAUSE) | F (SUGGESTION), N_ ("What is in the way") },
  { "resolve", DUBAN_RECORD_RESOLVE, NULL, NULL, F (RECORD) | USUAL, F (RECORD) | F (ON),
    N_ ("How it was resolved") },
  { "request", DUBAN_RECORD_REQUEST, NULL, NULL, USUAL | F (TO), USUAL | F (TO),
    N_ ("What is asked") },
  { "answer", DUBAN_RECORD_ANSWER, NULL, NULL, F (RECORD) | USUAL, F (RECORD) | USUAL,
    N_ ("The answer") },
  { "site-visit", DUBAN_RECORD_SITE_VISIT, NULL, NULL, USUAL, USUAL, N_ ("What was found there") },
  { "decision", DUBAN_RECORD_DECISION, NULL, NULL, USUAL | F (OUTCOME), F (ON) | F (OUTCOME),
    N_ ("Remarks") },
  { "meeting", 0, N_ ("Ask for a decision"), NULL, F (DECIDER) | F (MEETING), F (DECIDER), NULL },
  { "milestone", DUBAN_RECORD_MILESTONE, N_ ("Add a milestone"), NULL, F (TITLE) | F (DUE),
    F (TITLE) | F (DUE), NULL },
  { "milestone-done", DUBAN_RECORD_MILESTONE, N_ ("Milestone reached"), NULL, F (RECORD) | USUAL,
    F (RECORD) | F (ON), N_ ("Remarks") },
  { "handover", DUBAN_RECORD_HANDOVER, NULL, N_ ("Handing over moves no date of the 137 clock."),
    F (MODE) | F (LEAD) | F (UNIT) | F (REASON), F (REASON), NULL },
  { "extension", DUBAN_RECORD_EXTENSION, N_ ("Ask for an extension"),
    N_ ("The deadline moves once the extension is granted."), F (DUE) | F (REASON) | F (ON),
    F (DUE) | F (REASON) | F (ON), NULL },
  { "extension-answer", DUBAN_RECORD_EXTENSION, N_ ("Answer an extension"), NULL,
    F (ANSWER) | F (DUE) | F (REASON) | F (ON), F (DUE) | F (ON), NULL },
  { "suspend", DUBAN_RECORD_SUSPEND, NULL,
    N_ ("While it is suspended nothing is found of its dates; no date moves."), USUAL, USUAL,
    N_ ("Reason") },
  { "resume", DUBAN_RECORD_RESUME, NULL, N_ ("The same dates count again."), USUAL, F (ON),
    N_ ("Remarks") },
  { "reissue", DUBAN_RECORD_REISSUE, NULL,
    N_ ("A new round of the 137 clock begins on this day; earlier rounds stay in the history."),
    USUAL, USUAL, N_ ("Reason") },
  { "close", DUBAN_RECORD_CLOSE, NULL, NULL, USUAL, USUAL, N_ ("How it ended") },
  { "verify", DUBAN_RECORD_VERIFY, NULL, NULL, F (LEVEL) | F (CONFIRMED) | USUAL,
    F (LEVEL) | F (CONFIRMED) | F (ON), N_ ("What was found") },
  { "reopen", DUBAN_RECORD_REOPEN, NULL, NULL, USUAL, USUAL, N_ ("Reason") },
  { "withdraw", DUBAN_RECORD_WITHDRAW, NULL, NULL, USUAL, USUAL, N_ ("Reason") },
  { "urge", DUBAN_RECORD_URGE, NULL, NULL, USUAL, F (ON), N_ ("Remarks") },
  { "note", DUBAN_RECORD_NOTE, NULL, NULL, USUAL, USUAL, N_ ("Note") },
  { "void", DUBAN_RECORD_VOID, NULL, N_ ("The record stays in the history, struck through."),
    F (REASON), F (REASON), NULL },
  { "part", 0, N_ ("Break down"),
    N_ ("A part has a clock of its own from today and answers to the lead of this task."),
    F (TITLE) | F (UNIT) | F (LEAD) | F (DUE) | F (TEXT), F (TITLE) | F (UNIT),
    N_ ("Requirement") },
  { "waive", 0, N_ ("Set aside"),
    N_ ("It is listed apart until that day and does not colour the light."), F (REASON) | F (UNTIL),
    F (REASON) | F (UNTIL), NULL },
  { "set-lead", 0, N_ ("Name the lead"), NULL, F (LEAD), F (LEAD), NULL },
  { "set-unit", 0, N_ ("Name the responsible unit"), NULL, F (UNIT), F (UNIT), NULL },
  { "set-due", 0, N_ ("Set the deadline"),
    N_ ("The first deadline is kept; a changed one counts as moved without being asked for."),
    F (DUE) | F (REASON), F (DUE), NULL },
  { "set-assigned", 0, N_ ("Date of assignment"), NULL, F (ASSIGNED), F (ASSIGNED), NULL },
  { "set-cause", 0, N_ ("Cause of what is rectified"), NULL, DUBAN_FORM_RECTIFICATION, F (CAUSE),
    NULL },
};

static const DubanFormChoice modes[]
    = { { "handover", N_ ("Hand over") }, { "correction", N_ ("Correct a typing error") } };
static const DubanFormChoice ledgers[]
    = { { "own", N_ ("own account") }, { "cross", N_ ("cross account") } };
static const DubanFormChoice positions[] = { { "on-track", N_ ("on track") },
                                             { "done", N_ ("done") },
                                             { "slow", N_ ("slow") },
                                             { "blocked", N_ ("blocked") } };
static const DubanFormChoice answers[]
    = { { "granted", N_ ("granted") }, { "refused", N_ ("refused") } };
static const DubanFormChoice levels[] = { { "unit", N_ ("the unit") },
                                          { "leader", N_ ("the leader") },
                                          { "office", N_ ("the office") },
                                          { "inspection", N_ ("the inspecting body") } };
static const DubanFormChoice results[]
    = { { "confirmed", N_ ("confirmed") }, { "contradicted", N_ ("contradicted") } };
static const DubanFormChoice deciders[] = { { "unit", N_ ("the unit") },
                                            { "deputy", N_ ("the deputy head") },
                                            { "executive", N_ ("the executive meeting") } };

#define CHOICES(list) .choices = list, .n_choices = G_N_ELEMENTS (list)
#define INPUT(name) .input = DUBAN_FORM_INPUT_##name

static const struct
{
  const char *label;
  DubanFormInput input;
  const DubanFormChoice *choices;
  guint n_choices;
} fields[DUBAN_N_FORM_FIELDS] = {
  [DUBAN_FORM_RECORD] = { N_ ("Which one"), INPUT (CHOICE) },
  [DUBAN_FORM_BY] = { N_ ("Whose account"), INPUT (CHOICE) },
  [DUBAN_FORM_TITLE] = { N_ ("What it is called"), INPUT (LINE) },
  [DUBAN_FORM_MODE] = { N_ ("Kind of change"), INPUT (CHOICE), CHOICES (modes) },
  [DUBAN_FORM_LEAD] = { N_ ("Lead"), INPUT (LEADER) },
  [DUBAN_FORM_UNIT] = { N_ ("Responsible unit"), INPUT (UNIT) },
  [DUBAN_FORM_TO] = { N_ ("To whom"), INPUT (ANYBODY) },
  [DUBAN_FORM_ANSWER] = { N_ ("Answer"), INPUT (CHOICE), CHOICES (answers) },
  [DUBAN_FORM_DUE] = { N_ ("Deadline"), INPUT (DEADLINE) },
  [DUBAN_FORM_LEDGER] = { N_ ("Account"), INPUT (CHOICE), CHOICES (ledgers) },
  [DUBAN_FORM_WEEK] = { N_ ("Week"), INPUT (CHOICE) },
  [DUBAN_FORM_POSITION] = { N_ ("Position"), INPUT (CHOICE), CHOICES (positions) },
  [DUBAN_FORM_LEVEL] = { N_ ("Verified by"), INPUT (CHOICE), CHOICES (levels) },
  [DUBAN_FORM_CONFIRMED] = { N_ ("Result"), INPUT (CHOICE), CHOICES (results) },
  [DUBAN_FORM_DECIDER] = { N_ ("Who decides"), INPUT (CHOICE), CHOICES (deciders) },
  [DUBAN_FORM_MEETING] = { N_ ("Meeting on"), INPUT (DEADLINE) },
  [DUBAN_FORM_OUTCOME] = { N_ ("What was decided"), INPUT (LINES) },
  [DUBAN_FORM_ASSIGNED] = { N_ ("Assigned on"), INPUT (EVENT) },
  [DUBAN_FORM_TEXT] = { N_ ("What was done"), INPUT (LINES) },
  [DUBAN_FORM_CAUSE] = { N_ ("Cause"), INPUT (LINES) },
  [DUBAN_FORM_SUGGESTION] = { N_ ("Suggestion"), INPUT (LINES) },
  [DUBAN_FORM_MEASURES] = { N_ ("Measures"), INPUT (LINES) },
  [DUBAN_FORM_ACCOUNTABILITY] = { N_ ("Accountability"), INPUT (LINES) },
  [DUBAN_FORM_REASON] = { N_ ("Reason"), INPUT (LINE) },
  [DUBAN_FORM_UNTIL] = { N_ ("Until"), INPUT (DEADLINE) },
  [DUBAN_FORM_ON] = { N_ ("Date"), INPUT (EVENT) },
};

const DubanForm *
duban_form_find (const char *code)
{
  for (gsize i = 0; i < G_N_ELEMENTS (forms); i++)
    if (g_strcmp0 (forms[i].code, code) == 0)
      return &forms[i];
  return NULL;
}

const char *
duban_form_get_title (const DubanForm *form)
{
  return form->title != NULL ? _ (form->title) : duban_wording_of_record_kind (form->kind);
}

DubanFormInput
duban_form_get_input (DubanFormField field)
{
  return fields[field].input;
}

const char *
duban_form_get_label (const DubanForm *form, DubanFormField field)
{
  if (field == DUBAN_FORM_TEXT && form->label != NULL)
    return _ (form->label);
  if (field == DUBAN_FORM_CAUSE && form->kind != DUBAN_RECORD_BLOCKAGE)
    return _ ("Cause of the fault");
  if (field == DUBAN_FORM_LEAD && form->kind == DUBAN_RECORD_HANDOVER)
    return _ ("New lead");
  if (field == DUBAN_FORM_UNIT && form->kind == DUBAN_RECORD_HANDOVER)
    return _ ("New unit");
  return _ (fields[field].label);
}

const DubanFormChoice *
duban_form_get_choices (DubanFormField field, guint *n)
{
  *n = fields[field].n_choices;
  return fields[field].choices;
}

const char *
duban_form_get_demand (const DubanForm *form, DubanFormField field)
{
  if (form->kind == DUBAN_RECORD_BLOCKAGE && field == DUBAN_FORM_CAUSE)
    return _ ("A blockage is reported with its cause (measure 7).");
  if (form->kind == DUBAN_RECORD_BLOCKAGE && field == DUBAN_FORM_SUGGESTION)
    return _ ("A blockage is reported with a suggestion (measure 7).");
  if (form->kind == DUBAN_RECORD_CLOSE && field == DUBAN_FORM_CAUSE)
    return _ ("A rectification is closed with its cause (measure 6).");
  if (form->kind == DUBAN_RECORD_CLOSE && field == DUBAN_FORM_MEASURES)
    return _ ("A rectification is closed with its measures (measure 6).");
  if (form->kind == DUBAN_RECORD_CLOSE && field == DUBAN_FORM_ACCOUNTABILITY)
    return _ ("A rectification is closed with who was held to account (measure 6).");
  if (field == DUBAN_FORM_REASON)
    return _ ("Say why.");
  return _ ("This must be filled in.");
}
