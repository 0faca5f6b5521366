/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A person's reply to a notice or to lines of the inbox, and its undo.  Nothing of it is a change:
 * it belongs to this desk alone. */
#pragma once

#include "app/remind/notifier.h"
#include "app/session.h"
#include "store/reminders.h"

G_BEGIN_DECLS

/* In one step: all that they said is acted on, dismissed or snoozed.  The session must be fresh.
 * keys: NULL-terminated, of notices or lines; those that stand no more are passed over.  *before
 * (may be NULL): what was said, as it was, for the undo. (transfer full, DubanReminded) */
gboolean duban_reply_give (DubanSession *session, const char *const *keys, DubanAnswer answer,
                           GArray **before, GError **error);

/* Puts back what they were; what is no longer owed goes again at the bell's next look. */
gboolean duban_reply_undo (DubanSession *session, const GArray *before, GError **error);

G_END_DECLS
