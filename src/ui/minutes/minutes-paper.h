/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the paper says of all its tasks: who assigned them, the source, the day. */
#pragma once

#include "ui/minutes/accept.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define DUBAN_TYPE_MINUTES_PAPER (duban_minutes_paper_get_type ())
G_DECLARE_FINAL_TYPE (DubanMinutesPaper, duban_minutes_paper, DUBAN, MINUTES_PAPER, GtkWidget)

GtkWidget *duban_minutes_paper_new (DubanTerms *terms);

/* What was read of the paper, unless a person said it already; a day that it does not say is
 * today. */
void duban_minutes_paper_show (DubanMinutesPaper *self, const DubanMinutes *minutes);

DubanDay duban_minutes_paper_get_assigned (DubanMinutesPaper *self);

/* FALSE: the day cannot be read, *problem (transfer full) says so, and it has the keyboard. */
gboolean duban_minutes_paper_take (DubanMinutesPaper *self, DubanMinutesPaperFields *fields,
                                   char **problem);

G_END_DECLS
