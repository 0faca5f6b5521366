/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "exchange/ledger.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "core/date/step.h"
#include "core/id.h"
#include "core/text.h"
#include "exchange/row-date.h"

#define CATEGORY_HEADING "类别"    /* in the notes, of the section that a row is in */
#define MAX_CATEGORY 700           /* bytes: two titles of exchange/section.c */
#define MAX_ROW_BYTES (512 * 1024) /* well under what one change may hold (sync.md, Bundle) */

struct _DubanLedgerReader
{
  const DubanFileTable *table;
  const DubanHeading *heading;
  DubanDatewordContext context;
  GString *notes;
  guint8 *digested; /* scratch: the cells of a row, each behind its column */
  gsize n_digested;
  char **headings; /* of each column of the file */
  DubanSections *sections;
  gboolean *is_progress; /* of each column of the file */
  gboolean has_progress;
  GArray *progress;            /* DubanProgress, of the row at hand */
  GPtrArray *milestone_titles; /* of the row at hand */
};

/* Cells that stand for codes, and where in the row the code goes. */
static const struct
{
  DubanColumn column;
  DubanWords words;
  gsize offset;
} coded[] = {
  { DUBAN_COLUMN_IMPORTANCE, DUBAN_WORDS_IMPORTANCE, offsetof (DubanLedgerRow, importance) },
  { DUBAN_COLUMN_RECTIFICATION, DUBAN_WORDS_YES_NO, offsetof (DubanLedgerRow, rectification) },
  { DUBAN_COLUMN_DECISION_LEVEL, DUBAN_WORDS_DECISION_LEVEL,
    offsetof (DubanLedgerRow, decision_level) },
  { DUBAN_COLUMN_HANDLING, DUBAN_WORDS_HANDLING, offsetof (DubanLedgerRow, handling) },
};
G_STATIC_ASSERT (sizeof (DubanImportance) == sizeof (guint) && sizeof (DubanYesNo) == sizeof (guint)
                 && sizeof (DubanDecisionLevel) == sizeof (guint)
                 && sizeof (DubanHandling) == sizeof (guint));

/* As much as the cells of a row come to (MAX_ROW_BYTES), their columns and their ends. */
static gsize
get_digested_size (DubanLedgerReader *reader)
{
  gsize size = MAX_ROW_BYTES + 2 + sizeof CATEGORY_HEADING + MAX_CATEGORY;

  for (gsize i = 0; i < reader->heading->n_columns; i++)
    size += 1 + strlen (reader->headings[i]) + 1 + 1;
  return size;
}

static void
append_bytes (DubanLedgerReader *reader, gconstpointer data, gsize size)
{
  memcpy (reader->digested + reader->n_digested, data, size);
  reader->n_digested += size;
}

static void
append_to_digest (DubanLedgerReader *reader, gsize place, const char *cell, gsize size)
{
  const char *heading = reader->headings[place];
  guint8 column = (guint8) reader->heading->columns[place];

  append_bytes (reader, &column, 1);
  if (column == DUBAN_COLUMN_UNKNOWN || reader->is_progress[place])
    append_bytes (reader, heading, strlen (heading) + 1);
  append_bytes (reader, cell, size + 1);
}

/* A row that came into another section is no longer as it was. */
static void
append_category (DubanLedgerReader *reader, gsize row)
{
  const char *category = duban_sections_get_category (reader->sections, row);
  const guint8 column = DUBAN_COLUMN_UNKNOWN;

  if (!*category)
    return;
  append_bytes (reader, &column, 1);
  append_bytes (reader, CATEGORY_HEADING, sizeof CATEGORY_HEADING);
  append_bytes (reader, category, MIN (strlen (category), MAX_CATEGORY) + 1);
}

static void
keep_word (DubanLedgerRow *row, DubanColumn column)
{
  duban_ledger_row_keep (row, duban_column_get_name (column), row->cells[column]);
  row->remarks |= DUBAN_REMARK_WORD_KEPT;
}

static void
read_codes (DubanLedgerRow *row)
{
  for (gsize i = 0; i < G_N_ELEMENTS (coded); i++)
    {
      const char *cell = row->cells[coded[i].column];
      guint code = *cell ? duban_words_read (coded[i].words, cell, -1) : 0;

      memcpy ((char *) row + coded[i].offset, &code, sizeof code);
      if (*cell && code == 0)
        keep_word (row, coded[i].column);
    }
  if (row->importance == 0 && strstr (row->cells[DUBAN_COLUMN_IMPORTANCE], "★"))
    row->importance = DUBAN_KEY;
}

