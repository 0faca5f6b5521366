/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "exchange/column-cells.h"

#include <string.h>

#include "core/date/dateword.h"
#include "core/text.h"
#include "exchange/words.h"

#define MAX_SHORT 96 /* bytes of a cell that may be a name, a date or a word */
#define MAX_CODE 24  /* letters */
#define LONG_TEXT 8  /* letters on the average, of a column of texts */
#define FEW 20       /* percent: less of them is none */
#define MANY 80      /* percent: as good as all */

/* What the cells of a field hold. */
typedef enum
{
  HOLDS_ANYTHING,
  HOLDS_DATES,
  HOLDS_UNITS,
  HOLDS_LEADERS,
  HOLDS_STATUSES,
  HOLDS_TEXTS,
  HOLDS_CODES,
  HOLDS_NUMBERS,
  HOLDS_ORDINALS,
  HOLDS_DAY_KINDS,
  HOLDS_HOLDING_KINDS,
  HOLDS_IMPORTANCES,
  HOLDS_YES_OR_NO,
} Content;

static const Content contents[DUBAN_N_COLUMNS] = {
  [DUBAN_COLUMN_IGNORED] = HOLDS_ORDINALS,
  [DUBAN_COLUMN_NUMBER] = HOLDS_CODES,
  [DUBAN_COLUMN_TITLE] = HOLDS_TEXTS,
  [DUBAN_COLUMN_REQUIREMENT] = HOLDS_TEXTS,
  [DUBAN_COLUMN_SOURCE_DATE] = HOLDS_DATES,
  [DUBAN_COLUMN_ASSIGNED] = HOLDS_DATES,
  [DUBAN_COLUMN_IMPORTANCE] = HOLDS_IMPORTANCES,
  [DUBAN_COLUMN_RECTIFICATION] = HOLDS_YES_OR_NO,
  [DUBAN_COLUMN_LEAD] = HOLDS_LEADERS,
  [DUBAN_COLUMN_COOPERATORS] = HOLDS_LEADERS,
  [DUBAN_COLUMN_UNIT] = HOLDS_UNITS,
  [DUBAN_COLUMN_COOPERATING_UNITS] = HOLDS_UNITS,
  [DUBAN_COLUMN_DUE] = HOLDS_DATES,
  [DUBAN_COLUMN_FIRST_DUE] = HOLDS_DATES,
  [DUBAN_COLUMN_DUE_TEXT] = HOLDS_DATES,
  [DUBAN_COLUMN_DEPLOY] = HOLDS_DATES,
  [DUBAN_COLUMN_APPROACH] = HOLDS_DATES,
  [DUBAN_COLUMN_FEEDBACK] = HOLDS_DATES,
  [DUBAN_COLUMN_FOLLOW_UP] = HOLDS_DATES,
  [DUBAN_COLUMN_TRACKED_FROM] = HOLDS_DATES,
  [DUBAN_COLUMN_STATUS] = HOLDS_STATUSES,
  [DUBAN_COLUMN_CLOSED] = HOLDS_DATES,
  [DUBAN_COLUMN_PROGRESS] = HOLDS_TEXTS,
  [DUBAN_COLUMN_PROBLEM] = HOLDS_TEXTS,
  [DUBAN_COLUMN_PROBLEM_CAUSE] = HOLDS_TEXTS,
  [DUBAN_COLUMN_SUGGESTION] = HOLDS_TEXTS,
  [DUBAN_COLUMN_CAUSE] = HOLDS_TEXTS,
  [DUBAN_COLUMN_MEASURES] = HOLDS_TEXTS,
  [DUBAN_COLUMN_MEETING] = HOLDS_DATES,
  [DUBAN_COLUMN_QUANTITY] = HOLDS_NUMBERS,
  [DUBAN_COLUMN_TARGET] = HOLDS_NUMBERS,
  [DUBAN_COLUMN_COMPLETION] = HOLDS_DATES,
  [DUBAN_COLUMN_LEADER] = HOLDS_LEADERS,
  [DUBAN_COLUMN_HOLDS] = HOLDS_UNITS,
  [DUBAN_COLUMN_HOLDING_KIND] = HOLDS_HOLDING_KINDS,
  [DUBAN_COLUMN_FROM] = HOLDS_DATES,
  [DUBAN_COLUMN_TO] = HOLDS_DATES,
  [DUBAN_COLUMN_UNIT_NAME] = HOLDS_UNITS,
  [DUBAN_COLUMN_PARENT_UNIT] = HOLDS_UNITS,
  [DUBAN_COLUMN_DAY] = HOLDS_DATES,
  [DUBAN_COLUMN_DAY_KIND] = HOLDS_DAY_KINDS,
};

