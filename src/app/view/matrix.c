/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/view/matrix.h"

#include "app/view/as-of.h"
#include "app/wording/sentence.h"
#include "app/wording/wording.h"
#include "core/charge.h"

#include "app/words.h"
#include <string.h>

static void
row_free (gpointer data)
{
  DubanMatrixRow *row = data;

  g_free (row->name);
  g_free (row->category);
  g_array_unref (row->tasks);
  g_free (row->cells);
  g_free (row);
}

/* The cells lie in the row, which does not know how many there are. */
static void
clear_cells (const DubanMatrix *matrix)
{
  for (guint i = 0; i < matrix->rows->len; i++)
    {
      DubanMatrixRow *row = matrix->rows->pdata[i];

      for (guint j = 0; j < matrix->leaders->len; j++)
        g_clear_pointer (&row->cells[j].led, g_array_unref);
    }
}

static void
clear_leader (gpointer data)
{
  DubanMatrixLeader *leader = data;

  g_free (leader->name);
}

static void
add_leader (DubanMatrix *matrix, const DubanLeader *leader)
{
  const DubanMatrixLeader value = { leader->n, g_strdup (leader->name) };

  g_array_append_val (matrix->leaders, value);
}

static void
add_leaders (DubanMatrix *matrix, const DubanSnapshot *snapshot)
{
  const DubanDirectory *directory = snapshot->terms->directory;
  const DubanLeader *own = duban_directory_get_leader (directory, snapshot->scope);
  g_autoptr (GPtrArray) ranked = duban_directory_rank_leaders (directory, matrix->today);

  if (own != NULL)
    add_leader (matrix, own);
  for (guint i = 0; i < ranked->len; i++)
    if (ranked->pdata[i] != own)
      add_leader (matrix, ranked->pdata[i]);
}

static int
find_leader (const DubanMatrix *matrix, guint32 leader)
{
  for (guint i = 0; i < matrix->leaders->len; i++)
    if (g_array_index (matrix->leaders, DubanMatrixLeader, i).n == leader)
      return (int) i;
  return -1;
}

static DubanMatrixState
judge (const DubanDirectory *directory, guint32 held, gboolean is_field, DubanDay today)
{
  DubanCharge charge;

  duban_charge_of (&charge, directory, is_field ? 0 : held, is_field ? held : 0, today);
  if (charge.n_leaders == 0)
    return DUBAN_MATRIX_GAP;
  return charge.n_leaders > 1 ? DUBAN_MATRIX_OVERLAP : DUBAN_MATRIX_SINGLE;
}

static void
fill_cells (const DubanMatrix *matrix, DubanMatrixRow *row, const DubanDirectory *directory)
{
  gsize n;
  const DubanHolding *const *holders = duban_directory_get_holders (directory, row->held, &n);

  row->cells = g_new0 (DubanMatrixCell, matrix->leaders->len);
  for (gsize i = 0; i < n; i++)
    {
      int place = find_leader (matrix, holders[i]->leader);

      if (place >= 0 && duban_holding_is_on (holders[i], matrix->today))
        row->cells[place].kinds |= 1u << holders[i]->kind;
    }
}

static void
add_row (DubanMatrix *matrix, const DubanDirectory *directory, guint32 held, const char *name,
         const char *category, gboolean is_field)
{
  DubanMatrixRow *row = g_new0 (DubanMatrixRow, 1);

  row->held = held;
  row->name = g_strdup (name);
  row->category = g_strdup (category);
  row->is_field = is_field;
  row->state = judge (directory, held, is_field, matrix->today);
  row->tasks = g_array_new (FALSE, FALSE, sizeof (guint32));
  fill_cells (matrix, row, directory);
  matrix->n_gaps += row->state == DUBAN_MATRIX_GAP;
  matrix->n_overlaps += row->state == DUBAN_MATRIX_OVERLAP;
  g_ptr_array_add (matrix->rows, row);
}

/* The categories in the order of domain.md, whatever else is named after them. */
static int
get_place (const DubanUnit *unit)
{
  static const char *const categories[] = { "部门", "镇", "园区", "企业", "事业" };

  for (guint i = 0; i < G_N_ELEMENTS (categories); i++)
    if (g_strcmp0 (unit->category, categories[i]) == 0)
      return (int) i;
  return G_N_ELEMENTS (categories);
}

