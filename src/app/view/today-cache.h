/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The page Today as it was last made, kept in the cache of this desk: a window that opens draws
 * it before anything else is loaded. */
#pragma once

#include "app/session.h"
#include "app/view/today.h"

G_BEGIN_DECLS

/* What was kept, where it is of the snapshot's facts; else made anew and kept, where the snapshot
 * has its register and is of the present (a cache that cannot be written costs time, not truth);
 * else what was kept, of whatever day: duban_today_is_of() tells.  NULL, no error, where there is
 * none. (transfer full) */
gboolean duban_today_get (DubanSession *session, const DubanSnapshot *snapshot, DubanToday **today,
                          GError **error);

G_END_DECLS
