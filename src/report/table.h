/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A table of a document: printed with its head on every page, and a sheet of its own in a
 * workbook, where numbers are numbers and dates are dates. */
#pragma once

#include "core/day.h"
#include "core/id.h"
#include "report/chart.h"

G_BEGIN_DECLS

typedef enum
{
  DUBAN_CELL_TEXT,
  DUBAN_CELL_NUMBER,     /* a count */
  DUBAN_CELL_HUNDREDTHS, /* 98.50 */
  DUBAN_CELL_SHARE,      /* of 10000: 91.67% */
  DUBAN_CELL_DAY,        /* a DubanDay */
} DubanCellKind;

typedef struct
{
  DubanCellKind kind;
  char *text;   /* as it is printed; may hold line breaks; "" is empty */
  gint64 value; /* of all kinds but TEXT */
  guint figure; /* of the document, from 1; 0: none */
} DubanCell;

typedef enum
{
  DUBAN_ALIGN_LEFT,
  DUBAN_ALIGN_CENTRE,
  DUBAN_ALIGN_RIGHT,
} DubanAlign;

typedef struct
{
  char *title;
  guint weight; /* its share of the width, more than 0 */
  DubanAlign align;
} DubanTableColumn;

typedef struct
{
  DubanCell *cells; /* one a column; of a group one alone, over all columns */
  gboolean is_group;
} DubanTableRow;

typedef struct
{
  char *title;        /* above it, or "" */
  char *sheet;        /* its name as a sheet of a workbook, unlike any other's */
  gboolean landscape; /* on pages A4 across */
  GArray *columns;    /* of DubanTableColumn */
  GPtrArray *rows;    /* of DubanTableRow */
} DubanTable;

DubanTable *duban_table_new (const char *title, const char *sheet,
                             gboolean landscape) G_GNUC_WARN_UNUSED_RESULT;
void duban_table_free (DubanTable *table);

/* All columns before the first row. */
void duban_table_add_column (DubanTable *table, const char *title, guint weight, DubanAlign align);

void duban_table_add_group (DubanTable *table, const char *title);

/* A row of empty cells; they are set by column, from 0. */
void duban_table_add_row (DubanTable *table);
void duban_table_set_text (DubanTable *table, guint column, guint figure, const char *text);
void duban_table_set_value (DubanTable *table, guint column, guint figure, DubanCellKind kind,
                            gint64 value, const char *text);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DubanTable, duban_table_free)

G_END_DECLS
