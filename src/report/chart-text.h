/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A chart in words, where it cannot be drawn or seen. */
#pragma once

#include "report/table.h"

G_BEGIN_DECLS

/* 1250 is 12.5, 10000 is 100; DUBAN_CHART_NOTHING is a dash. (transfer full) */
char *duban_chart_value_to_text (gint64 value) G_GNUC_WARN_UNUSED_RESULT;

/* Its title and measure: 按时率（%）. (transfer full) */
char *duban_chart_to_title (const DubanChart *chart) G_GNUC_WARN_UNUSED_RESULT;

/* Its values: a row for each category, a column for each series. (transfer full) */
DubanTable *duban_chart_to_table (const DubanChart *chart) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
