/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reminders as notices and lines: names of tasks, and of the records that
 * make a thing owed, are loaded only for what is shown.
 *
 *   duban_saying_init → duban_saying_want × n → duban_saying_load → the others → _clear */
#pragma once

#include "app/remind/notifier.h"
#include "app/remind/plan.h"
#include "app/view/task-names.h"
#include "app/wording/remind-words.h"

G_BEGIN_DECLS

typedef struct
{
  const DubanTerms *terms; /* borrowed */
  GHashTable *findings;    /* borrowed: as in DubanPlan */
  GHashTable *letters;     /* the same */
  DubanTaskNames *names;
  GHashTable *targets; /* DubanOwed.target → what is known of that record */
  GArray *tasks;       /* of guint32: whose records are wanted */
} DubanSaying;

void duban_saying_init (DubanSaying *saying, const DubanTerms *terms, GHashTable *findings,
                        GHashTable *letters);
void duban_saying_clear (DubanSaying *saying);

void duban_saying_want (DubanSaying *saying, const DubanReminder *reminder);
gboolean duban_saying_load (DubanSaying *saying, DubanSession *session, GError **error);

/* Number and title of its task. (transfer full) */
char *duban_saying_of_task (const DubanSaying *saying,
                            const DubanReminder *reminder) G_GNUC_WARN_UNUSED_RESULT;

/* Number, title and what is owed, in one line; what is owed alone; and, of a ring to come, when it
 * rings and why. (transfer full) */
char *duban_saying_of_line (const DubanSaying *saying,
                            const DubanReminder *reminder) G_GNUC_WARN_UNUSED_RESULT;
char *duban_saying_of_text (const DubanSaying *saying,
                            const DubanReminder *reminder) G_GNUC_WARN_UNUSED_RESULT;
char *duban_saying_of_why (const DubanSaying *saying,
                           const DubanReminder *reminder) G_GNUC_WARN_UNUSED_RESULT;

/* The notice of one thing. (transfer full) */
DubanNotice *duban_saying_of_one (const DubanSaying *saying,
                                  const DubanReminder *reminder) G_GNUC_WARN_UNUSED_RESULT;

/* The notice of several, of which the first few are named. items: of DubanPlanItem *. (transfer
 * full) */
#define DUBAN_SAYING_NAMED 3
DubanNotice *duban_saying_of_group (const DubanSaying *saying,
                                    const GPtrArray *items) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (DubanSaying, duban_saying_clear)

G_END_DECLS
