/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is sent to a desk, given what it had (sync.md, “What is sent”).
 *
 * Changes are numbered by arrival on the desk that sends; base is the number up to which the other
 * desk has proved to have all that it saw, 0 for nothing.  The answer are numbers, ascending: so
 * every change stands after its parents, and a cut anywhere is a package of its own whose number
 * reached is that of its last change, or base where that is greater. */
#pragma once

#include "core/share/view.h"

G_BEGIN_DECLS

/* All changes of one entity on this desk, by arrival. Borrowed for the call. */
typedef struct
{
  DubanEntityKind kind;
  const DubanChange *const *changes;
  const gint64 *numbers; /* ascending */
  gsize n_changes;
} DubanShareEntity;

typedef gboolean (*DubanShareEntityFunc) (const DubanShareEntity *entity, gpointer data,
                                          GError **error);

/* Where changes lie, be it the store or memory: calls func for every entity that has a change
 * numbered above `after`, in any order, with all of its changes.  FALSE from func stops. */
typedef struct
{
  gboolean (*each_touched) (gpointer self, gint64 after, DubanShareEntityFunc func, gpointer data,
                            GError **error);
  gpointer self;
} DubanShareHistory;

/* Of one entity: the places of its changes that are sent, from first up to but without end; equal
 * where nothing is.  A directory entity goes to everybody, whole.  A task is sent if the view saw
 * it at base or at any arrival since: from base if it saw it then, else from the beginning; up to
 * now if it sees it now, else up to the last change that took it away.  fold is reusable scratch.
 */
void duban_share_find_stretch (const DubanShareView *view, const DubanShareEntity *entity,
                               gint64 base, DubanFold *fold, gsize *first, gsize *end);

/* The numbers of all changes that are sent, ascending. (transfer full, gint64) */
GArray *duban_share_plan (const DubanShareView *view, const DubanShareHistory *history, gint64 base,
                          GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
