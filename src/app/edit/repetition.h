/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A repetition: the changes that do a command of this desk again after it was taken back.  They
 * write what it wrote, records byte by byte, after all that is known. */
#pragma once

#include "app/edit/act.h"
#include "app/entity/undone.h"

G_BEGIN_DECLS

/* Of all entities that the command touched.  *n_written: how many were changed; what another desk
 * changed since the command was taken back stays. */
gboolean duban_repetition_write (DubanAct *act, const DubanUndone *undone,
                                 const DubanCommand *command, guint *n_written, GError **error);

G_END_DECLS
