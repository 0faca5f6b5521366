/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How the judge puts a verdict together; what others see of it stands in core/judge.h. */
#pragma once

#include "core/judge.h"

G_BEGIN_DECLS

/* findings: of DubanFinding, in their order. tasks: of DubanTaskVerdict, ascending by task;
 * light, days, first and count are filled in here.  Takes both. (transfer full) */
DubanVerdict *duban_verdict_new (GArray *findings, GArray *tasks) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
