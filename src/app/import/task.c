/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/import/task.h"

#include "app/import/records.h"
#include "core/charge.h"

/* Cells that are the text of an attribute as they stand. */
typedef struct
{
  DubanColumn column;
  DubanAttr attr;
} TextColumn;

static const TextColumn what[] = {
  { DUBAN_COLUMN_REQUIREMENT, DUBAN_ATTR_REQUIREMENT },
  { DUBAN_COLUMN_METHOD, DUBAN_ATTR_METHOD },
};
static const TextColumn origin[] = {
  { DUBAN_COLUMN_ASSIGNER, DUBAN_ATTR_ASSIGNER },
  { DUBAN_COLUMN_ASSIGNEE, DUBAN_ATTR_ASSIGNEE },
};
static const TextColumn substance[] = {
  { DUBAN_COLUMN_CAUSE, DUBAN_ATTR_CAUSE },
  { DUBAN_COLUMN_MEASURES, DUBAN_ATTR_MEASURES },
  { DUBAN_COLUMN_ACCOUNTABILITY, DUBAN_ATTR_ACCOUNTABILITY },
  { DUBAN_COLUMN_QUANTITY, DUBAN_ATTR_QUANTITY },
  { DUBAN_COLUMN_TARGET, DUBAN_ATTR_TARGET },
  { DUBAN_COLUMN_MEASURE, DUBAN_ATTR_MEASURE },
};

/* Who the row names. */
typedef struct
{
  const DubanResolvedCell *leads, *cooperators, *units, *cooperating, *fields;
} People;

static gboolean
resolve_people (DubanImportLedger *ledger, const DubanLedgerRow *row, People *people,
                GError **error)
{
  DubanImportNames *names = ledger->names;
  const struct
  {
    const DubanResolvedCell **cell;
    DubanEntityKind kind;
    DubanColumn column;
  } parts[] = {
    { &people->leads, DUBAN_ENTITY_LEADER, DUBAN_COLUMN_LEAD },
    { &people->cooperators, DUBAN_ENTITY_LEADER, DUBAN_COLUMN_COOPERATORS },
    { &people->units, DUBAN_ENTITY_UNIT, DUBAN_COLUMN_UNIT },
    { &people->cooperating, DUBAN_ENTITY_UNIT, DUBAN_COLUMN_COOPERATING_UNITS },
    { &people->fields, DUBAN_ENTITY_FIELD, DUBAN_COLUMN_FIELD },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (parts); i++)
    {
      *parts[i].cell
          = duban_import_names_resolve (names, parts[i].kind, row->cells[parts[i].column], error);
      if (!*parts[i].cell)
        return FALSE;
    }
  return TRUE;
}

/* A leader among the responsible units leads where nobody is named to lead and he stands alone. */
static gboolean
has_sure_leader (const People *people)
{
  return people->leads->n_names == 0 && people->units->n_leaders == 1;
}

/* A cell of units that names people, or units that cannot be parted, is kept as worded. */
static void
keep_units (DubanLedgerRow *row, const DubanResolvedCell *cell, DubanColumn column,
            gboolean keeps_leaders)
{
  if (cell->is_kept || (cell->n_leaders > 0 && keeps_leaders))
    duban_ledger_row_keep (row, duban_column_get_name (column), row->cells[column]);
}

/* Who leads, or is responsible, by a cell; NULL for nobody. */
static const DubanResolvedName *
get_leading (const DubanResolvedCell *cell)
{
  return cell->has_leader ? &cell->names[0] : NULL;
}

/* What a cell names beyond what has a place: collective leaders, a second field. */
static void
keep_wordings (DubanLedgerRow *row, const People *people)
{
  const struct
  {
    const DubanResolvedCell *cell;
    DubanColumn column;
    guint n_placed; /* names that have a place */
  } parts[] = {
    { people->leads, DUBAN_COLUMN_LEAD, G_MAXUINT },
    { people->cooperators, DUBAN_COLUMN_COOPERATORS, G_MAXUINT },
    { people->fields, DUBAN_COLUMN_FIELD, 1 },
  };

  keep_units (row, people->units, DUBAN_COLUMN_UNIT, !has_sure_leader (people));
  keep_units (row, people->cooperating, DUBAN_COLUMN_COOPERATING_UNITS, FALSE);
  for (gsize i = 0; i < G_N_ELEMENTS (parts); i++)
    if (*parts[i].cell->wording || parts[i].cell->n_names > parts[i].n_placed)
      {
        duban_ledger_row_keep (row, duban_column_get_name (parts[i].column),
                               row->cells[parts[i].column]);
        row->remarks |= DUBAN_REMARK_WORD_KEPT;
      }
}

