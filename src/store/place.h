/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Where a database lies: its folder, its file system, and files put into their place whole. */
#pragma once

#include "store/error.h"

G_BEGIN_DECLS

/* Makes the folder of a file where it is missing, for its owner alone (0700). */
gboolean duban_place_make_folder (const char *path, GError **error);

/* Whether a file is there that can be a database: MISSING where there is none, FOREIGN for a
 * folder or an empty file. */
gboolean duban_place_check_file (const char *path, GError **error);

/* Whether a file may be put there: FOREIGN where what is there is no file, such as a folder or
 * a device. */
gboolean duban_place_check_target (const char *path, GError **error);

/* Whether the file and its folder can be written: else READ_ONLY. */
gboolean duban_place_check_writable (const char *path, GError **error);

/* NETWORK where the file lies on a network file system: its locks cannot be relied on
 * (sync.md, Safety of the database). */
gboolean duban_place_check_local (const char *path, GError **error);

/* The network file system behind a magic number of statfs(2) and, for FUSE, the type of the
 * mount ("fuse.sshfs"; else NULL): "NFS", "SMB" …; NULL for a local one. (transfer none) */
const char *duban_place_get_network (glong magic, const char *mount_type);

/* Bytes free for this user on the disk of that file; -1 where that is not known. */
gint64 duban_place_get_free (const char *path);

/* Makes an empty file with a name of its own beside `path`, for its owner alone (0600), to be
 * filled and then put in place. NULL, with error. (transfer full) */
char *duban_place_new_file (const char *path, GError **error) G_GNUC_WARN_UNUSED_RESULT;

/* Makes the finished file `from` durable and renames it to `path`: fsync, rename, fsync of the
 * folder. EXISTS where the path is taken and `replace` is FALSE; UNSURE where it stands there and
 * the folder could not be made safe: then `from` is no more. */
gboolean duban_place_put (const char *from, const char *path, gboolean replace, GError **error);

/* fsync of the folder of that file; FALSE with errno. */
gboolean duban_place_sync_folder (const char *path);

/* Removes a file that was not finished, with the journal SQLite may have left beside it. */
void duban_place_discard (const char *path);

/* Before a database is put where there is none: a journal that lies there without its database
 * would be played back into the new one. It is renamed ("…-journal.stray-1"), never removed. */
gboolean duban_place_clear_journal (const char *path, GError **error);

/* The path itself with ".WORD-1", or the first such number that is free. (transfer full) */
char *duban_place_dup_free_name (const char *path, const char *word) G_GNUC_WARN_UNUSED_RESULT;

/* The journal that belongs to a database. (transfer full) */
char *duban_place_dup_journal (const char *path) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
