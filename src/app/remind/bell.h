/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The bell: one look at everything owed at one moment – what is to be said now, what no longer
 * holds, and when to look again.  All that it knows from before is in the database
 * (store/reminders.h), so that it says nothing twice and forgets nothing, whatever happens to the
 * program in between. */
#pragma once

#include "app/remind/notifier.h"
#include "app/remind/reminder.h"
#include "app/session.h"

G_BEGIN_DECLS

typedef struct
{
  DubanMoment now;
  GArray *show;              /* of DubanReminder: said now, the most urgent first */
  GPtrArray *texts;          /* of char *: each of them in one line; _LOOK alone */
  GPtrArray *notices;        /* of DubanNotice: the same in words; more than three are one */
  GPtrArray *standing;       /* of DubanNotice: what was said before and still holds, as of now: it
                              * takes the place of what stands on the desktop, and nothing else */
  GPtrArray *close;          /* of char *: keys of notices that no longer hold */
  GArray *old;               /* of guint: numbers of notices of an earlier run, to be closed */
  char *server;              /* of those; or NULL */
  DubanMoment next;          /* the next that rings; DUBAN_NO_MOMENT: nothing is to come */
  char *why;                 /* what rings then, in words */
  DubanMoment again;         /* when to look again: then, or when the day is over if that is before
                              * it, for each day owes anew and is spoken of in other words */
  gint64 again_milliseconds; /* the same in Unix time of this computer; 0: never, for the clock
                              * stands still */
} DubanBell;

typedef enum
{
  DUBAN_BELL_LOOK,  /* says what would be said; nothing is written (dubanctl remind) */
  DUBAN_BELL_RING,  /* what is shown is written down as said */
  DUBAN_BELL_BEGIN, /* the same as the program begins: what it had shown is closed, and what still
                     * holds and was not answered is shown again */
} DubanBellMode;

/* The session must be fresh (duban_session_refresh).  For the side of this desk. (transfer full) */
DubanBell *duban_bell_ring (DubanSession *session, DubanBellMode mode, GCancellable *cancellable,
                            GError **error) G_GNUC_WARN_UNUSED_RESULT;
void duban_bell_free (DubanBell *bell);

/* The number under which a notice stands at the server was told. */
gboolean duban_bell_keep_number (DubanSession *session, const char *key, const char *server,
                                 guint number, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DubanBell, duban_bell_free)

G_END_DECLS
