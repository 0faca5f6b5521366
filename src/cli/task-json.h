/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A task as one JSON object: T of interface.md, “JSON”. */
#pragma once

#include "app/session.h"
#include "cli/json.h"
#include "core/judge.h"

G_BEGIN_DECLS

/* Prints the task of that entity number, judged on the session's day, as `tasks --json` prints
 * each: an object without a name.  FALSE, with error, where it could not be read. */
gboolean duban_cli_print_task_json (DubanJson *json, DubanSession *session, guint32 task,
                                    GError **error);

/* The members of T, inside an object that the caller begins and ends. */
gboolean duban_task_json_print_members (DubanJson *json, DubanSession *session,
                                        const DubanVerdict *verdict, const DubanTask *task,
                                        const DubanRecord *records, gsize n_records,
                                        GError **error);

G_END_DECLS
