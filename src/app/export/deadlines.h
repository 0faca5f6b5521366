/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The days by which something is owed (core/remind/owed.h): a task's own deadline, its 137 stages,
 * follow-ups and milestones, as a table or as a calendar. */
#pragma once

#include "app/export/scope.h"
#include "exchange/ics-write.h"

G_BEGIN_DECLS

/* Earlier days first. */
gboolean duban_export_deadlines (DubanGrid *grid, DubanSession *session,
                                 const DubanExportScope *scope, gsize *n_left_out, GError **error);

/* An event for each.  What was done, closed, withdrawn or suspended in the last 31 days is an event
 * that is cancelled, so that calendars that took an earlier file in take it away. (transfer full)
 */
DubanIcs *duban_export_calendar (DubanSession *session, const DubanExportScope *scope,
                                 gsize *n_left_out, GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
