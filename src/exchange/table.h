/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A table of text: what every kind of spreadsheet file is read into.  Cells borrow one buffer;
 * a hundred thousand rows of twenty columns cost 4 bytes a cell beside the file's own bytes. */
#pragma once

#include "exchange/cell-text.h"

G_BEGIN_DECLS

typedef enum
{
  DUBAN_FILE_ERROR_READ, /* cannot be read: folder, permission, missing */
  DUBAN_FILE_ERROR_EMPTY,
  DUBAN_FILE_ERROR_BINARY,   /* no text: NUL bytes, an image … */
  DUBAN_FILE_ERROR_ENCODING, /* neither UTF-8 nor GB18030; says where */
  DUBAN_FILE_ERROR_SHAPE,    /* unclosed quote (says at which row), too many columns, too long */
  DUBAN_FILE_ERROR_HEADER,   /* no row that looks like a heading */
  DUBAN_FILE_ERROR_SECRET,   /* bears a secret mark */
  DUBAN_FILE_ERROR_KIND,     /* a kind of file that is not taken in */
  DUBAN_FILE_ERROR_SHEET,    /* no such sheet */
  DUBAN_FILE_ERROR_MAPPING,  /* a mapping of columns that cannot be, or is not of this file */
  DUBAN_FILE_ERROR_CHANGED,  /* the file is no longer what it was when it was looked at */
  DUBAN_FILE_ERROR_WRITE,    /* cannot be written: folder, permission, full disk */
  DUBAN_FILE_ERROR_UNSURE,   /* is written, and the disk could not make it safe */
} DubanFileError;
#define DUBAN_FILE_ERROR (duban_file_error_quark ())
GQuark duban_file_error_quark (void);

/* Limits before anything is parsed, and while it is. */
#define DUBAN_TABLE_MAX_BYTES (512u * 1024 * 1024)
#define DUBAN_TABLE_MAX_COLUMNS 1024
#define DUBAN_TABLE_MAX_ROWS (4u * 1024 * 1024)
#define DUBAN_TABLE_MAX_CELLS (48u * 1024 * 1024)

typedef struct _DubanFileTable DubanFileTable;

/* Reads CSV: UTF-8 with or without BOM, or GB18030; comma, semicolon or tab; quoted fields
 * with line breaks.  A text with a secret mark anywhere is refused. (transfer full) */
DubanFileTable *duban_file_table_read_csv (const char *path,
                                           GError **error) G_GNUC_WARN_UNUSED_RESULT;
/* The same of bytes in memory, followed by a NUL; name: the file's, for errors.  Takes data.
 * (transfer full) */
DubanFileTable *duban_file_table_parse_csv (char *data, gsize size, const char *name,
                                            GError **error) G_GNUC_WARN_UNUSED_RESULT;
void duban_file_table_free (DubanFileTable *table);

/* Rows that have a cell filled; the others are passed over. */
gsize duban_file_table_get_n_rows (const DubanFileTable *table);
/* The widest row's. */
gsize duban_file_table_get_n_columns (const DubanFileTable *table);
/* The cell's text, trimmed, NUL-terminated; "" past a row's end. (transfer none) */
const char *duban_file_table_get_cell (const DubanFileTable *table, gsize row, gsize column);
/* The row number that a spreadsheet shows: the first row is 1, blank rows count. */
guint duban_file_table_get_row_number (const DubanFileTable *table, gsize row);

/* The row under the number that a spreadsheet shows; FALSE where it has no cell filled. */
gboolean duban_file_table_find_row (const DubanFileTable *table, guint row_number, gsize *row);
/* The cell is read as text from now on.  Texts that were borrowed are no longer valid. */
void duban_file_table_replace_cell (DubanFileTable *table, gsize row, gsize column,
                                    const char *text);

/* For the readers of each format.  Takes text, followed by a NUL; cells are texts inside it,
 * added from left to right, then the row is ended under the number that a spreadsheet shows.
 * A row's empty cells at its end, and an empty row, are dropped. (transfer full) */
DubanFileTable *duban_file_table_new (char *text, gsize size) G_GNUC_WARN_UNUSED_RESULT;
void duban_file_table_add_cell (DubanFileTable *table, const char *cell);
void duban_file_table_end_row (DubanFileTable *table, guint row_number);
/* The same of a text that others share, where cells are known by their offsets. (transfer full) */
DubanFileTable *duban_file_table_new_of (DubanCellText *text) G_GNUC_WARN_UNUSED_RESULT;
void duban_file_table_add_offset (DubanFileTable *table, guint32 at);
guint32 duban_file_table_get_offset (const DubanFileTable *table, gsize row, gsize column);
gsize duban_file_table_get_n_cells (const DubanFileTable *table); /* of all rows */
gsize duban_file_table_get_row_size (const DubanFileTable *table, gsize row);
gboolean duban_file_table_is_full (const DubanFileTable *table); /* of rows or cells */

/* The row number and the cell of the first secret mark, or NULL. (transfer none) */
const char *duban_file_table_find_secret (const DubanFileTable *table, guint *row_number);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DubanFileTable, duban_file_table_free)

G_END_DECLS
