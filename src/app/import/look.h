/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What an import saw of a file, for a person to look at: its sheets, what each column was taken
 * for and why, what it may be, its first rows and every refused one with what becomes of them.
 *
 * Asked for by DubanImportOptions.look; then the first result, or the refused one, owns it.  Values
 * alone, which borrow nothing: whoever has the result may read them on any thread. */
#pragma once

#include "exchange/likeness.h"

G_BEGIN_DECLS

#define DUBAN_LOOK_FIRST_ROWS 200 /* of a sheet that is taken */
#define DUBAN_LOOK_RAW_ROWS 20    /* of one that is not */
#define DUBAN_LOOK_MAX_REFUSED 2000
#define DUBAN_LOOK_MAX_CELL 4096 /* bytes of a cell that are shown */
#define DUBAN_LOOK_MAX_BYTES                                                                       \
  (8u * 1024 * 1024) /* of a sheet's cells; further rows are left out                              \
                      */

/* What becomes of a row. */
typedef enum
{
  DUBAN_FATE_NONE, /* it is not taken in: its sheet is not, or it is above the data */
  DUBAN_FATE_ADDED,
  DUBAN_FATE_CHANGED,
  DUBAN_FATE_UNCHANGED,
  DUBAN_FATE_REFUSED,
  DUBAN_N_FATES
} DubanFate;

typedef struct
{
  char *heading; /* as it stands; of an empty one 第N列 */
  char *key;     /* what a mapping calls it (exchange/mapping.h) */
  DubanColumn field;
  DubanHeadingReason reason;
  DubanColumnProposal proposal;
} DubanLookColumn;

typedef struct
{
  char *text;
  gboolean is_cut; /* it is longer than what is shown: not for correcting here */
} DubanLookCell;

typedef struct
{
  guint row; /* as a spreadsheet counts */
  DubanFate fate;
  gssize column;        /* of a refused one: the index of the column at fault; -1: the row */
  char *reason;         /* of a refused one: a sentence; else NULL */
  DubanLookCell *cells; /* as many as the sheet has columns */
  gsize n_cells;
} DubanLookLine;

typedef struct
{
  char *name;          /* NULL: a CSV */
  DubanTableKind kind; /* ANY: its headings are not understood */
  gboolean is_taken;
  gboolean is_hidden;
  gboolean is_guess;  /* the heading is only the likeliest row */
  guint heading_row;  /* as a spreadsheet counts, the lowest of several; 0: there is no row */
  gsize n_rows;       /* data rows */
  GPtrArray *columns; /* DubanLookColumn */
  GPtrArray *lines;   /* DubanLookLine, ascending by row: below the heading, or, where it is a
                         guess, from the first row of the sheet on */
  gsize fates[DUBAN_N_FATES]; /* how many rows, also of those that are not shown */

  gsize n_bytes; /* private: of cells so far */
  gsize n_refused;
} DubanLookSheet;

/* (transfer full, of DubanLookSheet) */
GPtrArray *duban_look_new (void) G_GNUC_WARN_UNUSED_RESULT;

/* For the import.  Adds what a sheet looks like: heading is that which it has, or its likeliest
 * where is_guess; NULL where it has no row.  Rows of a sheet that is taken have no fate yet.
 * (transfer none, owned by look) */
DubanLookSheet *duban_look_add (GPtrArray *look, const char *name, const DubanFileTable *table,
                                const DubanHeading *heading, gboolean is_guess, gboolean is_taken,
                                const DubanKnownNames *known);
/* The row of the table has its fate; column and reason where it is refused, else -1 and NULL. */
void duban_look_sheet_tell (DubanLookSheet *sheet, const DubanFileTable *table, gsize row,
                            DubanFate fate, gssize column, const char *reason);
void duban_look_sheet_sort (DubanLookSheet *sheet);

G_END_DECLS
