/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The steps of a plan that a deadline's wording names, each by its own words:
 * 6月底前完成立项，9月底前开工，12月底前完工. */
#pragma once

#include "core/date/dateword.h"

G_BEGIN_DECLS

/* What is due on one of the days that the wording names: 完成立项.  NULL where the wording says
 * nothing of that day alone. (transfer full) */
char *duban_date_step_dup_title (const char *text, const DubanDatewordContext *context,
                                 DubanDay day) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
