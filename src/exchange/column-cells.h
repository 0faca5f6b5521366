/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the cells of a column hold, by a sample of its rows, and how far that speaks for a field. */
#pragma once

#include "exchange/column.h"
#include "exchange/table.h"

G_BEGIN_DECLS

/* Whose names are known; each may be NULL. */
typedef struct
{
  gboolean (*is_unit) (const char *name, gpointer data);
  gboolean (*is_leader) (const char *name, gpointer data);
  gpointer data;
} DubanKnownNames;

/* Of the sample's cells that are filled: how many are what. */
typedef struct
{
  guint n;       /* filled */
  guint n_words; /* letters of all */
  guint n_other; /* that are not the same as one before */
  guint dates;   /* a day, a period or a rhythm */
  guint units;   /* names of units that are known, or end as a unit's do */
  guint known_units;
  guint leaders;       /* names of known leaders */
  guint statuses;      /* 在办, 已完成 … */
  guint numbers;       /* figures alone */
  guint codes;         /* short, with a figure in it, no date */
  guint steps;         /* a whole number that is one more than that of the filled cell above */
  guint day_kinds;     /* 休, 班 */
  guint holding_kinds; /* 分管, 代管 … */
  guint importances;
  guint yes_or_no;
} DubanColumnCells;

/* Reads the cells of the column in n rows from first on, or as many of them in even steps as a
 * sample has. */
void duban_column_cells_read (DubanColumnCells *cells, const DubanFileTable *table, gsize first,
                              gsize column, guint sample, const DubanKnownNames *known);

/* From -100 (they are something else) over 0 (nothing is said by them) to 100. */
int duban_column_cells_speak (const DubanColumnCells *cells, DubanColumn field);

G_END_DECLS
