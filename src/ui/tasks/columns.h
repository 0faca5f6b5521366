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
  DUBAN_COLUMN_LEAD,
  DUBAN_COLUMN_UNIT,
  DUBAN_COLUMN_TRACK,
  DUBAN_COLUMN_DUE,
  DUBAN_COLUMN_DAYS,
  DUBAN_N_COLUMNS
} DubanColumn;

/* Places in pixels; a width of 0: there was no room for the column. */
typedef struct
{
  int x[DUBAN_N_COLUMNS];
  int width[DUBAN_N_COLUMNS];
  gboolean with_dates; /* the track has room for dates */
} DubanColumns;

/* scale: of the text, 1.0 being a font of 10 points.  hidden: bits 1 << DubanColumn that a
 * person does not want.  Columns give way in the order number, unit, lead; the title takes what
 * is left. */

void duban_columns_lay_out (DubanColumns *columns, int width, double scale, guint hidden);

const char *duban_column_get_title (DubanColumn column); /* translated */

/* The order that its header asks for; DUBAN_N_LISTING_ORDERS where it asks for none. */
DubanListingOrder duban_column_get_order (DubanColumn column);

G_END_DECLS