static void
add_rows (DubanMatrix *matrix, const DubanDirectory *directory)
{
  gsize n_units, n_fields;
  const DubanUnit *const *units = duban_directory_list_units (directory, &n_units);
  const DubanField *const *fields = duban_directory_list_fields (directory, &n_fields);

  for (int place = 0; place <= 5; place++)
    for (gsize i = 0; i < n_units; i++)
      if (get_place (units[i]) == place && !duban_unit_is_merged (units[i], matrix->today))
        add_row (matrix, directory, units[i]->n, units[i]->name, units[i]->category, FALSE);
  for (gsize i = 0; i < n_fields; i++)
    add_row (matrix, directory, fields[i]->n, fields[i]->name, NULL, TRUE);
}

static void
take_task (const DubanMatrix *matrix, DubanMatrixRow *row, const DubanRegisterRow *task)
{
  int place;

  if (row == NULL)
    return;
  g_array_append_val (row->tasks, task->task);
  place = find_leader (matrix, task->lead);
  if (place < 0)
    return;
  if (row->cells[place].led == NULL)
    row->cells[place].led = g_array_new (FALSE, FALSE, sizeof (guint32));
  g_array_append_val (row->cells[place].led, task->task);
}

static void
take_tasks (const DubanMatrix *matrix, const DubanRegister *reg)
{
  g_autoptr (GHashTable) rows = g_hash_table_new (NULL, NULL);
  gsize n;
  const DubanRegisterRow *tasks = duban_register_get_rows (reg, &n);

  for (guint i = 0; i < matrix->rows->len; i++)
    {
      DubanMatrixRow *row = matrix->rows->pdata[i];

      g_hash_table_insert (rows, GUINT_TO_POINTER (row->held), row);
    }
  for (gsize i = 0; i < n; i++)
    {
      if (tasks[i].status != DUBAN_STATUS_OPEN && tasks[i].status != DUBAN_STATUS_SUSPENDED)
        continue;
      take_task (matrix, g_hash_table_lookup (rows, GUINT_TO_POINTER (tasks[i].unit)), &tasks[i]);
      take_task (matrix, g_hash_table_lookup (rows, GUINT_TO_POINTER (tasks[i].field)), &tasks[i]);
    }
}

DubanMatrix *
duban_matrix_load (DubanSession *session, DubanSnapshot *snapshot)
{
  DubanMatrix *matrix = g_new0 (DubanMatrix, 1);

  matrix->today = snapshot->terms->today;
  matrix->as_of = duban_as_of_dup (snapshot, duban_clock_get_zone (session->clock), TRUE);
  matrix->leaders = g_array_new (FALSE, FALSE, sizeof (DubanMatrixLeader));
  matrix->rows = g_ptr_array_new_with_free_func (row_free);
  g_array_set_clear_func (matrix->leaders, clear_leader);
  add_leaders (matrix, snapshot);
  add_rows (matrix, snapshot->terms->directory);
  take_tasks (matrix, snapshot->reg);
  return matrix;
}

void
duban_matrix_free (DubanMatrix *matrix)
{
  clear_cells (matrix);
  g_free (matrix->as_of);
  g_ptr_array_unref (matrix->rows);
  g_array_unref (matrix->leaders);
  g_free (matrix);
}

char *
duban_matrix_cell_dup_words (const DubanMatrixCell *cell)
{
  GString *words = g_string_new (NULL);

  for (guint kind = DUBAN_HOLDS_CHARGE; kind <= DUBAN_HOLDS_GUARANTEE; kind++)
    if ((cell->kinds & 1u << kind) != 0)
      duban_sentence_add (words, duban_wording_of_holding (kind));
  return g_string_free (words, FALSE);
}

const char *
duban_matrix_state_get_words (DubanMatrixState state)
{
  switch (state)
    {
    case DUBAN_MATRIX_GAP:
      return duban_wording_of_rule (DUBAN_RULE_NO_CHARGE);
    case DUBAN_MATRIX_OVERLAP:
      return duban_wording_of_rule (DUBAN_RULE_DOUBLE_CHARGE);
    case DUBAN_MATRIX_SINGLE:
    default:
      return "";
    }
}

