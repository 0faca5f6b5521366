/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A report composed: the figures of its period, what it says as a document, and what should be
 * looked at before it is issued.  Made on the worker, immutable after that. */
#pragma once

#include "app/report/figures.h"
#include "app/report/parts.h"
#include "report/document.h"

G_BEGIN_DECLS

/* What is missing or odd: one sentence, and where it is mended. */
typedef struct
{
  char *code;     /* no-suggestion, account-missing, sums-differ, unit-two-names, … */
  char *sentence; /* what, where, what to do */
  guint32 task;   /* it is mended there; 0: none */
  guint32 leader; /* whom it concerns; 0: none */
  char *part;     /* the code of the free part that is missing, or NULL */
} DubanReportProblem;
void duban_report_problem_free (DubanReportProblem *problem);

typedef struct
{
  DubanReportKey key;
  DubanFigures *figures;
  DubanDocument *document;
  GPtrArray *problems; /* of DubanReportProblem; empty: nothing */
} DubanReport;

/* parts: borrowed.  Always in the report's language (setting report-language), whatever the
 * locale. A period that begins after today is refused. (transfer full) */
DubanReport *duban_report_compose (DubanSession *session, const DubanReportKey *key,
                                   const DubanFreeParts *parts, GCancellable *cancellable,
                                   GError **error) G_GNUC_WARN_UNUSED_RESULT;
void duban_report_free (DubanReport *report);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DubanReport, duban_report_free)

G_END_DECLS
