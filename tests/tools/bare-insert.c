/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The bench's second baseline: the rows of a Duban database, held in memory, inserted by a bare
 * loop of prepared statements into an empty database of the same tables, in one transaction
 * under the same settings.  Prints the seconds of the loop and its commit.
 *
 *   bare-insert SOURCE.db TARGET.db TABLE…
 *
 * With a database that holds some of these rows already, its copy is the target, and only what it
 * lacks, or holds otherwise, is written:
 *
 *   bare-insert --into HELD.db SOURCE.db TARGET.db TABLE… */
#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

typedef struct
{
  sqlite3_value **values;
  size_t n_values;
  int n_columns;
} Rows;

static void
run (sqlite3 *db, const char *sql)
{
  char *message = NULL;
  if (sqlite3_exec (db, sql, NULL, NULL, &message) != SQLITE_OK)
    {
      fprintf (stderr, "bare-insert: %s: %s\n", sql, message);
      exit (1);
    }
}

static sqlite3_stmt *
prepare (sqlite3 *db, const char *sql)
{
  sqlite3_stmt *stmt = NULL;
  if (sqlite3_prepare_v2 (db, sql, -1, &stmt, NULL) != SQLITE_OK)
    {
      fprintf (stderr, "bare-insert: %s: %s\n", sql, sqlite3_errmsg (db));
      exit (1);
    }
  return stmt;
}

static double
seconds (void)
{
  struct timespec now;
  clock_gettime (CLOCK_MONOTONIC, &now);
  return (double) now.tv_sec + (double) now.tv_nsec / 1e9;
}

/* Those of a table; where a database “held” is attached, those alone that it does not have. */
static Rows
read_rows (sqlite3 *db, const char *table, int has_held)
{
  char *sql
      = sqlite3_mprintf (has_held ? "SELECT * FROM main.\"%w\" EXCEPT SELECT * FROM held.\"%w\""
                                  : "SELECT * FROM \"%w\"",
                         table, table);
  sqlite3_stmt *stmt = prepare (db, sql);
  Rows rows = { NULL, 0, sqlite3_column_count (stmt) };
  size_t room = 0;
  while (sqlite3_step (stmt) == SQLITE_ROW)
    for (int i = 0; i < rows.n_columns; i++)
      {
        if (rows.n_values == room)
          rows.values = realloc (rows.values, (room = room * 2 + 1024) * sizeof *rows.values);
        rows.values[rows.n_values++] = sqlite3_value_dup (sqlite3_column_value (stmt, i));
      }
  sqlite3_finalize (stmt);
  sqlite3_free (sql);
  return rows;
}

static void
insert_rows (sqlite3 *db, const char *table, const Rows *rows)
{
  sqlite3_str *sql = sqlite3_str_new (db);
  sqlite3_str_appendf (sql, "INSERT OR REPLACE INTO \"%w\" VALUES (?", table);
  for (int i = 1; i < rows->n_columns; i++)
    sqlite3_str_appendall (sql, ",?");
  sqlite3_str_appendall (sql, ")");
  char *text = sqlite3_str_finish (sql);
  sqlite3_stmt *stmt = prepare (db, text);
  for (size_t i = 0; i < rows->n_values; i += (size_t) rows->n_columns)
    {
      for (int k = 0; k < rows->n_columns; k++)
        sqlite3_bind_value (stmt, k + 1, rows->values[i + (size_t) k]);
      if (sqlite3_step (stmt) != SQLITE_DONE)
        {
          fprintf (stderr, "bare-insert: %s: %s\n", table, sqlite3_errmsg (db));
          exit (1);
        }
      sqlite3_reset (stmt);
    }
  sqlite3_finalize (stmt);
  sqlite3_free (text);
}

static void
copy_schema (sqlite3 *from, sqlite3 *to)
{
  sqlite3_stmt *stmt = prepare (from, "SELECT sql FROM sqlite_schema WHERE sql IS NOT NULL "
                                      "AND name NOT LIKE 'sqlite_%' ORDER BY type = 'index'");
  while (sqlite3_step (stmt) == SQLITE_ROW)
    run (to, (const char *) sqlite3_column_text (stmt, 0));
  sqlite3_finalize (stmt);
}

/* The target as a copy of the database that holds some rows, which the source then knows. */
static void
begin_with (const char *held, sqlite3 *source, sqlite3 *target)
{
  sqlite3 *from;
  char *sql = sqlite3_mprintf ("ATTACH %Q AS held", held);
  sqlite3_backup *backup;
  if (sqlite3_open_v2 (held, &from, SQLITE_OPEN_READONLY, NULL) != SQLITE_OK
      || !(backup = sqlite3_backup_init (target, "main", from, "main"))
      || sqlite3_backup_step (backup, -1) != SQLITE_DONE)
    {
      fprintf (stderr, "bare-insert: %s cannot be copied\n", held);
      exit (1);
    }
  sqlite3_backup_finish (backup);
  sqlite3_close (from);
  run (source, sql);
  sqlite3_free (sql);
}

int
main (int argc, char **argv)
{
  sqlite3 *source, *target;
  const char *held = argc > 2 && strcmp (argv[1], "--into") == 0 ? argv[2] : NULL;
  if (held)
    {
      argc -= 2;
      argv += 2;
    }
  if (argc < 4 || sqlite3_open_v2 (argv[1], &source, SQLITE_OPEN_READONLY, NULL) != SQLITE_OK
      || sqlite3_open (argv[2], &target) != SQLITE_OK)
    {
      fprintf (stderr, "usage: bare-insert [--into HELD.db] SOURCE.db TARGET.db TABLE…\n");
      return 2;
    }
  run (target, "PRAGMA page_size = 4096; PRAGMA synchronous = EXTRA; PRAGMA cache_size = -131072");
  if (held)
    begin_with (held, source, target);
  else
    copy_schema (source, target);
  int n_tables = argc - 3;
  Rows *rows = calloc ((size_t) n_tables, sizeof *rows);
  for (int i = 0; i < n_tables; i++)
    rows[i] = read_rows (source, argv[3 + i], held != NULL);

  double start = seconds ();
  run (target, "BEGIN IMMEDIATE");
  for (int i = 0; i < n_tables; i++)
    insert_rows (target, argv[3 + i], &rows[i]);
  run (target, "COMMIT");
  printf ("%.4f\n", seconds () - start);
  return 0;
}
