/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/tasks/columns.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define EDGE 12        /* free space at both ends */
#define GAP 12         /* between columns */
#define TITLE_MIN 150  /* of its two lines; below this a column gives way */
#define TITLE_GOOD 330 /* from here on the track gets its dates */
#define TRACK_DATES 168
#define WIDTH_MIN 40
#define WIDTH_MAX 400
#define STEP 16

static const struct
{
  const char *code;
  const char *title;
  int width; /* at scale 1.0 */
  DubanListingOrder order;
} specs[DUBAN_N_COLUMNS] = {
  [DUBAN_COLUMN_LIGHT] = { "light", N_ ("Light"), 44, DUBAN_LISTING_BY_LIGHT },
  [DUBAN_COLUMN_NUMBER] = { "number", N_ ("Number"), 78, DUBAN_LISTING_BY_NUMBER },
  [DUBAN_COLUMN_TITLE] = { "title", N_ ("Task"), 0, DUBAN_LISTING_BY_TITLE },
  [DUBAN_COLUMN_SOURCE] = { "source", N_ ("Source"), 92, DUBAN_LISTING_BY_SOURCE },
  [DUBAN_COLUMN_LEAD] = { "lead", N_ ("Lead"), 80, DUBAN_LISTING_BY_LEAD },
  [DUBAN_COLUMN_UNIT] = { "unit", N_ ("Unit"), 112, DUBAN_LISTING_BY_UNIT },
  [DUBAN_COLUMN_TRACK] = { "stages", N_ ("1·3·7"), 86, DUBAN_LISTING_BY_STAGE },
  [DUBAN_COLUMN_DUE] = { "due", N_ ("Deadline"), 84, DUBAN_LISTING_BY_DUE },
  [DUBAN_COLUMN_DAYS] = { "days", N_ ("Overdue"), 58, DUBAN_LISTING_BY_DAYS },
  [DUBAN_COLUMN_STATUS] = { "status", N_ ("Status"), 52, DUBAN_LISTING_BY_STATUS },
};

static const DubanColumn giving_way[]
    = { DUBAN_COLUMN_SOURCE, DUBAN_COLUMN_STATUS, DUBAN_COLUMN_NUMBER, DUBAN_COLUMN_UNIT,
        DUBAN_COLUMN_LEAD };

static int
own_width (DubanColumn column, const DubanColumnChoice *choice)
{
  return choice->widths[column] > 0 ? choice->widths[column] : specs[column].width;
}

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
duban_columns_lay_out (DubanColumns *columns, int width, double scale,
                       const DubanColumnChoice *choice)
{
  int x = EDGE;
  gboolean own_track = choice->widths[DUBAN_COLUMN_TRACK] > 0;

  for (int i = 0; i < DUBAN_N_COLUMNS; i++)
    columns->width[i] = choice->hidden & (1u << i) ? 0 : (int) (own_width (i, choice) * scale);
  columns->width[DUBAN_COLUMN_TITLE] = 0;
  for (gsize i = 0; i < G_N_ELEMENTS (giving_way); i++)
    if (title_width (columns, width) < TITLE_MIN * scale)
      columns->width[giving_way[i]] = 0;
  if (columns->width[DUBAN_COLUMN_TRACK] > 0 && !own_track
      && title_width (columns, width) > TITLE_GOOD * scale)
    columns->width[DUBAN_COLUMN_TRACK] = (int) (TRACK_DATES * scale);
  columns->with_dates = columns->width[DUBAN_COLUMN_TRACK] >= (int) (0.9 * TRACK_DATES * scale);
  columns->width[DUBAN_COLUMN_TITLE] = MAX (title_width (columns, width), 1);
  for (int i = 0; i < DUBAN_N_COLUMNS; i++)
    {
      columns->x[i] = x;
      x += columns->width[i] > 0 ? columns->width[i] + GAP : 0;
    }
}

static DubanColumn
next_shown (const DubanColumns *columns, DubanColumn left)
{
  int i = (int) left + 1;

  while (i < DUBAN_N_COLUMNS && columns->width[i] == 0)
    i++;
  return (DubanColumn) i;
}

gboolean
duban_columns_move_edge (const DubanColumns *columns, DubanColumn left, int by, double scale,
                         DubanColumnChoice *choice)
{
  DubanColumn right = next_shown (columns, left);
  DubanColumn changed = left < DUBAN_COLUMN_TITLE ? left : right;
  int width;

  if (columns->width[left] == 0 || right == DUBAN_N_COLUMNS)
    return FALSE;
  width = columns->width[changed] + (changed == left ? by : -by);
  choice->widths[changed] = CLAMP ((int) (width / scale), WIDTH_MIN, WIDTH_MAX);
  return TRUE;
}

void
duban_columns_step (DubanColumn column, int by, DubanColumnChoice *choice)
{
  choice->widths[column] = CLAMP (own_width (column, choice) + by * STEP, WIDTH_MIN, WIDTH_MAX);
}

DubanColumn
duban_columns_find (const DubanColumns *columns, int x)
{
  for (int i = 0; i < DUBAN_N_COLUMNS; i++)
    if (columns->width[i] > 0 && x >= columns->x[i] - GAP / 2
        && x < columns->x[i] + columns->width[i] + GAP / 2)
      return (DubanColumn) i;
  return DUBAN_N_COLUMNS;
}

const char *
duban_column_get_title (DubanColumn column)
{
  return _ (specs[column].title);
}

const char *
duban_column_get_code (DubanColumn column)
{
  return specs[column].code;
}

DubanListingOrder
duban_column_get_order (DubanColumn column)
{
  return specs[column].order;
}

gboolean
duban_column_is_optional (DubanColumn column)
{
  return column != DUBAN_COLUMN_LIGHT && column != DUBAN_COLUMN_TITLE;
}

char *
duban_column_choice_to_text (const DubanColumnChoice *choice)
{
  GString *text = g_string_new (NULL);

  for (int i = 0; i < DUBAN_N_COLUMNS; i++)
    {
      if (choice->hidden & 1u << i)
        g_string_append_printf (text, "%s:hidden ", specs[i].code);
      if (choice->widths[i] > 0)
        g_string_append_printf (text, "%s:%d ", specs[i].code, choice->widths[i]);
    }
  return g_strchomp (g_string_free (text, FALSE));
}

static void
take_word (DubanColumnChoice *choice, const char *code, const char *value)
{
  for (int i = 0; i < DUBAN_N_COLUMNS; i++)
    {
      if (g_strcmp0 (specs[i].code, code) != 0)
        continue;
      if (g_str_equal (value, "hidden") && duban_column_is_optional (i))
        choice->hidden |= 1u << i;
      else if (g_ascii_isdigit (value[0]) && i != DUBAN_COLUMN_TITLE)
        choice->widths[i] = CLAMP ((int) g_ascii_strtoll (value, NULL, 10), WIDTH_MIN, WIDTH_MAX);
    }
}

void
duban_column_choice_take_text (DubanColumnChoice *choice, const char *text)
{
  g_auto (GStrv) words = g_strsplit (text, " ", DUBAN_N_COLUMNS * 2);

  *choice = (DubanColumnChoice){ 0 };
  for (gsize i = 0; words[i] != NULL; i++)
    {
      char *colon = strchr (words[i], ':');

      if (colon == NULL)
        continue;
      *colon = '\0';
      take_word (choice, words[i], colon + 1);
    }
}
