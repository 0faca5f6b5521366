/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "exchange/heading.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "core/text.h"

#define MAX_HEADER_ROWS 4
#define MAPPED_POINTS 3 /* of a heading that a person spoke of */

/* One cell of a row that may be the header. */
typedef struct
{
  char *text;
  char *folded;
  DubanColumn column;
  guint rank; /* the smaller, the more exact */
  DubanMappingSource mapped;
} Candidate;

/* Where a heading is looked for. */
typedef struct
{
  const DubanFileTable *table;
  const DubanMapping *mapping; /* or NULL */
  DubanTableKind sheet;        /* the kind that is tried */
} Search;

/* Columns without which a row is no header of its sheet; any one of the second. */
static const struct
{
  DubanColumn required;
  DubanColumn any_of[4];
} needs[DUBAN_N_SHEETS] = {
  [DUBAN_SHEET_LEDGER] = { DUBAN_COLUMN_TITLE, { 0 } },
  [DUBAN_SHEET_PORTFOLIO]
  = { DUBAN_COLUMN_LEADER, { DUBAN_COLUMN_HOLDS, DUBAN_COLUMN_HOLDS_FIELD } },
  [DUBAN_SHEET_UNITS] = { DUBAN_COLUMN_UNIT_NAME, { 0 } },
  [DUBAN_SHEET_HOLIDAYS] = { DUBAN_COLUMN_DAY, { DUBAN_COLUMN_DAY_KIND } },
};

/* The column of the sheet that a cell names by itself, or is said to. */
static DubanColumn
find_column (const Search *search, const char *cell)
{
  g_autofree char *folded
      = duban_text_fold_heading (strlen (cell) > DUBAN_MAPPING_MAX_HEADING ? "" : cell);
  g_autofree char *key = search->mapping ? g_ascii_strdown (folded, -1) : NULL;
  DubanColumn column;
  guint rank;

  if (!*folded)
    return DUBAN_COLUMN_UNKNOWN;
  if (key && duban_mapping_find (search->mapping, search->sheet, key, &column))
    return column;
  return duban_column_find (search->sheet, folded, &rank);
}

/* Whether a person spoke of the cell's text. */
static gboolean
is_spoken_of (const Search *search, const char *cell)
{
  g_autofree char *folded = search->mapping ? duban_text_fold_heading (cell) : NULL;
  g_autofree char *key = folded ? g_ascii_strdown (folded, -1) : NULL;
  DubanColumn column;

  return key && duban_mapping_find (search->mapping, search->sheet, key, &column);
}

static void
candidate_clear (gpointer data)
{
  Candidate *candidate = data;

  g_free (candidate->text);
  g_free (candidate->folded);
}

/* The heading that the cells of a column make: one where they are the same; else the lowest where
 * it is known by itself, else all of them.  (transfer full) */
static char *
join_cells (const Search *search, gsize row, gsize n_rows, gsize column)
{
  g_autoptr (GString) joined = g_string_new (NULL);
  const char *lowest = "";
  gboolean is_alone;

  for (gsize i = 0; i < n_rows; i++)
    {
      const char *cell = duban_file_table_get_cell (search->table, row + i, column);

      if (!*cell || g_str_equal (cell, lowest))
        continue;
      g_string_append_printf (joined, "%s%s", joined->len ? "/" : "", cell);
      lowest = cell;
    }
  is_alone = joined->len == strlen (lowest) || find_column (search, lowest)
             || is_spoken_of (search, lowest);
  return g_strdup (is_alone ? lowest : joined->str);
}

/* What was said of the columns stands over their names.  A row with one text alone is a title:
 * nothing was said of the columns that are empty in it. */
static void
apply_mapping (const Search *search, GArray *candidates)
{
  g_autoptr (GPtrArray) texts = g_ptr_array_new ();
  g_auto (GStrv) keys = NULL;
  guint n_named = 0;

  for (guint i = 0; i < candidates->len; i++)
    g_ptr_array_add (texts, g_array_index (candidates, Candidate, i).text);
  keys = duban_mapping_dup_keys (texts);
  for (guint i = 0; i < candidates->len; i++)
    n_named += !duban_mapping_is_place (keys[i], i);
  for (guint i = 0; i < candidates->len; i++)
    {
      Candidate *candidate = &g_array_index (candidates, Candidate, i);

      if (n_named > 1)
        candidate->mapped = duban_mapping_find_at (
            search->mapping, search->sheet, (const char *const *) keys, i, &candidate->column);
      else if (!duban_mapping_is_place (keys[i], i))
        candidate->mapped
            = duban_mapping_find (search->mapping, search->sheet, keys[i], &candidate->column);
      if (candidate->mapped)
        candidate->rank = 0;
    }
}

