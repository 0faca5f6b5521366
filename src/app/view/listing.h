/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A listing: which tasks a list shows and in which order, as an array of entity numbers; and the
 * rows of a stretch of it.  Both are made on the worker and never change afterwards, so that a
 * hundred thousand tasks cost the window four bytes each and the texts of what it shows. */
#pragma once

#include "app/session.h"
#include "core/clock137.h"
#include "core/judge.h"

G_BEGIN_DECLS

typedef enum
{
  DUBAN_LISTING_BY_LIGHT, /* red first; within a light the most days overdue first */
  DUBAN_LISTING_BY_NUMBER,
  DUBAN_LISTING_BY_TITLE,
  DUBAN_LISTING_BY_LEAD,
  DUBAN_LISTING_BY_UNIT,
  DUBAN_LISTING_BY_DUE,  /* the soonest first, none last */
  DUBAN_LISTING_BY_DAYS, /* the most days overdue first */
  DUBAN_N_LISTING_ORDERS
} DubanListingOrder;

#define DUBAN_LISTING_ANY_LIGHT (-1)

/* What a person asked to see. A plain value. */
typedef struct
{
  DubanListingOrder order;
  gboolean reversed;
  int light;          /* a DubanLight, or DUBAN_LISTING_ANY_LIGHT */
  gboolean with_done; /* closed and withdrawn tasks too; else 在办 alone, suspended included */
  char *search;       /* folded alike in number, title and unit; NULL or "" for all. owned */
} DubanListingQuery;

typedef struct
{
  gatomicrefcount ref_count;
  DubanVerdict *verdict; /* what lights and order were taken from */
  guint32 *tasks;        /* entity numbers in their order */
  gsize n_tasks;
  gsize n_all;       /* how many tasks there are, whatever the query */
  gsize n_lights[4]; /* of each light, among those that all but `light` let through */
} DubanListing;

/* One line of the list; texts are fit for one line (app/wording/snippet.h). */
typedef struct
{
  guint32 task;
  const char *number, *title, *lead, *unit; /* "" where there is none */
  DubanLight light;
  DubanStatus status;
  DubanStageResult stages[DUBAN_N_STAGES];
  DubanDay due;
  int days; /* the most days overdue; 0: nothing is */
} DubanListingRow;

/* A stretch of rows, reference-counted on the main thread alone. */
typedef struct _DubanListingRows DubanListingRows;

/* On the worker; NULL with error. verdict is referenced. (transfer full) */
DubanListing *duban_listing_new (DubanSession *session, DubanVerdict *verdict,
                                 const DubanListingQuery *query, GCancellable *cancellable,
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
