/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reading a bundle in the steps of sync.md (Import), each of which may refuse with its own code
 * of DUBAN_BUNDLE_ERROR and one sentence; a step is allowed only after those before it.
 *
 *   open    beginning, size, check of the bytes, header        (nothing is known of its sender)
 *   unlock  sender known? addressed to me? signature; decrypt  (he wrote this, to me)
 *   verify  every change under a valid seal of its author, and decodes
 *
 * Whether parents are known is asked by whoever has the database. */
#pragma once

#include "exchange/bundle/header.h"
#include "exchange/bundle/seal.h"

G_BEGIN_DECLS

/* What this desk knows of another. */
typedef struct
{
  DubanPublicKey key;
  gint64 revoked_after; /* the last good seal under this key; G_MAXINT64: not revoked */
} DubanPeerKey;
typedef struct
{
  const char *name; /* borrowed until the next question; NULL: as the file says */
  DubanPeerKey keys[DUBAN_PEER_KEYS_MAX];
  guint n_keys;
} DubanPeer;

/* Fills *peer for a desk, or is FALSE for one that has no key here. This desk's own key counts,
 * for its changes come back. */
typedef gboolean (*DubanPeerFunc) (const DubanId *desk, DubanPeer *peer, gpointer data);

/* One change of the bundle; hash is known after unlock, the rest after verify. */
typedef struct
{
  DubanSpan body; /* canonical bytes, inside the bundle */
  DubanHash hash;
  guint seal; /* which of the bundle's seals covers it */
} DubanBundleChange;

typedef struct _DubanBundle DubanBundle;

DubanBundle *duban_bundle_open (GBytes *file, GError **error) G_GNUC_WARN_UNUSED_RESULT;
DubanBundle *duban_bundle_ref (DubanBundle *bundle);
void duban_bundle_unref (DubanBundle *bundle);

/* After open, unproved. (transfer none) */
const DubanBundleHeader *duban_bundle_get_header (const DubanBundle *bundle);

gboolean duban_bundle_unlock (DubanBundle *bundle, const DubanKey *own, DubanPeerFunc peers,
                              gpointer data, GError **error);

/* After unlock: what it goes on from (nil: from the beginning), what its sender has taken in from
 * this desk, whether another part of the same package follows. (transfer none) */
const DubanId *duban_bundle_get_base (const DubanBundle *bundle);
const DubanId *duban_bundle_get_acks (const DubanBundle *bundle, guint *n_acks);
gboolean duban_bundle_has_more (const DubanBundle *bundle);
const DubanSeal *duban_bundle_get_seals (const DubanBundle *bundle, guint *n_seals);
const DubanBundleChange *duban_bundle_get_changes (const DubanBundle *bundle, guint *n_changes);

/* Whether the reader has a change already. */
typedef gboolean (*DubanBundleHereFunc) (const DubanBundleChange *change, gpointer data);

/* Asked while verifying: a seal of an unknown author, or by an unknown or revoked key, under which
 * nothing new stands refuses no file.  Not told: every such seal refuses it. */
void duban_bundle_tell_here (DubanBundle *bundle, DubanBundleHereFunc is_here, gpointer data);

/* peers is asked for each author once, and for the name of one whose seal is refused. It may look
 * at the changes, not yet verified: where the office's own list of desks came in the same file, its
 * keys are there (verify it first: a seal of the office under the office's key, duban_seal_verify).
 */
gboolean duban_bundle_verify (DubanBundle *bundle, DubanPeerFunc peers, gpointer data,
                              GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DubanBundle, duban_bundle_unref)

G_END_DECLS
