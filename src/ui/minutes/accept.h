/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Proposals become tasks, on the worker: each by a command of its own. */
#pragma once

#include "app/session.h"
#include "ui/minutes/minutes-choice.h"

G_BEGIN_DECLS

/* What the paper says of all its tasks. */
typedef struct
{
  char *assigner, *assigned, *source, *source_ref;
} DubanMinutesPaperFields;

void duban_minutes_paper_fields_clear (DubanMinutesPaperFields *fields);

/* What is to be accepted: drafts in their order. */
typedef struct _DubanMinutesAsk DubanMinutesAsk;

/* Takes over the texts of paper. */
DubanMinutesAsk *duban_minutes_ask_new (DubanMinutesPaperFields *paper) G_GNUC_WARN_UNUSED_RESULT;
void duban_minutes_ask_add (DubanMinutesAsk *ask, const DubanMinutesDraft *draft,
                            const DubanDirectory *directory);
void duban_minutes_ask_free (gpointer ask);

/* How many became tasks, from the first on; and why the next one was refused. */
typedef struct
{
  guint n_done;
  char *problem; /* NULL: all of them did */
} DubanMinutesOutcome;

void duban_minutes_outcome_free (gpointer outcome);

/* A DubanJob with data DubanMinutesAsk and result DubanMinutesOutcome. */
gpointer duban_minutes_accept_job (DubanSession *session, gpointer data, GCancellable *cancellable,
                                   GError **error);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (DubanMinutesPaperFields, duban_minutes_paper_fields_clear)

G_END_DECLS
