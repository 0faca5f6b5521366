/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/view/detail-records.h"

#include "app/wording/command.h"

static void
clear_record (gpointer data)
{
  DubanDetailRecord *record = data;

  g_free (record->by);
  g_free (record->text);
}

static GArray *
new_array (gsize size, GDestroyNotify clear)
{
  GArray *array = g_array_new (FALSE, FALSE, (guint) size);

  g_array_set_clear_func (array, clear);
  return array;
}

static void
append_line (GString *text, const char *line)
{
  if (line == NULL || line[0] == '\0')
    return;
  if (text->len > 0)
    g_string_append_c (text, '\n');
  g_string_append (text, line);
}

/* Who moved where, in names. */
static void
append_move (GString *text, const DubanDirectory *directory, guint32 from, guint32 to)
{
  g_autofree char *line = NULL;
  const char *old = duban_directory_get_name (directory, from);
  const char *new = duban_directory_get_name (directory, to);

  line = g_strdup_printf ("%s → %s", old != NULL ? old : "–", new != NULL ? new : "–");
  append_line (text, line);
}

static char *
text_of_record (const DubanRecord *record, const DubanDirectory *directory)
{
  GString *text = g_string_new (NULL);
  g_autofree char *reason = duban_wording_of_reason (record->reason);

  append_line (text, record->title);
  append_line (text, record->text);
  append_line (text, record->cause);
  append_line (text, record->suggestion);
  if (record->moves_lead)
    append_move (text, directory, record->lead_from, record->lead_to);
  if (record->moves_unit)
    append_move (text, directory, record->unit_from, record->unit_to);
  append_line (text, reason);
  append_line (text, record->decision);
  return g_string_free (text, FALSE);
}

/* Whether it is the record by which a stage was met, and the stage is marked as written late. */
static gboolean
is_backfilled (const DubanRecord *record, const DubanClock137 *clock)
{
  for (int i = 0; i < DUBAN_N_STAGES; i++)
    if (clock->stages[i].backfilled && record->kind == duban_stage_get_record_kind (i)
        && record->day == clock->stages[i].done)
      return !record->is_void;
  return FALSE;
}

/* The round that the record was made in: each reissue begins one. */
static int
round_of (const DubanDetailSource *source, const DubanRecord *record)
{
  const DubanRecord *records = source->records;
  int round = 1;

  for (gsize i = 0; i < source->n_records; i++)
    if (records[i].kind == DUBAN_RECORD_REISSUE && !records[i].is_void
        && records[i].day != DUBAN_NO_DAY && record->day != DUBAN_NO_DAY
        && record->day >= records[i].day)
      round++;
  return round;
}

static gboolean
is_ended (const DubanDetailSource *source, const DubanRecord *record)
{
  switch (record->kind)
    {
    case DUBAN_RECORD_BLOCKAGE:
      return duban_record_is_targeted (record, DUBAN_RECORD_RESOLVE, source->records,
                                       source->n_records);
    case DUBAN_RECORD_REQUEST:
      return duban_record_is_targeted (record, DUBAN_RECORD_ANSWER, source->records,
                                       source->n_records);
    case DUBAN_RECORD_MILESTONE:
      return duban_record_is_targeted (record, DUBAN_RECORD_MILESTONE, source->records,
                                       source->n_records);
    default:
      return FALSE;
    }
}

/* As duban_record_is_after(), rounds apart. */
static int
compare_newest_first (gconstpointer a, gconstpointer b)
{
  const DubanDetailRecord *x = a, *y = b;

  if (x->round != y->round)
    return x->round > y->round ? -1 : 1;
  if (x->day != y->day)
    return x->day > y->day ? -1 : 1;
  if (x->written != y->written)
    return x->written > y->written ? -1 : 1;
  if (x->minute != y->minute)
    return x->minute > y->minute ? -1 : 1;
  return -duban_id_compare (&x->id, &y->id);
}

GArray *
duban_detail_records_new (const DubanDetailSource *source)
{
  GArray *records = new_array (sizeof (DubanDetailRecord), clear_record);
  const DubanDirectory *directory = source->terms->directory;

  for (gsize i = 0; i < source->n_records; i++)
    {
      const DubanRecord *record = &source->records[i];
      DubanDetailRecord value = {
        .id = record->id,
        .kind = record->kind,
        .day = record->day,
        .minute = record->minute,
        .written = record->written,
        .written_day = record->written_day,
        .round = round_of (source, record),
        .from_ledger = record->written == 0,
        .backfilled = is_backfilled (record, source->clock),
        .is_void = record->is_void,
        .is_ended = is_ended (source, record),
        .is_late = record->kind == DUBAN_RECORD_EXTENSION
                   && duban_task_history_is_late (source->history, record),
        .position = record->position,
        .ledger = record->ledger,
        .outcome = record->outcome,
        .level = record->level,
        .due = record->due,
        .attr = duban_task_history_get_corrected (source->history, &record->id),
        .by = g_strdup (duban_directory_get_name (directory, record->by)),
        .text = text_of_record (record, directory),
      };

      g_array_append_val (records, value);
    }
  g_array_sort (records, compare_newest_first);
  return records;
}

