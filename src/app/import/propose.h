/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is said of columns that are not known: what each may be, and what to type if it is. */
#pragma once

#include "app/import/recall.h"
#include "app/session.h"

G_BEGIN_DECLS

/* The names of the directory. */
DubanKnownNames duban_import_known_names (DubanSession *session);

/* Puts a sentence for each likely one into the result's notes. */
void duban_import_propose (DubanSession *session, const DubanImportSheet *sheet,
                           DubanImportResult *result);

/* Names, in the error of a file that has no heading of such a kind, the likeliest row and column.
 */
void duban_import_propose_heading (DubanSession *session, const DubanWorkbook *workbook,
                                   const DubanImportOptions *options, DubanTableKind kind,
                                   const char *name, GError **error);

G_END_DECLS
