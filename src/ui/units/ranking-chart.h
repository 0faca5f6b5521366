/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The quarter's ranking as bars: what each part gives to the score, told apart by its pattern, so
 * that a copier in black and white loses nothing; name, rank and score stand beside it. */
#pragma once

#include "app/view/unit-load.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define DUBAN_TYPE_RANKING_CHART (duban_ranking_chart_get_type ())
G_DECLARE_FINAL_TYPE (DubanRankingChart, duban_ranking_chart, DUBAN, RANKING_CHART, GtkWidget)

GtkWidget *duban_ranking_chart_new (void);

/* The ranked units of a category, NULL: of all, under their categories. */
void duban_ranking_chart_show (DubanRankingChart *chart, const DubanUnitLoad *load,
                               const char *category);

G_END_DECLS
