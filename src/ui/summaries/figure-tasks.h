/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A figure is a link to exactly the tasks that it counts. */
#pragma once

#include "app/worker.h"
#include "ui/summaries/edition.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* The page Tasks with them; a line where it counts none. */
void duban_figure_tasks_open (GtkWidget *from, DubanWorker *worker, DubanEdition *edition,
                              guint figure);

G_END_DECLS
