/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A turn: a record that changes the status of its task (domain.md section 2).  Closed and
 * withdrawn tasks are reopened before they can be closed, withdrawn or suspended again; a
 * reissue by the assigner (section 3) opens any. */
#pragma once

#include "core/code.h"
#include "core/record.h"

G_BEGIN_DECLS

/* The status in which records of the kind leave a task; 0 for a kind that is no turn. */
DubanStatus duban_turn_get_status (DubanRecordKind kind);

/* Whether records of the kind are turns, and possible for a task that has `status`. */
gboolean duban_turn_is_possible (DubanRecordKind kind, DubanStatus status);

G_END_DECLS