/* Words for how far a task is that stand for no status of ours. */
static const char *const statuses[]
    = { "未完成",   "未办结", "进行中", "推进中", "正在办理", "办理中",
        "未启动",   "已启动", "未开始", "达序",   "未达序",   "滞后",
        "正常推进", "已落实", "未落实", "完成中", "未销号" };

static gboolean
is_status (const char *cell)
{
  for (gsize i = 0; i < G_N_ELEMENTS (statuses); i++)
    if (g_str_equal (cell, statuses[i]))
      return TRUE;
  return duban_words_read (DUBAN_WORDS_STATUS, cell, -1) != 0;
}

static gboolean
is_date (const char *cell)
{
  static const DubanDatewordContext context = { .assigned = DUBAN_NO_DAY };
  DubanDatewordKind kind = duban_dateword_read_deadline (cell, &context).kind;

  return kind == DUBAN_DATEWORD_DAY || kind == DUBAN_DATEWORD_CONTINUING
         || kind == DUBAN_DATEWORD_RECURRING;
}

/* Figures, and what stands in and around them: 1,200.5万, 30%. */
static gboolean
is_number (const char *cell)
{
  return g_ascii_isdigit (*cell) && cell[strspn (cell, "0123456789.,%")] == '\0';
}

static gboolean
has_digit (const char *cell)
{
  return cell[strcspn (cell, "0123456789")] != '\0';
}

/* Each name of a cell is one that is known, or (units) looks like one. */
static void
read_names (DubanColumnCells *cells, const char *cell, const DubanKnownNames *known)
{
  g_autoptr (GPtrArray) names = duban_text_split_names (cell);
  guint n_units = 0, n_known = 0, n_leaders = 0;

  for (guint i = 0; i < names->len; i++)
    {
      const char *name = g_ptr_array_index (names, i);
      gboolean is_unit = known && known->is_unit && known->is_unit (name, known->data);

      n_known += is_unit;
      n_units += is_unit || duban_text_looks_like_unit (name) || duban_text_is_collective (name);
      n_leaders += known && known->is_leader && known->is_leader (name, known->data);
    }
  cells->units += names->len > 0 && n_units * 2 > names->len;
  cells->known_units += n_known > 0;
  cells->leaders += names->len > 0 && n_leaders * 2 > names->len;
}

/* A cell that is short enough to be more than a text. */
static void
read_short (DubanColumnCells *cells, const char *cell, const DubanKnownNames *known)
{
  gboolean is_number_alone = is_number (cell);
  gboolean is_day = !is_number_alone && is_date (cell);

  cells->numbers += is_number_alone;
  cells->dates += is_day;
  cells->codes
      += !is_number_alone && !is_day && has_digit (cell) && g_utf8_strlen (cell, -1) <= MAX_CODE;
  cells->statuses += is_status (cell);
  cells->day_kinds += duban_words_read (DUBAN_WORDS_DAY_KIND, cell, -1) != 0;
  cells->holding_kinds += duban_words_read (DUBAN_WORDS_HOLDING_KIND, cell, -1) != 0;
  cells->importances += duban_words_read (DUBAN_WORDS_IMPORTANCE, cell, -1) != 0;
  cells->yes_or_no += duban_words_read (DUBAN_WORDS_YES_NO, cell, -1) != 0;
  if (!is_number_alone && !is_day)
    read_names (cells, cell, known);
}

