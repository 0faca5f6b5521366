/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The commands of this desk that were taken back.  Their changes, and those that took them back,
 * are as if they had never been. */
#pragma once

#include "store/history.h"

G_BEGIN_DECLS

typedef struct
{
  GPtrArray *commands; /* of DubanCommand: all, the newest first */
  GPtrArray *taken_back; /* borrowed: those of them that were */
  DubanId desk;
} DubanUndone;

/* Clear *undone in any case. */
gboolean duban_undone_load (DubanUndone *undone, DubanDb *db, const DubanId *desk,
                            GError **error);
void duban_undone_clear (DubanUndone *undone);

/* Whether the change, which arrived under that number, belongs to such a command or took one
 * back. */
gboolean duban_undone_covers (const DubanUndone *undone, const DubanChange *change,
                              gint64 number);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (DubanUndone, duban_undone_clear)

G_END_DECLS