static GArray *
read_candidates (const Search *search, gsize row, gsize n_rows)
{
  GArray *candidates = g_array_new (FALSE, TRUE, sizeof (Candidate));

  g_array_set_clear_func (candidates, candidate_clear);
  for (gsize i = 0; i < duban_file_table_get_n_columns (search->table); i++)
    {
      char *text = join_cells (search, row, n_rows, i);
      gboolean is_long = strlen (text) > DUBAN_MAPPING_MAX_HEADING;
      Candidate candidate
          = { .text = text, .folded = duban_text_fold_heading (is_long ? "" : text) };

      if (*candidate.folded)
        candidate.column = duban_column_find (search->sheet, candidate.folded, &candidate.rank);
      g_array_append_val (candidates, candidate);
    }
  if (search->mapping)
    apply_mapping (search, candidates);
  return candidates;
}

/* 责任单位 beside 牵头单位 names those who cooperate. */
static void
demote_responsible_beside_leading (GArray *candidates)
{
  gboolean has_leading = FALSE;

  for (guint i = 0; i < candidates->len; i++)
    {
      const Candidate *candidate = &g_array_index (candidates, Candidate, i);

      has_leading |= candidate->column == DUBAN_COLUMN_UNIT
                     && duban_column_is_leading_unit (candidate->folded);
    }
  for (guint i = 0; has_leading && i < candidates->len; i++)
    {
      Candidate *candidate = &g_array_index (candidates, Candidate, i);

      if (candidate->mapped || candidate->column != DUBAN_COLUMN_UNIT
          || !strstr (candidate->folded, "责任")
          || duban_column_is_leading_unit (candidate->folded))
        continue;
      candidate->column = DUBAN_COLUMN_COOPERATING_UNITS;
      candidate->rank = MAX (candidate->rank, 1);
    }
}

/* Of two headings for 事项 the first is the title, the next the requirement; with an exact one
 * of the requirement's own, the next goes to the notes.  One that is said to be the title is the
 * first. */
static void
part_titles (GArray *candidates)
{
  guint n_titles = 0;

  for (guint i = 0; i < candidates->len; i++)
    {
      const Candidate *candidate = &g_array_index (candidates, Candidate, i);

      n_titles += candidate->mapped && candidate->column == DUBAN_COLUMN_TITLE;
    }

  for (guint i = 0; i < candidates->len; i++)
    {
      Candidate *candidate = &g_array_index (candidates, Candidate, i);

      if (candidate->mapped || candidate->column != DUBAN_COLUMN_TITLE)
        continue;
      if (n_titles++ == 0)
        continue;
      candidate->column = n_titles == 2 ? DUBAN_COLUMN_REQUIREMENT : DUBAN_COLUMN_UNKNOWN;
      candidate->rank = DUBAN_COLUMN_RANK_CONTAINS + 1;
    }
}

/* Whether the first is the more exact of two headings for one column, or stands before it. */
static gboolean
wins (const Candidate *first, const Candidate *second)
{
  if (!first->mapped != !second->mapped)
    return first->mapped != DUBAN_MAPPING_NO_WORD;
  return first->rank <= second->rank;
}

/* Two headings for one column: the more exact name wins, the other goes to the notes. */
static void
settle_doubles (GArray *candidates, gssize places[DUBAN_N_COLUMNS])
{
  for (gsize i = 0; i < DUBAN_N_COLUMNS; i++)
    places[i] = -1;
  for (guint i = 0; i < candidates->len; i++)
    {
      Candidate *candidate = &g_array_index (candidates, Candidate, i);
      gssize *place = &places[candidate->column];
      Candidate *other = *place >= 0 ? &g_array_index (candidates, Candidate, *place) : NULL;

      if (candidate->column <= DUBAN_COLUMN_IGNORED)
        continue;
      if (other && wins (other, candidate))
        {
          candidate->column = DUBAN_COLUMN_UNKNOWN;
          continue;
        }
      if (other)
        other->column = DUBAN_COLUMN_UNKNOWN;
      *place = i;
    }
}

