/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Taking a file in: read, compared with what is here, and written in one transaction; or only
 * previewed (interface.md, Ledger files). */
#pragma once

#include "app/import/result.h"
#include "app/session.h"

G_BEGIN_DECLS

/* NULL where the file is refused as a whole (nothing changed).  A result in which every row
 * was refused is an error too: then *refused_result (may be NULL) still receives it; and where a
 * look was asked for, it receives one of a file whose headings are not understood, with no row.
 * (transfer full) */
DubanImportResult *duban_import_run (DubanSession *session, const char *path,
                                     const DubanImportOptions *options,
                                     DubanImportProgress progress, gpointer data,
                                     GCancellable *cancellable, DubanImportResult **refused_result,
                                     GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
