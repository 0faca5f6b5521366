/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How often each task was changed, and when last: what a calendar tells an older copy of an event
 * by.  One pass over the heads of all changes. */
#pragma once

#include "store/db.h"

#include <gio/gio.h>

G_BEGIN_DECLS

typedef struct
{
  guint n;     /* changes of the task, and of all that is no task (settings, holidays, portfolio),
                * which may move its dates: never less than before */
  gint64 last; /* the time of the task's latest change, Unix ms; 0: it has none */
} DubanRevision;

typedef struct _DubanRevisions DubanRevisions;

DubanRevisions *duban_revisions_load (DubanDb *db, GCancellable *cancellable,
                                      GError **error) G_GNUC_WARN_UNUSED_RESULT;
void duban_revisions_free (DubanRevisions *revisions);

/* task: its entity number. */
DubanRevision duban_revisions_get (const DubanRevisions *revisions, guint32 task);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DubanRevisions, duban_revisions_free)

G_END_DECLS
