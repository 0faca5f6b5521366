/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Who this desk is to others: its key, made when it is first asked for, its name and its role. */
#pragma once

#include "app/session.h"
#include "core/share/view.h"
#include "exchange/bundle/introduction.h"

G_BEGIN_DECLS

/* The key beside the database.  Where there is none, one is made and kept. (transfer full) */
DubanKey *duban_identity_load_key (DubanSession *session, GError **error) G_GNUC_WARN_UNUSED_RESULT;

/* Notes in the database that this desk signs with the key: one that is restored, and has another
 * key since, knows its own words by it.  Nothing where the database is only read. */
gboolean duban_identity_note_key (DubanSession *session, const DubanKey *key, GError **error);

/* What this desk is called: its leader's name, the office's. */
const char *duban_identity_get_name (DubanSession *session);
DubanRole duban_identity_get_role (DubanSession *session);

/* This desk as one that sees. */
DubanShareView duban_identity_get_view (DubanSession *session);

/* The text of this desk's introduction. (transfer full) */
char *duban_identity_introduce (DubanSession *session, GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
