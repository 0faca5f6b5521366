/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Names that a person says, found in the directory; one that is not there is refused in a
 * sentence that says how to add it (DUBAN_APP_ERROR_UNKNOWN). */
#pragma once

#include "app/session.h"

G_BEGIN_DECLS

gboolean duban_edit_find_leader (const DubanDirectory *directory, const char *name, DubanId *id,
                                 GError **error);
gboolean duban_edit_find_unit (const DubanDirectory *directory, const char *name, DubanId *id,
                               GError **error);
/* What goes by that name on a day: of a unit that was merged by then, what it went into. */
gboolean duban_edit_find_present_unit (const DubanDirectory *directory, const char *name,
                                       DubanDay day, DubanId *id, GError **error);

/* Who can act or be assigned: a leader, else a unit. */
gboolean duban_edit_find_person (const DubanDirectory *directory, const char *name, DubanId *id,
                                 GError **error);

/* The task that a person names; 0 with an error that says what to do where none or several. */
guint32 duban_edit_find_task (DubanSession *session, const char *name, GError **error);

G_END_DECLS
