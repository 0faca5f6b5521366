/* SPDX-License-Identifier: GPL-3.0-or-later */
/* 数据: the figures of a report as a list, each leading to exactly the tasks that it counts.
 *
 * Signal "figure" (uint): one was chosen, by its number, from 1. */
#pragma once

#include "ui/summaries/edition.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define DUBAN_TYPE_FIGURE_LIST (duban_figure_list_get_type ())
G_DECLARE_FINAL_TYPE (DubanFigureList, duban_figure_list, DUBAN, FIGURE_LIST, GtkWidget)

GtkWidget *duban_figure_list_new (void);
void duban_figure_list_show (DubanFigureList *list, DubanEdition *edition);

G_END_DECLS
