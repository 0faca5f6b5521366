/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What an answer makes of what was said. */
#pragma once

#include "app/remind/notifier.h"
#include "app/remind/reminder.h"

G_BEGIN_DECLS

/* now: when it was given; hours: of that desk. */
void duban_reminded_answer (DubanReminded *row, DubanAnswer answer, const DubanHours *hours,
                            DubanMoment now);

G_END_DECLS
