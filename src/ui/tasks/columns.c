/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/tasks/columns.h"

#include <glib/gi18n-lib.h>

#define EDGE 12        /* free space at both ends */
#define GAP 12         /* between columns */
#define TITLE_MIN 180  /* of its two lines; below this a column gives way */
#define TITLE_GOOD 330 /* from here on the track gets its dates */
#define TRACK_DATES 168

static const struct
{
  const char *title;
  int width; /* at scale 1.0 */
  DubanListingOrder order;
} specs[DUBAN_N_COLUMNS] = {
  [DUBAN_COLUMN_LIGHT] = { N_ ("Light"), 44, DUBAN_LISTING_BY_LIGHT },
  [DUBAN_COLUMN_NUMBER] = { N_ ("Number"), 78, DUBAN_LISTING_BY_NUMBER },
  [DUBAN_COLUMN_TITLE] = { N_ ("Task"), 0, DUBAN_LISTING_BY_TITLE },
  [DUBAN_COLUMN_LEAD] = { N_ ("Lead"), 80, DUBAN_LISTING_BY_LEAD },
  [DUBAN_COLUMN_UNIT] = { N_ ("Unit"), 112, DUBAN_LISTING_BY_UNIT },
  [DUBAN_COLUMN_TRACK] = { N_ ("1·3·7"), 86, DUBAN_N_LISTING_ORDERS },
  [DUBAN_COLUMN_DUE] = { N_ ("Deadline"), 74, DUBAN_LISTING_BY_DUE },
  [DUBAN_COLUMN_DAYS] = { N_ ("Overdue"), 54, DUBAN_LISTING_BY_DAYS },
};

static const DubanColumn giving_way[]
    = { DUBAN_COLUMN_NUMBER, DUBAN_COLUMN_UNIT, DUBAN_COLUMN_LEAD };

/* What the title gets; gaps are paid by the columns that are shown. */
static int
title_width (const DubanColumns *columns, int width)
{
  int left = width - 2 * EDGE;

  for (int i = 0; i < DUBAN_N_COLUMNS; i++)
    if (i != DUBAN_COLUMN_TITLE && columns->width[i] > 0)
      left -= columns->width[i] + GAP;
  return left;
}

void
duban_columns_lay_out (DubanColumns *columns, int width, double scale, guint hidden)
{
  int x = EDGE;

  for (int i = 0; i < DUBAN_N_COLUMNS; i++)
    columns->width[i] = hidden & (1u << i) ? 0 : (int) (specs[i].width * scale);
  for (gsize i = 0; i < G_N_ELEMENTS (giving_way); i++)
    if (title_width (columns, width) < TITLE_MIN * scale)
      columns->width[giving_way[i]] = 0;
  columns->with_dates
      = columns->width[DUBAN_COLUMN_TRACK] > 0 && title_width (columns, width) > TITLE_GOOD * scale;
  if (columns->with_dates)
    columns->width[DUBAN_COLUMN_TRACK] = (int) (TRACK_DATES * scale);
  columns->width[DUBAN_COLUMN_TITLE] = MAX (title_width (columns, width), 1);
  for (int i = 0; i < DUBAN_N_COLUMNS; i++)
    {
      columns->x[i] = x;
      x += columns->width[i] > 0 ? columns->width[i] + GAP : 0;
    }
}

const char *
duban_column_get_title (DubanColumn column)
{
  return _ (specs[column].title);
}

DubanListingOrder
duban_column_get_order (DubanColumn column)
{
  return specs[column].order;
}
