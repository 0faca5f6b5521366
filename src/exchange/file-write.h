/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A file that we give out appears whole or not at all. */
#pragma once

#include <glib.h>
#include <sys/types.h>

G_BEGIN_DECLS

/* Writes beside, fsync, rename, fsync of the folder.  What stood under that name is replaced
 * only by the finished file; on failure it is as it was and nothing is left behind.  UNSURE: it is
 * there and whole, but its folder could not be made safe on the disk. */
gboolean duban_file_write (const char *path, const char *data, gsize size, GError **error);

/* The same under a name that must be free: nothing is ever replaced. */
gboolean duban_file_add (const char *path, const char *data, gsize size, GError **error);

/* The same for who has words of his own for what went wrong; errno says it. */
typedef enum
{
  DUBAN_FILE_PLACED,
  DUBAN_FILE_UNSURE,
  DUBAN_FILE_NOT_PLACED,
} DubanFilePlacing;
DubanFilePlacing duban_file_place (const char *path, gconstpointer data, gsize size, mode_t mode,
                                   gboolean replace);

/* Makes a folder, unless it is there. */
gboolean duban_file_add_folder (const char *path, GError **error);

G_END_DECLS
