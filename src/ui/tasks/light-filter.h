/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The buttons that show the tasks of one light, each with how many there are; they stand for the
 * states of the action tasks.light. */
#pragma once

#include "core/finding.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

typedef struct _DubanLightFilter DubanLightFilter;

/* Fills the box, which then owns the filter. (transfer none) */
DubanLightFilter *duban_light_filter_new (GtkBox *box);

/* counts: of each DubanLight. */
void duban_light_filter_set_counts (DubanLightFilter *filter, const gsize counts[4]);

G_END_DECLS