static void
add_names (GArray *ids, const DubanResolvedCell *cell, guint from)
{
  for (guint i = from; i < cell->n_names; i++)
    g_array_append_val (ids, cell->names[i].id);
}

/* The one leader who is in charge (domain.md 5.2: now), if there is exactly one. */
static const DubanLeader *
find_charge (DubanImportLedger *ledger, const People *people)
{
  const DubanTerms *terms = ledger->batch->session->terms;
  const DubanResolvedName *responsible = get_leading (people->units);
  guint32 unit = responsible ? responsible->n : 0;
  guint32 field = people->fields->n_names ? people->fields->names[0].n : 0;
  DubanCharge charge;

  if (unit == 0 && field == 0)
    return NULL;
  duban_charge_of (&charge, terms->directory, unit, field, terms->today);
  if (charge.n_leaders != 1)
    return NULL;
  return duban_directory_get_leader (terms->directory, charge.leaders[0]);
}

/* The lead as named, else from the portfolio where the task has none.  *id is nil for none. */
static void
find_lead (DubanImportLedger *ledger, DubanImportTarget *target, const People *people, DubanId *id)
{
  const DubanResolvedName *leading = get_leading (people->leads);
  const DubanLeader *charge = NULL;

  *id = (DubanId){ { 0 } };
  if (leading || has_sure_leader (people))
    *id = leading ? leading->id : people->units->leaders[0].id;
  else if (duban_import_target_get_present (target, DUBAN_ATTR_LEAD).size == 0)
    charge = find_charge (ledger, people);
  if (charge)
    {
      *id = charge->id;
      duban_import_tally_count_row (ledger->batch->tally, DUBAN_TALLY_LEADS_FILLED, target->row);
    }
  if (leading && people->leads->n_names > 1)
    duban_import_tally_count_row (ledger->batch->tally, DUBAN_TALLY_SEVERAL_LEADS, target->row);
}

static void
put_texts (DubanImportTarget *target, const DubanLedgerRow *row, const TextColumn *columns,
           gsize n_columns)
{
  for (gsize i = 0; i < n_columns; i++)
    duban_import_target_put_text (target, columns[i].attr, row->cells[columns[i].column]);
}

static void
write_origin (DubanImportTarget *target, const DubanLedgerRow *row, const DubanImportPlace *place)
{
  duban_import_target_put_text (target, DUBAN_ATTR_TITLE, row->cells[DUBAN_COLUMN_TITLE]);
  if (!place->number_is_taken)
    duban_import_target_put_text (target, DUBAN_ATTR_NUMBER, row->cells[DUBAN_COLUMN_NUMBER]);
  put_texts (target, row, what, G_N_ELEMENTS (what));
  duban_import_target_put_text (target, DUBAN_ATTR_NOTES, row->notes->str);
  duban_import_target_put_id (target, DUBAN_ATTR_PARENT, &place->parent);
  duban_import_target_put_text (target, DUBAN_ATTR_SOURCE, row->cells[DUBAN_COLUMN_SOURCE]);
  duban_import_target_put_text (target, DUBAN_ATTR_SOURCE_REF, row->cells[DUBAN_COLUMN_SOURCE_REF]);
  duban_import_target_put_day (target, DUBAN_ATTR_SOURCE_DATE, row->source_date);
  duban_import_target_put_text (target, DUBAN_ATTR_PAPER, row->cells[DUBAN_COLUMN_PAPER]);
  duban_import_target_put_code (target, DUBAN_ATTR_RECTIFICATION, row->rectification);
  put_texts (target, row, origin, G_N_ELEMENTS (origin));
  duban_import_target_put_moment (target, DUBAN_ATTR_ASSIGNED, row->assigned, row->assigned_minute);
}