/* How much the row looks like the header of its sheet; 0: not at all. */
static guint
score (GArray *candidates, DubanTableKind sheet, const gssize places[DUBAN_N_COLUMNS])
{
  guint points = 0;
  gboolean has_any = needs[sheet].any_of[0] == DUBAN_COLUMN_UNKNOWN;
  gboolean is_exact;

  if (places[needs[sheet].required] < 0)
    return 0;
  for (gsize i = 0; i < G_N_ELEMENTS (needs[sheet].any_of); i++)
    has_any |= needs[sheet].any_of[i] && places[needs[sheet].any_of[i]] >= 0;
  for (guint i = 0; i < candidates->len; i++)
    {
      const Candidate *candidate = &g_array_index (candidates, Candidate, i);

      is_exact = candidate->rank < DUBAN_COLUMN_RANK_CONTAINS;
      if (candidate->mapped)
        points += *candidate->text ? MAPPED_POINTS : 1; /* spoken of by its place alone */
      else if (candidate->column > DUBAN_COLUMN_UNKNOWN)
        points += is_exact ? 2 : 1;
    }
  return has_any && points >= 2 ? points : 0;
}

static DubanHeadingReason
get_reason (const Candidate *candidate)
{
  if (candidate->mapped)
    return candidate->mapped == DUBAN_MAPPING_CHOSEN ? DUBAN_HEADING_CHOSEN
                                                     : DUBAN_HEADING_REMEMBERED;
  if (candidate->column == DUBAN_COLUMN_UNKNOWN)
    return DUBAN_HEADING_BY_NOTHING;
  return candidate->rank < DUBAN_COLUMN_RANK_CONTAINS ? DUBAN_HEADING_BY_NAME
                                                      : DUBAN_HEADING_BY_CONTAINING;
}

static guint
try_rows (const Search *search, gsize row, gsize n_rows, DubanHeading *heading)
{
  g_autoptr (GArray) candidates = read_candidates (search, row, n_rows);
  guint points;

  demote_responsible_beside_leading (candidates);
  part_titles (candidates);
  settle_doubles (candidates, heading->places);
  points = score (candidates, search->sheet, heading->places);
  heading->sheet = search->sheet;
  heading->row = row + n_rows - 1;
  heading->n_columns = candidates->len;
  heading->columns = g_renew (DubanColumn, heading->columns, candidates->len);
  heading->reasons = g_renew (DubanHeadingReason, heading->reasons, candidates->len);
  g_ptr_array_set_size (heading->texts, 0);
  for (guint i = 0; i < candidates->len; i++)
    {
      Candidate *candidate = &g_array_index (candidates, Candidate, i);

      heading->columns[i] = candidate->column;
      heading->reasons[i] = get_reason (candidate);
      g_ptr_array_add (heading->texts, g_steal_pointer (&candidate->text));
    }
  return points;
}

/* 填报单位：…, 截至时间：…: what a line under the title says, whatever it is merged over. */
static gboolean
says_of_table (const char *cell)
{
  return strstr (cell, "：") || strchr (cell, ':');
}

/* Whether two cells side by side are one group over two headings. */
static gboolean
is_group (const DubanFileTable *table, gsize row, gsize column)
{
  const char *group = duban_file_table_get_cell (table, row, column);
  const char *one = duban_file_table_get_cell (table, row + 1, column);
  const char *other = duban_file_table_get_cell (table, row + 1, column + 1);

  return column > 0 && *group && !says_of_table (group) && *one && *other
         && !g_str_equal (one, other)
         && g_str_equal (group, duban_file_table_get_cell (table, row, column + 1));
}

/* Whether the row and the next are parts of one heading: the heading that the sheet must have, or
 * two others, are merged over both (one alone may be a cell of data that says what its heading
 * says); or the upper one groups headings of the lower, which would be one by itself. */
