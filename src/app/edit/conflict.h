/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Conflicts for people (sync.md, State): what two changes that did not know of each other made
 * different.  Nothing settles them but a person; settling is a change that follows them all. */
#pragma once

#include "app/session.h"
#include "core/fold/fold.h"

G_BEGIN_DECLS

/* One of the values that a person can take. */
typedef struct
{
  char *text;    /* as `set` would be given it; NULL: cleared. Of a number that two tasks have:
                  * the id of the task that keeps it */
  GBytes *bytes; /* in its stored form */
  guint32 task;  /* of a number: the task that keeps it; else 0 */
  DubanId desk;
  char *author;
  gint64 time; /* Unix ms, by the author's clock */
} DubanConflictValue;

typedef struct
{
  char *id;       /* names the conflict as long as it lasts: "<entity id>/<field>" */
  guint32 entity; /* 0: a number that two tasks have */
  DubanEntityKind kind;
  DubanAttr attr;
  DubanConflictKind how;
  GPtrArray *values; /* of DubanConflictValue; the effective one first */
} DubanConflict;
void duban_conflict_free (DubanConflict *conflict);

/* All of them, by entity and field; numbers last. (transfer full, elements DubanConflict) */
GPtrArray *duban_edit_list_conflicts (DubanSession *session,
                                      GError **error) G_GNUC_WARN_UNUSED_RESULT;

/* Takes the n-th value (from 1) of the conflict of that id, or of a beginning of it that fits
 * only one.  One command, one step of undo. */
gboolean duban_edit_settle (DubanSession *session, const char *id, guint n, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DubanConflict, duban_conflict_free)

G_END_DECLS
