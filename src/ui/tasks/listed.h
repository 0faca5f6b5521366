/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the page of tasks asks the worker for, and what it gets: a listing together with the rows
 * that are in sight, so that a new order shows at once. */
#pragma once

#include "app/view/listing.h"

G_BEGIN_DECLS

#define DUBAN_LISTED_PAGE 64 /* rows that are fetched at once */
#define DUBAN_LISTED_ALONG 2 /* pages that come along at most */

typedef struct
{
  DubanListingQuery query;
  guint first_shown;   /* the rows from here on come along */
  gboolean with_texts; /* long texts are searched too */
} DubanListAsk;

typedef struct
{
  DubanListing *listing; /* NULL: the register that the query needs is not here yet */
  DubanListingRows *rows[DUBAN_LISTED_ALONG];
  guint page; /* of the first of them */
} DubanListed;

/* query is copied. (transfer full) */
DubanListAsk *duban_list_ask_new (const DubanListingQuery *query, guint first_shown,
                                  gboolean with_texts) G_GNUC_WARN_UNUSED_RESULT;
void duban_list_ask_free (gpointer ask);

/* On the worker. (transfer full) DubanListed */
gpointer duban_listed_make (DubanSession *session, DubanSnapshot *snapshot, gpointer ask,
                            GCancellable *cancellable, GError **error);
void duban_listed_free (gpointer listed);

G_END_DECLS