static void
clear_milestone (gpointer data)
{
  DubanDetailMilestone *milestone = data;

  g_free (milestone->title);
}

static int
compare_milestones (gconstpointer a, gconstpointer b)
{
  const DubanDetailMilestone *x = a, *y = b;

  if (x->due != y->due)
    return x->due < y->due ? -1 : 1;
  return duban_id_compare (&x->id, &y->id);
}

/* The day on which it was done, by the last record that says so. */
static DubanDay
find_done (const DubanDetailSource *source, const DubanId *milestone)
{
  DubanDay done = DUBAN_NO_DAY;

  for (gsize i = 0; i < source->n_records; i++)
    {
      const DubanRecord *record = &source->records[i];

      if (record->kind == DUBAN_RECORD_MILESTONE && !record->is_void
          && duban_id_equal (&record->target, milestone))
        done = record->done != DUBAN_NO_DAY ? record->done : record->day;
    }
  return done;
}

GArray *
duban_detail_milestones_new (const DubanDetailSource *source)
{
  GArray *milestones = new_array (sizeof (DubanDetailMilestone), clear_milestone);

  for (gsize i = 0; i < source->n_records; i++)
    {
      const DubanRecord *record = &source->records[i];
      DubanDetailMilestone value = { .id = record->id, .due = record->due };

      if (record->kind != DUBAN_RECORD_MILESTONE || record->is_void
          || !duban_id_is_nil (&record->target))
        continue;
      value.title = g_strdup (record->title != NULL ? record->title : "");
      value.done = find_done (source, &record->id);
      g_array_append_val (milestones, value);
    }
  g_array_sort (milestones, compare_milestones);
  return milestones;
}

static void
clear_account (gpointer data)
{
  DubanDetailAccount *account = data;

  g_free (account->name);
  g_free (account->text);
}

static int
compare_accounts (gconstpointer a, gconstpointer b)
{
  const DubanDetailAccount *x = a, *y = b;
  int names;

  if (x->week != y->week)
    return x->week > y->week ? -1 : 1;
  if (x->is_superseded != y->is_superseded)
    return x->is_superseded ? 1 : -1;
  names = g_strcmp0 (x->name, y->name);
  return names != 0 ? names : (int) x->ledger - (int) y->ledger;
}

/* The latest one for leader, ledger and week counts. */
static gboolean
is_superseded (const DubanDetailSource *source, const DubanRecord *account)
{
  for (gsize i = 0; i < source->n_records; i++)
    {
      const DubanRecord *record = &source->records[i];

      if (record->kind == DUBAN_RECORD_ACCOUNT && !record->is_void && record->by == account->by
          && record->ledger == account->ledger && record->week == account->week
          && duban_record_is_after (record, account))
        return TRUE;
    }
  return FALSE;
}

static void
take_owed (GArray *accounts, const DubanDetailSource *source)
{
  DubanDay monday = duban_period_last_complete (DUBAN_PERIOD_WEEK, source->terms->today).from;
  g_autofree DubanAccountOwed *owed = g_new0 (DubanAccountOwed, source->task->n_cooperators + 2);
  gsize n = duban_account_list_owed (source->terms, source->task, source->records,
                                     source->n_records, monday, owed);

  for (gsize i = 0; i < n; i++)
    {
      DubanDetailAccount value = {
        .leader = owed[i].leader,
        .ledger = owed[i].ledger,
        .week = monday,
        .day = DUBAN_NO_DAY,
      };

      if (owed[i].given != NULL)
        continue;
      value.name = g_strdup (duban_directory_get_name (source->terms->directory, value.leader));
      value.text = g_strdup ("");
      g_array_append_val (accounts, value);
    }
}

GArray *
duban_detail_accounts_new (const DubanDetailSource *source)
{
  GArray *accounts = new_array (sizeof (DubanDetailAccount), clear_account);

  for (gsize i = 0; i < source->n_records; i++)
    {
      const DubanRecord *record = &source->records[i];
      DubanDetailAccount value = { .leader = record->by,
                                   .ledger = record->ledger,
                                   .position = record->position,
                                   .week = record->week,
                                   .day = record->day };

      if (record->kind != DUBAN_RECORD_ACCOUNT || record->is_void)
        continue;
      value.name = g_strdup (duban_directory_get_name (source->terms->directory, record->by));
      value.text = g_strdup (record->text != NULL ? record->text : "");
      value.is_superseded = is_superseded (source, record);
      g_array_append_val (accounts, value);
    }
  take_owed (accounts, source);
  g_array_sort (accounts, compare_accounts);
  return accounts;
}
