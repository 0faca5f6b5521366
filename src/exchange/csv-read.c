/* SPDX-License-Identifier: GPL-3.0-or-later */
/* CSV is parsed in place: a cell is never longer than what it is written as, so it is unquoted
 * and trimmed where it stands, and ended by a NUL over its delimiter. */
#include "exchange/table.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "exchange/blank.h"
#include "exchange/csv-write.h"
#include "exchange/encoding.h"
#include "exchange/file-read.h"

#define SAMPLE_BYTES (256 * 1024)
#define SAMPLE_ROWS 200

typedef struct
{
  const char *name; /* of the file, for errors */
  DubanFileTable *table;
  char *at;  /* the next byte */
  char *end; /* the NUL after the last */
  char delimiter;
  guint row; /* as a spreadsheet counts */
} Parser;

/* A cell while it is read: [begin, end) after unquoting. */
typedef struct
{
  char *begin, *end;
  char stop; /* the byte behind it: the delimiter, a line break, or NUL at the end of the file */
} Cell;

/* How often a delimiter stands in each row of the sample, quotes minded: the count that most
 * rows share, and how many rows share it. */
static void
count_delimiter (const char *text, const char *end, char delimiter, guint *count, guint *rows)
{
  guint frequency[DUBAN_TABLE_MAX_COLUMNS] = { 0 };
  guint here = 0, n_rows = 0;
  gboolean quoted = FALSE, at_start = TRUE;

  for (; text < end && n_rows < SAMPLE_ROWS; text++)
    {
      if (*text == '"' && (at_start || quoted))
        quoted = !quoted;
      at_start = !quoted && (*text == delimiter || *text == '\n' || *text == '\r');
      if (quoted || !at_start)
        continue;
      if (*text == delimiter)
        {
          here++;
          continue;
        }
      frequency[MIN (here, DUBAN_TABLE_MAX_COLUMNS - 1)]++;
      here = 0;
      n_rows++;
    }
  frequency[MIN (here, DUBAN_TABLE_MAX_COLUMNS - 1)]++;
  *count = *rows = 0;
  for (guint i = 1; i < DUBAN_TABLE_MAX_COLUMNS; i++)
    if (frequency[i] >= MAX (*rows, 1))
      {
        *count = i;
        *rows = frequency[i];
      }
}

/* The delimiter stands equally often in most rows; what merely occurs inside cells does not. */
static char
guess_delimiter (const char *text, gsize size)
{
  static const char candidates[] = { ',', '\t', ';' };
  const char *end = text + MIN (size, SAMPLE_BYTES);
  guint best_rows = 0, best_count = 0;
  char best = ',';

  for (gsize i = 0; i < G_N_ELEMENTS (candidates); i++)
    {
      guint count, rows;

      count_delimiter (text, end, candidates[i], &count, &rows);
      if (rows < best_rows || (rows == best_rows && count <= best_count))
        continue;
      best = candidates[i];
      best_rows = rows;
      best_count = count;
    }
  return best;
}

static void
trim (Cell *cell)
{
  const char *begin = cell->begin, *end = cell->end;

  duban_blank_trim (&begin, &end);
  cell->begin += begin - cell->begin;
  cell->end -= cell->end - end;
  *cell->end = '\0';
}

/* Takes back the apostrophe by which an export keeps a spreadsheet program from reading a text
 * as a formula (exchange/csv-write.h). */
static void
unprotect (Cell *cell)
{
  if (*cell->begin == '\'' && duban_csv_looks_like_formula (cell->begin))
    cell->begin++;
}

/* Reads on from the byte after an opening quote to behind the closing one. */
static gboolean
read_quoted (Parser *parser, Cell *cell)
{
  char *out = parser->at;
  char *from = parser->at;

  cell->begin = out;
  for (;;)
    {
      char *quote = memchr (from, '"', (gsize) (parser->end - from));

      if (!quote)
        return FALSE;
      if (out != from)
        memmove (out, from, (gsize) (quote - from));
      out += quote - from;
      from = quote + 1;
      if (*from != '"')
        break;
      *out++ = '"';
      from++;
    }
  parser->at = from;
  cell->end = out;
  return TRUE;
}

