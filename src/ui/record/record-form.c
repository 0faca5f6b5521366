/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/record/record-form.h"

#include <glib/gi18n-lib.h>

#define F(name) (1u << DUBAN_FORM_##name)
#define USUAL (F (ON) | F (TEXT))

/* A kind that is not listed asks when and what. */
static const struct
{
  guint fields;
  guint required;
} forms[DUBAN_N_RECORD_KINDS] = {
  [DUBAN_RECORD_APPROACH] = { USUAL, F (ON) | F (TEXT) },
  [DUBAN_RECORD_FEEDBACK] = { USUAL | F (TO), F (ON) | F (TEXT) },
  [DUBAN_RECORD_FOLLOW_UP] = { USUAL, F (ON) | F (TEXT) },
  [DUBAN_RECORD_ACCOUNT] = { USUAL | F (LEDGER) | F (POSITION), F (ON) | F (TEXT) },
  [DUBAN_RECORD_BLOCKAGE]
  = { USUAL | F (CAUSE) | F (SUGGESTION), F (ON) | F (TEXT) | F (CAUSE) | F (SUGGESTION) },
  [DUBAN_RECORD_REQUEST] = { USUAL | F (TO), F (ON) | F (TO) | F (TEXT) },
  [DUBAN_RECORD_DECISION] = { USUAL | F (OUTCOME), F (ON) | F (OUTCOME) },
  [DUBAN_RECORD_MILESTONE] = { F (ON) | F (TITLE) | F (DUE), F (ON) | F (TITLE) | F (DUE) },
  [DUBAN_RECORD_HANDOVER] = { F (ON) | F (LEAD) | F (UNIT) | F (REASON), F (ON) | F (REASON) },
  [DUBAN_RECORD_EXTENSION]
  = { F (ON) | F (DUE) | F (ANSWER) | F (REASON), F (ON) | F (DUE) | F (REASON) },
  [DUBAN_RECORD_VERIFY] = { USUAL | F (LEVEL) | F (CONFIRMED), F (ON) },
  [DUBAN_RECORD_NOTE] = { USUAL, F (ON) | F (TEXT) },
  [DUBAN_RECORD_VOID] = { F (REASON), F (REASON) },
};

static const char *const labels[DUBAN_N_FORM_FIELDS] = {
  [DUBAN_FORM_ON] = N_ ("Date"),          [DUBAN_FORM_TITLE] = N_ ("Milestone"),
  [DUBAN_FORM_DUE] = N_ ("Deadline"),     [DUBAN_FORM_TO] = N_ ("To whom"),
  [DUBAN_FORM_LEAD] = N_ ("New lead"),    [DUBAN_FORM_UNIT] = N_ ("New unit"),
  [DUBAN_FORM_LEDGER] = N_ ("Account"),   [DUBAN_FORM_POSITION] = N_ ("Position"),
  [DUBAN_FORM_ANSWER] = N_ ("Answer"),    [DUBAN_FORM_LEVEL] = N_ ("Verified by"),
  [DUBAN_FORM_CONFIRMED] = N_ ("Result"), [DUBAN_FORM_OUTCOME] = N_ ("What was decided"),
  [DUBAN_FORM_CAUSE] = N_ ("Cause"),      [DUBAN_FORM_SUGGESTION] = N_ ("Suggestion"),
  [DUBAN_FORM_REASON] = N_ ("Reason"),    [DUBAN_FORM_TEXT] = N_ ("What was done"),
};

static const DubanFormChoice ledgers[]
    = { { "own", N_ ("own account") }, { "cross", N_ ("cross account") } };
static const DubanFormChoice positions[] = { { "on-track", N_ ("on track") },
                                             { "done", N_ ("done") },
                                             { "slow", N_ ("slow") },
                                             { "blocked", N_ ("blocked") } };
static const DubanFormChoice answers[]
    = { { "", N_ ("asked for") }, { "granted", N_ ("granted") }, { "refused", N_ ("refused") } };
static const DubanFormChoice levels[] = { { "unit", N_ ("the unit") },
                                          { "leader", N_ ("the leader") },
                                          { "office", N_ ("the office") },
                                          { "inspection", N_ ("the inspecting body") } };
static const DubanFormChoice results[]
    = { { "confirmed", N_ ("confirmed") }, { "contradicted", N_ ("contradicted") } };

guint
duban_record_form_get_fields (DubanRecordKind kind)
{
  return forms[kind].fields != 0 ? forms[kind].fields : USUAL;
}

guint
duban_record_form_get_required (DubanRecordKind kind)
{
  return forms[kind].fields != 0 ? forms[kind].required : F (ON);
}

const char *
duban_record_form_get_label (DubanFormField field)
{
  return _ (labels[field]);
}

const DubanFormChoice *
duban_record_form_get_choices (DubanFormField field, guint *n)
{
  switch (field)
    {
    case DUBAN_FORM_LEDGER:
      *n = G_N_ELEMENTS (ledgers);
      return ledgers;
    case DUBAN_FORM_POSITION:
      *n = G_N_ELEMENTS (positions);
      return positions;
    case DUBAN_FORM_ANSWER:
      *n = G_N_ELEMENTS (answers);
      return answers;
    case DUBAN_FORM_LEVEL:
      *n = G_N_ELEMENTS (levels);
      return levels;
    case DUBAN_FORM_CONFIRMED:
      *n = G_N_ELEMENTS (results);
      return results;
    default:
      *n = 0;
      return NULL;
    }
}

const char *
duban_record_form_get_demand (DubanRecordKind kind, DubanFormField field)
{
  if (kind == DUBAN_RECORD_BLOCKAGE && field == DUBAN_FORM_CAUSE)
    return _ ("A blockage is reported with its cause (measure 7).");
  if (kind == DUBAN_RECORD_BLOCKAGE && field == DUBAN_FORM_SUGGESTION)
    return _ ("A blockage is reported with a suggestion (measure 7).");
  if (field == DUBAN_FORM_REASON)
    return _ ("Say why.");
  return _ ("This must be filled in.");
}
