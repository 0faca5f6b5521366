/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The desks that this one knows: whose they are, their keys, and what each has proved to have.
 * Local, never exchanged.  What writes is part of a change that is going on, else one of its own.
 */
#pragma once

#include "core/id.h"
#include "store/peer-keys.h"

G_BEGIN_DECLS

/* As core says nothing of desks: the numbers of an introduction's role. */
typedef enum
{
  DUBAN_PEER_NOBODY = 1,
  DUBAN_PEER_LEADER = 2,
  DUBAN_PEER_OFFICE = 3,
} DubanPeerRole;

typedef struct
{
  DubanId desk;
  char *name; /* owned; never NULL */
  DubanPeerRole role;
  DubanId leader;
  guint8 sign_key[DUBAN_PEER_KEY_SIZE], box_key[DUBAN_PEER_KEY_SIZE];
  GArray *former;       /* owned; of DubanFormerKey */
  gint64 revoked_after; /* its last good seal; G_MAXINT64: it is not revoked */
  gint64 met;           /* Unix ms; 0: not by hand, from the office's list */
  gint64 seen;          /* Unix ms; 0: nothing was taken in from it */
  gint64 number;        /* the greatest of its files */
  GBytes *acknowledged; /* owned; DubanIds: what its file taken in last has of ours; or NULL */
} DubanPeerRow;

void duban_peer_row_free (DubanPeerRow *row);

/* A row without anything in it. (transfer full) */
DubanPeerRow *duban_peer_row_new (void) G_GNUC_WARN_UNUSED_RESULT;

/* Inserts it or replaces what was known of that desk; former keys are added. */
gboolean duban_peers_put (DubanDb *db, const DubanPeerRow *row, GError **error);

/* All, in the order in which this desk first heard of them. (transfer full, DubanPeerRow) */
GPtrArray *duban_peers_list (DubanDb *db, GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DubanPeerRow, duban_peer_row_free)

G_END_DECLS