static gboolean
read_cell (Parser *parser, Cell *cell)
{
  char *at, *plain;

  cell->begin = cell->end = parser->at;
  if (*parser->at == '"')
    {
      parser->at++;
      if (!read_quoted (parser, cell))
        return FALSE;
    }
  for (at = plain = parser->at; at < parser->end; at++)
    if (*at == parser->delimiter || *at == '\n' || *at == '\r')
      break;
  if (cell->end != plain)
    memmove (cell->end, plain, (gsize) (at - plain));
  cell->end += at - plain;
  cell->stop = *at;
  parser->at = at;
  trim (cell);
  unprotect (cell);
  return TRUE;
}

static gboolean
read_row (Parser *parser, GError **error)
{
  guint n_cells = 0;
  Cell cell;

  do
    {
      if (!read_cell (parser, &cell))
        {
          g_set_error (error, DUBAN_FILE_ERROR, DUBAN_FILE_ERROR_SHAPE,
                       _ ("“%s”, row %u: a quotation mark is opened and never closed; close it "
                          "or save the file as CSV again."),
                       parser->name, parser->row);
          return FALSE;
        }
      if (++n_cells > DUBAN_TABLE_MAX_COLUMNS)
        {
          g_set_error (error, DUBAN_FILE_ERROR, DUBAN_FILE_ERROR_SHAPE,
                       _ ("“%s”, row %u has more than %d columns, which no ledger has: check how "
                          "the file was saved."),
                       parser->name, parser->row, DUBAN_TABLE_MAX_COLUMNS);
          return FALSE;
        }
      duban_file_table_add_cell (parser->table, cell.begin);
      parser->at += parser->at < parser->end ? 1 : 0;
    }
  while (cell.stop == parser->delimiter);
  if (cell.stop == '\r' && *parser->at == '\n')
    parser->at++;
  duban_file_table_end_row (parser->table, parser->row++);
  return TRUE;
}

static gboolean
read_rows (Parser *parser, GError **error)
{
  while (parser->at < parser->end)
    {
      if (!read_row (parser, error))
        return FALSE;
      if (!duban_file_table_is_full (parser->table))
        continue;
      g_set_error (error, DUBAN_FILE_ERROR, DUBAN_FILE_ERROR_SHAPE,
                   _ ("“%s” has more rows or cells than can be taken in at once: divide it."),
                   parser->name);
      return FALSE;
    }
  return TRUE;
}

static gboolean
check_content (const DubanFileTable *table, const char *name, GError **error)
{
  guint row = 0;

  if (duban_file_table_get_n_rows (table) == 0)
    g_set_error (error, DUBAN_FILE_ERROR, DUBAN_FILE_ERROR_EMPTY,
                 _ ("“%s” has no cell filled: there is nothing to take in."), name);
  else if (duban_file_table_find_secret (table, &row))
    g_set_error (error, DUBAN_FILE_ERROR, DUBAN_FILE_ERROR_SECRET,
                 _ ("“%s”, row %u bears a secret mark: secret matters have no place in Duban, and "
                    "nothing of the file was taken in."),
                 name, row);
  else
    return TRUE;
  return FALSE;
}

DubanFileTable *
duban_file_table_parse_csv (char *data, gsize size, const char *name, GError **error)
{
  g_autoptr (DubanFileTable) table = NULL;
  char *text = duban_encoding_make_utf8 (data, &size, name, error);
  Parser parser;

  if (!text)
    return NULL;
  table = duban_file_table_new (text, size);
  parser = (Parser){ name, table, text, text + size, guess_delimiter (text, size), 1 };
  if (!read_rows (&parser, error) || !check_content (table, name, error))
    return NULL;
  return g_steal_pointer (&table);
}

DubanFileTable *
duban_file_table_read_csv (const char *path, GError **error)
{
  g_autofree char *name = g_filename_display_name (path);
  gsize size;
  char *data = duban_file_read (path, DUBAN_TABLE_MAX_BYTES, &size, error);

  return data ? duban_file_table_parse_csv (data, size, name, error) : NULL;
}
