/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The columns of the list of tasks: which there are, and where they stand in a given width. */
#pragma once

#include "app/view/listing.h"

G_BEGIN_DECLS

typedef enum
{
  DUBAN_COLUMN_LIGHT,
  DUBAN_COLUMN_NUMBER,
  DUBAN_COLUMN_TITLE,
  DUBAN_COLUMN_SOURCE,
  DUBAN_COLUMN_LEAD,
  DUBAN_COLUMN_UNIT,
  DUBAN_COLUMN_TRACK,
  DUBAN_COLUMN_DUE,
  DUBAN_COLUMN_DAYS,
  DUBAN_COLUMN_STATUS,
  DUBAN_N_COLUMNS
} DubanColumn;

/* What a person chose: columns not shown, and widths at scale 1.0; 0: its own. */
typedef struct
{
  guint hidden; /* bits 1 << DubanColumn */
  int widths[DUBAN_N_COLUMNS];
} DubanColumnChoice;

/* Places in pixels; a width of 0: there was no room for the column. */
typedef struct
{
  int x[DUBAN_N_COLUMNS];
  int width[DUBAN_N_COLUMNS];
  gboolean with_dates; /* the track has room for dates */
} DubanColumns;

/* scale: of the text, 1.0 being a font of 10 points.  Columns give way in the order source,
 * status, number, unit, lead; the title takes what is left. */
void duban_columns_lay_out (DubanColumns *columns, int width, double scale,
                            const DubanColumnChoice *choice);

/* Moves the edge between a column and the next one shown by so many pixels: the one that is not
 * the title changes its width. FALSE: there is no such edge. */
gboolean duban_columns_move_edge (const DubanColumns *columns, DubanColumn left, int by,
                                  double scale, DubanColumnChoice *choice);

/* Wider or narrower by a step. */
void duban_columns_step (DubanColumn column, int by, DubanColumnChoice *choice);

/* The column at x; DUBAN_N_COLUMNS: none. */
DubanColumn duban_columns_find (const DubanColumns *columns, int x);

const char *duban_column_get_title (DubanColumn column); /* translated */
const char *duban_column_get_code (DubanColumn column);

/* The order that its header asks for. */
DubanListingOrder duban_column_get_order (DubanColumn column);

/* The light and the title cannot be left out. */
gboolean duban_column_is_optional (DubanColumn column);

/* As it is remembered: “number:90 source:hidden”. (transfer full) */
char *duban_column_choice_to_text (const DubanColumnChoice *choice) G_GNUC_WARN_UNUSED_RESULT;
void duban_column_choice_take_text (DubanColumnChoice *choice, const char *text);

G_END_DECLS
