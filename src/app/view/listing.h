/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A listing: which tasks a list shows and in which order, as an array of entity numbers; and the
 * rows of a stretch of it.  Both are made on the worker and never change afterwards, so that a
 * hundred thousand tasks cost the window four bytes each and the texts of what it shows. */
#pragma once

#include "app/session.h"
#include "app/view/listing-query.h"
#include "core/clock137.h"

G_BEGIN_DECLS

typedef struct
{
  char *source;
  gsize n_tasks;
} DubanListingSource;

typedef struct
{
  gatomicrefcount ref_count;
  DubanSnapshot *snapshot; /* what it was made from */
  guint32 *tasks;          /* entity numbers in their order */
  gsize n_tasks;
  gsize n_all;                    /* how many tasks there are, whatever the query */
  gsize n_lights[4];              /* of each light, among those that all but `light` let through */
  guint32 n_rules[DUBAN_N_RULES]; /* among the same: how many have that finding, not waived; 0
                                     without a register */
  GArray *sources;                /* of DubanListingSource: those of all tasks; none without a
                                   * register */
} DubanListing;

/* One line of the list; texts are fit for one line (app/wording/snippet.h). */
typedef struct
{
  guint32 task;
  const char *number, *title, *lead, *unit, *source; /* "" where there is none */
  DubanLight light;
  DubanStatus status;
  gboolean is_moved; /* handed over: none of the rest is this desk's concern */
  DubanStageResult stages[DUBAN_N_STAGES];
  DubanDay due;
  int days; /* the most days overdue; 0: nothing is */
} DubanListingRow;

/* A stretch of rows, reference-counted on the main thread alone. */
typedef struct _DubanListingRows DubanListingRows;

/* Whether the snapshot has the register that the query needs, of the same tasks as its verdict. */
gboolean duban_listing_is_possible (const DubanSnapshot *snapshot, const DubanListingQuery *query);

/* On the worker, without the database; only where it is possible.
 * text_terms: of app/view/listing-texts.h, or NULL. NULL with error where it was cancelled.
 * (transfer full) */
DubanListing *duban_listing_new (DubanSnapshot *snapshot, const DubanListingQuery *query,
                                 const guint8 *text_terms, GCancellable *cancellable,
                                 GError **error) G_GNUC_WARN_UNUSED_RESULT;
/* What was handed over from this desk, as far as the search lets it through; no other filter
 * counts. (transfer full) */
DubanListing *duban_listing_new_handed_over (DubanSession *session, DubanSnapshot *snapshot,
                                             const DubanListingQuery *query,
                                             GError **error) G_GNUC_WARN_UNUSED_RESULT;
DubanListing *duban_listing_ref (DubanListing *listing);
void duban_listing_unref (DubanListing *listing);

/* The place of a task in the listing, or -1. */
gssize duban_listing_find (const DubanListing *listing, guint32 task);

/* On the worker: the rows first … first + n - 1, fewer at the end. A task that went away since
 * leaves an empty row. (transfer full) */
DubanListingRows *duban_listing_load (DubanSession *session, const DubanListing *listing,
                                      gsize first, gsize n,
                                      GError **error) G_GNUC_WARN_UNUSED_RESULT;
DubanListingRows *duban_listing_rows_ref (DubanListingRows *rows);
void duban_listing_rows_unref (DubanListingRows *rows);

/* NULL beyond the end. (transfer none) */
const DubanListingRow *duban_listing_rows_get (const DubanListingRows *rows, gsize i);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DubanListing, duban_listing_unref)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DubanListingRows, duban_listing_rows_unref)

G_END_DECLS
