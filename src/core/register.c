/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/register.h"

#include "core/account.h"
#include "core/assignment.h"
#include "core/charge.h"
#include "core/waiting.h"

#include <stdlib.h>
#include <string.h>

struct _DubanRegister
{
  gatomicrefcount ref_count;
  GArray *rows;      /* of DubanRegisterRow */
  GByteArray *texts; /* one after the other, each with its zero; offset 0 is "" */
  GArray *lists;     /* of guint32 */
};

struct _DubanRegisterBuilder
{
  DubanTerms *terms;
  DubanRegister *reg;
  GHashTable *words; /* text → its offset: the few words that many tasks share */
  GArray *owed;      /* of DubanAccountOwed: room that is used again */
};

static guint32
append_text (DubanRegister *reg, const char *text)
{
  guint32 at = reg->texts->len;

  if (text == NULL || text[0] == '\0')
    return 0;
  g_byte_array_append (reg->texts, (const guint8 *) text, (guint) strlen (text) + 1);
  return at;
}

static guint32
append_word (DubanRegisterBuilder *builder, const char *word)
{
  gpointer at;

  if (word == NULL || word[0] == '\0')
    return 0;
  if (g_hash_table_lookup_extended (builder->words, word, NULL, &at))
    return GPOINTER_TO_UINT (at);
  at = GUINT_TO_POINTER (append_text (builder->reg, word));
  g_hash_table_insert (builder->words, g_strdup (word), at);
  return GPOINTER_TO_UINT (at);
}

static guint32
append_list (DubanRegister *reg, const guint32 *list, gsize n)
{
  guint32 at = reg->lists->len;

  if (n > 0)
    g_array_append_vals (reg->lists, list, (guint) n);
  return at;
}

static void
wait_since (DubanRegisterRow *row, DubanWaits what, DubanDay day)
{
  row->waits |= what;
  if (day != DUBAN_NO_DAY && (row->waits_since == DUBAN_NO_DAY || day < row->waits_since))
    row->waits_since = day;
}

static void
note_request (DubanRegisterBuilder *builder, DubanRegisterRow *row, const DubanRecord *request)
{
  if (!(row->waits & DUBAN_WAITS_REQUEST))
    row->request_to = duban_assignment_find_leader (builder->terms->directory, request->to);
  wait_since (row, DUBAN_WAITS_REQUEST, request->day);
}

static void
note_extension (DubanRegisterRow *row, const DubanRecord *records, gsize n_records)
{
  const DubanRecord *asked = duban_waiting_find_extension (records, n_records);

  if (asked != NULL)
    wait_since (row, DUBAN_WAITS_EXTENSION, asked->day);
}

static void
note_closing (DubanRegisterRow *row, const DubanRecord *records, gsize n_records)
{
  const DubanRecord *closing = row->status == DUBAN_STATUS_CLOSED
                                   ? duban_record_find_unverified (records, n_records)
                                   : NULL;

  if (closing != NULL)
    wait_since (row, DUBAN_WAITS_VERIFY, closing->day);
}

static void
note_decision (DubanRegisterRow *row, const DubanTask *task, const DubanRecord *records,
               gsize n_records)
{
  if ((task->status == DUBAN_STATUS_OPEN || task->status == DUBAN_STATUS_SUSPENDED)
      && task->decision_level == DUBAN_LEVEL_DEPUTY
      && duban_waiting_is_decision (task, records, n_records))
    wait_since (row, DUBAN_WAITS_DECISION, task->decision_since);
}

