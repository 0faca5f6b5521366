/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The header of a bundle, which anyone can read (FORMAT.md, Header).  Nothing here is secret, and
 * nothing of it is proved before the signature was verified by a known key. */
#pragma once

#include "core/span.h"
#include "exchange/bundle/key.h"
#include "exchange/bundle/limits.h"

G_BEGIN_DECLS

#define DUBAN_FILE_KEY_SIZE 32
#define DUBAN_STREAM_HEADER_SIZE 24

typedef struct
{
  DubanId desk;
  guint8 sealed[DUBAN_FILE_KEY_SIZE + DUBAN_BOX_EXTRA]; /* the file key, for that desk alone */
} DubanBundleRecipient;

typedef struct
{
  DubanId id;            /* of this file, for acknowledgements and bases */
  gint64 number;         /* of its sender's files, from 1: only to notice a clone */
  DubanId office;        /* the office that the sender has accepted; nil: none */
  DubanPublicKey sender; /* as the file says */
  gint64 made_at;        /* Unix ms by the sender's clock */
  char *name;            /* of the sender, as the file says; owned */
  guint8 stream[DUBAN_STREAM_HEADER_SIZE];
  DubanBundleRecipient *recipients; /* owned, ascending by desk */
  guint n_recipients;
} DubanBundleHeader;

void duban_bundle_header_clear (DubanBundleHeader *header);
void duban_bundle_header_append (const DubanBundleHeader *header, GByteArray *out);
/* MALFORMED or LARGE; on failure *header is empty. */
gboolean duban_bundle_header_decode (DubanSpan bytes, DubanBundleHeader *header, GError **error);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (DubanBundleHeader, duban_bundle_header_clear)

G_END_DECLS
