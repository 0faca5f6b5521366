/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The keys of a desk: Ed25519 to sign, X25519 to open what is sealed for it (sync.md, Bundle). */
#pragma once

#include "core/id.h"
#include "exchange/bundle/chance.h"
#include "exchange/bundle/error.h"

G_BEGIN_DECLS

#define DUBAN_PUBLIC_KEY_SIZE 32
#define DUBAN_SIGNATURE_SIZE 64

/* What others know of a desk's key. */
typedef struct
{
  DubanId desk;
  guint8 sign[DUBAN_PUBLIC_KEY_SIZE];
  guint8 box[DUBAN_PUBLIC_KEY_SIZE];
} DubanPublicKey;

gboolean duban_public_key_equal (const DubanPublicKey *a, const DubanPublicKey *b);

/* The fingerprint that two people compare by voice: 24 digits (79 bits) in six groups,
 * "1234 5678 9012 3456 7890 1234", of desk and both keys. */
#define DUBAN_FINGERPRINT_TEXT_SIZE 30
const char *duban_public_key_format_fingerprint (const DubanPublicKey *key, char *buffer);

/* Whether a person typed that fingerprint: spaces, hyphens and full-width digits as he likes. */
gboolean duban_public_key_is_fingerprint (const DubanPublicKey *key, const char *typed);

/* The key with its secrets; they are wiped from memory when it is freed. */
typedef struct _DubanKey DubanKey;
DubanKey *duban_key_new (const DubanId *desk, gint64 made_at,
                         const DubanChance *chance) G_GNUC_WARN_UNUSED_RESULT;
void duban_key_free (DubanKey *key);

const DubanPublicKey *duban_key_get_public (const DubanKey *key);
gint64 duban_key_get_made_at (const DubanKey *key); /* Unix ms */

/* Signs "purpose" and a NUL, then the bytes: a signature for one purpose is none for another. */
void duban_key_sign (const DubanKey *key, const char *purpose, gconstpointer data, gsize size,
                     guint8 signature[DUBAN_SIGNATURE_SIZE]);
gboolean duban_public_key_verify (const DubanPublicKey *key, const char *purpose,
                                  gconstpointer data, gsize size,
                                  const guint8 signature[DUBAN_SIGNATURE_SIZE]);

/* A sealed box (libsodium's crypto_box_seal) for a key, and its opening; size of the plain bytes.
 * sealed holds size + DUBAN_BOX_EXTRA bytes. Sealing is FALSE where a stranger's file names a key
 * that is none (a point of low order). */
#define DUBAN_BOX_EXTRA 48
gboolean duban_public_key_seal_box (const DubanPublicKey *key, const DubanChance *chance,
                                    const guint8 *plain, gsize size, guint8 *sealed);
gboolean duban_key_open_box (const DubanKey *key, const guint8 *sealed, gsize size, guint8 *plain);

/* The secret seeds, first that of signing, then that of opening: what its file keeps. */
#define DUBAN_KEY_SEEDS_SIZE 64
DubanKey *
duban_key_new_from_seeds (const DubanId *desk, gint64 made_at,
                          const guint8 seeds[DUBAN_KEY_SEEDS_SIZE]) G_GNUC_WARN_UNUSED_RESULT;
const guint8 *duban_key_get_seeds (const DubanKey *key);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DubanKey, duban_key_free)

G_END_DECLS