/* Since when the task is watched: said once, when it is taken in (interface.md, Tracking). */
static void
write_tracked_from (DubanImportLedger *ledger, DubanImportTarget *target, const DubanLedgerRow *row)
{
  DubanDay from = row->tracked_from;

  if (from == DUBAN_NO_DAY && duban_import_target_is_new (target)
      && (!ledger->keeps_stages || row->assigned == DUBAN_NO_DAY))
    from = ledger->tracked_from;
  duban_import_target_put_day (target, DUBAN_ATTR_TRACKED_FROM, from);
}

/* Which stages its ledger kept no dates of: said then, too, or by the row itself. */
static void
write_undated_stages (DubanImportLedger *ledger, DubanImportTarget *target,
                      const DubanLedgerRow *row)
{
  guint stages = row->excused;

  if (duban_import_target_is_new (target) && row->assigned != DUBAN_NO_DAY
      && row->assigned < ledger->tracked_from)
    stages |= ledger->undated_stages;
  duban_import_target_put_code (target, DUBAN_ATTR_UNDATED_STAGES, stages);
}

/* Writes a lead or unit; whether that is a handover: a holder who is in force gives way to
 * another, and nobody set the field by hand in between. */
static gboolean
put_holder (DubanImportTarget *target, DubanAttr attr, const DubanId *to, DubanId *from)
{
  DubanSpan present = duban_import_target_get_present (target, attr);
  DubanSpan imported = duban_import_target_get_imported (target, attr);

  if (!duban_import_target_put_id (target, attr, to) || !duban_span_equal (present, imported))
    return FALSE;
  return duban_span_get_id (present, from);
}

static void
put_names (DubanImportLedger *ledger, DubanImportTarget *target, DubanAttr attr,
           const DubanResolvedCell *leading, const DubanResolvedCell *others,
           const DubanResolvedCell *more)
{
  g_array_set_size (ledger->ids, 0);
  add_names (ledger->ids, leading, leading->has_leader ? 1 : 0);
  add_names (ledger->ids, others, 0);
  for (guint i = 0; more && i < more->n_leaders; i++)
    g_array_append_val (ledger->ids, more->leaders[i].id);
  duban_import_target_put_ids (target, attr, ledger->ids);
}

static void
write_people (DubanImportLedger *ledger, DubanImportTarget *target, const DubanLedgerRow *row,
              const People *people)
{
  const DubanId none = { { 0 } };
  const DubanResolvedName *responsible = get_leading (people->units);
  const DubanId *to_unit = responsible ? &responsible->id : &none;
  const DubanId *field = people->fields->n_names ? &people->fields->names[0].id : &none;
  DubanId to_lead, from_lead, from_unit;
  DubanImportMove lead = { &from_lead, &to_lead }, unit = { &from_unit, to_unit };
  gboolean moves_lead, moves_unit;

  find_lead (ledger, target, people, &to_lead);
  moves_lead = put_holder (target, DUBAN_ATTR_LEAD, &to_lead, &from_lead);
  put_names (ledger, target, DUBAN_ATTR_COOPERATORS, people->leads, people->cooperators,
             people->cooperating);
  moves_unit = put_holder (target, DUBAN_ATTR_UNIT, to_unit, &from_unit);
  put_names (ledger, target, DUBAN_ATTR_COOPERATING_UNITS, people->units, people->cooperating,
             NULL);
  duban_import_target_put_id (target, DUBAN_ATTR_FIELD, field);
  duban_import_target_put_text (target, DUBAN_ATTR_UNIT_TEXT, row->cells[DUBAN_COLUMN_UNIT]);
  duban_import_target_put_text (target, DUBAN_ATTR_COOPERATING_TEXT, people->cooperating->wording);
  if (moves_lead || moves_unit)
    duban_import_records_hand_over (target, moves_lead ? &lead : NULL, moves_unit ? &unit : NULL);
}

