/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Writing CSV as spreadsheet programs open it: UTF-8 with BOM, commas, CR LF.
 *
 * A cell that such a program would take for a formula (it begins with = + - @ of either width, a
 * tab or CR) gets an apostrophe in front, which reading takes back; so does one that already has
 * apostrophes before such a character, so that every text comes back as it was. */
#pragma once

#include "exchange/grid.h"

G_BEGIN_DECLS

typedef struct _DubanCsv DubanCsv;

DubanCsv *duban_csv_new (void) G_GNUC_WARN_UNUSED_RESULT;
void duban_csv_free (DubanCsv *csv);

/* NULL is an empty cell. */
void duban_csv_add (DubanCsv *csv, const char *cell);
void duban_csv_end_row (DubanCsv *csv);

/* The headings and all rows. */
void duban_csv_add_grid (DubanCsv *csv, const DubanGrid *grid);

/* What was written so far; (transfer none). */
const char *duban_csv_get_text (const DubanCsv *csv, gsize *size);

/* Whether the cell is one of those that get an apostrophe, or has got it. */
gboolean duban_csv_looks_like_formula (const char *cell);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DubanCsv, duban_csv_free)

G_END_DECLS
