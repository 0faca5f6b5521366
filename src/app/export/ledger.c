/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/export/ledger.h"

#include <string.h>

#include "app/judgement.h"
#include "core/clock137.h"
#include "exchange/column.h"
#include "exchange/ledger-row.h"
#include "exchange/names.h"

/* What the columns hold of a task's records. */
typedef struct
{
  DubanDay done[DUBAN_N_ROW_RECORDS];
  DubanDay suspended;
  const DubanRecord *progress; /* the record that 进展情况 is the text of, or NULL */
  const DubanRecord *blockage; /* the last that is not resolved, or NULL */
} Records;

typedef struct
{
  DubanGrid *grid;
  DubanSession *session;
  const DubanVerdict *verdict; /* or NULL */
  GHashTable *numbers;         /* entity number → 编号, of all tasks */
  GString *list;               /* scratch */
} Export;

typedef struct
{
  Export *export;
  const DubanTask *task;
  Records records;
} Row;

static const char *
get_name (const Row *row, guint32 n)
{
  return duban_directory_get_name (row->export->session->terms->directory, n);
}

static void
add (Row *row, const char *text)
{
  duban_grid_add_text (row->export->grid, text);
}

static void
add_date (Row *row, DubanDay day)
{
  duban_grid_add_day (row->export->grid, day);
}

/* A word, with the day since when where that is known. */
static void
add_dated_word (Row *row, const char *word, DubanDay since)
{
  GString *text = row->export->list;
  char day[DUBAN_DAY_TEXT_SIZE];

  g_string_assign (text, word);
  if (since != DUBAN_NO_DAY)
    g_string_append_printf (text, " %s", duban_day_format (since, day));
  add (row, text->str);
}

static int
compare_names_cb (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

/* Names in code-point order with 、 between, then a collective wording. */
static void
add_names (Row *row, const guint32 *ns, gsize n, const char *wording)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new ();
  GString *text = row->export->list;

  for (gsize i = 0; i < n; i++)
    if (get_name (row, ns[i]))
      g_ptr_array_add (names, (gpointer) get_name (row, ns[i]));
  g_ptr_array_sort (names, compare_names_cb);
  g_string_truncate (text, 0);
  for (guint i = 0; i < names->len; i++)
    g_string_append_printf (text, "%s%s", i ? "、" : "",
                            (const char *) g_ptr_array_index (names, i));
  if (wording && *wording)
    g_string_append_printf (text, "%s%s", text->len ? "、" : "", wording);
  add (row, text->str);
}

/* Texts stand in the task as they are. */
static const struct
{
  DubanColumn column;
  gsize offset;
} texts[] = {
  { DUBAN_COLUMN_NUMBER, offsetof (DubanTask, number) },
  { DUBAN_COLUMN_TITLE, offsetof (DubanTask, title) },
  { DUBAN_COLUMN_REQUIREMENT, offsetof (DubanTask, requirement) },
  { DUBAN_COLUMN_METHOD, offsetof (DubanTask, method) },
  { DUBAN_COLUMN_SOURCE, offsetof (DubanTask, source) },
  { DUBAN_COLUMN_SOURCE_REF, offsetof (DubanTask, source_ref) },
  { DUBAN_COLUMN_PAPER, offsetof (DubanTask, paper) },
  { DUBAN_COLUMN_ASSIGNER, offsetof (DubanTask, assigner) },
  { DUBAN_COLUMN_ASSIGNEE, offsetof (DubanTask, assignee) },
  { DUBAN_COLUMN_DUE_TEXT, offsetof (DubanTask, due_text) },
  { DUBAN_COLUMN_CAUSE, offsetof (DubanTask, cause) },
  { DUBAN_COLUMN_MEASURES, offsetof (DubanTask, measures) },
  { DUBAN_COLUMN_ACCOUNTABILITY, offsetof (DubanTask, accountability) },
  { DUBAN_COLUMN_QUANTITY, offsetof (DubanTask, quantity) },
  { DUBAN_COLUMN_TARGET, offsetof (DubanTask, target) },
  { DUBAN_COLUMN_MEASURE, offsetof (DubanTask, measure) },
  { DUBAN_COLUMN_NOTES, offsetof (DubanTask, notes) },
};

static const struct
{
  DubanColumn column;
  gsize offset;
} days[] = {
  { DUBAN_COLUMN_SOURCE_DATE, offsetof (DubanTask, source_date) },
  { DUBAN_COLUMN_DUE, offsetof (DubanTask, due) },
  { DUBAN_COLUMN_FIRST_DUE, offsetof (DubanTask, first_due) },
  { DUBAN_COLUMN_MEETING, offsetof (DubanTask, meeting) },
};

