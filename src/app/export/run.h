/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Giving a file out: the ledger, or a part of the directory, in the columns that an import reads,
 * so that it comes back as the same work; or the deadlines. Always Chinese (interface.md). */
#pragma once

#include "app/export/scope.h"

G_BEGIN_DECLS

typedef enum
{
  DUBAN_EXPORT_ANY, /* the deadlines to a calendar, else the ledger */
  DUBAN_EXPORT_LEDGER,
  DUBAN_EXPORT_PORTFOLIO,
  DUBAN_EXPORT_UNITS,
  DUBAN_EXPORT_DEADLINES,
  DUBAN_EXPORT_HOLIDAYS,
  DUBAN_N_EXPORTS
} DubanExportWhat;

/* By the ending. */
typedef enum
{
  DUBAN_EXPORT_CSV,
  DUBAN_EXPORT_XLSX,
  DUBAN_EXPORT_ICS,
} DubanExportFormat;

/* ledger, portfolio … (interface.md); NULL for ANY. */
const char *duban_export_get_code (DubanExportWhat what);

/* FALSE where the ending says no format, or one that what does not have.  *what is never ANY after
 * it. */
gboolean duban_export_find_format (const char *path, DubanExportWhat *what,
                                   DubanExportFormat *format, GError **error);

/* Writes the file, whole or not at all. *n_left_out (may be NULL): tasks that may not be passed on
 * and were left out. */
gboolean duban_export_run (DubanSession *session, const char *path, DubanExportWhat what,
                           const DubanExportScope *scope, gsize *n_left_out, GError **error);

G_END_DECLS
