/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The desks that this one knows, and how one is met (sync.md, Bundle). */
#pragma once

#include "app/edit/act.h"
#include "app/exchange/identity.h"
#include "core/share/roster.h"
#include "exchange/bundle/bundle-read.h"
#include "store/peers.h"

G_BEGIN_DECLS

DubanShareView duban_colleague_get_view (const DubanPeerRow *peer);
DubanPublicKey duban_colleague_get_key (const DubanPeerRow *peer);

/* Whether that is the desk's name, its fingerprint or its replica id. */
gboolean duban_colleague_is_called (const DubanPeerRow *peer, const char *name);

/* The one that is so called; UNKNOWN where there is none, or several. (transfer none) */
DubanPeerRow *duban_colleagues_find (const GPtrArray *peers, const char *name, GError **error);
/* The one of that desk, or NULL. (transfer none) */
DubanPeerRow *duban_colleagues_get (const GPtrArray *peers, const DubanId *desk);

/* Takes what an entry of the office's list says of a desk into peers: its key besides those that
 * are known, a revocation.  Whom a person has met himself keeps name and role.  The row, to be put.
 * (transfer none) */
DubanPeerRow *duban_colleagues_learn (GPtrArray *peers, const DubanShareDesk *desk);

/* The list knew the key of before and says after's instead: who has that one still gets the new
 * one.  No clock is asked, and a key that the list never knew, for a person was met with it, stays.
 */
void duban_colleague_follow (DubanPeerRow *row, const DubanShareDesk *before,
                             const DubanShareDesk *after);

/* Its key as one that signs no more. */
DubanFormerKey duban_colleague_get_former (const DubanShareDesk *desk);

/* The key becomes the desk's; the one before, a former. */
void duban_colleague_renew (DubanPeerRow *peer, const DubanPublicKey *key);

/* The key is good up to that seal and no further; it may be one that was not known. */
void duban_colleague_revoke (DubanPeerRow *peer, const DubanPublicKey *key, gint64 last_seal);

/* The office's list of desks has it from then on, for everybody: with its present key, or key
 * (else NULL), which was revoked.  Nothing on a desk that is not the office's. */
gboolean duban_colleague_enter_in_list (DubanAct *act, const DubanPeerRow *peer,
                                        const DubanPublicKey *revoked, GError **error);

/* What bundles ask of desks (DubanPeerFunc); data is a DubanColleagues. */
typedef struct
{
  const GPtrArray *peers; /* of DubanPeerRow */
  DubanPublicKey own;
  const GArray *own_former; /* of DubanFormerKey */
} DubanColleagues;
gboolean duban_colleagues_answer (const DubanId *desk, DubanPeer *peer, gpointer data);

/* An introduction as it stands in a file; what speaks for a key alone bears the name that its desk
 * was accepted by. */
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
 * that is another.  A renewal or revocation asks for nothing to be typed: it is signed by a key
 * that is known and may say so, else STATE. */
gboolean duban_encounter_accept (DubanEncounter *encounter, DubanSession *session,
                                 const char *typed, GError **error);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (DubanEncounter, duban_encounter_clear)

G_END_DECLS
