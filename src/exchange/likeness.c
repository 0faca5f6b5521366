/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "exchange/likeness.h"

#include <string.h>

#include "core/text.h"
#include "exchange/column-like.h"
#include "exchange/progress.h"

#define SAMPLE 200         /* rows of a column */
#define SAMPLE_CELLS 20000 /* of all columns */
#define LEAST_SAMPLE 10
#define LEAST_STRENGTH 40 /* of what is proposed */
#define LEAST_LIKE 35     /* of a heading, to count as a reason */
#define SPEAKING 60       /* of cells, to count as a reason */
#define MAX_HEADING_LETTERS 20
#define MAX_OPEN 128 /* columns that are compared; wider tables are none of ours */
#define MAX_GUESSED_ROWS 20
#define MAX_GUESSED_COLUMNS 40

/* Fields that the cells alone may speak for, the likelier first: how much of what they say counts,
 * in percent. */
static const struct
{
  DubanTableKind kind;
  DubanColumn field;
  guint weight;
} by_cells[] = {
  { DUBAN_SHEET_LEDGER, DUBAN_COLUMN_IGNORED, 60 },
  { DUBAN_SHEET_LEDGER, DUBAN_COLUMN_TITLE, 70 },
  { DUBAN_SHEET_LEDGER, DUBAN_COLUMN_DUE, 60 },
  { DUBAN_SHEET_LEDGER, DUBAN_COLUMN_ASSIGNED, 50 },
  { DUBAN_SHEET_LEDGER, DUBAN_COLUMN_UNIT, 65 },
  { DUBAN_SHEET_LEDGER, DUBAN_COLUMN_COOPERATING_UNITS, 50 },
  { DUBAN_SHEET_LEDGER, DUBAN_COLUMN_LEAD, 65 },
  { DUBAN_SHEET_LEDGER, DUBAN_COLUMN_COOPERATORS, 50 },
  { DUBAN_SHEET_LEDGER, DUBAN_COLUMN_STATUS, 65 },
  { DUBAN_SHEET_PORTFOLIO, DUBAN_COLUMN_IGNORED, 60 },
  { DUBAN_SHEET_PORTFOLIO, DUBAN_COLUMN_LEADER, 70 },
  { DUBAN_SHEET_PORTFOLIO, DUBAN_COLUMN_HOLDS, 65 },
  { DUBAN_SHEET_PORTFOLIO, DUBAN_COLUMN_HOLDING_KIND, 60 },
  { DUBAN_SHEET_PORTFOLIO, DUBAN_COLUMN_FROM, 50 },
  { DUBAN_SHEET_UNITS, DUBAN_COLUMN_IGNORED, 60 },
  { DUBAN_SHEET_UNITS, DUBAN_COLUMN_UNIT_NAME, 65 },
  { DUBAN_SHEET_HOLIDAYS, DUBAN_COLUMN_IGNORED, 60 },
  { DUBAN_SHEET_HOLIDAYS, DUBAN_COLUMN_DAY, 60 },
  { DUBAN_SHEET_HOLIDAYS, DUBAN_COLUMN_DAY_KIND, 65 },
};

/* What is said for a column being a field. */
typedef struct
{
  gsize column;
  DubanColumnProposal proposal;
} Offer;

static guint
weigh_by_cells (DubanTableKind kind, DubanColumn field)
{
  for (gsize i = 0; i < G_N_ELEMENTS (by_cells); i++)
    if (by_cells[i].kind == kind && by_cells[i].field == field)
      return by_cells[i].weight;
  return 0;
}

/* What heading and cells say together: cells that speak against it take from what the heading says,
 * those that speak for it add to it, or stand alone. */
static DubanColumnProposal
weigh (DubanTableKind kind, DubanColumn field, guint like, int said)
{
  DubanColumnProposal proposal = { field, 0, 0 };
  guint alone = said > 0 ? (guint) said * weigh_by_cells (kind, field) / 100 : 0;

  if (like < LEAST_LIKE)
    like = 0;
  if (said <= 0)
    proposal.strength = like * (guint) (100 + said) / 100;
  else if (like > 0)
    proposal.strength = 100 - (100 - like) * (100 - (guint) said / 2) / 100;
  proposal.strength = MAX (proposal.strength, alone);
  proposal.reasons
      = (like > 0 ? DUBAN_LIKENESS_HEADING : 0) | (said >= SPEAKING ? DUBAN_LIKENESS_CELLS : 0);
  return proposal;
}

static void
add_offers (GArray *offers, const DubanHeading *heading, gsize column,
            const DubanColumnCells *cells)
{
  const char *text = g_ptr_array_index (heading->texts, column);
  g_autofree char *folded
      = duban_text_fold_heading (strlen (text) > DUBAN_MAPPING_MAX_HEADING ? "" : text);

  for (DubanColumn field = DUBAN_COLUMN_IGNORED; field < DUBAN_N_COLUMNS; field++)
    {
      Offer offer = { .column = column };

      if (!duban_column_is_of (heading->sheet, field)
          || (field != DUBAN_COLUMN_IGNORED && heading->places[field] >= 0))
        continue;
      offer.proposal
          = weigh (heading->sheet, field, duban_column_like (heading->sheet, field, folded),
                   duban_column_cells_speak (cells, field));
      if (offer.proposal.strength >= LEAST_STRENGTH && offer.proposal.reasons)
        g_array_append_val (offers, offer);
    }
}

