/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Settling who answers for a task (measure 4: 谁分管谁牵头, 交叉到谁谁配合): what has to change
 * together changes in one command, one step of undo. */
#pragma once

#include "app/edit/act.h"

G_BEGIN_DECLS

/* The lead of each of the tasks goes to the leader: a handover with that reason, where another led
 * before.  Whoever led and holds a cooperating unit as 分管 or 代管 cooperates from then on; the
 * new lead no longer does.  A task that he leads already is passed over; refused where that is
 * all of them. */
gboolean duban_settle_lead (DubanSession *session, const guint32 *tasks, gsize n_tasks,
                            guint32 leader, const char *reason, GError **error);

/* What one such task takes, in an act of somebody else's: a whole change of the task. stays:
 * whether the old lead cooperates from then on. minute: or DUBAN_NO_MINUTE. */
gboolean duban_settle_write_lead (DubanAct *act, const DubanEntity *task, const DubanId *to,
                                  gboolean stays, DubanDay day, int minute, const char *reason,
                                  GError **error);

/* Names the leader as cooperator of the task, or no longer; a correction with that reason where
 * others are named already.  Refused where nothing would change. */
gboolean duban_settle_cooperator (DubanSession *session, guint32 task, guint32 leader,
                                  gboolean cooperates, const char *reason, GError **error);

G_END_DECLS
