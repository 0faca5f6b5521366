/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The bundles that went out and came in (sync.md, Bundle): local, never exchanged.  What writes is
 * part of a change that is going on, else one of its own. */
#pragma once

#include "core/share/base.h"
#include "store/db.h"

G_BEGIN_DECLS

gboolean duban_traffic_add_sent (DubanDb *db, const DubanId *peer, const DubanShareSent *sent,
                                 gint64 number, gint64 time, GError **error);
/* Takes back that files of these numbers were given out. */
gboolean duban_traffic_drop_sent (DubanDb *db, gint64 first, gint64 last, GError **error);
/* What was given out to a peer. (transfer full, DubanShareSent) */
GArray *duban_traffic_list_sent (DubanDb *db, const DubanId *peer,
                                 GError **error) G_GNUC_WARN_UNUSED_RESULT;
/* The number of the file in which a bundle was given out to a peer; 0: it was not. */
gboolean duban_traffic_find_sent (DubanDb *db, const DubanId *peer, const DubanId *bundle,
                                  gint64 *number, GError **error);
/* The greatest number of a file of this desk's; 0: none. */
gboolean duban_traffic_get_last_number (DubanDb *db, gint64 *number, GError **error);

/* A bundle that was taken in: with the changes numbered first to last; last < first: none. */
typedef struct
{
  gint64 n; /* by arrival */
  DubanId peer, bundle;
  gint64 time; /* Unix ms */
  char *file;  /* or NULL */
  gint64 first, last;
  gint64 undone; /* Unix ms; 0: it stands */
} DubanTrafficHeld;
void duban_traffic_held_free (DubanTrafficHeld *held);

gboolean duban_traffic_add_held (DubanDb *db, const DubanTrafficHeld *held, GError **error);
/* All of a peer, or of all for NULL, the newest first. (transfer full, DubanTrafficHeld) */
GPtrArray *duban_traffic_list_held (DubanDb *db, const DubanId *peer,
                                    GError **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean duban_traffic_mark_undone (DubanDb *db, gint64 held, gint64 time, GError **error);

/* Remembers the number that a peer's file bore; *is_twice: another of its files bore it too. */
gboolean duban_traffic_note_number (DubanDb *db, const DubanId *peer, gint64 number,
                                    const DubanId *bundle, gboolean *is_twice, GError **error);

/* Whether a file of a peer's that bore a greater number was taken in. */
gboolean duban_traffic_has_later (DubanDb *db, const DubanId *peer, gint64 number,
                                  gboolean *has_later, GError **error);

/* Whether a change of an entity was committed here. */
gboolean duban_traffic_has_change (DubanDb *db, const DubanId *entity, const DubanHash *hash,
                                   gboolean *is_here, GError **error);

/* A bundle whose base is not here, kept whole. */
typedef struct
{
  DubanId bundle, peer;
  gint64 time; /* Unix ms */
  char *file;  /* or NULL */
  GBytes *body;
} DubanTrafficWaiting;
void duban_traffic_waiting_free (DubanTrafficWaiting *waiting);

gboolean duban_traffic_add_waiting (DubanDb *db, const DubanTrafficWaiting *waiting,
                                    GError **error);
/* The oldest first. (transfer full, DubanTrafficWaiting) */
GPtrArray *duban_traffic_list_waiting (DubanDb *db, GError **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean duban_traffic_count_waiting (DubanDb *db, gsize *n, GError **error);
gboolean duban_traffic_drop_waiting (DubanDb *db, const DubanId *bundle, GError **error);

/* How many tasks are open and not deleted, as the derived tables have them: in a posting those that
 * it found. */
gboolean duban_traffic_count_open_tasks (DubanDb *db, gsize *n, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DubanTrafficHeld, duban_traffic_held_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DubanTrafficWaiting, duban_traffic_waiting_free)

G_END_DECLS
