/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reading the facts: the changes of an entity, the commands of this desk, the conflicts. */
#pragma once

#include "core/fold/fold.h"
#include "store/db.h"

G_BEGIN_DECLS

/* All changes of one entity, parents first, with the bytes they borrow. */
typedef struct
{
  guint32 entity;
  DubanEntityKind kind;
  DubanId id;
  const DubanChange **changes;
  gint64 *numbers; /* by arrival, of each change */
  gsize n_changes;
  gpointer owned;
} DubanHistory;

/* n: local entity number. (transfer full) */
DubanHistory *duban_history_load (DubanDb *db, guint32 n, GError **error) G_GNUC_WARN_UNUSED_RESULT;
void duban_history_free (DubanHistory *history);

/* The number of the entity of that id; 0, no error, where there is none. And back. */
gboolean duban_history_find_entity (DubanDb *db, const DubanId *id, guint32 *n, GError **error);
gboolean duban_history_get_entity_id (DubanDb *db, guint32 n, DubanId *id, GError **error);

/* A command of this desk: the changes numbered first to last. */
typedef struct
{
  gint64 n;
  gint64 time;
  char *label;
  gint64 first, last;
  gint64 undone; /* the time that the changes which took it back bear; 0: it stands */
} DubanCommand;
void duban_command_free (DubanCommand *command);

/* The newest commands first, at most `limit` (0: all). (transfer full, elements DubanCommand) */
GPtrArray *duban_history_list_commands (DubanDb *db, guint limit,
                                        GError **error) G_GNUC_WARN_UNUSED_RESULT;

/* Marks a command as undone, inside the posting that undoes it. time: what that posting's
 * changes bear, by which they are known from other changes of this desk. */
gboolean duban_history_mark_undone (DubanDb *db, gint64 command, gint64 time, GError **error);

/* The entities that the changes first to last belong to, and those changes' hashes.
 * (transfer full, guint32; ascending) */
GArray *duban_history_list_touched (DubanDb *db, gint64 first, gint64 last,
                                    GError **error) G_GNUC_WARN_UNUSED_RESULT;

/* The entities that have a conflict for people, ascending. (transfer full, guint32) */
GArray *duban_history_list_contested (DubanDb *db, GError **error) G_GNUC_WARN_UNUSED_RESULT;

/* The numbers (编号) that two or more tasks bear, not counting deleted ones. (transfer full) */
GPtrArray *duban_history_list_doubled_numbers (DubanDb *db,
                                               GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DubanHistory, duban_history_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DubanCommand, duban_command_free)

G_END_DECLS