static gboolean
add_plain (Row *row, DubanColumn column)
{
  const char *task = (const char *) row->task;

  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    if (texts[i].column == column)
      {
        add (row, *(const char *const *) (gconstpointer) (task + texts[i].offset));
        return TRUE;
      }
  for (gsize i = 0; i < G_N_ELEMENTS (days); i++)
    if (days[i].column == column)
      {
        add_date (row, *(const DubanDay *) (gconstpointer) (task + days[i].offset));
        return TRUE;
      }
  return FALSE;
}

/* The unit, with what its ledger said beside it that is no unit (各镇); without a unit the wording
 * itself. */
static void
add_unit (Row *row)
{
  const DubanTask *task = row->task;
  g_auto (DubanNames) said = { 0 };

  if (task->unit == 0)
    {
      add (row, task->unit_text);
      return;
    }
  duban_names_read (task->unit_text ? task->unit_text : "", &said);
  add_names (row, &task->unit, 1, said.wording);
}

/* A stage's day; 免 where its ledger kept none; 无 where there is none. */
static void
add_stage (Row *row, DubanColumn column)
{
  guint stage = column - DUBAN_COLUMN_DEPLOY;

  if (row->records.done[stage] != DUBAN_NO_DAY || row->task->assigned == DUBAN_NO_DAY)
    add_date (row, row->records.done[stage]);
  else
    add (row, row->task->undated_stages & (1u << stage) ? DUBAN_WORD_EXCUSED : DUBAN_WORD_NOTHING);
}

static void
add_schedule (Row *row)
{
  g_autofree char *text = duban_words_write_schedule (row->task->follow_up);

  add (row, text);
}

static void
add_status (Row *row)
{
  const DubanTask *task = row->task;
  gboolean has_word = task->status == DUBAN_STATUS_OPEN && task->status_text && *task->status_text;
  gboolean is_suspended = task->status == DUBAN_STATUS_SUSPENDED;

  add_dated_word (
      row, has_word ? task->status_text : duban_words_write (DUBAN_WORDS_STATUS, task->status),
      is_suspended ? row->records.suspended : DUBAN_NO_DAY);
}

static void
add_decision_state (Row *row)
{
  const DubanTask *task = row->task;
  gboolean is_said = task->decision_state != DUBAN_DECISION_NONE;

  add_dated_word (
      row, is_said ? duban_words_write (DUBAN_WORDS_DECISION_STATE, task->decision_state) : "",
      is_said ? task->decision_since : DUBAN_NO_DAY);
}

static void
add_of_blockage (Row *row, DubanColumn column)
{
  const DubanRecord *blockage = row->records.blockage;

  if (!blockage)
    add (row, NULL);
  else if (column == DUBAN_COLUMN_PROBLEM)
    add (row, blockage->text);
  else
    add (row, column == DUBAN_COLUMN_SUGGESTION ? blockage->suggestion : blockage->cause);
}

static void
add_people (Row *row, DubanColumn column)
{
  const DubanTask *task = row->task;

  if (column == DUBAN_COLUMN_LEAD)
    add (row, get_name (row, task->lead));
  else if (column == DUBAN_COLUMN_COOPERATORS)
    add_names (row, task->cooperators, task->n_cooperators, NULL);
  else if (column == DUBAN_COLUMN_UNIT)
    add_unit (row);
  else if (column == DUBAN_COLUMN_COOPERATING_UNITS)
    add_names (row, task->cooperating_units, task->n_cooperating_units, task->cooperating_text);
  else
    add (row, get_name (row, task->field));
}

static void
add_code (Row *row, DubanColumn column)
{
  const DubanTask *task = row->task;

  if (column == DUBAN_COLUMN_IMPORTANCE)
    add (row, duban_words_write (DUBAN_WORDS_IMPORTANCE, task->importance));
  else if (column == DUBAN_COLUMN_RECTIFICATION)
    add (row, duban_words_write (DUBAN_WORDS_YES_NO, task->rectification));
  else if (column == DUBAN_COLUMN_DECISION_LEVEL)
    add (row, duban_words_write (DUBAN_WORDS_DECISION_LEVEL, task->decision_level));
  else
    add (row, duban_words_write (DUBAN_WORDS_HANDLING, task->handling));
}

