/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The desk: what the main thread knows of the database – the verdict, and the terms that it was
 * judged on.  Both are immutable; a new pair takes their place when something changed. */
#pragma once

#include "app/snapshot.h"
#include "app/worker.h"

G_BEGIN_DECLS

typedef enum
{
  DUBAN_DESK_OPENING,
  DUBAN_DESK_MISSING, /* there is no database yet: first run */
  DUBAN_DESK_FAILED,  /* it cannot be opened: the error says why */
  DUBAN_DESK_READY,
} DubanDeskState;

#define DUBAN_TYPE_DESK (duban_desk_get_type ())
G_DECLARE_FINAL_TYPE (DubanDesk, duban_desk, DUBAN, DESK, GObject)

/* Begins to look at once.  Signals:
 *   "changed"  state, verdict or terms are others than before
 *   "judging"  duban_desk_is_judging() says something else than before */
DubanDesk *duban_desk_new (DubanWorker *worker) G_GNUC_WARN_UNUSED_RESULT;

DubanWorker *duban_desk_get_worker (DubanDesk *desk); /* (transfer none) */
DubanDeskState duban_desk_get_state (DubanDesk *desk);

/* Why the database cannot be opened, or why the last look failed; NULL where all is well. */
const GError *duban_desk_get_error (DubanDesk *desk);

/* All that is known, or NULL until READY; and two of its parts. (transfer none) */
DubanSnapshot *duban_desk_get_snapshot (DubanDesk *desk);
DubanVerdict *duban_desk_get_verdict (DubanDesk *desk);
DubanTerms *duban_desk_get_terms (DubanDesk *desk);

/* From whose side all pages look (视角): a leader, or 0 for the whole banner. A leader's desk
 * begins with 0 too: it holds what that leader may see. */
void duban_desk_set_scope (DubanDesk *desk, guint32 leader);

/* The register is needed from now on: it comes with a later "changed". */
void duban_desk_want_register (DubanDesk *desk);

/* The database can be read but not written. */
gboolean duban_desk_is_read_only (DubanDesk *desk);

/* An older verdict is shown while today's is judged. */
gboolean duban_desk_is_judging (DubanDesk *desk);

/* For the first frame of a window: from here until the release nothing is judged anew while an
 * older verdict can be shown. */
void duban_desk_hold (DubanDesk *desk);
void duban_desk_release (DubanDesk *desk);

/* Looks again, and judges again where something changed: after every commit. */
void duban_desk_refresh (DubanDesk *desk);

/* Looks by itself from now on: when the file is written, at midnight, after sleep and when the
 * clock was set. */
void duban_desk_watch (DubanDesk *desk);

/* Looks whether another day has begun or another process has committed, and if so refreshes;
 * cheap, to be called now and then. */
void duban_desk_check (DubanDesk *desk);

G_END_DECLS
