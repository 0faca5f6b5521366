/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A turn: a record that changes the status of its task (domain.md section 2).  Closed and
 * withdrawn tasks are reopened before they can be closed, withdrawn or suspended again; a
 * reissue by the assigner (section 3) opens any. */
#pragma once

#include "core/code.h"
#include "core/record.h"

G_BEGIN_DECLS

/* Whether records of the kind are turns: suspend, resume, reissue, close, reopen, withdraw. */
gboolean duban_turn_is (DubanRecordKind kind);

/* The status in which a record of the kind leaves a task that has `status`; 0 where it is no
 * turn, or is not possible from there. */
DubanStatus duban_turn_get_result (DubanRecordKind kind, DubanStatus status);

G_END_DECLS
