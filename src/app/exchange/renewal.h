/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a desk says of keys: that its own is another now, that one counts no more (FORMAT.md,
 * Introduction). */
#pragma once

#include "app/session.h"

G_BEGIN_DECLS

/* Makes this desk a new key and returns the file that says so, signed by the old and the new.  What
 * was not given out, because something went wrong before duban_renewal_is_given(), is returned
 * again. (transfer full) */
char *duban_renewal_make (DubanSession *session, GError **error) G_GNUC_WARN_UNUSED_RESULT;

/* Its file is written: the next one makes a new key again. */
gboolean duban_renewal_is_given (DubanSession *session, GError **error);

/* Revokes a colleague's present key, on a desk of the office, by his name; or any key of a
 * colleague, or a former one of this desk, by its fingerprint.  *last_seal: its last good seal, the
 * last that is here.  It counts here from now on; the file says it to others. (transfer full) */
char *duban_revocation_make (DubanSession *session, const char *name, gint64 *last_seal,
                             GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