static gboolean
goes_on (const Search *search, gsize row, DubanHeading *scratch)
{
  const DubanFileTable *table = search->table;
  gsize n_columns = duban_file_table_get_n_columns (table);
  gboolean has_group = FALSE;
  guint n_merged = 0;

  if (row + 1 >= duban_file_table_get_n_rows (table)
      || duban_file_table_get_row_number (table, row + 1)
             != duban_file_table_get_row_number (table, row) + 1)
    return FALSE;
  for (gsize i = 0; i < n_columns; i++)
    {
      const char *cell = duban_file_table_get_cell (table, row, i);

      DubanColumn column = DUBAN_COLUMN_UNKNOWN;

      has_group |= i + 1 < n_columns && is_group (table, row, i);
      if (*cell && g_str_equal (cell, duban_file_table_get_cell (table, row + 1, i)))
        column = find_column (search, cell);
      n_merged += column == needs[search->sheet].required ? 2 : column != DUBAN_COLUMN_UNKNOWN;
    }
  if (n_merged >= 2)
    return TRUE;
  return has_group && try_rows (search, row + 1, 1, scratch) > 0;
}

/* How much the heading that begins in the row looks like one, with the rows that belong to it. */
static guint
try_row (const Search *search, gsize row, DubanHeading *heading)
{
  gsize n_rows = 1;

  while (n_rows < MAX_HEADER_ROWS && goes_on (search, row + n_rows - 1, heading))
    n_rows++;
  return try_rows (search, row, n_rows, heading);
}

static DubanHeading *
heading_new (void)
{
  DubanHeading *heading = g_new0 (DubanHeading, 1);

  heading->texts = g_ptr_array_new_with_free_func (g_free);
  return heading;
}

static int
compare_columns_cb (gconstpointer a, gconstpointer b, gpointer data)
{
  const DubanHeading *heading = data;
  gsize first = *(const gsize *) a, second = *(const gsize *) b;
  DubanColumn one = heading->columns[first], two = heading->columns[second];
  int by_text;

  if (one != two)
    return one == DUBAN_COLUMN_UNKNOWN || (two != DUBAN_COLUMN_UNKNOWN && one > two) ? 1 : -1;
  by_text = strcmp (g_ptr_array_index (heading->texts, first),
                    g_ptr_array_index (heading->texts, second));
  return by_text ? by_text : (first > second) - (first < second);
}

static void
sort_columns (DubanHeading *heading)
{
  heading->order = g_new (gsize, heading->n_columns);
  for (gsize i = 0; i < heading->n_columns; i++)
    if (heading->columns[i] != DUBAN_COLUMN_IGNORED)
      {
        heading->order[heading->n_order++] = i;
        heading->n_known += heading->columns[i] != DUBAN_COLUMN_UNKNOWN;
      }
  g_qsort_with_data (heading->order, (int) heading->n_order, sizeof (gsize), compare_columns_cb,
                     heading);
}

static void
refuse (DubanTableKind sheet, const char *name, GError **error)
{
  static const char *const columns[DUBAN_N_SHEETS] = {
    [DUBAN_SHEET_ANY] = "事项",
    [DUBAN_SHEET_LEDGER] = "事项",
    [DUBAN_SHEET_PORTFOLIO] = "领导, 分管",
    [DUBAN_SHEET_UNITS] = "单位",
    [DUBAN_SHEET_HOLIDAYS] = "日期, 类型",
  };

  g_set_error (error, DUBAN_FILE_ERROR, DUBAN_FILE_ERROR_HEADER,
               _ ("“%s” has no row of headings that is understood: give its columns headings, at "
                  "least %s."),
               name, columns[sheet]);
}

/* Whether a table is of its kind by more than words that are as well about a ledger: unit, title
 * and the like alone make no list of units of a ledger whose 事项 is not known. */
static gboolean
is_sure (const DubanHeading *heading, const DubanMapping *mapping)
{
  g_auto (GStrv) keys = NULL;
  DubanColumn column;

  if (!mapping || heading->sheet == DUBAN_SHEET_LEDGER)
    return TRUE;
  keys = duban_mapping_dup_keys (heading->texts);
  for (gsize i = 0; i < heading->n_columns; i++)
    if (heading->columns[i] > DUBAN_COLUMN_IGNORED
        && (heading->reasons[i] < DUBAN_HEADING_REMEMBERED
            || !duban_mapping_find_at (mapping, DUBAN_SHEET_LEDGER, (const char *const *) keys,
                                       (guint) i, &column)))
      return TRUE;
  return FALSE;
}

