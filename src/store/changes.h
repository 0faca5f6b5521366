/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The stored changes of one entity, decoded, parents first; reused from entity to entity. */
#pragma once

#include "core/change.h"
#include "store/stmt.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/* A change with its place in the facts. The change comes first, so that whoever holds a
 * DubanChange of a DubanChanges holds this. */
typedef struct
{
  DubanChange change;
  gint64 n; /* change.n: by arrival */
} DubanStoredChange;

static inline gint64
duban_stored_change_get_number (const DubanChange *change)
{
  return ((const DubanStoredChange *) change)->n;
}

typedef struct _DubanChanges DubanChanges;

DubanChanges *duban_changes_new (void) G_GNUC_WARN_UNUSED_RESULT;
void duban_changes_free (DubanChanges *changes);

/* Makes it the changes of the entity of that number; none, no error, where it has none. */
gboolean duban_changes_load (DubanChanges *changes, DubanDb *db, guint32 entity, GError **error);

/* *n is their count. (transfer none, until the next load) */
const DubanChange *const *duban_changes_get (DubanChanges *changes, gsize *n);

/* Every entity that has changes, ascending by number. FALSE from the function stops with its
 * error. */
typedef gboolean (*DubanChangesFunc) (DubanChanges *changes, guint32 entity, gpointer data,
                                      GError **error);
gboolean duban_changes_each (DubanDb *db, DubanChangesFunc func, gpointer data,
                             GCancellable *cancellable, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DubanChanges, duban_changes_free)

G_END_DECLS
