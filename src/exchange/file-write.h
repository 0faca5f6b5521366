/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A file that we give out appears whole or not at all. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Writes beside, fsync, rename, fsync of the folder.  What stood under that name is replaced
 * only by the finished file; on failure it is as it was and nothing is left behind. */
gboolean duban_file_write (const char *path, const char *data, gsize size, GError **error);

/* The same under a name that must be free: nothing is ever replaced. */
gboolean duban_file_add (const char *path, const char *data, gsize size, GError **error);

/* All of it into an open file; FALSE, with errno, where that cannot be. */
gboolean duban_file_put (int fd, gconstpointer data, gsize size);

/* Makes a folder, unless it is there. */
gboolean duban_file_add_folder (const char *path, GError **error);

G_END_DECLS