/* A word, or a word with the day since when: 待决策 2026-11-23.  *since is DUBAN_NO_DAY where it
 * stands alone; 0 where it is no such word. */
static guint
read_dated_word (DubanWords words, const char *cell, DubanDay *since)
{
  const char *blank = strchr (cell, ' ');

  *since = blank ? duban_day_parse (blank + 1) : DUBAN_NO_DAY;
  if (!*cell || (blank && *since == DUBAN_NO_DAY))
    return 0;
  return duban_words_read (words, cell, blank ? blank - cell : -1);
}

static void
read_decision_state (DubanLedgerRow *row)
{
  const char *cell = row->cells[DUBAN_COLUMN_DECISION_STATE];

  row->decision_state = read_dated_word (DUBAN_WORDS_DECISION_STATE, cell, &row->decision_since);
  if (*cell && row->decision_state == 0)
    keep_word (row, DUBAN_COLUMN_DECISION_STATE);
}

static void
read_schedule (DubanLedgerReader *reader, DubanLedgerRow *row)
{
  const char *cell = row->cells[DUBAN_COLUMN_SCHEDULE];

  row->schedule = (DubanSchedule){ DUBAN_SCHEDULE_NONE, 0 };
  if (!*cell || duban_words_read_schedule (cell, &row->schedule))
    return;
  row->schedule = duban_dateword_read_deadline (cell, &reader->context).schedule;
  if (row->schedule.kind == DUBAN_SCHEDULE_NONE)
    keep_word (row, DUBAN_COLUMN_SCHEDULE);
}

/* 完成时间 says when a closed task was completed and when an open one shall be: what it says of
 * this row goes to *closed or *due, which are the cells of 办结时间 and 完成时限. */
static void
place_completion (DubanLedgerReader *reader, DubanLedgerRow *row, const char **closed,
                  const char **due)
{
  const char *cell = row->cells[DUBAN_COLUMN_COMPLETION];
  gboolean is_over = row->status >= DUBAN_STATUS_CLOSED;
  g_auto (DubanFault) fault = { 0 };
  DubanDay day;

  if (!*cell)
    return;
  if (is_over && !**closed
      && duban_row_date_read_event (&reader->context, DUBAN_COLUMN_COMPLETION, cell, &day, NULL,
                                    &fault))
    *closed = cell;
  else if (!**due && reader->heading->places[DUBAN_COLUMN_DUE] < 0)
    *due = cell;
  else
    {
      duban_ledger_row_keep (row, duban_column_get_name (DUBAN_COLUMN_COMPLETION), cell);
      row->remarks |= DUBAN_REMARK_COMPLETION;
    }
}

static gboolean
read_status (DubanLedgerReader *reader, DubanLedgerRow *row, const char **due, DubanFault *fault)
{
  const char *word = row->cells[DUBAN_COLUMN_STATUS];
  const char *closed = row->cells[DUBAN_COLUMN_CLOSED];
  guint code = read_dated_word (DUBAN_WORDS_STATUS, word, &row->suspended);

  if (duban_words_is_light (word))
    {
      duban_ledger_row_keep (row, duban_column_get_name (DUBAN_COLUMN_STATUS), word);
      row->remarks |= DUBAN_REMARK_LIGHT;
      word = "";
    }
  row->status = *word && code == 0 ? DUBAN_STATUS_OPEN : code;
  row->status_text = *word && code == 0 ? word : "";
  place_completion (reader, row, &closed, due);
  if (!duban_row_date_read_event (&reader->context, DUBAN_COLUMN_CLOSED, closed, &row->closed, NULL,
                                  fault))
    return FALSE;
  if (row->closed != DUBAN_NO_DAY && row->status == 0)
    row->status = DUBAN_STATUS_CLOSED;
  if (row->closed == DUBAN_NO_DAY || row->status >= DUBAN_STATUS_CLOSED)
    return TRUE;
  return duban_fault_set (fault, DUBAN_COLUMN_CLOSED,
                          g_strdup_printf (_ ("The task has the closing day %s and yet the status "
                                              "“%s”: correct one of them."),
                                           closed, word));
}

