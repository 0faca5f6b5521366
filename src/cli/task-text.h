/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A task for a person at a terminal: what it is, its 137 stages, its findings with their measure,
 * its records and its history. */
#pragma once

#include "app/view/detail.h"
#include "app/view/task-history.h"

G_BEGIN_DECLS

/* On standard output. clock says the times of the history. */
void duban_task_text_print (const DubanDetail *detail, const DubanTaskHistory *history,
                            DubanClock *clock);

G_END_DECLS
