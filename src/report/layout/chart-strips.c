/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "report/layout/chart-strips.h"

#include "report/layout/chart-bars.h"
#include "report/layout/chart-lines.h"

#define SPACE 8.0

void
duban_mason_add_chart (DubanMason *mason, const DubanChart *chart)
{
  g_autofree char *title = *chart->measure != '\0'
                               ? g_strdup_printf ("%s（%s）", chart->title, chart->measure)
                               : g_strdup (chart->title);

  if (chart->categories->len == 0 || chart->series->len == 0)
    return;
  duban_mason_add_space (mason, SPACE)->keeps = TRUE;
  duban_mason_add_caption (mason, DUBAN_FACE_HEI, DUBAN_SIZE_SMALL, DUBAN_PITCH, title);
  if (chart->kind == DUBAN_CHART_LINES)
    duban_mason_add_lines (mason, chart);
  else
    duban_mason_add_bars (mason, chart);
  duban_mason_add_space (mason, SPACE / 2);
}