static gboolean
read_dates (DubanLedgerReader *reader, DubanLedgerRow *row, DubanFault *fault)
{
  const DubanDatewordContext *context = &reader->context;

  for (guint i = 0; i < DUBAN_N_ROW_RECORDS; i++)
    if (!duban_row_date_read_record (context, i, row, fault))
      return FALSE;
  return duban_row_date_read_event (context, DUBAN_COLUMN_SOURCE_DATE,
                                    row->cells[DUBAN_COLUMN_SOURCE_DATE], &row->source_date, NULL,
                                    fault)
         && duban_row_date_read_plan (context, DUBAN_COLUMN_FIRST_DUE,
                                      row->cells[DUBAN_COLUMN_FIRST_DUE], &row->first_due, fault)
         && duban_row_date_read_plan (context, DUBAN_COLUMN_TRACKED_FROM,
                                      row->cells[DUBAN_COLUMN_TRACKED_FROM], &row->tracked_from,
                                      fault)
         && duban_row_date_read_plan (context, DUBAN_COLUMN_MEETING,
                                      row->cells[DUBAN_COLUMN_MEETING], &row->meeting, fault);
}

/* What each milestone is, in the words beside its date; else the whole wording. */
static void
read_milestone_titles (DubanLedgerReader *reader, DubanLedgerRow *row, const char *cell)
{
  g_ptr_array_set_size (reader->milestone_titles, 0);
  for (guint i = 0; i < row->n_milestones; i++)
    {
      char *title = duban_date_step_dup_title (cell, &reader->context, row->milestones[i]);

      row->milestone_titles[i] = title ? title : row->due_text;
      if (title)
        g_ptr_array_add (reader->milestone_titles, title);
    }
}

/* A ledger with the wording alone (时限表述) has its deadline there. */
static void
read_due (DubanLedgerReader *reader, DubanLedgerRow *row, const char *cell)
{
  const char *wording = row->cells[DUBAN_COLUMN_DUE_TEXT];

  if (!*cell && reader->heading->places[DUBAN_COLUMN_DUE] < 0)
    cell = wording;
  duban_row_date_read_due (&reader->context, cell, wording, row);
  read_milestone_titles (reader, row, cell);
}

/* Empty, a dash or 无. */
static gboolean
is_nothing (DubanLedgerReader *reader, const char *cell)
{
  return strlen (cell) <= 6
         && duban_dateword_read_event (cell, &reader->context).kind == DUBAN_DATEWORD_EMPTY;
}

/* The columns of periods: the latest that is filled is 进展情况, unless that has a column with a
 * text of its own, and the others are of their periods. */
static void
read_progress (DubanLedgerReader *reader, DubanLedgerRow *row)
{
  const DubanHeading *heading = reader->heading;
  GArray *all = reader->progress;

  g_array_set_size (all, 0);
  row->progress
      = (DubanProgress){ DUBAN_NO_DAY, DUBAN_NO_DAY, row->cells[DUBAN_COLUMN_PROGRESS], 0 };
  for (gsize place = 0; reader->has_progress && place < heading->n_columns; place++)
    {
      const char *cell = duban_file_table_get_cell (reader->table, row->row, place);
      DubanProgress progress;

      if (!reader->is_progress[place] || is_nothing (reader, cell))
        continue;
      progress = duban_progress_read (reader->headings[place], cell, &reader->context);
      progress.place = place;
      g_array_append_val (all, progress);
    }
  g_array_sort (all, duban_progress_compare);
  if (all->len > 0 && !*row->progress.text)
    {
      row->progress = g_array_index (all, DubanProgress, all->len - 1);
      g_array_set_size (all, all->len - 1);
    }
  row->earlier = (const DubanProgress *) all->data;
  row->n_earlier = all->len;
}

/* 进展情况 is the text of the latest dated record of its row; of several of one day, of the
 * one that comes last in the work.  That of a period is no text of what was done before it. */
