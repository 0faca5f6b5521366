/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The records of a task as JSON: “records”, “milestones” and “accounts” of interface.md, “JSON”. */
#pragma once

#include "app/view/task-history.h"
#include "cli/json.h"
#include "core/record.h"

G_BEGIN_DECLS

/* The three arrays, as members of the object that is open. history gives the attachments. */
void duban_record_json_print (DubanJson *json, DubanSession *session, const DubanRecord *records,
                              gsize n_records, const DubanTaskHistory *history);

G_END_DECLS
