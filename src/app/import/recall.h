/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a person said of the columns of a sheet is remembered for its headings, and read again when
 * these come again. */
#pragma once

#include "app/import/result.h"
#include "exchange/heading.h"
#include "exchange/office/workbook.h"
#include "store/mappings.h"

G_BEGIN_DECLS

/* A sheet that is taken. */
typedef struct
{
  const DubanWorkbookSheet *sheet;
  DubanHeading *heading;
  DubanMapping *mapping; /* what is said of it now, or NULL: what was remembered, what is chosen */
  DubanKeptMapping kept; /* what was remembered of it */
  GPtrArray *former;     /* DubanHeading: as it was, or would be, read otherwise; none or few */
} DubanImportSheet;

/* Finds the heading of the table of such a kind (ANY: whichever) by what is remembered of its
 * headings, unless options forget it, and what is chosen now.  name is the file's. */
gboolean duban_import_recall (DubanDb *db, const DubanFileTable *table,
                              const DubanImportOptions *options, DubanTableKind kind,
                              const char *name, DubanImportSheet *sheet,
                              GError **error) G_GNUC_WARN_UNUSED_RESULT;

/* Remembers what was chosen for the sheet, or forgets what options forget; nothing where neither
 * was asked for. */
gboolean duban_import_remember (DubanDb *db, const DubanImportSheet *sheet,
                                const DubanImportOptions *options,
                                GError **error) G_GNUC_WARN_UNUSED_RESULT;

/* Says which columns were read as at the last import. */
void duban_import_say_recalled (const DubanImportSheet *sheet, DubanImportResult *result);

G_END_DECLS