static void
append_holders (GString *text, const DubanMatrix *matrix, const DubanMatrixRow *row)
{
  for (guint i = 0; i < matrix->leaders->len; i++)
    {
      g_autofree char *words = duban_matrix_cell_dup_words (&row->cells[i]);
      g_autofree char *holder = NULL;

      if (words[0] == '\0')
        continue;
      /* Translators: a leader, and how he holds something: 副旗长甲分管 */
      holder = g_strdup_printf (C_ ("matrix", "%s: %s"),
                                g_array_index (matrix->leaders, DubanMatrixLeader, i).name, words);
      duban_sentence_add (text, holder);
    }
  if (text->len == 0)
    g_string_append (text, C_ ("matrix", "held by nobody"));
}

char *
duban_matrix_row_dup_sentence (const DubanMatrix *matrix, const DubanMatrixRow *row)
{
  g_autoptr (GString) holders = g_string_new (NULL);
  g_autofree char *tasks
      /* Translators: of a unit; how many open tasks it has */
      = g_strdup_printf (ngettext ("%u open task", "%u open tasks", row->tasks->len),
                         row->tasks->len);

  append_holders (holders, matrix, row);
  if (row->state != DUBAN_MATRIX_SINGLE)
    /* Translators: in order: a unit, what is wrong, who holds it, how many tasks */
    return g_strdup_printf (C_ ("matrix", "%s, %s: %s; %s"), row->name,
                            duban_matrix_state_get_words (row->state), holders->str, tasks);
  /* Translators: in order: a unit, who holds it, how many tasks */
  return g_strdup_printf (C_ ("matrix", "%s: %s; %s"), row->name, holders->str, tasks);
}

static char *
dup_cell_text (const DubanMatrixCell *cell)
{
  g_autofree char *words = duban_matrix_cell_dup_words (cell);

  if (cell->led == NULL)
    return g_steal_pointer (&words);
  return g_strdup_printf (words[0] != '\0' ? "%s %u" : "%s%u", words, cell->led->len);
}

static void
add_sheet_row (DubanSheet *sheet, const DubanMatrix *matrix, const DubanMatrixRow *row)
{
  g_autoptr (GPtrArray) texts = g_ptr_array_new ();

  g_ptr_array_add (texts, g_strdup (row->name));
  g_ptr_array_add (texts, g_strdup (duban_matrix_state_get_words (row->state)));
  for (guint i = 0; i < matrix->leaders->len; i++)
    g_ptr_array_add (texts, dup_cell_text (&row->cells[i]));
  g_ptr_array_add (texts, g_strdup_printf ("%u", row->tasks->len));
  g_ptr_array_add (texts, NULL);
  duban_sheet_take_row (sheet, (GStrv) g_ptr_array_free (g_steal_pointer (&texts), FALSE));
}

DubanSheet *
duban_matrix_dup_sheet (const DubanMatrix *matrix, gboolean faults)
{
  DubanSheet *sheet = duban_sheet_new (g_strdup (_ ("Matrix of the portfolio")),
                                       faults ? g_strdup (_ ("gaps and overlaps only")) : NULL,
                                       g_strdup (matrix->as_of));

  duban_sheet_add_column (sheet, _ ("Unit or field"), 3, FALSE);
  duban_sheet_add_column (sheet, _ ("Gap or overlap"), 0, TRUE);
  for (guint i = 0; i < matrix->leaders->len; i++)
    duban_sheet_add_column (sheet, g_array_index (matrix->leaders, DubanMatrixLeader, i).name, 1,
                            TRUE);
  duban_sheet_add_column (sheet, C_ ("matrix", "Open tasks"), 0, TRUE);
  for (guint i = 0; i < matrix->rows->len; i++)
    {
      const DubanMatrixRow *row = matrix->rows->pdata[i];

      if (!faults || row->state != DUBAN_MATRIX_SINGLE)
        add_sheet_row (sheet, matrix, row);
    }
  return sheet;
}
