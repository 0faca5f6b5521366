/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Giving a file out: the ledger, or a part of the directory, in the columns that an import reads,
 * so that it comes back as the same work. Always Chinese (interface.md). */
#pragma once

#include "app/session.h"

G_BEGIN_DECLS

typedef enum
{
  DUBAN_EXPORT_LEDGER,
  DUBAN_EXPORT_PORTFOLIO,
  DUBAN_EXPORT_UNITS,
  DUBAN_EXPORT_HOLIDAYS,
} DubanExportWhat;

/* Writes a CSV, whole or not at all. *n_left_out (may be NULL): tasks that may not be passed on
 * and were left out, which is those of handling “restricted” unless with_restricted. */
gboolean duban_export_run (DubanSession *session, const char *path, DubanExportWhat what,
                           gboolean with_restricted, gsize *n_left_out, GError **error);

G_END_DECLS
