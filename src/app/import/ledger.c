/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/import/ledger.h"

#include <glib/gi18n-lib.h>

#include "app/import/match.h"
#include "app/import/task.h"
#include "exchange/ledger.h"

/* A row that was taken and waits for its parent, which may stand below it. */
typedef struct
{
  gsize row;
  DubanMatch match;
} Waiting;

typedef struct
{
  DubanImportBatch *batch;
  DubanImportLedger ledger;
  DubanLedgerReader *reader;
  GPtrArray *former;       /* DubanLedgerReader: as an earlier import may have read it */
  DubanImportIndex *index; /* kept by the batch, as the names are */
  GArray *waiting;         /* Waiting */
  gboolean has_undone;     /* some command was taken back: perhaps an import of these rows */
} Run;

static const struct
{
  DubanRemark remark;
  DubanTally tally;
} remarks[] = {
  { DUBAN_REMARK_RHYTHM, DUBAN_TALLY_RHYTHMS },
  { DUBAN_REMARK_WORD_KEPT, DUBAN_TALLY_WORDS_KEPT },
  { DUBAN_REMARK_DUE_UNCLEAR, DUBAN_TALLY_DUES_UNCLEAR },
  { DUBAN_REMARK_COMPLETION, DUBAN_TALLY_COMPLETIONS_KEPT },
  { DUBAN_REMARK_LIGHT, DUBAN_TALLY_LIGHTS_KEPT },
};

static const DubanFate fates[] = {
  [DUBAN_IMPORT_UNCHANGED] = DUBAN_FATE_UNCHANGED,
  [DUBAN_IMPORT_ADDED] = DUBAN_FATE_ADDED,
  [DUBAN_IMPORT_CHANGED] = DUBAN_FATE_CHANGED,
};

static const DubanId no_parent = { { 0 } };

/* What the sheets of one file share: the rows that were taken, and whom they name. */
typedef struct
{
  DubanImportIndex *index;
  DubanImportNames *names;
} Kept;

static void
kept_free (gpointer data)
{
  Kept *kept = data;

  duban_import_names_free (kept->names);
  duban_import_index_free (kept->index);
  g_free (kept);
}

static void
reader_free (gpointer data)
{
  duban_ledger_reader_free (data);
}

