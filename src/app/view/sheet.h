/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A sheet: a list as a table of texts, to be printed (A4 landscape) or copied into a spreadsheet.
 * Made on the worker, immutable once it is finished. */
#pragma once

#include "app/snapshot.h"

G_BEGIN_DECLS

typedef struct
{
  char *title;
  int weight;       /* its share of the width; 0: as wide as its longest text, at most 8 em */
  gboolean centred; /* dates, numbers, lights */
} DubanSheetColumn;

typedef struct
{
  char *title;       /* 在办事项 */
  char *filter;      /* what it was narrowed to, in words; or NULL */
  char *as_of;       /* app/view/as-of.h */
  GArray *columns;   /* of DubanSheetColumn */
  GPtrArray *rows;   /* of GStrv, as long as columns; a row of one text is a heading of a group */
  gboolean portrait; /* A4 upright */
} DubanSheet;

/* Takes over the texts. (transfer full) */
DubanSheet *duban_sheet_new (char *title, char *filter, char *as_of) G_GNUC_WARN_UNUSED_RESULT;
void duban_sheet_free (DubanSheet *sheet);

void duban_sheet_add_column (DubanSheet *sheet, const char *title, int weight, gboolean centred);
void duban_sheet_add_group (DubanSheet *sheet, const char *title);
/* (transfer full) texts: NULL-terminated, one a column. */
void duban_sheet_take_row (DubanSheet *sheet, GStrv texts);

gboolean duban_sheet_is_group (const DubanSheet *sheet, guint row);

/* Tab-separated lines, and an HTML table, for the clipboard; a cell that begins with = + - @ is
 * text there too. (transfer full) */
char *duban_sheet_to_tsv (const DubanSheet *sheet) G_GNUC_WARN_UNUSED_RESULT;
char *duban_sheet_to_html (const DubanSheet *sheet) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DubanSheet, duban_sheet_free)

G_END_DECLS