DubanHeading *
duban_heading_find (const DubanFileTable *table, DubanTableKind sheet, const DubanMapping *mapping,
                    const char *name, GError **error)
{
  g_autoptr (DubanHeading) best = heading_new ();
  g_autoptr (DubanHeading) trial = heading_new ();
  gsize n_rows = MIN (duban_file_table_get_n_rows (table), DUBAN_HEADING_MAX_ROWS);
  guint best_points = 0;

  for (gsize row = 0; row < n_rows; row++)
    for (guint kind = DUBAN_SHEET_LEDGER; kind < DUBAN_N_SHEETS; kind++)
      {
        guint points;

        if (sheet != DUBAN_SHEET_ANY && sheet != kind)
          continue;
        points = try_row (&(Search){ table, mapping, kind }, row, trial);
        if (points <= best_points || (sheet == DUBAN_SHEET_ANY && !is_sure (trial, mapping)))
          continue;
        best_points = points;
        DubanHeading *swap = best;
        best = trial;
        trial = swap;
      }
  if (best_points == 0)
    {
      refuse (sheet, name, error);
      return NULL;
    }
  sort_columns (best);
  return g_steal_pointer (&best);
}

DubanHeading *
duban_heading_read_row (const DubanFileTable *table, gsize row, DubanTableKind sheet,
                        const DubanMapping *mapping)
{
  DubanHeading *heading = heading_new ();

  try_rows (&(Search){ table, mapping, sheet }, row, 1, heading);
  sort_columns (heading);
  return heading;
}

DubanColumn
duban_heading_get_required (DubanTableKind sheet)
{
  return needs[sheet == DUBAN_SHEET_ANY ? DUBAN_SHEET_LEDGER : sheet].required;
}

void
duban_heading_free (DubanHeading *heading)
{
  if (!heading)
    return;
  g_ptr_array_unref (heading->texts);
  g_free (heading->columns);
  g_free (heading->reasons);
  g_free (heading->order);
  g_free (heading);
}

char *
duban_heading_dup_text (const DubanHeading *heading, gsize column)
{
  const char *text = g_ptr_array_index (heading->texts, column);

  if (!*text)
    return duban_mapping_dup_place ((guint) column);
  return g_strdelimit (g_strdup (text), "\r\n\t", ' ');
}

char *
duban_heading_dup_label (const DubanHeading *heading, gsize column)
{
  if (strlen (g_ptr_array_index (heading->texts, column)) > DUBAN_MAPPING_MAX_HEADING)
    return duban_mapping_dup_place ((guint) column);
  return duban_heading_dup_text (heading, column);
}

static int
compare_texts_cb (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

gboolean
duban_heading_hash_row (const DubanFileTable *table, gsize row, DubanHash *hash)
{
  g_autoptr (GPtrArray) folded = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GString) bytes = g_string_new (NULL);

  for (gsize i = 0; i < duban_file_table_get_row_size (table, row); i++)
    {
      const char *cell = duban_file_table_get_cell (table, row, i);
      g_autofree char *text
          = duban_text_fold_heading (strlen (cell) > DUBAN_MAPPING_MAX_HEADING ? "" : cell);

      if (*text)
        g_ptr_array_add (folded, g_ascii_strdown (text, -1));
    }
  g_ptr_array_sort (folded, compare_texts_cb);
  for (guint i = 0; i < folded->len; i++)
    g_string_append_len (bytes, g_ptr_array_index (folded, i),
                         (gssize) strlen (g_ptr_array_index (folded, i)) + 1);
  *hash = duban_hash_of (bytes->str, bytes->len);
  return folded->len > 0;
}

const char *
duban_heading_get_cell (const DubanHeading *heading, const DubanFileTable *table, gsize row,
                        DubanColumn column)
{
  gssize place = heading->places[column];

  return place < 0 ? "" : duban_file_table_get_cell (table, row, (gsize) place);
}
