/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The members of a zip in memory, each read by its name when it is needed.  Nothing is unpacked
 * to disk, no member is looked into as an archive, and the limits of limits.h hold for what all
 * readings together bring. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct _DubanZip DubanZip;

/* Looks at the directory alone: data that are no zip, cut off, encrypted, or whose members have
 * names that lead outside are refused.  data is borrowed; name: the file's, for errors.
 * (transfer full) */
DubanZip *duban_zip_new (const char *data, gsize size, const char *name,
                         GError **error) G_GNUC_WARN_UNUSED_RESULT;
void duban_zip_free (DubanZip *zip);

const char *duban_zip_get_name (const DubanZip *zip); /* the file's */

/* Names are compared without case, as office files do. */
gboolean duban_zip_has (const DubanZip *zip, const char *member);
/* Whether any member's name begins so. */
gboolean duban_zip_has_folder (const DubanZip *zip, const char *prefix);

/* A block of the member's bytes. */
typedef gboolean (*DubanZipFunc) (const char *data, gsize size, gpointer user_data, GError **error);

/* Hands the member's bytes to func, from its first to its last; FALSE where it is not there,
 * damaged or too large, or func says so. */
gboolean duban_zip_read (DubanZip *zip, const char *member, DubanZipFunc func, gpointer user_data,
                         GError **error);

/* Sets the error that the file is cut off or damaged; always FALSE. what: the part, or NULL. */
gboolean duban_zip_refuse_damaged (const DubanZip *zip, const char *what, GError **error);
/* That it has a password; always FALSE. */
gboolean duban_zip_refuse_encrypted (const DubanZip *zip, GError **error);
/* That it is larger than what is read; always FALSE. */
gboolean duban_zip_refuse_large (const DubanZip *zip, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DubanZip, duban_zip_free)

G_END_DECLS
