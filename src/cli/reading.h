/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the commands that only read stand on: the session and today's verdict. */
#pragma once

#include "cli/command.h"
#include "cli/json.h"
#include "core/judge.h"

G_BEGIN_DECLS

typedef struct
{
  DubanSession *session;
  DubanVerdict *verdict;
} DubanReading;

/* Opens the database, for reading alone where it cannot be written, and judges. The reading must
 * be cleared also on failure. */
gboolean duban_reading_open (DubanReading *reading, DubanCli *cli, GError **error);

/* The same without judging: verdict stays NULL. */
gboolean duban_reading_open_facts (DubanReading *reading, DubanCli *cli, GError **error);
void duban_reading_clear (DubanReading *reading);

/* “now”, the time as of which everything beside it holds. */
void duban_reading_print_now (const DubanReading *reading, DubanJson *json);

/* The leader, or unit, of that name; an error that says what to do where there is none. */
const DubanLeader *duban_reading_find_leader (const DubanReading *reading, const char *name,
                                              GError **error);
const DubanUnit *duban_reading_find_unit (const DubanReading *reading, const char *name,
                                          GError **error);

/* The rule of that code. */
gboolean duban_reading_parse_rule (const char *code, DubanRule *rule, GError **error);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (DubanReading, duban_reading_clear)

G_END_DECLS