/* A decision is awaited since the day the row says, else since it was taken in. */
static void
write_decision (DubanImportTarget *target, const DubanLedgerRow *row)
{
  DubanDay since = row->decision_since;
  gboolean is_new;

  duban_import_target_put_code (target, DUBAN_ATTR_DECISION_LEVEL, row->decision_level);
  is_new = duban_import_target_put_code (target, DUBAN_ATTR_DECISION_STATE, row->decision_state);
  if (is_new && since == DUBAN_NO_DAY && row->decision_state != DUBAN_DECISION_NONE)
    since = target->batch->session->now.today;
  duban_import_target_put_day (target, DUBAN_ATTR_DECISION_SINCE, since);
  duban_import_target_put_day (target, DUBAN_ATTR_MEETING, row->meeting);
}

static gboolean
write_due (DubanImportTarget *target, const DubanLedgerRow *row)
{
  gboolean is_new = duban_import_target_put_day (target, DUBAN_ATTR_DUE, row->due);
  g_autofree char *follow_up = NULL;

  duban_import_target_put_day (target, DUBAN_ATTR_FIRST_DUE, row->first_due);
  is_new |= duban_import_target_put_text (target, DUBAN_ATTR_DUE_TEXT, row->due_text);
  if (row->schedule.kind != DUBAN_SCHEDULE_NONE)
    {
      follow_up = duban_schedule_to_text (row->schedule);
      duban_import_target_put_text (target, DUBAN_ATTR_FOLLOW_UP, follow_up);
    }
  return is_new;
}

/* In the order of the attributes, which spares the fold a sorting of each task. */
static void
write_task (DubanImportLedger *ledger, DubanImportTarget *target, const DubanLedgerRow *row,
            const DubanImportPlace *place, const People *people, gboolean *is_revived)
{
  DubanImportNews news;

  write_origin (target, row, place);
  write_tracked_from (ledger, target, row);
  duban_import_target_put_code (target, DUBAN_ATTR_IMPORTANCE, row->importance);
  write_people (ledger, target, row, people);
  write_decision (target, row);
  news.due = write_due (target, row);
  put_texts (target, row, substance, G_N_ELEMENTS (substance));
  duban_import_target_put_code (target, DUBAN_ATTR_HANDLING, row->handling);
  news.status = duban_import_target_put_code (target, DUBAN_ATTR_STATUS, row->status);
  duban_import_target_put_text (target, DUBAN_ATTR_STATUS_TEXT, row->status_text);
  duban_import_target_put_day (target, DUBAN_ATTR_CLOSED, row->closed);
  *is_revived = duban_import_target_revive (target);
  write_undated_stages (ledger, target, row);
  duban_import_records_write (target, row, &news);
}

gboolean
duban_import_task_write (DubanImportLedger *ledger, DubanLedgerRow *row,
                         const DubanImportPlace *place, DubanImportOutcome *outcome, GError **error)
{
  DubanImportBatch *batch = ledger->batch;
  g_auto (DubanImportTarget) target = { 0 };
  gboolean is_revived;
  People people;

  if (!resolve_people (ledger, row, &people, error)
      || !duban_import_target_begin (&target, batch, place->row, &place->id, place->n, error))
    return FALSE;
  keep_wordings (row, &people);
  if (place->number_is_taken)
    duban_ledger_row_keep (row, duban_column_get_name (DUBAN_COLUMN_NUMBER),
                           row->cells[DUBAN_COLUMN_NUMBER]);
  if (*row->cells[DUBAN_COLUMN_PARENT] && duban_id_is_nil (&place->parent))
    duban_ledger_row_keep (row, duban_column_get_name (DUBAN_COLUMN_PARENT),
                           row->cells[DUBAN_COLUMN_PARENT]);
  write_task (ledger, &target, row, place, &people, &is_revived);
  if (duban_change_builder_get_n_writes (batch->builder) == 0)
    *outcome = DUBAN_IMPORT_UNCHANGED;
  else
    *outcome = place->n == 0 || is_revived ? DUBAN_IMPORT_ADDED : DUBAN_IMPORT_CHANGED;
  if (*outcome != DUBAN_IMPORT_UNCHANGED)
    duban_change_builder_set (batch->builder, DUBAN_ATTR_ROW_DIGEST, row->digest,
                              sizeof row->digest);
  return TRUE;
}
