/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A compiled catalogue of texts (.mo), read by ourselves: gettext speaks one language in a
 * process, and only one whose locale the machine has. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct _DubanCatalogue DubanCatalogue;

/* NULL with one sentence where it is not there, cannot be read, or is no catalogue.
 * (transfer full) */
DubanCatalogue *duban_catalogue_load (const char *path, GError **error) G_GNUC_WARN_UNUSED_RESULT;
void duban_catalogue_free (DubanCatalogue *catalogue);

/* text: as in the source, “context\004text” where it has a context; of several forms the first.
 * NULL where there is none.  (transfer none) */
const char *duban_catalogue_find (const DubanCatalogue *catalogue, const char *text);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DubanCatalogue, duban_catalogue_free)

G_END_DECLS
