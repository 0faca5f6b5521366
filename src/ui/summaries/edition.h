/* SPDX-License-Identifier: GPL-3.0-or-later */
/* An edition of a report: what the page Summaries shows at one moment – a report composed of the
 * present data, or one as it was issued – laid out on its pages.  Made on the worker.
 *
 * The pages themselves are looked at by jobs of the worker alone; what the main thread needs to
 * know of them stands beside them as plain values. */
#pragma once

#include "app/report/issue.h"
#include "app/report/report.h"
#include "app/snapshot.h"
#include "report/pages.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/* Which one is asked for. */
typedef struct
{
  gint64 issued; /* 0: of the present data */
  DubanReportKey key;
  DubanFreeParts typed; /* what was typed and is not kept yet takes the place of what is kept */
  gboolean is_typed[DUBAN_N_FREE_PARTS];
} DubanEditionQuestion;
void duban_edition_question_free (DubanEditionQuestion *question);

typedef struct
{
  double width, height; /* points */
  GArray *links;        /* of DubanPageLink, whose part the document holds */
} DubanEditionPage;

typedef struct
{
  gatomicrefcount ref_count;
  DubanReportKey key;
  DubanReport *report;     /* NULL of one that was issued */
  DubanIssued *issued;     /* NULL of one that was not */
  DubanDocument *document; /* of the report, or as it was issued */
  DubanFreeParts parts;    /* that the report was composed with */
  GPtrArray *differences;  /* of DubanIssueDifference; NULL where not issued */
  GPtrArray *all_issued;   /* of DubanIssued, the newest first */
  GArray *sheets;          /* of DubanEditionPage */
  char *stand_ins;         /* which faces stood in, a line; NULL: none */
  char *missing;           /* letters that no font has, a line; NULL: none */
  DubanPages *pages;       /* of the worker */
} DubanEdition;

/* On the worker. NULL, with error, where it cannot be had. (transfer full) */
DubanEdition *duban_edition_make (DubanSession *session, const DubanEditionQuestion *question,
                                  GCancellable *cancellable,
                                  GError **error) G_GNUC_WARN_UNUSED_RESULT;
DubanEdition *duban_edition_ref (DubanEdition *edition);
void duban_edition_unref (DubanEdition *edition);

guint duban_edition_count_pages (const DubanEdition *edition);
const DubanEditionPage *duban_edition_get_page (const DubanEdition *edition, guint page);

/* On the worker: the tasks of a figure that are there, of guint32. (transfer full) */
GArray *duban_edition_find_tasks (const DubanEdition *edition, guint figure, DubanSession *session,
                                  GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DubanEdition, duban_edition_unref)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DubanEditionQuestion, duban_edition_question_free)

G_END_DECLS
