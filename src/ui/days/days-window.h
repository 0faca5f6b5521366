/* SPDX-License-Identifier: GPL-3.0-or-later */
/* 时限依据: how the dates of a task came about – each stage as a strip of days, with the article
 * under each day, the dates under all five readings side by side, and the same as a list. */
#pragma once

#include "app/view/detail.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* stop: a DubanStage, or DUBAN_N_STAGES for the deadline of the task. */
void duban_days_window_present (GtkWindow *parent, DubanDetail *detail, guint stop);

G_END_DECLS