/* Each who owes once: a lead who owes both accounts stands twice, one after the other. */
static void
note_accounts (DubanRegisterBuilder *builder, DubanRegisterRow *row, const DubanTask *task,
               const DubanRecord *records, gsize n_records)
{
  const DubanDay monday = duban_day_get_monday (builder->terms->today);
  guint32 last = 0;
  gsize n;

  row->accounts = builder->reg->lists->len;
  if (task->n_cooperators == 0)
    return;
  g_array_set_size (builder->owed, (guint) task->n_cooperators + 2);
  n = duban_account_list_owed (builder->terms, task, records, n_records, monday,
                               (DubanAccountOwed *) (gpointer) builder->owed->data);
  for (guint i = 0; i < n; i++)
    {
      const DubanAccountOwed *owed = &g_array_index (builder->owed, DubanAccountOwed, i);

      if (owed->given != NULL || owed->leader == last)
        continue;
      last = owed->leader;
      g_array_append_val (builder->reg->lists, last);
      row->n_accounts++;
    }
}

static void
note_records (DubanRegisterBuilder *builder, DubanRegisterRow *row, const DubanRecord *records,
              gsize n_records, const DubanClock137 *clock)
{
  gboolean is_alive = row->status == DUBAN_STATUS_OPEN || row->status == DUBAN_STATUS_SUSPENDED;
  guint32 kinds = 0;

  for (gsize i = 0; i < n_records; i++)
    {
      const DubanRecord *record = &records[i];

      if (record->is_void)
        continue;
      kinds |= 1u << record->kind;
      if (is_alive && duban_waiting_is_request (record, records, n_records))
        note_request (builder, row, record);
      if (record->kind == DUBAN_RECORD_URGE && duban_clock137_covers (clock, record))
        {
          row->n_urges = (guint8) MIN (row->n_urges + 1, G_MAXUINT8);
          row->urged = row->urged == DUBAN_NO_DAY ? record->day : MAX (row->urged, record->day);
        }
    }
  if (kinds & 1u << DUBAN_RECORD_EXTENSION && is_alive)
    note_extension (row, records, n_records);
  if (kinds & 1u << DUBAN_RECORD_CLOSE)
    note_closing (row, records, n_records);
  row->open_blockage = kinds & 1u << DUBAN_RECORD_BLOCKAGE
                       && duban_record_find_blockage (records, n_records) != NULL;
}

static void
note_clock (DubanRegisterRow *row, const DubanClock137 *clock)
{
  row->assigned = clock->assigned;
  row->follow_up = clock->follows_up ? clock->follow_up_due : DUBAN_NO_DAY;
  for (int i = 0; i < DUBAN_N_STAGES; i++)
    {
      row->stages[i] = clock->stages[i].due;
      if (clock->stages[i].done != DUBAN_NO_DAY)
        row->recorded |= (guint8) (1 << i);
    }
}

DubanRegister *
duban_register_ref (DubanRegister *reg)
{
  g_atomic_ref_count_inc (&reg->ref_count);
  return reg;
}

void
duban_register_unref (DubanRegister *reg)
{
  if (!g_atomic_ref_count_dec (&reg->ref_count))
    return;
  g_array_unref (reg->rows);
  g_byte_array_unref (reg->texts);
  g_array_unref (reg->lists);
  g_free (reg);
}

const DubanRegisterRow *
duban_register_get_rows (const DubanRegister *reg, gsize *n)
{
  *n = reg->rows->len;
  return (const DubanRegisterRow *) reg->rows->data;
}

static int
compare_rows (const void *a, const void *b)
{
  const DubanRegisterRow *row_a = a;
  const DubanRegisterRow *row_b = b;

  return (row_a->task > row_b->task) - (row_a->task < row_b->task);
}

const DubanRegisterRow *
duban_register_find (const DubanRegister *reg, guint32 task)
{
  const DubanRegisterRow key = { .task = task };

  return bsearch (&key, reg->rows->data, reg->rows->len, sizeof key, compare_rows);
}

const char *
duban_register_get_text (const DubanRegister *reg, guint32 text)
{
  return (const char *) reg->texts->data + text;
}

const guint32 *
duban_register_get_list (const DubanRegister *reg, guint32 list)
{
  return (const guint32 *) (const void *) reg->lists->data + list;
}

gboolean
duban_register_has_cooperator (const DubanRegister *reg, const DubanRegisterRow *row,
                               guint32 leader)
{
  const guint32 *cooperators = duban_register_get_list (reg, row->cooperators);

  for (guint i = 0; i < row->n_cooperators; i++)
    if (cooperators[i] == leader)
      return TRUE;
  return FALSE;
}

