/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What belongs to this desk alone and is never exchanged: whose desk, its replica id, the
 * reminder settings; and the cached verdict, which can be thrown away at any time. */
#pragma once

#include "core/id.h"
#include "store/db.h"

G_BEGIN_DECLS

/* Keys in use: "desk" (the replica id as hex), "desk-leader" (the leader's id as text),
 * "desk-office" ("1"), "last-time" (this desk's clock: Unix ms of its last change), "task-filters"
 * (app/view/saved-filters.h), those of app/exchange/published.h, and the names of local settings.
 * NULL, no error, where the key is not set. (transfer full) */
gboolean duban_local_get (DubanDb *db, const char *key, char **value, GError **error);

/* NULL or "" removes the key. Inside a posting it is part of it, else a transaction of its own. */
gboolean duban_local_set (DubanDb *db, const char *key, const char *value, GError **error);

/* A cache entry: `body` as it was put under exactly that key, or NULL. One entry a name. */
gboolean duban_local_get_cached (DubanDb *db, const char *name, const char *key, GBytes **body,
                                 GError **error);
gboolean duban_local_put_cached (DubanDb *db, const char *name, const char *key, GBytes *body,
                                 GError **error);

G_END_DECLS