/* The running numbers are looked for in the first rows, where none is left out. */
static void
count_steps (DubanColumnCells *cells, const DubanFileTable *table, gsize first, gsize column,
             guint sample)
{
  gsize end = MIN (first + sample, duban_file_table_get_n_rows (table));
  guint64 last = 0, value;
  guint n = 0;

  for (gsize row = first; row < end; row++)
    {
      const char *cell = duban_file_table_get_cell (table, row, column);

      if (!*cell)
        continue;
      n++;
      if (!g_ascii_string_to_unsigned (cell, 10, 0, G_MAXUINT32, &value, NULL))
        continue;
      cells->steps += value == last + 1;
      last = value;
    }
  cells->steps = n ? cells->steps * cells->n / n : 0;
}

void
duban_column_cells_read (DubanColumnCells *cells, const DubanFileTable *table, gsize first,
                         gsize column, guint sample, const DubanKnownNames *known)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);
  gsize n_rows = duban_file_table_get_n_rows (table);
  gsize step = MAX ((n_rows - MIN (first, n_rows)) / MAX (sample, 1), 1);

  memset (cells, 0, sizeof *cells);
  for (gsize row = first; row < n_rows && cells->n < sample; row += step)
    {
      const char *cell = duban_file_table_get_cell (table, row, column);

      if (!*cell)
        continue;
      cells->n++;
      cells->n_words += (guint) MIN (g_utf8_strlen (cell, -1), 1000);
      cells->n_other += g_hash_table_add (seen, (gpointer) cell);
      if (strlen (cell) <= MAX_SHORT)
        read_short (cells, cell, known);
    }
  count_steps (cells, table, first, column, sample);
}

/* How many of them speak for a field that holds such: none is against it, few say nothing. */
static int
weigh_share (const DubanColumnCells *cells, guint count)
{
  guint share = count * 100 / cells->n;

  if (share < FEW)
    return -100;
  return share >= MANY ? (int) share : (int) (share - FEW) / 2;
}

static gboolean
are_short_facts (const DubanColumnCells *cells)
{
  guint facts = cells->dates + cells->numbers + cells->statuses + cells->leaders;

  return facts * 2 > cells->n || cells->known_units * 2 > cells->n;
}

static int
weigh_texts (const DubanColumnCells *cells)
{
  gboolean are_long = cells->n_words >= LONG_TEXT * cells->n;

  if (are_short_facts (cells))
    return -100;
  if (are_long && cells->n_other * 100 >= cells->n * MANY)
    return 80;
  return are_long ? 40 : 0;
}

static int
weigh_codes (const DubanColumnCells *cells)
{
  guint n = cells->codes + cells->numbers;

  if (cells->n_other * 100 < cells->n * MANY || cells->steps * 2 > cells->n)
    return -50;
  return weigh_share (cells, n);
}

/* Whether none is a leader's known name says nothing where nobody is known. */
static int
weigh_leaders (const DubanColumnCells *cells)
{
  if (cells->leaders * 100 >= cells->n * FEW)
    return weigh_share (cells, cells->leaders);
  return are_short_facts (cells) || cells->units * 2 > cells->n
                 || cells->n_words >= LONG_TEXT * cells->n
             ? -100
             : 0;
}

int
duban_column_cells_speak (const DubanColumnCells *cells, DubanColumn field)
{
  if (cells->n == 0)
    return 0;
  switch (contents[field])
    {
    case HOLDS_DATES:
      return weigh_share (cells, cells->dates);
    case HOLDS_UNITS:
      return weigh_share (cells, cells->units);
    case HOLDS_LEADERS:
      return weigh_leaders (cells);
    case HOLDS_STATUSES:
      return weigh_share (cells, cells->statuses);
    case HOLDS_TEXTS:
      return weigh_texts (cells);
    case HOLDS_CODES:
      return weigh_codes (cells);
    case HOLDS_NUMBERS:
      return weigh_share (cells, cells->numbers);
    case HOLDS_ORDINALS:
      return weigh_share (cells, cells->steps);
    case HOLDS_DAY_KINDS:
      return weigh_share (cells, cells->day_kinds);
    case HOLDS_HOLDING_KINDS:
      return weigh_share (cells, cells->holding_kinds);
    case HOLDS_IMPORTANCES:
      return weigh_share (cells, cells->importances);
    case HOLDS_YES_OR_NO:
      return weigh_share (cells, cells->yes_or_no);
    case HOLDS_ANYTHING:
    default:
      return 0;
    }
}
