/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Recurring wordings: 每月25日前, 每周五, 按季度, 一月一调度. */
#pragma once

#include "core/schedule.h"

G_BEGIN_DECLS

/* Takes a recurring wording that begins at *at (date-letters.h).  *schedule is what a schedule
 * can say of it, else NONE (每季度末月20日前, 每年6月). */
gboolean duban_date_rhythm_take (const char **at, DubanSchedule *schedule);

G_END_DECLS
