/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A task as one JSON object: T of interface.md, “JSON”. */
#pragma once

#include "app/session.h"
#include "cli/json.h"

G_BEGIN_DECLS

/* Prints the task of that entity number, judged on the session's day, as `tasks --json` prints
 * each: an object without a name.  FALSE, with error, where it could not be read. */
gboolean duban_cli_print_task_json (DubanJson *json, DubanSession *session, guint32 task,
                                    GError **error);

G_END_DECLS
