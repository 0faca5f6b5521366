/* SPDX-License-Identifier: GPL-3.0-or-later */
/* An act: what one command of a person writes.  One change for each entity that it touches,
 * all of them in one posting; one step of undo.
 *
 *   duban_act_begin → (duban_act_open → writes to act->builder → duban_act_close) × n
 *     → duban_act_commit */
#pragma once

#include "app/entity/entity.h"
#include "app/session.h"

G_BEGIN_DECLS

typedef struct
{
  DubanSession *session; /* its terms may be new after _begin */
  DubanPost *post;
  DubanChangeBuilder *builder;
  gboolean takes_back; /* undo and redo: of what was handed over too */

  /* private */
  guint32 task; /* the entity number of the open change's task; 0: a new one, or none */
} DubanAct;

DubanAct *duban_act_begin (DubanSession *session, GError **error) G_GNUC_WARN_UNUSED_RESULT;

/* Rolls back, unless it was committed. */
void duban_act_free (DubanAct *act);

/* Begins the entity's change: it follows all that is known of it. */
void duban_act_open (DubanAct *act, const DubanEntity *entity);

/* The same, but it follows only what that fold of the entity's changes has. */
void duban_act_open_after (DubanAct *act, const DubanEntity *entity, DubanFold *followed,
                           DubanOrigin origin);

/* Ends it; a change without a write is dropped.  STATE where the task was handed over (已移交):
 * what this desk's leader sees no more is read-only here. */
gboolean duban_act_close (DubanAct *act, GError **error);

/* label: the words of the command, or NULL for one that is no step of undo. */
gboolean duban_act_commit (DubanAct *act, const char *label, GError **error);

/* A record of this desk in the open change: its id; extras follow, then
 * duban_change_builder_end_record(). by: a leader or unit, or nil for nobody. */
DubanId duban_act_begin_record (DubanAct *act, DubanRecordKind kind, DubanDay day, int minute,
                                const DubanId *by, const char *text);

/* Writes that the attribute of the open change was corrected now, by this desk. */
void duban_act_write_correction (DubanAct *act, DubanAttr attr, const char *reason);

/* The leader whose desk this is, nil for nobody's. */
DubanId duban_act_get_self (const DubanAct *act);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DubanAct, duban_act_free)

G_END_DECLS
