/* SPDX-License-Identifier: GPL-3.0-or-later */
/* An introduction: how a desk is met.  A small text file that mail, chat and paper carry
 * (FORMAT.md, Introduction), of three kinds:
 *
 *   meeting     who I am: my keys, name and role; signed by themselves.  It is believed once
 *               its fingerprint was compared by voice, or because the office's list has it.
 *   renewal     my new key, signed by the old one and by itself.
 *   revocation  that desk's key counts up to its seal number so-and-so, and no further; signed
 *               by a key that may say so: the desk's own, or the office's (the caller's to ask). */
#pragma once

#include "exchange/bundle/key.h"
#include "exchange/bundle/limits.h"

G_BEGIN_DECLS

typedef enum
{
  DUBAN_INTRODUCTION_MEETING = 1,
  DUBAN_INTRODUCTION_RENEWAL = 2,
  DUBAN_INTRODUCTION_REVOCATION = 3,
} DubanIntroductionKind;

typedef enum
{
  DUBAN_ROLE_NOBODY = 1, /* a desk that says of nobody in particular whose it is */
  DUBAN_ROLE_LEADER = 2,
  DUBAN_ROLE_OFFICE = 3,
} DubanRole;

typedef struct
{
  DubanIntroductionKind kind;
  DubanPublicKey key; /* of whom it speaks: the new key of a renewal, the revoked one */
  DubanRole role;
  DubanId leader;        /* whose desk; nil for the others */
  char *name;            /* as people call the desk; owned; never NULL once read */
  gint64 made_at;        /* Unix ms by its maker's clock */
  DubanPublicKey signer; /* renewal: the old key; revocation: who revokes; meeting: as `key` */
  gint64 last_seal;      /* revocation: the last good seal's number; 0: none is good */
} DubanIntroduction;

/* The file's text.  own: of a meeting or revocation, the maker's key; of a renewal the new one,
 * and `old` the one before (else NULL).  key and signer are filled in from them, but for the
 * key that a revocation names.  NULL where the name is too long or no text. (transfer full) */
char *duban_introduction_write (DubanIntroduction *introduction, const DubanKey *own,
                                const DubanKey *old, GError **error) G_GNUC_WARN_UNUSED_RESULT;

/* Reads a file's bytes and verifies its signatures by the keys that it names itself; whether
 * these are to be believed is the caller's to ask. On failure *introduction is empty.
 * DUBAN_BUNDLE_ERROR. */
gboolean duban_introduction_read (const guint8 *data, gsize size, DubanIntroduction *introduction,
                                  GError **error);
void duban_introduction_clear (DubanIntroduction *introduction);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (DubanIntroduction, duban_introduction_clear)

G_END_DECLS
