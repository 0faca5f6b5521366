/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Once around the shared folder: what colleagues have put there is taken in, then what each lacks
 * is put there for him.  One bad file, or one colleague's folder, stops nothing else. */
#pragma once

#include "app/exchange/effort.h"
#include "app/exchange/taking.h"
#include "app/session.h"
#include "exchange/bundle/shelf.h"
#include "store/peers.h"

G_BEGIN_DECLS

/* A file that would turn many tasks: a person looks at it, and takes it in by its path. */
typedef struct
{
  char *path, *sentence;
} DubanSyncUnconfirmed;

/* What came of one colleague. */
typedef struct
{
  DubanId desk;
  char *name;
  GPtrArray *takings;     /* of DubanTaking: of the files that were taken in now */
  gsize n_published;      /* files that were put there for him */
  gsize n_changes;        /* in these; 0: they only acknowledge */
  gsize n_removed;        /* this desk's files that he has, and that are gone now */
  GPtrArray *refused;     /* of char *: sentences on what he put there and is not taken in */
  GPtrArray *unconfirmed; /* of DubanSyncUnconfirmed: of these */
  GPtrArray *failed;      /* of char *: sentences on what could not be put there or removed */
} DubanSyncColleague;

/* Why a file is left alone. */
typedef enum
{
  DUBAN_ODDITY_CONFLICT,
  DUBAN_ODDITY_TEMPORARY,
  DUBAN_ODDITY_HALF, /* its bytes are not those that its name says: still on its way, or altered */
  DUBAN_ODDITY_STRANGER, /* for this desk, from one whom it does not know */
  DUBAN_ODDITY_FOREIGN,
} DubanOddityKind;

typedef struct
{
  char *path; /* below the shared folder */
  DubanOddityKind kind;
} DubanOddity;

typedef struct
{
  char *folder;
  GPtrArray *colleagues; /* of DubanSyncColleague: all that are known */
  GPtrArray *oddities;   /* of DubanOddity */
} DubanSyncing;
void duban_syncing_clear (DubanSyncing *syncing);

/* STATE where no folder is set, or it is not there; then nothing is done. Clear *syncing in any
 * case. */
gboolean duban_exchange_sync (DubanSession *session, DubanSyncing *syncing, GError **error);

/* The same watched.  Cancelled, a file is in wholly or not at all, and what was done before is told
 * of; the next time goes on from there. */
gboolean duban_exchange_sync_with_effort (DubanSession *session, const DubanEffort *effort,
                                          DubanSyncing *syncing, GError **error);

/* Whether anything was taken in, put there or removed. */
gboolean duban_syncing_is_any (const DubanSyncing *syncing);
/* How many sentences there are on what went wrong. */
gsize duban_syncing_count_problems (const DubanSyncing *syncing);

/* The steps, each of which adds to the syncing; FALSE only where the database fails or it is
 * cancelled. */
gboolean duban_collect (DubanSyncing *syncing, DubanSession *session, const DubanEffort *effort,
                        GError **error);
gboolean duban_publish (DubanSyncing *syncing, DubanSession *session, const DubanEffort *effort,
                        GError **error);

/* For the steps. (transfer none) */
DubanSyncColleague *duban_syncing_get (DubanSyncing *syncing, const DubanPeerRow *peer);
void duban_syncing_add_oddity (DubanSyncing *syncing, const char *path, DubanOddityKind kind);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (DubanSyncing, duban_syncing_clear)

G_END_DECLS