static void
add_column (Row *row, DubanColumn column)
{
  const DubanTask *task = row->task;

  switch (column)
    {
    case DUBAN_COLUMN_ASSIGNED:
      duban_grid_add_moment (row->export->grid, task->assigned, task->assigned_minute);
      break;
    case DUBAN_COLUMN_LEAD:
    case DUBAN_COLUMN_COOPERATORS:
    case DUBAN_COLUMN_UNIT:
    case DUBAN_COLUMN_COOPERATING_UNITS:
    case DUBAN_COLUMN_FIELD:
      add_people (row, column);
      break;
    case DUBAN_COLUMN_DEPLOY:
    case DUBAN_COLUMN_APPROACH:
    case DUBAN_COLUMN_FEEDBACK:
      add_stage (row, column);
      break;
    case DUBAN_COLUMN_FOLLOW_UP:
      add_date (row, row->records.done[DUBAN_ROW_FOLLOW_UP]);
      break;
    case DUBAN_COLUMN_TRACKED_FROM:
      add_date (row, duban_clock137_get_tracked_from (task));
      break;
    case DUBAN_COLUMN_SCHEDULE:
      add_schedule (row);
      break;
    case DUBAN_COLUMN_STATUS:
      add_status (row);
      break;
    case DUBAN_COLUMN_CLOSED:
      add_date (row, task->status >= DUBAN_STATUS_CLOSED ? task->closed : DUBAN_NO_DAY);
      break;
    case DUBAN_COLUMN_PROGRESS:
      add (row, row->records.progress ? row->records.progress->text : NULL);
      break;
    case DUBAN_COLUMN_PROBLEM:
    case DUBAN_COLUMN_PROBLEM_CAUSE:
    case DUBAN_COLUMN_SUGGESTION:
      add_of_blockage (row, column);
      break;
    case DUBAN_COLUMN_PARENT:
      add (row, g_hash_table_lookup (row->export->numbers, GUINT_TO_POINTER (task->parent)));
      break;
    case DUBAN_COLUMN_DECISION_STATE:
      add_decision_state (row);
      break;
    default:
      if (!add_plain (row, column))
        add_code (row, column);
    }
}

/* The record of that kind and day whose text is not empty; else any of them; NULL for none. */
static const DubanRecord *
find_dated (const DubanRecord *records, gsize n_records, DubanRecordKind kind, DubanDay day)
{
  const DubanRecord *found = NULL;

  for (gsize i = 0; i < n_records; i++)
    if (!records[i].is_void && records[i].kind == kind && records[i].day == day
        && (!found || !found->text || !*found->text))
      found = &records[i];
  return found;
}

/* As an import places 进展情况: at the latest of the dates, at the closing before all; without a
 * date at a note. */
static void
find_progress (Row *row, const DubanRecord *records, gsize n_records)
{
  static const DubanRecordKind kinds[] = { DUBAN_RECORD_DEPLOY, DUBAN_RECORD_APPROACH,
                                           DUBAN_RECORD_FEEDBACK, DUBAN_RECORD_FOLLOW_UP };
  DubanDay latest = DUBAN_NO_DAY;
  const DubanTask *task = row->task;

  for (guint i = 0; i < DUBAN_N_ROW_RECORDS; i++)
    if (row->records.done[i] != DUBAN_NO_DAY && row->records.done[i] >= latest)
      {
        latest = row->records.done[i];
        row->records.progress = find_dated (records, n_records, kinds[i], latest);
      }
  if (task->status == DUBAN_STATUS_CLOSED && task->closed != DUBAN_NO_DAY && task->closed >= latest)
    row->records.progress = find_dated (records, n_records, DUBAN_RECORD_CLOSE, task->closed);
  else if (latest == DUBAN_NO_DAY)
    row->records.progress = find_dated (records, n_records, DUBAN_RECORD_NOTE, DUBAN_NO_DAY);
}

static void
find_records (Row *row, const DubanRecord *records, gsize n_records)
{
  DubanClock137 clock;

  duban_clock137_judge (&clock, row->export->session->terms, row->task, records, n_records);
  for (guint i = 0; i < DUBAN_N_STAGES; i++)
    row->records.done[i] = clock.stages[i].done;
  row->records.done[DUBAN_ROW_FOLLOW_UP] = row->records.suspended = DUBAN_NO_DAY;
  for (gsize i = 0; i < n_records; i++)
    {
      const DubanRecord *record = &records[i];

      if (record->is_void)
        continue;
      if (record->kind == DUBAN_RECORD_FOLLOW_UP)
        row->records.done[DUBAN_ROW_FOLLOW_UP]
            = MAX (row->records.done[DUBAN_ROW_FOLLOW_UP], record->day);
      else if (record->kind == DUBAN_RECORD_SUSPEND)
        row->records.suspended = MAX (row->records.suspended, record->day);
    }
  row->records.blockage = duban_record_find_blockage (records, n_records);
  find_progress (row, records, n_records);
}

