/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The day of the last data from each leader's own desk: what is missing of a colleague is told by
 * it from what has merely not arrived (window.md, Frame). */
#pragma once

#include "app/session.h"

G_BEGIN_DECLS

typedef struct _DubanHeardDays DubanHeardDays;

DubanHeardDays *duban_heard_days_load (DubanSession *session,
                                       GError **error) G_GNUC_WARN_UNUSED_RESULT;
void duban_heard_days_free (DubanHeardDays *days);

/* DUBAN_NO_DAY: he has no desk of his own, or nothing of it has come. */
DubanDay duban_heard_days_get (const DubanHeardDays *days, guint32 leader);

/* Whether what he owed by that day may have been done on his own desk, and not have arrived: not
 * where this is his desk, nor where later data of his has come. */
gboolean duban_heard_days_may_lack (const DubanHeardDays *days, guint32 leader, DubanDay day);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DubanHeardDays, duban_heard_days_free)

G_END_DECLS
