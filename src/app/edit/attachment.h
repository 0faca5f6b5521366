/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is attached to a record.  Name, size and SHA-256 belong to the history; the contents
 * are kept once, under their SHA-256, in the folder "attachments" beside the database. */
#pragma once

#include "core/change-builder.h"
#include "store/db.h"

G_BEGIN_DECLS

#define DUBAN_ATTACHMENT_MAX (64u * 1024 * 1024) /* bytes of one file */

typedef struct _DubanAttachment DubanAttachment;

/* Reads the files and keeps their contents. paths: NULL-terminated, or NULL for none.
 * (transfer full, elements DubanAttachment) */
GPtrArray *duban_attachment_take (DubanDb *db, const char *const *paths,
                                  GError **error) G_GNUC_WARN_UNUSED_RESULT;

/* Where the contents of that SHA-256 (32 bytes) are kept; NULL where they are not, as of one that
 * only its name has come from another desk. (transfer full) */
char *duban_attachment_dup_path (DubanDb *db, const guint8 *sha256) G_GNUC_WARN_UNUSED_RESULT;

/* Adds it to the open record of the change. */
void duban_attachment_write (const DubanAttachment *attachment, DubanChangeBuilder *builder);

G_END_DECLS
