/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A record and what the task has to say with it, in one command, one step of undo: a rectification
 * is closed with its cause, its measures and who was held to account (measure 6). */
#pragma once

#include "app/edit/edit.h"

G_BEGIN_DECLS

/* Sets the fields, then adds the record; all or nothing. *id: the record's. */
gboolean duban_edit_set_and_record (DubanSession *session, guint32 task,
                                    const DubanEditField *fields, gsize n_fields,
                                    const DubanRecordDraft *draft, DubanId *id, GError **error);

G_END_DECLS
