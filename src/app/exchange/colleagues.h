/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The desks that this one knows, and how one is met (sync.md, Bundle). */
#pragma once

#include "app/exchange/identity.h"
#include "core/share/roster.h"
#include "exchange/bundle/bundle-read.h"
#include "store/peers.h"

G_BEGIN_DECLS

DubanShareView duban_colleague_get_view (const DubanPeerRow *peer);
DubanPublicKey duban_colleague_get_key (const DubanPeerRow *peer);

/* The one of that name; UNKNOWN where there is none, or several. (transfer none) */
DubanPeerRow *duban_colleagues_find (const GPtrArray *peers, const char *name, GError **error);
/* The one of that desk, or NULL. (transfer none) */
DubanPeerRow *duban_colleagues_get (const GPtrArray *peers, const DubanId *desk);

/* Takes what the office's list says of a desk into peers; FALSE where he was met by hand.  *learnt:
 * the row, to be put. */
gboolean duban_colleagues_learn (GPtrArray *peers, const DubanShareDesk *desk,
                                 DubanPeerRow **learnt);

/* What bundles ask of desks (DubanPeerFunc); data is a DubanColleagues. */
typedef struct
{
  const GPtrArray *peers; /* of DubanPeerRow */
  DubanPublicKey own;
} DubanColleagues;
gboolean duban_colleagues_answer (const DubanId *desk, DubanPeer *peer, gpointer data);

/* An introduction as it stands in a file. */
typedef struct
{
  DubanIntroduction introduction;
  char fingerprint[DUBAN_FINGERPRINT_TEXT_SIZE];
  gboolean is_known;   /* with this very key */
  gboolean is_renewed; /* known with another key */
} DubanEncounter;
gboolean duban_encounter_read (DubanEncounter *encounter, DubanSession *session, const char *path,
                               GError **error);
void duban_encounter_clear (DubanEncounter *encounter);

/* Believes it: its fingerprint was compared.  typed: as it was said on the telephone; VALUE where
 * that is another. */
gboolean duban_encounter_accept (DubanEncounter *encounter, DubanSession *session,
                                 const char *typed, GError **error);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (DubanEncounter, duban_encounter_clear)

G_END_DECLS
