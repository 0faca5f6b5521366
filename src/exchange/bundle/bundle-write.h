/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Writing bundles (FORMAT.md): changes and their seals go in one by one, files come out; more than
 * one where the package is larger than a file may be, each based on the one before.  The same
 * input and the same chance give the same bytes. */
#pragma once

#include "exchange/bundle/header.h"
#include "exchange/bundle/seal.h"

G_BEGIN_DECLS

/* A finished file; id and number are for the bookkeeping of what was sent. */
typedef struct
{
  DubanId id;
  gint64 number;
  DubanId base;           /* nil: none */
  gsize first, n_changes; /* which of the changes that were added: counted from 0 */
  gboolean has_more;      /* another part follows, based on this one */
} DubanBundlePart;

/* Gets each file as soon as it is whole; FALSE stops with its error. */
typedef gboolean (*DubanBundleSinkFunc) (const DubanBundlePart *part, GBytes *file, gpointer data,
                                         GError **error);

typedef struct
{
  const DubanKey *sender;
  const char *name; /* of the sender */
  DubanId office;   /* that it has accepted; nil: none */
  gint64 number;    /* of the first file: one more than this desk's last */
  gint64 made_at;   /* Unix ms */
  DubanId base;     /* nil: full */
  DubanChance chance;
  const DubanPublicKey *recipients; /* 1 … DUBAN_BUNDLE_RECIPIENTS_MAX, each desk once */
  guint n_recipients;
  const DubanId *acks; /* files taken in from the recipient, up to DUBAN_BUNDLE_ACKS_MAX */
  guint n_acks;
  gsize part_max; /* bytes of a file; 0: DUBAN_BUNDLE_MAX; at least DUBAN_BUNDLE_PART_MIN */
} DubanBundleOrder;

/* Everything is borrowed until it is finished. NULL with LARGE where a limit is passed.
 * (transfer full) */
typedef struct _DubanBundleWriter DubanBundleWriter;
DubanBundleWriter *duban_bundle_writer_new (const DubanBundleOrder *order, DubanBundleSinkFunc sink,
                                            gpointer data,
                                            GError **error) G_GNUC_WARN_UNUSED_RESULT;
void duban_bundle_writer_free (DubanBundleWriter *writer);

/* Adds a change after its parents. seal covers it, and is the same for as many changes in a row as
 * possible (a seal is written once a file, and again in each file that has a change of it). Both
 * are copied. CHANGE where the seal does not cover it, LARGE. */
gboolean duban_bundle_writer_add (DubanBundleWriter *writer, DubanSpan body, const DubanSeal *seal,
                                  GError **error);

/* Makes the last file, which may hold no change: the acknowledgement alone. */
gboolean duban_bundle_writer_finish (DubanBundleWriter *writer, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DubanBundleWriter, duban_bundle_writer_free)

G_END_DECLS
