/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A step: what one task goes through inside an act that may hold many of them.  Done in task.c
 * and record.c, called there for one task and by bulk.c for several. */
#pragma once

#include "app/edit/act.h"
#include "app/edit/edit.h"

G_BEGIN_DECLS

/* What can be told before any task is looked at. */
gboolean duban_step_check_set (const DubanEditField *fields, gsize n_fields,
                               const DubanEditSetOptions *options, GError **error);
gboolean duban_step_check_record (const DubanRecordDraft *draft, GError **error);

/* Each opens the task's change, writes it and closes it; entity is the task as the act finds it.
 * *changed: whether there was anything to write. */
gboolean duban_step_set (DubanAct *act, const DubanEntity *entity, const DubanEditField *fields,
                         gsize n_fields, const DubanEditSetOptions *options, gboolean *changed,
                         GError **error);
gboolean duban_step_record (DubanAct *act, const DubanEntity *entity, const DubanRecordDraft *draft,
                            GPtrArray *attachments, DubanId *id, GError **error);

/* The words of the command for the list of commands. (transfer full) */
char *duban_step_describe_set (const DubanEditField *fields,
                               gsize n_fields) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
