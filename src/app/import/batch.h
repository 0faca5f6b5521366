/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What an import works with from the first row to the commit: the session, the posting (none in
 * a preview), one change builder for all rows, and the result as it grows.  The sheets of a
 * workbook go through one batch, one after another. */
#pragma once

#include "app/entity/undone.h"
#include "app/import/tally.h"
#include "app/session.h"
#include "exchange/heading.h"
#include "exchange/ledger-row.h"
#include "store/post.h"

G_BEGIN_DECLS

typedef struct
{
  DubanSession *session;
  DubanPost *post; /* NULL: a preview */
  DubanChangeBuilder *builder;
  const DubanImportOptions *options;
  const char *path; /* of the file */
  const DubanFileTable *table;
  const DubanHeading *heading;
  const GPtrArray *former; /* DubanHeading: by which an earlier import may have read the table */
  DubanImportResult *result;
  DubanLookSheet *look; /* of the sheet; or NULL: nobody looks */
  DubanImportTally *tally;
  gpointer kept; /* by whoever takes the rows, from one sheet to the next; or NULL */
  GDestroyNotify kept_free;
  DubanUndone undone;           /* commands that were taken back */
  DubanImportProgress progress; /* or NULL */
  gpointer progress_data;
  GCancellable *cancellable; /* or NULL */
  gsize n_changes;           /* posted, or that would be */
} DubanImportBatch;

/* Begins the posting unless options ask for a preview, and reads the clock and the terms.  All
 * but the posting, the builder, the tally and the list of commands is borrowed; end with _commit
 * or _clear. */
gboolean duban_import_batch_begin (DubanImportBatch *batch, GError **error);

/* Says how far it is, now and then, while the table's rows go by; FALSE where it was cancelled. */
gboolean duban_import_batch_step (DubanImportBatch *batch, gsize row, GError **error);

/* Ends the change that the builder holds and posts it. */
gboolean duban_import_batch_post (DubanImportBatch *batch, GError **error);

/* Counts a row of the table that was taken: it is added, changed or unchanged. */
void duban_import_batch_count (DubanImportBatch *batch, gsize row, DubanFate fate);

/* Refuses a row of the table with the fault, which is emptied. */
void duban_import_batch_refuse (DubanImportBatch *batch, gsize row, DubanFault *fault);

/* Commits as one undoable command; nothing at all where no change was posted. */
gboolean duban_import_batch_commit (DubanImportBatch *batch, GError **error);

/* Rolls back what was not committed, frees what the batch owns and forgets the tables: it may begin
 * again. */
void duban_import_batch_clear (DubanImportBatch *batch);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (DubanImportBatch, duban_import_batch_clear)

G_END_DECLS
