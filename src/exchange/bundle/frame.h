/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The frame of a bundle: a preamble of fixed size, with the signature over all of the file and the
 * checks that tell what happened to it on its way (FORMAT.md, Preamble). */
#pragma once

#include "core/span.h"
#include "exchange/bundle/key.h"
#include "exchange/bundle/limits.h"

G_BEGIN_DECLS

#define DUBAN_BUNDLE_VERSION 1
#define DUBAN_BUNDLE_SUITE_SODIUM 1 /* Ed25519, sealed boxes, XChaCha20-Poly1305, BLAKE2b */

#define DUBAN_BUNDLE_PREAMBLE_SIZE 128

/* The parts of a file whose beginning, size and check are right. */
typedef struct
{
  DubanSpan signed_part; /* the preamble up to the signature: it holds the hash of all the rest */
  const guint8 *signature;
  DubanSpan header;
  DubanSpan payload; /* encrypted */
} DubanBundleFrame;

/* Tells a file's parts: FOREIGN, MANGLED, CUT, TRAILING, DAMAGED, NEWER, SUITE, LARGE, MALFORMED.
 */
gboolean duban_bundle_frame_decode (DubanSpan file, DubanBundleFrame *frame, GError **error);

/* Whether bytes are a bundle's beginning as it becomes when a file is sent as text. */
gboolean duban_bundle_frame_is_mangled (DubanSpan file);

gboolean duban_bundle_frame_verify (const DubanBundleFrame *frame, const DubanPublicKey *sender);

/* Making a file: room for the preamble with the header after it, then the caller appends the
 * encrypted payload, then the preamble is filled in and signed. capacity: of the whole file. */
GByteArray *duban_bundle_frame_begin (DubanSpan header, gsize capacity) G_GNUC_WARN_UNUSED_RESULT;
void duban_bundle_frame_end (GByteArray *file, gsize header_size, const DubanKey *sender);

G_END_DECLS
