/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The second half of a search: the long texts of tasks (requirement, method, notes), which no
 * register holds.  It reads all of them, so a list is first shown without. */
#pragma once

#include "app/session.h"
#include "app/view/listing-query.h"

G_BEGIN_DECLS

/* On the worker: for each task of the snapshot's verdict, at its index there, which terms of the
 * query's needle its texts hold (app/search/needle.h). *terms NULL: none that is worth looking for.
 * FALSE: it was cancelled, or the texts could not be read. (transfer full) */
gboolean duban_listing_search_texts (DubanSession *session, DubanSnapshot *snapshot,
                                     const DubanListingQuery *query, GCancellable *cancellable,
                                     guint8 **terms, GError **error);

G_END_DECLS