static void
place_progress (DubanLedgerRow *row)
{
  DubanDay latest = row->progress.first;

  row->progress_at = DUBAN_PROGRESS_OF_NONE;
  for (int i = 0; i < DUBAN_N_ROW_RECORDS; i++)
    if (row->done[i] != DUBAN_NO_DAY && row->done[i] >= latest)
      {
        latest = row->done[i];
        row->progress_at = i;
      }
  if (row->status == DUBAN_STATUS_CLOSED && row->closed != DUBAN_NO_DAY && row->closed >= latest)
    row->progress_at = DUBAN_PROGRESS_OF_CLOSING;
}

static void
read_notes (DubanLedgerReader *reader, DubanLedgerRow *row)
{
  const DubanHeading *heading = reader->heading;
  const char *category = duban_sections_get_category (reader->sections, row->row);

  g_string_assign (reader->notes, row->cells[DUBAN_COLUMN_NOTES]);
  row->notes = reader->notes;
  for (gsize i = heading->n_known; i < heading->n_order; i++)
    {
      gsize place = heading->order[i];
      const char *cell = duban_file_table_get_cell (reader->table, row->row, place);

      if (*cell && !reader->is_progress[place])
        duban_ledger_row_keep (row, reader->headings[place], cell);
    }
  if (*category)
    duban_ledger_row_keep (row, CATEGORY_HEADING, category);
}

static gboolean
refuse_size (DubanColumn column, DubanFault *fault)
{
  return duban_fault_set (fault, column,
                          g_strdup_printf (_ ("The text is longer than the %d KiB that a cell may "
                                              "hold."),
                                           DUBAN_TEXT_MAX / 1024));
}

/* The row's cells, by column and for the digest. */
static gboolean
take_cells (DubanLedgerReader *reader, gsize row, DubanLedgerRow *out, DubanFault *fault)
{
  const DubanHeading *heading = reader->heading;
  gsize total = 0;

  for (gsize i = 0; i < DUBAN_N_COLUMNS; i++)
    out->cells[i] = "";
  reader->n_digested = 0;
  for (gsize i = 0; i < heading->n_order; i++)
    {
      gsize place = heading->order[i];
      DubanColumn column = heading->columns[place];
      const char *cell = duban_file_table_get_cell (reader->table, row, place);
      gsize size = strlen (cell);

      if (size == 0)
        continue;
      total += size;
      if (size > DUBAN_TEXT_MAX || total > MAX_ROW_BYTES)
        return refuse_size (column, fault);
      if (column != DUBAN_COLUMN_UNKNOWN && !reader->is_progress[place])
        out->cells[column] = cell;
      append_to_digest (reader, place, cell, size);
    }
  append_category (reader, row);
  return TRUE;
}

gboolean
duban_ledger_reader_identify (DubanLedgerReader *reader, gsize row, DubanLedgerRow *out,
                              DubanFault *fault)
{
  g_auto (DubanFault) ignored = { 0 };
  DubanHash hash;

  out->row = row;
  if (!take_cells (reader, row, out, fault))
    return FALSE;
  if (!*out->cells[DUBAN_COLUMN_TITLE])
    return duban_fault_set (fault, DUBAN_COLUMN_TITLE,
                            g_strdup (_ ("The row names no task: its 事项 is empty.")));
  hash = duban_hash_of (reader->digested, reader->n_digested);
  memcpy (out->digest, hash.bytes, sizeof out->digest);
  reader->context.assigned = DUBAN_NO_DAY;
  if (!duban_row_date_read_event (&reader->context, DUBAN_COLUMN_ASSIGNED,
                                  out->cells[DUBAN_COLUMN_ASSIGNED], &out->assigned,
                                  &out->assigned_minute, &ignored))
    out->assigned = DUBAN_NO_DAY;
  return TRUE;
}

gboolean
duban_ledger_reader_read (DubanLedgerReader *reader, DubanLedgerRow *row, DubanFault *fault)
{
  const char *due = row->cells[DUBAN_COLUMN_DUE];

  row->remarks = 0;
  row->excused = 0;
  reader->context.assigned = DUBAN_NO_DAY;
  if (!duban_row_date_read_event (&reader->context, DUBAN_COLUMN_ASSIGNED,
                                  row->cells[DUBAN_COLUMN_ASSIGNED], &row->assigned,
                                  &row->assigned_minute, fault))
    return FALSE;
  reader->context.assigned = row->assigned;
  read_notes (reader, row);
  read_codes (row);
  read_decision_state (row);
  read_schedule (reader, row);
  if (!read_status (reader, row, &due, fault) || !read_dates (reader, row, fault))
    return FALSE;
  read_due (reader, row, due);
  read_progress (reader, row);
  place_progress (row);
  if (row->notes->len > DUBAN_TEXT_MAX)
    return duban_fault_set (fault, DUBAN_COLUMN_NOTES,
                            g_strdup_printf (_ ("The notes, with what is kept in them, are longer "
                                                "than %d KiB."),
                                             DUBAN_TEXT_MAX / 1024));
  return TRUE;
}

