/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The sheet of a chart: its values, and beside them the chart that Excel draws of them; patterns
 * and marks tell its series apart, on black and white paper too. */
#include "report/chart-text.h"
#include "report/xlsx.h"

#include <string.h>

static const uint8_t patterns[] = {
  LXW_CHART_PATTERN_PERCENT_90,
  LXW_CHART_PATTERN_WIDE_UPWARD_DIAGONAL,
  LXW_CHART_PATTERN_PERCENT_10,
  LXW_CHART_PATTERN_NARROW_HORIZONTAL,
  LXW_CHART_PATTERN_DARK_DOWNWARD_DIAGONAL,
  LXW_CHART_PATTERN_LARGE_GRID,
};
static const uint8_t marks[]
    = { LXW_CHART_MARKER_CIRCLE, LXW_CHART_MARKER_SQUARE, LXW_CHART_MARKER_TRIANGLE,
        LXW_CHART_MARKER_DIAMOND, LXW_CHART_MARKER_X };
static const uint8_t dashes[] = { LXW_CHART_LINE_DASH_SOLID, LXW_CHART_LINE_DASH_DASH,
                                  LXW_CHART_LINE_DASH_ROUND_DOT, LXW_CHART_LINE_DASH_DASH_DOT };

static gboolean
is_share (const DubanChart *chart)
{
  return strcmp (chart->measure, "%") == 0;
}

static lxw_color_t
get_colour (const DubanChart *chart, guint series)
{
  static const lxw_color_t own[] = { 0x1A5FB4, 0x986A44, 0x26A269, 0x813D9C, 0x3D3846 };
  static const lxw_color_t lights[] = { 0, 0xA51D2D, 0xB58900, 0x1E7B45, 0x6F6E72 };
  const DubanChartSeries *one = g_ptr_array_index (chart->series, series);

  return one->tone == DUBAN_TONE_PLAIN || one->tone > DUBAN_TONE_GREY
             ? own[series % G_N_ELEMENTS (own)]
             : lights[one->tone];
}

/* How its values are written: as a share, as whole numbers where all are, else with two places. */
static DubanCellKind
get_kind (const DubanChart *chart)
{
  if (is_share (chart))
    return DUBAN_CELL_SHARE;
  for (guint i = 0; i < chart->categories->len; i++)
    for (guint j = 0; j < chart->series->len; j++)
      {
        const gint64 value = duban_chart_get_value (chart, j, i);

        if (value != DUBAN_CHART_NOTHING && value % 100 != 0)
          return DUBAN_CELL_HUNDREDTHS;
      }
  return DUBAN_CELL_NUMBER;
}

static void
write_values (DubanBook *book, lxw_worksheet *sheet, const DubanChart *chart)
{
  const double unit = is_share (chart) ? 10000 : 100;
  lxw_format *format = book->cells[get_kind (chart)][DUBAN_ALIGN_RIGHT];
  lxw_format *text = book->cells[DUBAN_CELL_TEXT][DUBAN_ALIGN_LEFT];
  g_autofree char *title = duban_chart_to_title (chart);

  duban_book_write (book, sheet, 0, 0, title, book->head);
  for (guint j = 0; j < chart->series->len; j++)
    {
      const DubanChartSeries *series = g_ptr_array_index (chart->series, j);

      duban_book_write (book, sheet, 0, j + 1, series->name, book->head);
    }
  for (guint i = 0; i < chart->categories->len; i++)
    {
      duban_book_write (book, sheet, i + 1, 0, g_ptr_array_index (chart->categories, i), text);
      for (guint j = 0; j < chart->series->len; j++)
        {
          const gint64 value = duban_chart_get_value (chart, j, i);
          const lxw_col_t column = (lxw_col_t) (j + 1);

          duban_book_note (book, value == DUBAN_CHART_NOTHING
                                     ? worksheet_write_blank (sheet, i + 1, column, format)
                                     : worksheet_write_number (sheet, i + 1, column,
                                                               (double) value / unit, format));
        }
    }
}

