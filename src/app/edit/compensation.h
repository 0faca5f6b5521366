/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A compensation: the changes that take a command of this desk back.  Nothing is removed from the
 * history; what was changed again since is left as it is. */
#pragma once

#include "app/edit/act.h"
#include "app/entity/undone.h"

G_BEGIN_DECLS

typedef struct
{
  const DubanCommand *command; /* of undone */
  DubanUndone undone;
  gboolean
      is_of_others; /* what came from other desks: taken back by hand, following all there is */
  guint n_left;     /* what it wrote and was changed again since */
  guint n_written;  /* entities that were changed */
} DubanCompensation;

/* Loads the commands of this desk; the caller then chooses one of them. Clear *compensation in any
 * case. */
gboolean duban_compensation_load (DubanCompensation *compensation, DubanSession *session,
                                  GError **error);
void duban_compensation_clear (DubanCompensation *compensation);

/* Writes those of one of the entities that it touched. */
gboolean duban_compensation_write_entity (DubanCompensation *compensation, DubanAct *act,
                                          const DubanEntity *entity, GError **error);

/* Whether nothing of the entity stood before the command. */
gboolean duban_compensation_is_created (const DubanCompensation *compensation,
                                        const DubanEntity *entity);

/* Writes the changes of all entities that the command touched. */
gboolean duban_compensation_write (DubanCompensation *compensation, DubanAct *act, GError **error);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (DubanCompensation, duban_compensation_clear)

G_END_DECLS
