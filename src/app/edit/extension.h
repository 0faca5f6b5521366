/* SPDX-License-Identifier: GPL-3.0-or-later */
/* An extension that was asked for is granted or refused with one act. */
#pragma once

#include "app/session.h"

G_BEGIN_DECLS

/* Grants or refuses what was asked for last, to the day that was asked for.  One command.
 * Refused where nothing is asked for any more (DUBAN_APP_ERROR_STATE). */
gboolean duban_edit_answer_extension (DubanSession *session, guint32 task, gboolean granted,
                                      GError **error);

G_END_DECLS
