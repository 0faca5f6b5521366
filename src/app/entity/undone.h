/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The commands of this desk that were taken back.  Their changes, and those that took them back,
 * are as if they had never been. */
#pragma once

#include "app/entity/entity.h"

G_BEGIN_DECLS

typedef struct
{
  GPtrArray *commands;   /* of DubanCommand: all, the newest first */
  GPtrArray *taken_back; /* borrowed: those of them that were */
  DubanId desk;
} DubanUndone;

/* Clear *undone in any case. */
gboolean duban_undone_load (DubanUndone *undone, DubanDb *db, const DubanId *desk, GError **error);
void duban_undone_clear (DubanUndone *undone);

/* Whether the change, which arrived under that number, belongs to such a command or took one
 * back. */
gboolean duban_undone_covers (const DubanUndone *undone, const DubanChange *change, gint64 number);

/* The entity as imports alone have made it: what an import follows, and what takes one back.
 * Left out is what was done by hand and stands, and what was taken back but has seen such a
 * thing, for who followed it would write over that unasked. What else was taken back is seen, and
 * says nothing where it is silenced. (transfer full) */
DubanFold *duban_undone_fold_imports (const DubanUndone *undone, const DubanEntity *entity,
                                      gboolean is_silenced) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (DubanUndone, duban_undone_clear)

G_END_DECLS
