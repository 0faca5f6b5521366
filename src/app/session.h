/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A session: the database opened, the clock, and this desk.  What the window and dubanctl
 * stand on.  Used from one thread (the window's worker, or dubanctl's only one). */
#pragma once

#include "app/clock.h"
#include "app/error.h"
#include "core/change-builder.h"
#include "core/terms.h"
#include "core/verdict.h"
#include "store/post.h"

G_BEGIN_DECLS

typedef struct
{
  DubanDb *db;
  DubanClock *clock;
  DubanNow now;      /* the one reading of this operation; renewed by _refresh */
  DubanTerms *terms; /* of now.today */
  DubanId desk;      /* this replica */
  char *author;      /* who writes: the desk's leader, or the office; "" for nobody */

  /* private */
  gint64 last_time;     /* of this desk's last posting */
  gint64 last_change;   /* as of which the terms were read */
  DubanVerdict *judged; /* the last that app/judgement gave, and the key that it lies under in the
                         * cache: a second reading of it would be as much memory again; or NULL */
  char *judged_key;
  GHashTable *read_letters; /* of files in the shared folder: name → DubanId of the bundle */
  gboolean is_safe;         /* the present posting has its backup */
  guint8 chance[256];       /* random bytes; those before n_chance are not given out yet */
  gsize n_chance;
} DubanSession;

/* The default path: $XDG_DATA_HOME/duban/duban.db. (transfer full) */
char *duban_session_dup_default_path (void) G_GNUC_WARN_UNUSED_RESULT;

/* Creates a database and says whose desk it is: a leader's by name, the office's, or (leader
 * NULL, office FALSE) nobody's in particular. */
gboolean duban_session_create (const char *path, const char *leader, gboolean office,
                               DubanClock *clock, GError **error);

/* Opens. clock is borrowed and must outlive the session. (transfer full) */
DubanSession *duban_session_open (const char *path, gboolean read_only, DubanClock *clock,
                                  GError **error) G_GNUC_WARN_UNUSED_RESULT;
void duban_session_free (DubanSession *session);

/* Reads the clock and the terms again (a new operation, or after a commit). */
gboolean duban_session_refresh (DubanSession *session, GError **error);

/* The terms of another day, of the facts as they are now. (transfer full) */
DubanTerms *duban_session_load_terms (DubanSession *session, DubanDay today,
                                      GError **error) G_GNUC_WARN_UNUSED_RESULT;

/* Begins a posting: reads the clock, fixes the time that all its changes bear (now, at least
 * this desk's last + 1 ms), and reads the terms again if another process has written. Only
 * postings begun here keep the times of this desk increasing. (transfer full) */
DubanPost *duban_session_begin (DubanSession *session, GError **error) G_GNUC_WARN_UNUSED_RESULT;

/* Adds a change to it, as duban_post_add() does.  Before the first of a day, a database that holds
 * tasks is backed up (store/care.h). */
gboolean duban_session_add (DubanSession *session, DubanPost *post, DubanSpan body,
                            const DubanHash *hash, GError **error);

/* Backs up before much is added: unless the newest backup is under an hour old. */
gboolean duban_session_back_up (DubanSession *session, GError **error);

/* Commits it, as duban_post_commit() does, with that time; then reads the terms again. Frees
 * the posting in any case. */
gboolean duban_session_commit (DubanSession *session, DubanPost *post, const char *label,
                               gint64 *command, GError **error);

/* What to write into the next change of the posting: its time, and eight fresh random bytes. */
gint64 duban_session_next_time (DubanSession *session, guint8 random[8]);

/* A fresh id for a thing made by hand. */
DubanId duban_session_new_id (DubanSession *session);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DubanSession, duban_session_free)

G_END_DECLS
