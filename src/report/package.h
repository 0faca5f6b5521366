/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A zip in memory: the package that an office file is.  The same parts in the same order give the
 * same bytes; it bears no time. */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

typedef struct _DubanPackage DubanPackage;

DubanPackage *duban_package_new (void) G_GNUC_WARN_UNUSED_RESULT;
void duban_package_free (DubanPackage *package);

/* A part of that name; ASCII.  After a failure nothing more is added, and ending says why. */
void duban_package_add (DubanPackage *package, const char *name, const char *text, gsize size);

/* (transfer full) */
GBytes *duban_package_end (DubanPackage *package, GError **error) G_GNUC_WARN_UNUSED_RESULT;

/* Whether each part of such a package, made by others, is XML that ends with its root. */
gboolean duban_package_is_whole (GBytes *bytes);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DubanPackage, duban_package_free)

G_END_DECLS
