/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The file of a desk's secret keys, beside the database, for its owner alone, in no backup. */
#pragma once

#include "exchange/bundle/key.h"

G_BEGIN_DECLS

/* The file: `duban.db.key` beside `duban.db`. (transfer full) */
char *duban_key_dup_path (const char *database) G_GNUC_WARN_UNUSED_RESULT;

/* Reads it; refuses a file that others may read, another user's, a damaged one (DUBAN_KEY_ERROR).
 * (transfer full) */
DubanKey *duban_key_load (const char *path, GError **error) G_GNUC_WARN_UNUSED_RESULT;

/* Writes it with mode 0600, durably, whole or not at all. Without `replace` one that is there
 * stays, and the error is EXISTS. */
gboolean duban_key_save (const DubanKey *key, const char *path, gboolean replace, GError **error);

G_END_DECLS
