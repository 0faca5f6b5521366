/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The free parts as they are typed: kept on this desk a moment after the last key and whenever one
 * leaves.  What could not be kept stays here, for the report that it was typed for, until it can.
 *
 * Signals:
 *   "paused"  somebody stopped typing: the report may be composed anew
 *   "told"    duban_drafts_get_problem() says something else than before */
#pragma once

#include "app/worker.h"
#include "ui/summaries/edition.h"

G_BEGIN_DECLS

#define DUBAN_TYPE_DRAFTS (duban_drafts_get_type ())
G_DECLARE_FINAL_TYPE (DubanDrafts, duban_drafts, DUBAN, DRAFTS, GObject)

DubanDrafts *duban_drafts_new (DubanWorker *worker) G_GNUC_WARN_UNUSED_RESULT;

void duban_drafts_type (DubanDrafts *drafts, const DubanReportKey *key, DubanFreePart part,
                        const char *text);

/* Keeps what is not kept yet, now. */
void duban_drafts_flush (DubanDrafts *drafts);

/* What of that report is not kept yet, for the worker and for the fields. */
void duban_drafts_fill (DubanDrafts *drafts, DubanEditionQuestion *question);

/* Typed and not yet asked to be kept, for any report. */
gboolean duban_drafts_is_waiting (DubanDrafts *drafts);

/* Why the last could not be kept; NULL: all is. */
const char *duban_drafts_get_problem (DubanDrafts *drafts);

G_END_DECLS
