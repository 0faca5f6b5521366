/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A seal: its author's signature over his desk, a number, the previous seal's hash and up to 256
 * hashes of his changes.  It travels whole with any change that it covers, so that nobody who
 * passes a change on can alter it or invent one. */
#pragma once

#include "core/reader.h"
#include "exchange/bundle/key.h"
#include "exchange/bundle/limits.h"

G_BEGIN_DECLS

typedef struct
{
  DubanId desk;
  gint64 no;               /* of this desk's seals, from 1 */
  const DubanHash *hashes; /* borrowed: the previous seal's (zero before the first), then n_changes
                            * of changes; side by side, as the database keeps them */
  guint n_changes;         /* 1 … DUBAN_SEAL_CHANGES_MAX */
  guint8 signature[DUBAN_SIGNATURE_SIZE];
} DubanSeal;

static inline const DubanHash *
duban_seal_get_changes (const DubanSeal *seal)
{
  return seal->hashes + 1;
}

/* Signs for the key's desk. hashes: the previous seal's name first; zero for number 1. */
void duban_seal_make (DubanSeal *seal, const DubanKey *key, gint64 no, const DubanHash *hashes,
                      guint n_changes);

/* Whether it is that key's own, desk and signature. */
gboolean duban_seal_verify (const DubanSeal *seal, const DubanPublicKey *key);

/* The name of a seal, by which the next one follows it: the hash of all but the signature. */
DubanHash duban_seal_get_hash (const DubanSeal *seal);

/* How two seals of one desk stand to each other. */
typedef enum
{
  DUBAN_SEAL_FOLLOWS, /* the later's number is the next one, and it names the earlier */
  DUBAN_SEAL_APART,   /* cannot be told from these two */
  DUBAN_SEAL_FORKED,  /* one desk went on twice: cloned or restored; to be told to a person */
} DubanSealLink;
DubanSealLink duban_seal_get_link (const DubanSeal *earlier, const DubanSeal *later);

/* As it stands in a bundle. Reading fails in the reader (core/reader.h); hashes are borrowed from
 * its bytes. */
void duban_seal_append (const DubanSeal *seal, GByteArray *out);
gsize duban_seal_get_size (const DubanSeal *seal);
gboolean duban_seal_take (DubanReader *reader, DubanSeal *seal);

G_END_DECLS
