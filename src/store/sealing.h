/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Changes by arrival, under the seals of their authors (sync.md, Bundle).  What a signature says is
 * asked elsewhere: here it is bytes. */
#pragma once

#include "core/share/plan.h"
#include "store/db.h"

G_BEGIN_DECLS

#define DUBAN_SEALING_SIGNATURE_SIZE 64

typedef struct
{
  gint64 n; /* on this desk; 0: not stored */
  DubanId desk;
  gint64 no;      /* of that desk's seals, from 1 */
  GArray *hashes; /* of DubanHash: the previous seal's, then its changes'; owned */
  guint8 signature[DUBAN_SEALING_SIGNATURE_SIZE];
} DubanStoredSeal;
void duban_stored_seal_free (DubanStoredSeal *seal);

/* The changes of a desk that no seal covers yet, by arrival: their numbers and their hashes.
 * (transfer full, gint64 and DubanHash) */
gboolean duban_sealing_list_open (DubanDb *db, const DubanId *desk, GArray **numbers,
                                  GArray **hashes, GError **error);

/* *seal: the last one of a desk; NULL, no error, where it has none. (transfer full) */
gboolean duban_sealing_get_last (DubanDb *db, const DubanId *desk, DubanStoredSeal **seal,
                                 GError **error);

/* All of a desk, the last one first. (transfer full, DubanStoredSeal) */
GPtrArray *duban_sealing_list (DubanDb *db, const DubanId *desk,
                               GError **error) G_GNUC_WARN_UNUSED_RESULT;

/* What the desk wrote stands under no seal any more: it is sealed anew, with its present key. */
gboolean duban_sealing_reopen (DubanDb *db, const DubanId *desk, GError **error);

/* Keeps a seal, unless it is here, and says its number on this desk in seal->n. */
gboolean duban_sealing_add (DubanDb *db, DubanStoredSeal *seal, GError **error);

/* The change of that number stands under that seal. */
gboolean duban_sealing_mark (DubanDb *db, gint64 change, gint64 seal, GError **error);

/* A change by its number: its body, and the number of its seal, 0 for none. */
gboolean duban_sealing_read (DubanDb *db, gint64 change, GBytes **body, gint64 *seal,
                             GError **error);
DubanStoredSeal *duban_sealing_load (DubanDb *db, gint64 seal,
                                     GError **error) G_GNUC_WARN_UNUSED_RESULT;

/* The history of this database for core/share. The db is borrowed. */
DubanShareHistory duban_sealing_get_history (DubanDb *db);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DubanStoredSeal, duban_stored_seal_free)

G_END_DECLS
