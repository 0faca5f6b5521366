/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A chart as values: what is shown where people look rather than read.  How it looks is said by
 * whoever draws it (pages, workbook); told apart by pattern and mark, never by colour alone. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef enum
{
  DUBAN_CHART_STACKED, /* a bar for each category, lying, of all series one after the other */
  DUBAN_CHART_BARS,    /* a bar for each category, lying, of the only series */
  DUBAN_CHART_LINES,   /* a line for each series over the categories */
} DubanChartKind;

typedef enum
{
  DUBAN_TONE_PLAIN, /* the next of the chart's own */
  DUBAN_TONE_RED,   /* the four lights */
  DUBAN_TONE_YELLOW,
  DUBAN_TONE_GREEN,
  DUBAN_TONE_GREY,
} DubanTone;

#define DUBAN_CHART_NOTHING G_MININT64 /* a category without a value: a gap, no zero */

typedef struct
{
  char *name;
  DubanTone tone;
  GArray *values; /* of gint64, hundredths; one a category */
} DubanChartSeries;

typedef struct
{
  DubanChartKind kind;
  char *title;
  char *measure;         /* 件, %, 分 */
  GPtrArray *categories; /* of char * */
  GPtrArray *series;     /* of DubanChartSeries */
} DubanChart;

DubanChart *duban_chart_new (DubanChartKind kind, const char *title,
                             const char *measure) G_GNUC_WARN_UNUSED_RESULT;
void duban_chart_free (DubanChart *chart);

/* All series before the first category.  values: hundredths, one a series. */
void duban_chart_add_series (DubanChart *chart, const char *name, DubanTone tone);
void duban_chart_add_category (DubanChart *chart, const char *name, const gint64 *values);

/* Of the series and category of those numbers, from 0. */
gint64 duban_chart_get_value (const DubanChart *chart, guint series, guint category);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DubanChart, duban_chart_free)

G_END_DECLS
