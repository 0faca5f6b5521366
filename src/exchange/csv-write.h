/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Writing CSV as spreadsheet programs open it: UTF-8 with BOM, commas, CR LF.
 *
 * A cell that such a program would take for a formula (it begins with = + - @, tab or CR) gets
 * an apostrophe in front, which reading takes back; so does one that already has apostrophes
 * before such a character, so that every text comes back as it was. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct _DubanCsv DubanCsv;

DubanCsv *duban_csv_new (void) G_GNUC_WARN_UNUSED_RESULT;
void duban_csv_free (DubanCsv *csv);

/* NULL is an empty cell. */
void duban_csv_add (DubanCsv *csv, const char *cell);
void duban_csv_end_row (DubanCsv *csv);

/* Orders the rows after the first (the headings) by their keys, byte by byte; rows of one key
 * stay in their order. keys: of char *, one for each. */
void duban_csv_sort (DubanCsv *csv, const GPtrArray *keys);

/* What was written so far; (transfer none). */
const char *duban_csv_get_text (const DubanCsv *csv, gsize *size);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DubanCsv, duban_csv_free)

G_END_DECLS
