/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Joining two units of the directory into one.  One command: one transaction, one step of undo.
 *
 * Without a day the two were one all along, under two names (a ledger entered 住建局 beside
 * 住房和城乡建设局): its tasks, of every status, are corrected, and what they met or missed counts
 * for the other.  With a day it is a merger: open tasks are handed over on it, and what fell due
 * before stays the old unit's, in the ranking too (domain.md, sections 1 and 7).  Either way
 * whoever says the old name means the other from then on, who also takes over short and former
 * names, holders and parts; head, category and parent where it has none. */
#pragma once

#include "app/session.h"

G_BEGIN_DECLS

/* on: the day, not after today; NULL: all along.  *n_tasks (may be NULL): how many were changed.
 * What was handed over to another desk stays as it is. */
gboolean duban_directory_edit_merge_unit (DubanSession *session, const char *unit, const char *into,
                                          const char *on, guint *n_tasks, GError **error);

G_END_DECLS
