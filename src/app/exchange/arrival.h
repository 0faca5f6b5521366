/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What changes that have arrived in a posting do, task by task. */
#pragma once

#include "app/exchange/taking.h"
#include "app/session.h"
#include "exchange/bundle/bundle-read.h"

G_BEGIN_DECLS

/* Adds to the taking what the changes of the bundle numbered from first on did. */
gboolean duban_arrival_tell (DubanTaking *taking, DubanSession *session, const DubanBundle *bundle,
                             gint64 first, GError **error);

/* How many open tasks there were before the posting that is going on. */
gboolean duban_arrival_count_open (DubanSession *session, gsize *n, GError **error);

G_END_DECLS
