/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The shared folder as files (sync.md, “Shared folder”):
 *
 *   <root>/duban1/<from>/<to>/<n>-<hash>.duban
 *
 * from and to are the ids of desks, n is the number of the file (its sender's, from 1), hash the
 * BLAKE2b-256 of its bytes in small hexadecimal digits.  A file is written once, by its sender
 * alone; what bears any other name is somebody else's, and is left alone. */
#pragma once

#include "core/id.h"

G_BEGIN_DECLS

#define DUBAN_SHELF_FOLDER "duban1"

typedef enum
{
  DUBAN_SHELF_BUNDLE,    /* its name is exact; whether its bytes are is not asked yet */
  DUBAN_SHELF_CONFLICT,  /* a copy that the carrier made of two that it could not tell apart */
  DUBAN_SHELF_TEMPORARY, /* the carrier's, or one that was being written */
  DUBAN_SHELF_FOREIGN,
} DubanShelfKind;

typedef struct
{
  char *name;
  DubanShelfKind kind;
  gint64 number; /* of a bundle */
} DubanShelfItem;

/* What a name says, whatever lies under it; *number of a bundle. */
DubanShelfKind duban_shelf_tell (const char *name, gint64 *number);

/* The folders; (transfer full) */
char *duban_shelf_dup_root (const char *shared);
char *duban_shelf_dup_from (const char *shared, const DubanId *from);
char *duban_shelf_dup_path (const char *shared, const DubanId *from, const DubanId *to);

/* What lies in a folder, by number and name; nothing where there is no such folder.
 * (transfer full, DubanShelfItem) */
GPtrArray *duban_shelf_list (const char *folder, GError **error) G_GNUC_WARN_UNUSED_RESULT;

/* The bytes of a bundle.  NULL without an error where they are not those that its name says: it is
 * still being written, was altered, or is gone. (transfer full) */
GBytes *duban_shelf_read (const char *folder, const char *name, GError **error);

/* Puts a file there and says its name.  The folders below the shared one are made. (transfer full)
 */
char *duban_shelf_put (const char *shared, const DubanId *from, const DubanId *to, gint64 number,
                       GBytes *file, GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