gboolean
duban_register_concerns (const DubanRegister *reg, const DubanTerms *terms,
                         const DubanRegisterRow *row, guint32 leader)
{
  DubanCharge charge;

  if (leader == 0 || row->lead == leader || row->assignee == leader || row->assigner == leader
      || duban_register_has_cooperator (reg, row, leader))
    return TRUE;
  if (terms == NULL)
    return FALSE;
  duban_charge_of (&charge, terms->directory, row->unit, row->field, terms->today);
  return duban_charge_includes (&charge, leader);
}

DubanRegisterBuilder *
duban_register_builder_new (DubanTerms *terms)
{
  DubanRegisterBuilder *builder = g_new0 (DubanRegisterBuilder, 1);
  DubanRegister *reg = g_new0 (DubanRegister, 1);

  g_atomic_ref_count_init (&reg->ref_count);
  reg->rows = g_array_new (FALSE, FALSE, sizeof (DubanRegisterRow));
  reg->texts = g_byte_array_new ();
  reg->lists = g_array_new (FALSE, FALSE, sizeof (guint32));
  g_byte_array_append (reg->texts, (const guint8 *) "", 1);
  builder->terms = duban_terms_ref (terms);
  builder->reg = reg;
  builder->words = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  builder->owed = g_array_new (FALSE, FALSE, sizeof (DubanAccountOwed));
  return builder;
}

void
duban_register_builder_add (DubanRegisterBuilder *builder, const DubanTask *task,
                            const DubanRecord *records, gsize n_records, const DubanClock137 *clock)
{
  DubanRegister *reg = builder->reg;
  DubanRegisterRow row = {
    .task = task->n,
    .lead = task->lead,
    .unit = task->unit,
    .field = task->field,
    .parent = task->parent,
    .tracked_from = duban_clock137_get_tracked_from (task),
    .due = task->due,
    .closed = task->closed,
    .waits_since = DUBAN_NO_DAY,
    .urged = DUBAN_NO_DAY,
    .status = (guint8) task->status,
    .importance = (guint8) task->importance,
    .handling = (guint8) task->handling,
  };

  if (task->deleted || task->moved)
    return;
  row.assigner = duban_assignment_find_assigner (builder->terms->directory, task);
  row.assignee
      = duban_assignment_find_assignee (builder->terms->directory, task, records, n_records);
  row.rectification = duban_task_is_rectification (task) != FALSE;
  row.number = append_text (reg, task->number);
  row.title = append_text (reg, task->title);
  row.source = append_word (builder, task->source);
  row.unit_text = task->unit == 0 ? append_word (builder, task->unit_text) : 0;
  row.assigner_text = append_word (builder, task->assigner);
  row.n_cooperators = (guint16) MIN (task->n_cooperators, G_MAXUINT16);
  row.cooperators = append_list (reg, task->cooperators, row.n_cooperators);
  row.n_cooperating_units = (guint16) MIN (task->n_cooperating_units, G_MAXUINT16);
  row.cooperating_units = append_list (reg, task->cooperating_units, row.n_cooperating_units);
  note_clock (&row, clock);
  note_records (builder, &row, records, n_records, clock);
  note_decision (&row, task, records, n_records);
  note_accounts (builder, &row, task, records, n_records);
  g_array_append_val (reg->rows, row);
}

void
duban_register_builder_free (DubanRegisterBuilder *builder)
{
  duban_terms_unref (builder->terms);
  g_hash_table_unref (builder->words);
  g_array_unref (builder->owed);
  g_clear_pointer (&builder->reg, duban_register_unref);
  g_free (builder);
}

DubanRegister *
duban_register_builder_finish (DubanRegisterBuilder *builder)
{
  DubanRegister *reg = g_steal_pointer (&builder->reg);

  duban_register_builder_free (builder);
  return reg;
}