/* The next row with a cell in that record column, from *row on; NULL for none. */
static const char *
next_cell (DubanLedgerReader *reader, DubanRowRecord record, gsize *row)
{
  gssize place = reader->heading->places[DUBAN_COLUMN_DEPLOY + record];
  gsize n_rows = duban_file_table_get_n_rows (reader->table);
  const char *cell;

  for (; place >= 0 && *row < n_rows; (*row)++)
    {
      cell = duban_file_table_get_cell (reader->table, *row, (gsize) place);
      if (*cell && duban_sections_get_kind (reader->sections, *row) == DUBAN_ROW_DATA)
        return cell;
    }
  return NULL;
}

gboolean
duban_ledger_reader_has_dates (DubanLedgerReader *reader, DubanRowRecord record)
{
  const char *cell;

  for (gsize row = reader->heading->row + 1; (cell = next_cell (reader, record, &row)); row++)
    if (duban_dateword_read_event (cell, &reader->context).kind == DUBAN_DATEWORD_DAY)
      return TRUE;
  return FALSE;
}

gboolean
duban_ledger_reader_has_cells (DubanLedgerReader *reader, DubanRowRecord record)
{
  gsize row = reader->heading->row + 1;

  return next_cell (reader, record, &row) != NULL;
}

DubanRowKind
duban_ledger_reader_get_kind (DubanLedgerReader *reader, gsize row)
{
  return duban_sections_get_kind (reader->sections, row);
}

gboolean
duban_ledger_reader_is_progress (DubanLedgerReader *reader, gsize place)
{
  return reader->is_progress[place];
}

/* A period's column is one that is 进展情况 or nothing by its heading. */
static void
find_progress (DubanLedgerReader *reader)
{
  const DubanHeading *heading = reader->heading;

  reader->is_progress = g_new0 (gboolean, heading->n_columns + 1);
  for (gsize i = 0; i < heading->n_columns; i++)
    {
      DubanColumn column = heading->columns[i];

      reader->is_progress[i]
          = heading->reasons[i] < DUBAN_HEADING_REMEMBERED
            && (column == DUBAN_COLUMN_PROGRESS || column == DUBAN_COLUMN_UNKNOWN)
            && duban_progress_is_heading (reader->headings[i], &reader->context);
      reader->has_progress |= reader->is_progress[i];
    }
}

DubanLedgerReader *
duban_ledger_reader_new (const DubanFileTable *table, const DubanHeading *heading,
                         const DubanCalendar *calendar, DubanDay today, int year)
{
  DubanLedgerReader *reader = g_new0 (DubanLedgerReader, 1);

  reader->table = table;
  reader->heading = heading;
  reader->context = (DubanDatewordContext){
    .assigned = DUBAN_NO_DAY, .today = today, .year = year, .calendar = calendar
  };
  reader->notes = g_string_new (NULL);
  reader->headings = g_new0 (char *, heading->n_columns + 1);
  for (gsize i = 0; i < heading->n_columns; i++)
    reader->headings[i] = duban_heading_dup_text (heading, i);
  reader->digested = g_malloc (get_digested_size (reader));
  reader->sections = duban_sections_new (table, heading);
  reader->progress = g_array_new (FALSE, FALSE, sizeof (DubanProgress));
  reader->milestone_titles = g_ptr_array_new_with_free_func (g_free);
  find_progress (reader);
  return reader;
}

void
duban_ledger_reader_free (DubanLedgerReader *reader)
{
  if (!reader)
    return;
  g_string_free (reader->notes, TRUE);
  g_free (reader->digested);
  g_free (reader->is_progress);
  duban_sections_free (reader->sections);
  g_array_unref (reader->progress);
  g_ptr_array_unref (reader->milestone_titles);
  g_strfreev (reader->headings);
  g_free (reader);
}