static void
run_clear (Run *run)
{
  g_clear_pointer (&run->ledger.ids, g_array_unref);
  g_clear_pointer (&run->reader, duban_ledger_reader_free);
  g_clear_pointer (&run->former, g_ptr_array_unref);
  g_clear_pointer (&run->waiting, g_array_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Run, run_clear)

/* What the ledger as a whole says of its stages (interface.md, Tracking). */
static void
look_at_stages (Run *run)
{
  DubanImportLedger *ledger = &run->ledger;
  guint without = 0;

  for (guint i = DUBAN_ROW_DEPLOY; i <= DUBAN_ROW_FEEDBACK; i++)
    {
      ledger->keeps_stages |= duban_ledger_reader_has_dates (run->reader, i);
      without |= duban_ledger_reader_has_cells (run->reader, i) ? 0 : 1u << i;
    }
  ledger->undated_stages = ledger->keeps_stages ? without : 0;
  ledger->tracked_from = run->batch->options->tracked_from;
  if (ledger->tracked_from == DUBAN_NO_DAY)
    ledger->tracked_from = run->batch->session->now.today;
}

static Kept *
keep (DubanImportBatch *batch, GError **error)
{
  Kept *kept = batch->kept;
  DubanImportIndex *index = kept ? kept->index : duban_import_index_new (batch->session, error);

  if (!index)
    return NULL;
  if (!kept)
    {
      batch->kept = kept = g_new0 (Kept, 1);
      batch->kept_free = kept_free;
      kept->index = index;
      kept->names = duban_import_names_new (batch);
    }
  return kept;
}

static gboolean
begin (Run *run, DubanImportBatch *batch, GError **error)
{
  DubanSession *session = batch->session;
  Kept *kept;

  run->batch = batch;
  run->reader = duban_ledger_reader_new (batch->table, batch->heading, session->terms->calendar,
                                         session->now.today, batch->options->year);
  run->former = g_ptr_array_new_with_free_func (reader_free);
  for (guint i = 0; i < batch->former->len; i++)
    g_ptr_array_add (run->former,
                     duban_ledger_reader_new (batch->table, g_ptr_array_index (batch->former, i),
                                              session->terms->calendar, session->now.today,
                                              batch->options->year));
  run->waiting = g_array_new (FALSE, FALSE, sizeof (Waiting));
  run->ledger.batch = batch;
  run->ledger.ids = g_array_new (FALSE, FALSE, sizeof (DubanId));
  look_at_stages (run);
  run->has_undone = batch->undone.taken_back->len > 0;
  kept = keep (batch, error);
  if (!kept)
    return FALSE;
  run->index = kept->index;
  run->ledger.names = kept->names;
  return TRUE;
}

static void
count_remarks (Run *run, const DubanLedgerRow *row, guint number)
{
  for (gsize i = 0; row->remarks && i < G_N_ELEMENTS (remarks); i++)
    if (row->remarks & remarks[i].remark)
      duban_import_tally_count_row (run->batch->tally, remarks[i].tally, number);
}

/* Writes a row that was read; parent is nil for none or an unknown one. */
static gboolean
write_row (Run *run, DubanLedgerRow *row, const DubanMatch *match, const DubanId *parent,
           GError **error)
{
  DubanImportBatch *batch = run->batch;
  DubanImportPlace place = { duban_file_table_get_row_number (batch->table, row->row), match->id,
                             match->n, match->number_is_taken, *parent };
  DubanImportOutcome outcome;

  if (!duban_import_task_write (&run->ledger, row, &place, &outcome, error))
    return FALSE;
  count_remarks (run, row, place.row);
  if (match->number_is_taken)
    duban_import_tally_count_row (batch->tally, DUBAN_TALLY_NUMBERS_TAKEN, place.row);
  if (match->is_deleted && outcome != DUBAN_IMPORT_ADDED)
    duban_import_tally_count_row (batch->tally, DUBAN_TALLY_DELETED, place.row);
  duban_import_batch_count (batch, row->row, fates[outcome]);
  return outcome == DUBAN_IMPORT_UNCHANGED || duban_import_batch_post (batch, error);
}

/* What is said of a row that is no task of its own, or one that was handed over; FALSE where there
 * is nothing to say. */
static gboolean
refuses_match (const DubanMatch *match, DubanFault *fault)
{
  if (match->is_repeated)
    duban_fault_set (fault, DUBAN_COLUMN_UNKNOWN,
                     g_strdup (_ ("The row is the same task as one above it: it is refused as a "
                                  "repetition.")));
  else if (match->is_moved)
    duban_fault_set (fault, DUBAN_COLUMN_UNKNOWN,
                     g_strdup (_ ("The row is a task that was handed over: it is read-only on this "
                                  "desk.")));
  return match->is_repeated || match->is_moved;
}

static gboolean
refuse (Run *run, gsize at, DubanFault *fault)
{
  duban_import_batch_refuse (run->batch, at, fault);
  return TRUE;
}

/* Says by number what a row is that is no data. */
static gboolean
pass_row (Run *run, gsize at, DubanRowKind kind)
{
  static const DubanTally tallies[DUBAN_N_ROW_KINDS] = {
    [DUBAN_ROW_SECTION] = DUBAN_TALLY_SECTIONS,
    [DUBAN_ROW_TOTAL] = DUBAN_TALLY_TOTALS,
    [DUBAN_ROW_REMARK] = DUBAN_TALLY_REMARKS,
    [DUBAN_ROW_HEADING] = DUBAN_TALLY_HEADINGS,
  };

  duban_import_tally_count_row (run->batch->tally, tallies[kind],
                                duban_file_table_get_row_number (run->batch->table, at));
  return TRUE;
}

/* Which task the row is.  One that is none by what its columns are now may be one by what they were
 * when it was last taken in: the same title, or a row that was exactly so. */
static gboolean
match_row (Run *run, gsize at, const DubanLedgerRow *row, DubanMatch *match, GError **error)
{
  if (!duban_import_index_match (run->index, row, match, error))
    return FALSE;
  for (guint i = 0; match->n == 0 && !match->is_repeated && i < run->former->len; i++)
    {
      g_auto (DubanFault) fault = { 0 };
      DubanLedgerRow former;
      DubanMatch found;

      if (!duban_ledger_reader_identify (g_ptr_array_index (run->former, i), at, &former, &fault))
        continue;
      if (!duban_import_index_match_former (run->index, row, &former, &found, error))
        return FALSE;
      if (found.n == 0 || found.is_repeated || found.is_deleted
          || !(found.is_unchanged
               || g_str_equal (former.cells[DUBAN_COLUMN_TITLE], row->cells[DUBAN_COLUMN_TITLE])))
        continue;
      found.is_unchanged = FALSE;
      *match = found;
    }
  return TRUE;
}

static gboolean
take_row (Run *run, gsize at, DubanLedgerRow *row, GError **error)
{
  DubanImportBatch *batch = run->batch;
  g_auto (DubanFault) fault = { 0 };
  DubanRowKind kind = duban_ledger_reader_get_kind (run->reader, at);
  DubanMatch match = { 0 };

  if (kind != DUBAN_ROW_DATA)
    return pass_row (run, at, kind);
  if (!duban_ledger_reader_identify (run->reader, at, row, &fault))
    return refuse (run, at, &fault);
  if (!match_row (run, at, row, &match, error))
    return FALSE;
  if (match.is_unchanged && !match.is_repeated && !(match.is_deleted && run->has_undone))
    {
      duban_import_index_claim (run->index, row, &match);
      duban_import_batch_count (batch, at, DUBAN_FATE_UNCHANGED);
      return TRUE;
    }
  if (!duban_ledger_reader_read (run->reader, row, &fault) || refuses_match (&match, &fault))
    return refuse (run, at, &fault);
  duban_import_index_claim (run->index, row, &match);
  if (!*row->cells[DUBAN_COLUMN_PARENT])
    return write_row (run, row, &match, &no_parent, error);
  g_array_append_val (run->waiting, ((Waiting){ at, match }));
  return TRUE;
}

/* A row with the number of its parent: the row is read again, now that all are known. */
static gboolean
take_waiting (Run *run, const Waiting *waiting, DubanLedgerRow *row, GError **error)
{
  DubanImportBatch *batch = run->batch;
  g_auto (DubanFault) fault = { 0 };
  DubanId parent;

  if (!duban_ledger_reader_identify (run->reader, waiting->row, row, &fault)
      || !duban_ledger_reader_read (run->reader, row, &fault))
    return refuse (run, waiting->row, &fault);
  if (!duban_import_index_find_number (run->index, row->cells[DUBAN_COLUMN_PARENT], &parent, error))
    return FALSE;
  if (duban_id_equal (&parent, &waiting->match.id))
    parent = no_parent;
  if (duban_id_is_nil (&parent))
    duban_import_tally_count_row (batch->tally, DUBAN_TALLY_PARENTS_UNKNOWN,
                                  duban_file_table_get_row_number (batch->table, waiting->row));
  return write_row (run, row, &waiting->match, &parent, error);
}

/* Whether a column has a cell at all in a row of data. */
static gboolean
has_cells (Run *run, gsize column)
{
  const DubanFileTable *table = run->batch->table;

  for (gsize row = run->batch->heading->row + 1; row < duban_file_table_get_n_rows (table); row++)
    if (*duban_file_table_get_cell (table, row, column)
        && duban_ledger_reader_get_kind (run->reader, row) == DUBAN_ROW_DATA)
      return TRUE;
  return FALSE;
}

static void
say_columns (Run *run)
{
  const DubanImportBatch *batch = run->batch;
  const DubanHeading *heading = batch->heading;

  for (gsize i = 0; i < heading->n_order; i++)
    {
      gsize column = heading->order[i];
      gboolean is_progress = duban_ledger_reader_is_progress (run->reader, column);
      g_autofree char *text = duban_heading_dup_label (heading, column);

      if ((is_progress || i >= heading->n_known) && has_cells (run, column))
        duban_import_tally_count (
            batch->tally, is_progress ? DUBAN_TALLY_PROGRESS_COLUMNS : DUBAN_TALLY_COLUMNS_KEPT,
            text);
    }
}

static void
say_tracking (Run *run)
{
  DubanImportResult *result = run->batch->result;
  const DubanImportLedger *ledger = &run->ledger;
  char day[DUBAN_DAY_TEXT_SIZE];

  duban_day_format (ledger->tracked_from, day);
  if (result->added == 0)
    return;
  if (!ledger->keeps_stages)
    g_ptr_array_add (result->notes,
                     g_strdup_printf (_ ("The ledger has no dates of 部署, 形成思路 or 反馈: its "
                                         "new tasks are tracked from %s."),
                                      day));
  for (guint i = DUBAN_ROW_DEPLOY; i <= DUBAN_ROW_FEEDBACK; i++)
    if (ledger->undated_stages & (1u << i))
      g_ptr_array_add (result->notes,
                       g_strdup_printf (_ ("The ledger has no dates of %s: new tasks that were "
                                           "assigned before %s are excused from it."),
                                        duban_column_get_name (DUBAN_COLUMN_DEPLOY + i), day));
}

gboolean
duban_import_ledger_run (DubanImportBatch *batch, GError **error)
{
  g_auto (Run) run = { 0 };
  gsize n_rows = duban_file_table_get_n_rows (batch->table);
  DubanLedgerRow row;

  if (!begin (&run, batch, error))
    return FALSE;
  for (gsize at = batch->heading->row + 1; at < n_rows; at++)
    if (!duban_import_batch_step (batch, at, error) || !take_row (&run, at, &row, error))
      return FALSE;
  for (guint i = 0; i < run.waiting->len; i++)
    if (!take_waiting (&run, &g_array_index (run.waiting, Waiting, i), &row, error))
      return FALSE;
  say_columns (&run);
  say_tracking (&run);
  duban_import_names_suggest (run.ledger.names, batch->result);
  return TRUE;
}