/* The strongest first; of two alike the field that a ledger has first, in its first column. */
static int
compare_offers_cb (gconstpointer a, gconstpointer b)
{
  const Offer *first = a, *second = b;

  if (first->proposal.strength != second->proposal.strength)
    return first->proposal.strength > second->proposal.strength ? -1 : 1;
  if (first->proposal.field != second->proposal.field)
    return first->proposal.field < second->proposal.field ? -1 : 1;
  return (first->column > second->column) - (first->column < second->column);
}

/* Each column takes its strongest offer of a field that no other has taken. */
static void
share_out (GArray *offers, DubanColumnProposal *proposals)
{
  gboolean is_taken[DUBAN_N_COLUMNS] = { FALSE };

  g_array_sort (offers, compare_offers_cb);
  for (guint i = 0; i < offers->len; i++)
    {
      const Offer *offer = &g_array_index (offers, Offer, i);

      if (is_taken[offer->proposal.field] || proposals[offer->column].field != DUBAN_COLUMN_UNKNOWN)
        continue;
      proposals[offer->column] = offer->proposal;
      is_taken[offer->proposal.field] = TRUE;
    }
}

/* Whether nothing is known of the column, by its heading, a person's word, or as that of a period's
 * progress. */
static gboolean
is_open (const DubanHeading *heading, gsize column)
{
  static const DubanDatewordContext context = { .assigned = DUBAN_NO_DAY };

  return heading->columns[column] == DUBAN_COLUMN_UNKNOWN
         && heading->reasons[column] == DUBAN_HEADING_BY_NOTHING
         && !duban_progress_is_heading (g_ptr_array_index (heading->texts, column), &context);
}

DubanColumnProposal *
duban_likeness_propose (const DubanFileTable *table, const DubanHeading *heading,
                        const DubanKnownNames *known)
{
  DubanColumnProposal *proposals = g_new0 (DubanColumnProposal, MAX (heading->n_columns, 1));
  g_autoptr (GArray) offers = g_array_new (FALSE, FALSE, sizeof (Offer));
  gsize n_open = 0;
  guint sample;

  for (gsize i = 0; i < heading->n_columns; i++)
    n_open += is_open (heading, i);
  sample = (guint) CLAMP (SAMPLE_CELLS / MAX (n_open, 1), LEAST_SAMPLE, SAMPLE);
  for (gsize i = 0, n = 0; i < heading->n_columns && n < MAX_OPEN; i++)
    {
      DubanColumnCells cells;

      if (!is_open (heading, i))
        continue;
      n++;
      duban_column_cells_read (&cells, table, heading->row + 1, i, sample, known);
      if (cells.n > 0)
        add_offers (offers, heading, i, &cells);
    }
  share_out (offers, proposals);
  return proposals;
}

/* How much a row looks like headings: cells that are short texts, each another, and the more so
 * those that are known or alike to a name. */
static guint
weigh_row (const DubanFileTable *table, gsize row, DubanTableKind kind, const DubanMapping *mapping)
{
  g_autoptr (DubanHeading) heading = duban_heading_read_row (table, row, kind, mapping);
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);
  guint points = 0;

  for (gsize i = 0; i < MIN (heading->n_columns, MAX_GUESSED_COLUMNS); i++)
    {
      const char *text = g_ptr_array_index (heading->texts, i);
      g_autofree char *folded = NULL;
      guint best = 0;

      if (!*text || g_ascii_isdigit (*text) || strlen (text) > DUBAN_MAPPING_MAX_HEADING
          || g_utf8_strlen (text, -1) > MAX_HEADING_LETTERS
          || !g_hash_table_add (seen, (gpointer) text))
        continue;
      folded = duban_text_fold_heading (text);
      for (DubanColumn field = DUBAN_COLUMN_IGNORED; field < DUBAN_N_COLUMNS; field++)
        if (duban_column_is_of (kind, field))
          best = MAX (best, duban_column_like (kind, field, folded));
      points += heading->columns[i] != DUBAN_COLUMN_UNKNOWN ? 4 : best >= LEAST_STRENGTH ? 3 : 1;
    }
  return points;
}

DubanHeading *
duban_likeness_guess_heading (const DubanFileTable *table, DubanTableKind kind,
                              const DubanMapping *mapping)
{
  DubanTableKind own = kind == DUBAN_SHEET_ANY ? DUBAN_SHEET_LEDGER : kind;
  gsize n_rows = MIN (duban_file_table_get_n_rows (table), MAX_GUESSED_ROWS);
  gsize best = 0;
  guint most = 0;

  for (gsize row = 0; row < n_rows; row++)
    {
      guint points = weigh_row (table, row, own, mapping);

      if (points <= most)
        continue;
      most = points;
      best = row;
    }
  return n_rows > 0 ? duban_heading_read_row (table, best, own, mapping) : NULL;
}
