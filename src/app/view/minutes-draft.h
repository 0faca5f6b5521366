/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A proposal that was read out of minutes, as the fields of a task that a person can change before
 * it is accepted: names as the directory has them where it knows them, else as worded. */
#pragma once

#include "core/minutes/minutes.h"

G_BEGIN_DECLS

typedef struct
{
  gsize from, to;             /* of the item in the text */
  char *title;                /* with the heading before it where that says what it is of */
  char *requirement;          /* "" */
  char *lead, *unit;          /* "" where the text names none */
  char *partners;             /* leaders and units that cooperate, between 、 */
  char *due;                  /* as worded, or "" */
  gboolean lead_by_portfolio; /* the text names none; exactly one leader is in charge of the unit */
} DubanMinutesDraft;

/* One for each proposal. (transfer full, elements DubanMinutesDraft) */
GPtrArray *duban_minutes_drafts_new (const DubanMinutes *minutes,
                                     const DubanTerms *terms) G_GNUC_WARN_UNUSED_RESULT;

/* Partners apart, as the fields cooperators and cooperating-units take them; a name that nobody
 * knows goes to the units. (transfer full) */
void duban_minutes_draft_split (const char *partners, const DubanDirectory *directory,
                                char **cooperators, char **cooperating_units);

/* Of the names in the fields those that the directory does not know, between 、; collective names
 * are no units and stand as they are. "" where all are known. (transfer full) */
char *duban_minutes_draft_dup_unknown (const DubanMinutesDraft *draft,
                                       const DubanDirectory *directory) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
