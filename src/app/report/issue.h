/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Issued reports: what was handed in is kept – its document, its figures, the settings and the
 * calendar that it was judged by, the free parts, and the hash of its PDF – and is never rewritten.
 * What changed in the data since is shown as a difference. */
#pragma once

#include "app/report/report.h"

G_BEGIN_DECLS

typedef struct
{
  gint64 id;
  DubanReportKey key;
  char *leader_name; /* as it was; NULL: the office */
  gint64 time;       /* Unix ms */
  char *author;      /* who issued it */
  DubanHash hash;    /* SHA-256 of the PDF */
} DubanIssued;
void duban_issued_free (DubanIssued *issued);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DubanIssued, duban_issued_free)

/* Keeps the report with the PDF that was made of it. Each issue is one more. (transfer full) */
DubanIssued *duban_issue_keep (DubanSession *session, const DubanReport *report,
                               const DubanFreeParts *parts, GBytes *pdf,
                               GError **error) G_GNUC_WARN_UNUSED_RESULT;

/* The newest first. (transfer full, DubanIssued) */
GPtrArray *duban_issue_list (DubanSession *session, GError **error) G_GNUC_WARN_UNUSED_RESULT;

/* The document as it was issued: the same bytes come of it again. *issued may be NULL.
 * (transfer full) */
DubanDocument *duban_issue_load (DubanSession *session, gint64 id, DubanIssued **issued,
                                 GError **error) G_GNUC_WARN_UNUSED_RESULT;

/* Whether a PDF made again is the one that was issued.  Where it is not, as with other fonts or
 * libraries, the sentence that says so: the words are the same. NULL: it is. (transfer full) */
char *duban_issue_dup_deviation (const DubanIssued *issued, GBytes *pdf) G_GNUC_WARN_UNUSED_RESULT;

/* What would be said otherwise now, of the same period as of the same day: settings, calendar,
 * figures and lines, each then and now. */
typedef struct
{
  char *kind; /* setting, calendar, figure, line */
  char *what; /* 新交办; the heading that a line stands under */
  char *then; /* NULL: it was not there */
  char *now;  /* NULL: it is not there any more */
} DubanIssueDifference;

void duban_issue_difference_free (DubanIssueDifference *difference);

/* Empty: nothing differs. (transfer full, DubanIssueDifference) */
GPtrArray *duban_issue_compare (DubanSession *session, gint64 id, GCancellable *cancellable,
                                GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
