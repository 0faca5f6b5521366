/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Cells of a file that a person corrects while it is taken in.  The file itself stays as it is. */
#pragma once

#include "exchange/office/workbook.h"

G_BEGIN_DECLS

typedef struct
{
  char *sheet;  /* NULL: of a CSV */
  guint row;    /* as a spreadsheet counts */
  gsize column; /* index */
  char *was;    /* what the cell held when it was looked at; NULL: whatever */
  char *text;   /* what it is read as */
} DubanCorrection;

/* Copies its texts. (transfer full) */
DubanCorrection *duban_correction_new (const char *sheet, guint row, gsize column, const char *was,
                                       const char *text) G_GNUC_WARN_UNUSED_RESULT;
void duban_correction_free (DubanCorrection *correction);

/* Puts them (DubanCorrection, one a cell) into the workbook's tables.  A cell that
 * is not there, or that no longer holds what it held, is an error (CHANGED), and so is a text with
 * a secret mark.  name is the file's. */
gboolean duban_corrections_apply (const GPtrArray *corrections, DubanWorkbook *workbook,
                                  const char *name, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DubanCorrection, duban_correction_free)

G_END_DECLS
