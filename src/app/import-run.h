/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Taking a file in: read, compared with what is here, and written in one transaction; or only
 * previewed.  And giving one out. (interface.md, Ledger files) */
#pragma once

#include "app/session.h"

G_BEGIN_DECLS

typedef enum
{
  DUBAN_IMPORT_AUTO, /* told from the content */
  DUBAN_IMPORT_LEDGER,
  DUBAN_IMPORT_PORTFOLIO,
  DUBAN_IMPORT_UNITS,
  DUBAN_IMPORT_HOLIDAYS,
} DubanImportKind;

typedef struct
{
  DubanImportKind kind;
  gboolean preview;        /* nothing is written */
  gboolean all_or_nothing; /* one bad row refuses the file */
  int year;                /* --year, or 0 */
  DubanDay tracked_from;   /* --tracked-from, or DUBAN_NO_DAY */
} DubanImportOptions;

typedef struct
{
  guint row;    /* as a spreadsheet counts */
  char *column; /* heading, or NULL */
  char *reason; /* a sentence */
} DubanRefusal;

typedef struct
{
  char *file;
  DubanImportKind kind;
  gsize added, changed, unchanged;
  GPtrArray *refused; /* of DubanRefusal */
  GPtrArray *notes;   /* of char *: what a person should know (created units, filled leads …) */
} DubanImportResult;
void duban_import_result_free (DubanImportResult *result);

/* done of total rows; called now and then, on the calling thread. */
typedef void (*DubanImportProgress) (gsize done, gsize total, gpointer data);

/* NULL where the file is refused as a whole (nothing changed).  A result in which every row
 * was refused is an error too: then *refused_result (may be NULL) still receives it.
 * (transfer full) */
DubanImportResult *duban_import_run (DubanSession *session, const char *path,
                                     const DubanImportOptions *options,
                                     DubanImportProgress progress, gpointer data,
                                     GCancellable *cancellable,
                                     DubanImportResult **refused_result, GError **error)
    G_GNUC_WARN_UNUSED_RESULT;

typedef enum
{
  DUBAN_EXPORT_LEDGER,
  DUBAN_EXPORT_PORTFOLIO,
  DUBAN_EXPORT_UNITS,
  DUBAN_EXPORT_HOLIDAYS,
} DubanExportWhat;

/* Writes a CSV by write, fsync, rename. *n_left_out: restricted tasks that were left out. */
gboolean duban_export_run (DubanSession *session, const char *path, DubanExportWhat what,
                           gboolean with_restricted, gsize *n_left_out, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DubanImportResult, duban_import_result_free)

G_END_DECLS
