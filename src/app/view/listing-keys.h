/* SPDX-License-Identifier: GPL-3.0-or-later */
/* By what the tasks of a listing are ordered: a number for each. */
#pragma once

#include "app/view/listing-query.h"

G_BEGIN_DECLS

/* Has nothing to be ordered by: stands last, reversed or not. */
#define DUBAN_LISTING_NO_KEY G_MAXUINT64

/* One a task of the verdict, at its index there. rows: of the same tasks, NULL where the order
 * needs none. (transfer full) */
guint64 *duban_listing_keys_new (const DubanSnapshot *snapshot, const DubanTaskVerdict *tasks,
                                 const DubanRegisterRow *rows, gsize n,
                                 DubanListingOrder order) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
