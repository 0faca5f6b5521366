/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A table that is given out: what each cell holds, before it becomes CSV (csv-write.h) or a
 * workbook (office/workbook-write.h).  Cells are added from left to right, row by row; a hundred
 * thousand rows cost little more than their texts. */
#pragma once

#include "core/day.h"
#include "core/finding.h"

G_BEGIN_DECLS

/* Bits of a column. */
typedef enum
{
  DUBAN_GRID_PLAIN = 0,
  DUBAN_GRID_MAIN = 1 << 0,     /* what is looked for: in a workbook it stands before the others,
                                 * is shown even where all its cells are empty, and is printed */
  DUBAN_GRID_FROZEN = 1 << 1,   /* stays in sight at the left, with those before it; names a row */
  DUBAN_GRID_NUMBERS = 1 << 2,  /* a text that is a plain number is one in a workbook */
  DUBAN_GRID_WORKBOOK = 1 << 3, /* not in CSV */
} DubanGridFlags;

typedef enum
{
  DUBAN_GRID_EMPTY,
  DUBAN_GRID_TEXT,
  DUBAN_GRID_DAY,
  DUBAN_GRID_MOMENT, /* a day and a minute of it */
  DUBAN_GRID_LIGHT,
} DubanGridKind;

typedef struct
{
  DubanGridKind kind;
  const char *text; /* borrowed; "" where it is none */
  DubanDay day;
  int minute;
  DubanLight light;
} DubanGridCell;

#define DUBAN_GRID_MAX_COLUMNS 64
#define DUBAN_GRID_TEXT_SIZE (DUBAN_DAY_TEXT_SIZE + 8) /* of a cell that is no text */

typedef struct _DubanGrid DubanGrid;

/* How far something is, 0 to 1. */
typedef void (*DubanGridProgress) (double done, gpointer data);

DubanGrid *duban_grid_new (void) G_GNUC_WARN_UNUSED_RESULT;
void duban_grid_free (DubanGrid *grid);

/* heading is copied. Before the first cell. */
void duban_grid_add_column (DubanGrid *grid, const char *heading, DubanGridFlags flags);

/* NULL and "" are an empty cell, and so is DUBAN_NO_DAY. */
void duban_grid_add_text (DubanGrid *grid, const char *text);
void duban_grid_add_day (DubanGrid *grid, DubanDay day);
void duban_grid_add_moment (DubanGrid *grid, DubanDay day, int minute);
void duban_grid_add_light (DubanGrid *grid, DubanLight light);

/* The row has as many cells as there are columns. key: see below; NULL is "". */
void duban_grid_end_row (DubanGrid *grid, const char *key);

/* Orders the rows by their keys, byte by byte; rows of one key stay in their order. */
void duban_grid_sort (DubanGrid *grid);

guint duban_grid_get_n_columns (const DubanGrid *grid);
const char *duban_grid_get_heading (const DubanGrid *grid, guint column);
DubanGridFlags duban_grid_get_flags (const DubanGrid *grid, guint column);
guint duban_grid_get_n_rows (const DubanGrid *grid);

/* Reads a row into as many cells as there are columns; they live until the next one is added. */
void duban_grid_get_row (const DubanGrid *grid, guint row, DubanGridCell *cells);

/* What the cell says in words: 2026-11-23, 2026-11-23 09:30, 红. buffer: for what is no text.
 * (transfer none) */
const char *duban_grid_cell_say (const DubanGridCell *cell, char buffer[DUBAN_GRID_TEXT_SIZE]);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DubanGrid, duban_grid_free)

G_END_DECLS
