/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which task a row of a ledger is (interface.md, “Which task a row is”): among the tasks that
 * are here and the rows of the same file that were taken before it. */
#pragma once

#include "app/session.h"
#include "exchange/ledger-row.h"

G_BEGIN_DECLS

typedef struct
{
  DubanId id;               /* of the task that the row is, or will be */
  guint32 n;                /* its local number; 0: a new task */
  gboolean is_repeated;     /* an earlier row of the file is the same task */
  gboolean is_unchanged;    /* the row is as it was when it was last taken in */
  gboolean is_deleted;      /* the task was deleted here */
  gboolean is_moved;        /* the task was handed over: read-only */
  gboolean number_is_taken; /* the row's number belongs to another task */
  guint entry;              /* private */
} DubanMatch;

typedef struct _DubanImportIndex DubanImportIndex;

/* Knows the tasks of the database; reads nothing where there are none. (transfer full) */
DubanImportIndex *duban_import_index_new (DubanSession *session,
                                          GError **error) G_GNUC_WARN_UNUSED_RESULT;
void duban_import_index_free (DubanImportIndex *index);

/* FALSE only where the database fails. */
gboolean duban_import_index_match (DubanImportIndex *index, const DubanLedgerRow *row,
                                   DubanMatch *match, GError **error);

/* The same by what the row was by an earlier reading of the file, which another column may have
 * named; it is then claimed as the row that it is now. */
gboolean duban_import_index_match_former (DubanImportIndex *index, const DubanLedgerRow *row,
                                          const DubanLedgerRow *former, DubanMatch *match,
                                          GError **error);

/* The row that was matched last is taken: a later one that is the same task is a repetition. */
void duban_import_index_claim (DubanImportIndex *index, const DubanLedgerRow *row,
                               const DubanMatch *match);

/* The task that bears a number, among those here and the rows taken. *id is nil for none. FALSE
 * only where the database fails. */
gboolean duban_import_index_find_number (DubanImportIndex *index, const char *number, DubanId *id,
                                         GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DubanImportIndex, duban_import_index_free)

G_END_DECLS
