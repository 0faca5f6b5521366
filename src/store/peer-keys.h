/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The former keys of desks: what was sealed with one before it was renewed stays good, up to the
 * seal that its revocation names.  Local, never exchanged.  What writes is part of a change that is
 * going on, else one of its own. */
#pragma once

#include "core/id.h"
#include "store/db.h"

G_BEGIN_DECLS

#define DUBAN_PEER_KEY_SIZE 32

/* A key that was renewed: what was sealed with it stays good, up to the seal that its revocation
 * names. */
typedef struct
{
  guint8 sign_key[DUBAN_PEER_KEY_SIZE], box_key[DUBAN_PEER_KEY_SIZE];
  gint64 upto; /* its last good seal; G_MAXINT64: it was not revoked */
} DubanFormerKey;

/* Keeps it, or replaces what was known of that key; the desk is one that this one has heard of. */
gboolean duban_former_key_put (DubanDb *db, const DubanId *desk, const DubanFormerKey *key,
                               GError **error);

/* Those of a desk. (transfer full, DubanFormerKey) */
GArray *duban_former_keys_list (DubanDb *db, const DubanId *desk,
                                GError **error) G_GNUC_WARN_UNUSED_RESULT;

/* By how many milliseconds a desk's clock was ahead when its last file was taken in; 0: it was not,
 * or that is not known. */
gboolean duban_peer_clock_put (DubanDb *db, const DubanId *desk, gint64 ahead, GError **error);
gboolean duban_peer_clock_get (DubanDb *db, const DubanId *desk, gint64 *ahead, GError **error);

G_END_DECLS
