/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Who is meant by the names in a ledger's cells.  Cells repeat, so each text is resolved once.
 * A leader, unit or field that is not known is entered in the same posting. */
#pragma once

#include "app/import/batch.h"
#include "app/import/named.h"

G_BEGIN_DECLS

/* What one cell names. */
typedef struct
{
  DubanResolvedName *names; /* in the order written, each once */
  guint n_names;
  const char *wording; /* its collective names; "" for none */
  gboolean has_leader; /* the first of the names leads, or is responsible; else all cooperate */
  DubanResolvedName *leaders; /* known leaders among the names of units */
  guint n_leaders;
  gboolean is_kept; /* it names people among units, or units that cannot be parted */
} DubanResolvedCell;

typedef struct _DubanImportNames DubanImportNames;

/* batch is borrowed. (transfer full) */
DubanImportNames *duban_import_names_new (DubanImportBatch *batch) G_GNUC_WARN_UNUSED_RESULT;
void duban_import_names_free (DubanImportNames *names);

/* kind: LEADER, UNIT or FIELD; a field's cell is one name.  NULL only where the database fails.
 * (transfer none, until freed) */
const DubanResolvedCell *duban_import_names_resolve (DubanImportNames *names, DubanEntityKind kind,
                                                     const char *cell, GError **error);

/* For each unit that was entered: the one that it is probably the same as, among those that were
 * known and those that were entered, into the result, with the command that joins them. */
void duban_import_names_suggest (DubanImportNames *names, DubanImportResult *result);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DubanImportNames, duban_import_names_free)

G_END_DECLS
