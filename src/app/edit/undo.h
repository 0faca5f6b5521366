/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Taking back the commands of this desk, and doing again what was taken back.  Each writes
 * compensating changes; nothing leaves the history. */
#pragma once

#include "app/session.h"

G_BEGIN_DECLS

/* What was taken back, or done again. */
typedef struct
{
  char *label;  /* the words of the command, as stored (app/wording/command.h says them) */
  guint n_left; /* of what it wrote, how much was changed again since and stays */
} DubanUndoResult;
void duban_undo_result_clear (DubanUndoResult *result);

/* Takes back the last command that stands, if it was given since that time (Unix ms; 0: ever).
 * STATE where there is none. Clear *result, which may be NULL. */
gboolean duban_undo_last (DubanSession *session, gint64 since, DubanUndoResult *result,
                          GError **error);

/* Takes that command back alone.  STATE where it is taken back already, or where all that it wrote
 * was changed again since. */
gboolean duban_undo_command (DubanSession *session, gint64 command, DubanUndoResult *result,
                             GError **error);

/* Does again what was taken back last since that time, unless another command was given after it:
 * a command of its own, which can be taken back. */
gboolean duban_redo_last (DubanSession *session, gint64 since, DubanUndoResult *result,
                          GError **error);

/* A label “redo 12 set lead”: the words of what was done again and its number; else the label
 * itself and 0. (transfer none) */
const char *duban_redo_parse (const char *label, gint64 *command);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (DubanUndoResult, duban_undo_result_clear)

G_END_DECLS
