/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A report as a file: which kind, by its ending, and written whole or not at all. */
#pragma once

#include "app/session.h"
#include "report/output.h"

G_BEGIN_DECLS

typedef enum
{
  DUBAN_OUTPUT_PDF,
  DUBAN_OUTPUT_DOCX,
  DUBAN_OUTPUT_XLSX,
  DUBAN_OUTPUT_HTML,
  DUBAN_OUTPUT_TEXT,
} DubanOutputKind;

/* By the ending of its name, whatever its case; another one is refused, naming those that there
 * are. */
gboolean duban_output_kind_of (const char *path, DubanOutputKind *kind, GError **error);

/* What stood at the path is replaced only by the finished file.  progress may be NULL. */
gboolean duban_output_write (const DubanDocument *document, const char *path,
                             DubanReportProgress progress, gpointer data, GCancellable *cancellable,
                             GError **error);

/* The bytes of one. (transfer full) */
GBytes *duban_output_make (const DubanDocument *document, DubanOutputKind kind,
                           DubanReportProgress progress, gpointer data, GCancellable *cancellable,
                           GError **error) G_GNUC_WARN_UNUSED_RESULT;

/* Bytes that were made become the file. */
gboolean duban_output_keep (GBytes *bytes, const char *path, GError **error);

G_END_DECLS
