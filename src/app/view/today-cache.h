/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The page Today as it was last made, kept in the cache of this desk: a window that opens draws
 * it before anything else is loaded. */
#pragma once

#include "app/session.h"
#include "app/view/today.h"

G_BEGIN_DECLS

/* Made from the snapshot, which has its register, and kept where it is of the present (a cache
 * that cannot be written costs time, not truth). (transfer full) */
DubanToday *duban_today_make (DubanSession *session, const DubanSnapshot *snapshot,
                              GError **error) G_GNUC_WARN_UNUSED_RESULT;

/* What was kept for the side that the snapshot is looked at from, of whatever day and facts:
 * duban_today_is_of() tells.  NULL, no error, where there is none. (transfer full) */
gboolean duban_today_load (DubanSession *session, const DubanSnapshot *snapshot, DubanToday **today,
                           GError **error);

G_END_DECLS