static void
style_series (lxw_chart_series *drawn, const DubanChart *chart, guint series)
{
  const lxw_color_t colour = get_colour (chart, series);
  lxw_chart_line line = { .color = colour, .width = 1.0F };
  lxw_chart_fill fill = { .color = series % 2 == 0 ? colour : LXW_COLOR_WHITE };
  lxw_chart_pattern pattern = { .fg_color = colour,
                                .bg_color = LXW_COLOR_WHITE,
                                .type = patterns[series % G_N_ELEMENTS (patterns)] };

  if (chart->kind == DUBAN_CHART_LINES)
    {
      line.width = 2.0F;
      line.dash_type = dashes[series % G_N_ELEMENTS (dashes)];
      chart_series_set_marker_type (drawn, marks[series % G_N_ELEMENTS (marks)]);
      chart_series_set_marker_size (drawn, 7);
      chart_series_set_marker_fill (drawn, &fill);
    }
  else
    chart_series_set_pattern (drawn, &pattern);
  chart_series_set_line (drawn, &line);
  if (chart->kind == DUBAN_CHART_BARS)
    chart_series_set_labels (drawn);
}

static void
add_series (lxw_chart *drawn, const DubanChart *chart, const char *name)
{
  const lxw_row_t last = chart->categories->len;

  for (guint i = 0; i < chart->series->len; i++)
    {
      lxw_chart_series *series = chart_add_series (drawn, NULL, NULL);
      const lxw_col_t column = (lxw_col_t) (i + 1);

      chart_series_set_categories (series, name, 1, 0, last, 0);
      chart_series_set_values (series, name, 1, column, last, column);
      chart_series_set_name_range (series, name, 0, column);
      style_series (series, chart, i);
    }
}

static void
draw (DubanBook *book, lxw_worksheet *sheet, const DubanChart *chart, const char *name)
{
  static const uint8_t kinds[] = {
    [DUBAN_CHART_STACKED] = LXW_CHART_BAR_STACKED,
    [DUBAN_CHART_BARS] = LXW_CHART_BAR,
    [DUBAN_CHART_LINES] = LXW_CHART_LINE,
  };
  lxw_chart *drawn = workbook_add_chart (book->workbook, kinds[chart->kind]);
  lxw_chart_axis *values;
  lxw_chart_options options = { .x_scale = 1.4, .y_scale = 1.2 };
  g_autofree char *title = duban_chart_to_title (chart);
  g_autoptr (GPtrArray) parts = duban_book_split (title);

  if (drawn == NULL)
    {
      duban_book_note (book, LXW_ERROR_MEMORY_MALLOC_FAILED);
      return;
    }
  /* Of lying bars the library calls the axis of the categories y. */
  values = chart->kind == DUBAN_CHART_LINES ? drawn->y_axis : drawn->x_axis;
  add_series (drawn, chart, name);
  chart_title_set_name (drawn, g_ptr_array_index (parts, 0));
  if (is_share (chart))
    chart_axis_set_num_format (values, "0%");
  chart_axis_set_min (values, 0);
  if (chart->series->len < 2)
    chart_legend_set_position (drawn, LXW_CHART_LEGEND_NONE);
  else
    chart_legend_set_position (drawn, LXW_CHART_LEGEND_BOTTOM);
  if (chart->kind == DUBAN_CHART_LINES)
    chart_show_blanks_as (drawn, LXW_CHART_BLANKS_AS_GAP);
  else
    {
      chart_axis_set_reverse (drawn->y_axis);
      chart_set_series_gap (drawn, 50);
      options.y_scale = MAX (1.2, (double) (chart->categories->len * 26 + 110) / 288);
    }
  duban_book_note (book, worksheet_insert_chart_opt (sheet, 1, (lxw_col_t) (chart->series->len + 2),
                                                     drawn, &options));
}

void
duban_book_add_chart (DubanBook *book, const DubanChart *chart, const char *name)
{
  lxw_worksheet *sheet = duban_book_add_sheet (book, name, 0);

  if (sheet == NULL)
    return;
  worksheet_set_column (sheet, 0, 0, 24, NULL);
  if (chart->series->len > 0)
    worksheet_set_column (sheet, 1, (lxw_col_t) chart->series->len, 10, NULL);
  write_values (book, sheet, chart);
  worksheet_freeze_panes (sheet, 1, 0);
  if (chart->series->len > 0 && chart->categories->len > 0)
    draw (book, sheet, chart, name);
}
