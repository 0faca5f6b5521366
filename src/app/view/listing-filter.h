/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The filter of a listing: which tasks a query lets through. */
#pragma once

#include "app/view/listing-query.h"

G_BEGIN_DECLS

typedef struct _DubanListingFilter DubanListingFilter;

/* Both are borrowed and outlive it. (transfer full) */
DubanListingFilter *
duban_listing_filter_new (DubanSnapshot *snapshot,
                          const DubanListingQuery *query) G_GNUC_WARN_UNUSED_RESULT;
void duban_listing_filter_free (DubanListingFilter *filter);

/* Whether a task of the verdict passes; its light is not looked at. row: of the same task, or NULL
 * without a register. text_terms: what its long texts hold of the needle. */
gboolean duban_listing_filter_passes (DubanListingFilter *filter, const DubanTaskVerdict *task,
                                      const DubanRegisterRow *row, guint text_terms);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DubanListingFilter, duban_listing_filter_free)

G_END_DECLS