/* Tasks go by their number, 2 before 10; those without one follow, by their assignment. */
static char *
make_key (const DubanTask *task)
{
  const char *at = task->number;
  g_autoptr (GString) key = g_string_new (at && *at ? "0" : "1");
  char day[DUBAN_DAY_TEXT_SIZE];

  if (!at || !*at)
    return g_strconcat (key->str, duban_day_format (task->assigned, day), NULL);
  while (*at)
    {
      gsize n;

      while (*at == '0' && g_ascii_isdigit (at[1]))
        at++;
      n = strspn (at, "0123456789");
      if (n > 0)
        g_string_append_c (key, (char) ('0' + MIN (n, 9)));
      n = MAX (n, 1);
      g_string_append_len (key, at, (gssize) n);
      at += n;
    }
  return g_strdup (key->str);
}

static void
add_light (Row *row)
{
  const DubanVerdict *verdict = row->export->verdict;
  const DubanTaskVerdict *judged = verdict ? duban_verdict_find_task (verdict, row->task->n) : NULL;

  if (judged != NULL)
    duban_grid_add_light (row->export->grid, judged->light);
  else
    add (row, NULL);
}

static gboolean
add_task_cb (const DubanTask *task, const DubanRecord *records, gsize n_records, gpointer data)
{
  Export *export = data;
  Row row = { export, task, { { 0 } } };
  g_autofree char *key = make_key (task);

  find_records (&row, records, n_records);
  add_light (&row);
  for (guint column = DUBAN_COLUMN_NUMBER; column <= DUBAN_COLUMN_LAST_EXPORTED; column++)
    add_column (&row, column);
  duban_grid_end_row (export->grid, key);
  return TRUE;
}

static void
note_number_cb (const DubanTaskIdentity *identity, gpointer data)
{
  if (identity->number && *identity->number)
    g_hash_table_insert (data, GUINT_TO_POINTER (identity->n), g_strdup (identity->number));
}

/* What every ledger has, and has room for on paper; the others stand behind, and out of sight where
 * they are empty. */
static DubanGridFlags
get_flags (DubanColumn column)
{
  switch (column)
    {
    case DUBAN_COLUMN_NUMBER:
    case DUBAN_COLUMN_TITLE:
      return DUBAN_GRID_MAIN | DUBAN_GRID_FROZEN;
    case DUBAN_COLUMN_ASSIGNER:
    case DUBAN_COLUMN_ASSIGNED:
    case DUBAN_COLUMN_LEAD:
    case DUBAN_COLUMN_UNIT:
    case DUBAN_COLUMN_COOPERATING_UNITS:
    case DUBAN_COLUMN_DUE:
    case DUBAN_COLUMN_DEPLOY:
    case DUBAN_COLUMN_APPROACH:
    case DUBAN_COLUMN_FEEDBACK:
    case DUBAN_COLUMN_STATUS:
    case DUBAN_COLUMN_PROGRESS:
      return DUBAN_GRID_MAIN;
    case DUBAN_COLUMN_QUANTITY:
    case DUBAN_COLUMN_TARGET:
      return DUBAN_GRID_NUMBERS;
    default:
      return DUBAN_GRID_PLAIN;
    }
}

gboolean
duban_export_ledger (DubanGrid *grid, DubanSession *session, const DubanExportScope *scope,
                     gboolean with_lights, gsize *n_left_out, GError **error)
{
  g_autoptr (GHashTable) numbers = g_hash_table_new_full (NULL, NULL, NULL, g_free);
  g_autoptr (GString) list = g_string_new (NULL);
  g_autoptr (DubanVerdict) verdict = NULL;
  Export export = { grid, session, NULL, numbers, list };

  if (with_lights && !(verdict = duban_judgement_get (session, scope->cancellable, error)))
    return FALSE;
  export.verdict = verdict;
  duban_grid_add_column (grid, "灯", DUBAN_GRID_MAIN | DUBAN_GRID_FROZEN | DUBAN_GRID_WORKBOOK);
  for (guint column = DUBAN_COLUMN_NUMBER; column <= DUBAN_COLUMN_LAST_EXPORTED; column++)
    duban_grid_add_column (grid, duban_column_get_name (column), get_flags (column));
  if (!duban_tasks_each_identity (session->db, note_number_cb, numbers, error)
      || !duban_export_scope_each (scope, session, add_task_cb, &export, n_left_out, error))
    return FALSE;
  if (scope->tasks == NULL)
    duban_grid_sort (grid);
  return TRUE;
}
