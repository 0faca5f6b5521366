/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The row of an issued report, or the sentence that says what is wrong with it. */
#pragma once

#include "app/session.h"
#include "store/issued.h"

G_BEGIN_DECLS

/* One with all that was kept; unknown is an error. (transfer full) */
DubanIssuedWhole *duban_issue_get (DubanSession *session, gint64 id,
                                   GError **error) G_GNUC_WARN_UNUSED_RESULT;

/* Says that what was kept of it cannot be read. FALSE, for returning. */
gboolean duban_issue_fail_damaged (gint64 id, GError **error);

G_END_DECLS
