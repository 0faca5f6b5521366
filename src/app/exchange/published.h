/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What this desk has put into the shared folder for a colleague last, and what it owes him an
 * acknowledgement of.  Local: the keys “shared-folder”, “folder-out DESK” and “folder-owes DESK”.
 * It only spares a second file that would say the same: whoever loses it publishes once more. */
#pragma once

#include "app/session.h"

G_BEGIN_DECLS

typedef struct
{
  gint64 base, upto; /* as in DubanGivingSpan */
  char *answered;    /* the bundle owed an answer when it was published; or NULL */
  char **names;      /* of its files; or NULL: nothing was published yet */
} DubanPublished;
void duban_published_clear (DubanPublished *published);

gboolean duban_published_load (DubanPublished *published, DubanSession *session,
                               const DubanId *desk, GError **error);
gboolean duban_published_save (const DubanPublished *published, DubanSession *session,
                               const DubanId *desk, GError **error);

/* A bundle of that desk's has brought something, or waits: it must be told what is here. */
gboolean duban_published_owe (DubanSession *session, const DubanId *desk, const DubanId *bundle,
                              GError **error);
/* *bundle: the last such one, or NULL. (transfer full) */
gboolean duban_published_get_owed (DubanSession *session, const DubanId *desk, char **bundle,
                                   GError **error);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (DubanPublished, duban_published_clear)

G_END_DECLS
