/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The facts that a line of blame rests on; they are said before it. */
#pragma once

#include "app/view/detail-remedy.h"

G_BEGIN_DECLS

/* Who had the task when (30日内改派2次，其间无办理记录), or who was in charge by the portfolio on
 * the day of assignment and is now, one fact a line; NULL where the finding's sentence says it
 * all. (transfer full) */
char *duban_detail_facts_say (const DubanRemedyCase *facts, const DubanClock137 *clock,
                              const DubanFinding *finding) G_GNUC_WARN_UNUSED_RESULT;

/* The names of leaders, units or fields, joined as a list. (transfer full) */
char *duban_detail_facts_join (const DubanDirectory *directory, const guint32 *ns,
                               gsize n) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
