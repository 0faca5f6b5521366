/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A consistent copy of a database, through SQLite's backup API. */
#pragma once

#include "store/db-private.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/* A checked copy under a name of its own beside `path`, to be put there with
 * duban_place_put(). NULL, with error, and nothing left behind. (transfer full) */
char *duban_copy_to_part (DubanDb *db, const char *path, GCancellable *cancellable,
                          GError **error) G_GNUC_WARN_UNUSED_RESULT;

/* Copies to `path`: written beside it, checked, fsynced, renamed. An existing file is replaced
 * only once the copy stands; the folder is made where missing. */
gboolean duban_copy (DubanDb *db, const char *path, GCancellable *cancellable, GError **error);

G_END_DECLS
