/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A finding as one JSON object: F of interface.md, “JSON”. */
#pragma once

#include "app/view/task-names.h"
#include "cli/json.h"

G_BEGIN_DECLS

/* The member “task”: id, number, title; null for NULL. */
void duban_finding_json_print_task (DubanJson *json, const DubanTaskName *task);

/* An object without a name; the finding was wanted of names. */
void duban_finding_json_print (DubanJson *json, const DubanTerms *terms,
                               const DubanTaskNames *names, const DubanFinding *finding);

G_END_DECLS
