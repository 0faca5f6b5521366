/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Deadlines counted from the assignment: 15日内, 5个工作日内, 一个月内 (interface.md, “Dates”:
 * N日内 = A+N, N个工作日内 = the N-th working day after A). */
#pragma once

#include "core/date/terms.h"

G_BEGIN_DECLS

/* Takes the unit of a duration, after its number `value` that begins at `number`, and adds
 * its day.  It adds a vague one where the wording counts from something else than the
 * assignment (验收后10日内), or there is none. */
gboolean duban_date_duration_take (DubanDateTerms *terms, const char *number, int value,
                                   const char **at);

G_END_DECLS
