/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A chart drawn as SVG, to stand inside a page of HTML: told apart by pattern, dash and mark, so
 * that it is as legible in black and white. */
#pragma once

#include "report/chart.h"

G_BEGIN_DECLS

/* number: of the chart in its page, for names that are there once. */
void duban_chart_append_svg (GString *markup, const DubanChart *chart, guint number);

G_END_DECLS
