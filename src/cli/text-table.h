/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A table for a person at a terminal: columns aligned by what a character takes up there, which
 * for a Chinese one is two places. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct _DubanTextTable DubanTextTable;

/* headings: as many as there are columns; borrowed for the call. (transfer full) */
DubanTextTable *duban_text_table_new (const char *const *headings,
                                      gsize n_columns) G_GNUC_WARN_UNUSED_RESULT;
void duban_text_table_free (DubanTextTable *table);

/* The next cell, row by row; made fit for one line and at most max_places wide (0: any width),
 * the rest an ellipsis. NULL is an empty one. */
void duban_text_table_add (DubanTextTable *table, const char *text, guint max_places);

/* On standard output, with its headings; nothing where there is no row. */
void duban_text_table_print (const DubanTextTable *table);

/* How many places a text takes up. */
guint duban_text_table_measure (const char *text);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DubanTextTable, duban_text_table_free)

G_END_DECLS
