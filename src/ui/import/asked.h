/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a person asks of an import beside the file: which sheets, what the columns are, and which
 * cells are read otherwise than they stand. */
#pragma once

#include "app/import/run.h"
#include "exchange/correction.h"

G_BEGIN_DECLS

typedef struct
{
  GPtrArray *sheets;      /* char *: to take; NULL: all that look like ledgers */
  DubanMapping *mapping;  /* what was chosen of the columns */
  GPtrArray *corrections; /* DubanCorrection */
} DubanImportAsked;

DubanImportAsked *duban_import_asked_new (void) G_GNUC_WARN_UNUSED_RESULT;
DubanImportAsked *duban_import_asked_copy (const DubanImportAsked *asked) G_GNUC_WARN_UNUSED_RESULT;
void duban_import_asked_free (DubanImportAsked *asked);

/* Writes into options what was asked, borrowed. */
void duban_import_asked_fill (const DubanImportAsked *asked, DubanImportOptions *options);

/* The column of the sheet is that field; UNKNOWN: it is kept in the notes; IGNORED. */
void duban_import_asked_choose (DubanImportAsked *asked, const DubanLookSheet *sheet, guint column,
                                DubanColumn field);

/* The cell of a line that was looked at is read as text; as it stood in the file, it is again. */
void duban_import_asked_correct (DubanImportAsked *asked, const DubanLookSheet *sheet,
                                 const DubanLookLine *line, guint column, const char *text);

/* The sheet is taken, or is not; look: all sheets of the file. */
void duban_import_asked_take (DubanImportAsked *asked, const GPtrArray *look,
                              const DubanLookSheet *sheet, gboolean is_taken);

/* Whether the sheet is taken as it is asked now. */
gboolean duban_import_asked_takes (const DubanImportAsked *asked, const DubanLookSheet *sheet);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DubanImportAsked, duban_import_asked_free)

G_END_DECLS
