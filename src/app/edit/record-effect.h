/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a record brought about beside itself: a closing the status, a handover the lead or unit,
 * a granted extension the deadline. */
#pragma once

#include "app/edit/act.h"

G_BEGIN_DECLS

/* Writes into the open change what the task was without the record, which is being voided; what
 * was changed again since stays, unless that change is voided as well. */
void duban_record_effect_take_back (DubanAct *act, const DubanEntity *task,
                                    const DubanFoldRecord *record);

G_END_DECLS
