/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The library that writes it knows files alone; this file is memory. */
#define _GNU_SOURCE
#include "exchange/office/workbook-write.h"

#include <errno.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <xlsxwriter.h>

#include "exchange/office/cell-write.h"
#include "exchange/office/zip-whole.h"
#include "exchange/table.h"

#define FONT "宋体"
#define PAPER_A4 9
#define CENTIMETRE (1 / 2.54) /* in inches */
#define MAX_HEADER 120        /* characters of a name in the head of a page, which holds 255 */
#define MAX_DECIMALS 14
#define SERIAL_OF_1970 25569
#define FIRST_SERIAL 61 /* of 1 March 1900: before it Excel has a day that was none */
#define MINUTES_OF_DAY 1440.0
#define STEP 256  /* rows between two looks at whoever waits */
#define QUOTED 40 /* characters of a row's name */
#define N_LIGHTS 4

/* Widths, in figures of the font. */
#define WIDTH_MIN 6
#define WIDTH_MAX 32
#define WIDTH_MARGIN 2 /* of the button that filters, and of the edges */

/* Heights, in points: not every program finds them out. */
#define LINE 14.5
#define HEIGHT_MARGIN 2
#define HEIGHT_MAX 409

typedef struct
{
  const DubanGrid *grid;
  const DubanWorkbookPaper *paper;
  DubanGridProgress progress;
  gpointer progress_data;
  GCancellable *cancellable;

  lxw_workbook *workbook;
  lxw_worksheet *sheet;
  lxw_error error; /* the first */
  lxw_format *head, *text, *centred, *day, *moment;
  lxw_format *numbers[MAX_DECIMALS + 1]; /* by their decimals; made when they are needed */
  lxw_format *lights[N_LIGHTS];
  guint widths[DUBAN_GRID_MAX_COLUMNS]; /* 0: every cell is empty */
  gboolean is_hidden[DUBAN_GRID_MAX_COLUMNS];
  gboolean has_days[DUBAN_GRID_MAX_COLUMNS];
  lxw_col_t places[DUBAN_GRID_MAX_COLUMNS]; /* of the grid's columns in the sheet */
  guint n_main;
  GString *scratch;
} Book;

static void
note (Book *book, lxw_error error)
{
  if (book->error == LXW_NO_ERROR)
    book->error = error;
}

static lxw_format *
make_format (Book *book, uint8_t align, const char *number)
{
  lxw_format *format = workbook_add_format (book->workbook);

  format_set_font_name (format, FONT);
  format_set_font_size (format, 11);
  format_set_align (format, align);
  format_set_align (format, LXW_ALIGN_VERTICAL_CENTER);
  format_set_border (format, LXW_BORDER_THIN);
  format_set_text_wrap (format);
  if (number != NULL)
    format_set_num_format (format, number);
  return format;
}

static void
make_formats (Book *book)
{
  static const lxw_color_t grounds[N_LIGHTS] = {
    [DUBAN_LIGHT_RED] = 0xC01C28,
    [DUBAN_LIGHT_YELLOW] = 0xF5C211,
    [DUBAN_LIGHT_GREEN] = 0x1B7F4B,
    [DUBAN_LIGHT_GREY] = 0xC0BFBC,
  };

  book->head = make_format (book, LXW_ALIGN_CENTER, NULL);
  format_set_bold (book->head);
  format_set_bg_color (book->head, 0xDDE6F0);
  book->text = make_format (book, LXW_ALIGN_LEFT, NULL);
  book->centred = make_format (book, LXW_ALIGN_CENTER, NULL);
  book->day = make_format (book, LXW_ALIGN_CENTER, "yyyy-mm-dd");
  book->moment = make_format (book, LXW_ALIGN_CENTER, "yyyy-mm-dd hh:mm");
  for (guint i = 0; i < N_LIGHTS; i++)
    {
      gboolean is_dark = i == DUBAN_LIGHT_RED || i == DUBAN_LIGHT_GREEN;

      book->lights[i] = make_format (book, LXW_ALIGN_CENTER, NULL);
      format_set_bold (book->lights[i]);
      format_set_bg_color (book->lights[i], grounds[i]);
      format_set_font_color (book->lights[i], is_dark ? LXW_COLOR_WHITE : LXW_COLOR_BLACK);
    }
}

/* As many decimals as were written: General would round what it shows. */
static lxw_format *
get_number_format (Book *book, guint n_decimals)
{
  g_autoptr (GString) shape = g_string_new (n_decimals > 0 ? "0." : "0");

  for (guint i = 0; i < n_decimals; i++)
    g_string_append_c (shape, '0');
  if (book->numbers[n_decimals] == NULL)
    book->numbers[n_decimals] = make_format (book, LXW_ALIGN_RIGHT, shape->str);
  return book->numbers[n_decimals];
}

/* The main columns stand before the others. */
static void
place_columns (Book *book)
{
  const guint n_columns = duban_grid_get_n_columns (book->grid);
  guint n = 0;

  for (guint i = 0; i < n_columns; i++)
    if (duban_grid_get_flags (book->grid, i) & DUBAN_GRID_MAIN)
      book->places[i] = (lxw_col_t) n++;
  book->n_main = n;
  for (guint i = 0; i < n_columns; i++)
    if (!(duban_grid_get_flags (book->grid, i) & DUBAN_GRID_MAIN))
      book->places[i] = (lxw_col_t) n++;
}

static void
measure_row (Book *book, const DubanGridCell *cells)
{
  char buffer[DUBAN_GRID_TEXT_SIZE];

  for (guint i = 0; i < duban_grid_get_n_columns (book->grid); i++)
    {
      const char *text = duban_grid_cell_say (&cells[i], buffer);

      book->has_days[i] |= cells[i].kind == DUBAN_GRID_DAY || cells[i].kind == DUBAN_GRID_MOMENT;
      if (*text != '\0' && book->widths[i] < WIDTH_MAX)
        book->widths[i] = MAX (book->widths[i], duban_cell_measure (text, WIDTH_MAX));
    }
}

/* In one pass: how wide each column must be, and which hold nothing. */
static void
measure (Book *book)
{
  const guint n_rows = duban_grid_get_n_rows (book->grid);
  DubanGridCell cells[DUBAN_GRID_MAX_COLUMNS];

  for (guint row = 0; row < n_rows; row++)
    {
      duban_grid_get_row (book->grid, row, cells);
      measure_row (book, cells);
    }
  for (guint i = 0; i < duban_grid_get_n_columns (book->grid); i++)
    {
      guint heading = duban_cell_measure (duban_grid_get_heading (book->grid, i), WIDTH_MAX);

      book->is_hidden[i] = n_rows > 0 && book->widths[i] == 0
                           && !(duban_grid_get_flags (book->grid, i) & DUBAN_GRID_MAIN);
      book->widths[i] = CLAMP (MAX (book->widths[i], heading) + WIDTH_MARGIN, WIDTH_MIN, WIDTH_MAX);
    }
}

/* An & would begin a code. */
static char *
dup_of_header (const char *text)
{
  g_autofree char *head = g_utf8_substring (text, 0, MIN (g_utf8_strlen (text, -1), MAX_HEADER));
  g_autoptr (GString) escaped = g_string_new (head);

  g_string_replace (escaped, "&", "&&", 0);
  return g_strdup (escaped->str);
}

static void
set_page (Book *book)
{
  lxw_worksheet *sheet = book->sheet;
  g_autofree char *office = dup_of_header (book->paper->office);
  g_autofree char *header = NULL;
  int year, month, day;

  duban_day_to_ymd (book->paper->as_of, &year, &month, &day);
  /* The blank keeps a figure in the name from being read as part of the size before it. */
  header = g_strdup_printf ("&L&10 %s&C&\"" FONT ",bold\"&14%s&R&10截至%d年%d月%d日", office,
                            book->paper->title, year, month, day);
  worksheet_set_landscape (sheet);
  worksheet_set_paper (sheet, PAPER_A4);
  worksheet_fit_to_pages (sheet, 1, 0);
  worksheet_set_margins (sheet, 1.2 * CENTIMETRE, 1.2 * CENTIMETRE, 2.2 * CENTIMETRE,
                         1.8 * CENTIMETRE);
  note (book, worksheet_set_header (sheet, header));
  note (book, worksheet_set_footer (sheet, "&C第 &P 页，共 &N 页"));
  note (book, worksheet_repeat_rows (sheet, 0, 0));
  note (book, worksheet_print_area (sheet, 0, 0, duban_grid_get_n_rows (book->grid),
                                    (lxw_col_t) (book->n_main - 1)));
}

static void
set_columns (Book *book)
{
  const guint n_columns = duban_grid_get_n_columns (book->grid);
  const guint n_rows = duban_grid_get_n_rows (book->grid);
  const lxw_col_t last = (lxw_col_t) (n_columns - 1);
  char range[64];
  guint n_frozen = 0;
  lxw_row_col_options hidden = { .hidden = LXW_TRUE };

  for (guint i = 0; i < n_columns; i++)
    {
      const lxw_col_t column = book->places[i];

      if (duban_grid_get_flags (book->grid, i) & DUBAN_GRID_FROZEN)
        n_frozen = MAX (n_frozen, column + 1u);
      note (book, worksheet_set_column_opt (book->sheet, column, column, book->widths[i], NULL,
                                            book->is_hidden[i] ? &hidden : NULL));
    }
  worksheet_freeze_panes (book->sheet, 1, (lxw_col_t) n_frozen);
  note (book, worksheet_autofilter (book->sheet, 0, 0, n_rows, last));
  /* 2026012 is a number of paper, not one that was meant to be a number. */
  lxw_rowcol_to_range (range, 0, 0, n_rows, last);
  note (book, worksheet_ignore_errors (book->sheet, LXW_IGNORE_NUMBER_STORED_AS_TEXT, range));
}

static void
write_string (Book *book, guint row, guint column, const char *text, lxw_format *format)
{
  note (book, worksheet_write_string (book->sheet, row, book->places[column], text, format));
}

static void
write_text (Book *book, guint row, guint column, const char *text)
{
  guint n_decimals;
  double number;

  if ((duban_grid_get_flags (book->grid, column) & DUBAN_GRID_NUMBERS)
      && duban_cell_read_number (text, MAX_DECIMALS, &number, &n_decimals))
    note (book, worksheet_write_number (book->sheet, row, book->places[column], number,
                                        get_number_format (book, n_decimals)));
  else
    {
      duban_cell_escape (text, book->scratch);
      write_string (book, row, column, book->scratch->str,
                    book->has_days[column] ? book->centred : book->text);
    }
}

static void
write_day (Book *book, guint row, guint column, const DubanGridCell *cell)
{
  const double serial = cell->day + SERIAL_OF_1970;
  const gboolean has_time = cell->kind == DUBAN_GRID_MOMENT;
  char buffer[DUBAN_GRID_TEXT_SIZE];

  /* Midnight as a number would be a day without a time. */
  if (serial < FIRST_SERIAL || (has_time && cell->minute == 0))
    write_string (book, row, column, duban_grid_cell_say (cell, buffer), book->centred);
  else
    note (book, worksheet_write_number (book->sheet, row, book->places[column],
                                        serial + (has_time ? cell->minute / MINUTES_OF_DAY : 0),
                                        has_time ? book->moment : book->day));
}

static void
write_cell (Book *book, guint row, guint column, const DubanGridCell *cell)
{
  char buffer[DUBAN_GRID_TEXT_SIZE];

  switch (cell->kind)
    {
    case DUBAN_GRID_EMPTY:
      if (!book->is_hidden[column])
        note (book, worksheet_write_blank (book->sheet, row, book->places[column], book->text));
      break;
    case DUBAN_GRID_LIGHT:
      write_string (book, row, column, duban_grid_cell_say (cell, buffer),
                    book->lights[cell->light]);
      break;
    case DUBAN_GRID_TEXT:
      write_text (book, row, column, cell->text);
      break;
    case DUBAN_GRID_DAY:
    case DUBAN_GRID_MOMENT:
    default:
      write_day (book, row, column, cell);
    }
}

/* Before its cells. */
static void
set_height (Book *book, guint row, const DubanGridCell *cells)
{
  guint n_lines = 1;

  for (guint i = 0; i < duban_grid_get_n_columns (book->grid); i++)
    if (cells[i].kind == DUBAN_GRID_TEXT)
      n_lines = MAX (n_lines, duban_cell_count_lines (cells[i].text, book->widths[i] - 1));
  note (book, worksheet_set_row (book->sheet, row, MIN (n_lines * LINE + HEIGHT_MARGIN, HEIGHT_MAX),
                                 NULL));
}

static void
write_head (Book *book)
{
  for (guint i = 0; i < duban_grid_get_n_columns (book->grid); i++)
    write_string (book, 0, i, duban_grid_get_heading (book->grid, i), book->head);
}

static void
write_rows (Book *book)
{
  const guint n_columns = duban_grid_get_n_columns (book->grid);
  const guint n_rows = duban_grid_get_n_rows (book->grid);
  DubanGridCell cells[DUBAN_GRID_MAX_COLUMNS];

  for (guint row = 0; row < n_rows && book->error == LXW_NO_ERROR; row++)
    {
      if (row % STEP == 0 && g_cancellable_is_cancelled (book->cancellable))
        return;
      if (row % STEP == 0 && book->progress != NULL)
        book->progress ((double) row / n_rows, book->progress_data);
      duban_grid_get_row (book->grid, row, cells);
      set_height (book, row + 1, cells);
      for (guint i = 0; i < n_columns; i++)
        write_cell (book, row + 1, i, &cells[i]);
    }
}

/* FALSE where there cannot even be a sheet. */
static gboolean
fill (Book *book)
{
  g_autofree char *author = dup_of_header (book->paper->office);
  lxw_doc_properties properties = {
    .title = (char *) book->paper->title,
    .author = author,
    .created = (time_t) (book->paper->made / 1000),
  };

  book->sheet = workbook_add_worksheet (book->workbook, book->paper->title);
  if (book->sheet == NULL)
    {
      note (book, LXW_ERROR_CREATING_TMPFILE);
      return FALSE;
    }
  note (book, workbook_set_properties (book->workbook, &properties));
  make_formats (book);
  place_columns (book);
  measure (book);
  set_page (book);
  set_columns (book);
  write_head (book);
  write_rows (book);
  return TRUE;
}

static gboolean
fail (int cause, const char *why, GError **error)
{
  /* The library's own sentences end with a stop. */
  const gsize length = strlen (why) - (g_str_has_suffix (why, ".") ? 1 : 0);
  g_autofree char *said = g_strndup (why, length);

  g_set_error (error, G_IO_ERROR, g_io_error_from_errno (cause),
               _ ("The workbook cannot be made: %s. Free some space in the folder for temporary "
                  "files (%s) and try again."),
               said, g_get_tmp_dir ());
  return FALSE;
}

/* The library does not survive a sheet whose temporary file it cannot make. */
static gboolean
check_room (GError **error)
{
  g_autofree char *path = g_build_filename (g_get_tmp_dir (), "duban-XXXXXX", NULL);
  const int file = g_mkstemp (path);

  if (file < 0)
    return fail (errno, g_strerror (errno), error);
  g_unlink (path);
  close (file);
  return TRUE;
}

static gboolean
write_book (Book *book, int file, GError **error)
{
  g_autofree char *path = g_strdup_printf ("/proc/self/fd/%d", file);
  lxw_workbook_options options
      = { .constant_memory = LXW_TRUE, .tmpdir = (char *) g_get_tmp_dir () };

  book->workbook = workbook_new_opt (path, &options);
  if (book->workbook == NULL)
    return fail (ENOMEM, g_strerror (ENOMEM), error);
  if (!fill (book))
    {
      lxw_workbook_free (book->workbook); /* closing would try again */
      return fail (EIO, lxw_strerror (book->error), error);
    }
  note (book, workbook_close (book->workbook));
  if (g_cancellable_set_error_if_cancelled (book->cancellable, error))
    return FALSE;
  return book->error == LXW_NO_ERROR || fail (EIO, lxw_strerror (book->error), error);
}

/* The row's name: what stands in its frozen columns. (transfer full) */
static char *
dup_row_name (const DubanGrid *grid, const DubanGridCell *cells)
{
  g_autoptr (GString) name = g_string_new (NULL);

  for (guint i = 0; i < duban_grid_get_n_columns (grid); i++)
    if ((duban_grid_get_flags (grid, i) & DUBAN_GRID_FROZEN) && cells[i].kind == DUBAN_GRID_TEXT)
      g_string_append_printf (name, "%s%s", name->len > 0 ? " " : "", cells[i].text);
  if (g_utf8_strlen (name->str, -1) <= QUOTED)
    return g_strdup (name->str);
  g_string_truncate (name, (gsize) (g_utf8_offset_to_pointer (name->str, QUOTED) - name->str));
  return g_strconcat (name->str, "…", NULL);
}

static gboolean
check_cell (const DubanGrid *grid, const DubanGridCell *cells, guint column, GString *scratch,
            GError **error)
{
  g_autofree char *name = NULL;
  guint n_units;

  if (cells[column].kind != DUBAN_GRID_TEXT
      || strlen (cells[column].text) <= DUBAN_WORKBOOK_MAX_CELL / DUBAN_CELL_MAX_ESCAPED)
    return TRUE;
  n_units = duban_cell_escape (cells[column].text, scratch);
  if (n_units <= DUBAN_WORKBOOK_MAX_CELL)
    return TRUE;
  name = dup_row_name (grid, cells);
  g_set_error (error, DUBAN_FILE_ERROR, DUBAN_FILE_ERROR_SHAPE,
               /* Translators: the name of a task, and of a column. */
               _ ("“%s”: the text under %s has %u characters, more than the %d that a cell of a "
                  "workbook holds; shorten it, or export to a file that ends in .csv."),
               name, duban_grid_get_heading (grid, column), n_units, DUBAN_WORKBOOK_MAX_CELL);
  return FALSE;
}

/* Before anything is written: nothing is ever cut off. */
static gboolean
check_grid (const DubanGrid *grid, GError **error)
{
  const guint n_columns = duban_grid_get_n_columns (grid);
  const guint n_rows = duban_grid_get_n_rows (grid);
  DubanGridCell cells[DUBAN_GRID_MAX_COLUMNS];
  g_autoptr (GString) scratch = g_string_new (NULL);

  if (n_rows >= LXW_ROW_MAX)
    {
      g_set_error (error, DUBAN_FILE_ERROR, DUBAN_FILE_ERROR_SHAPE,
                   _ ("These are %u rows, more than the %d that a sheet of a workbook holds; "
                      "export to a file that ends in .csv."),
                   n_rows, LXW_ROW_MAX - 1);
      return FALSE;
    }
  for (guint row = 0; row < n_rows; row++)
    {
      duban_grid_get_row (grid, row, cells);
      for (guint i = 0; i < n_columns; i++)
        if (!check_cell (grid, cells, i, scratch, error))
          return FALSE;
    }
  return TRUE;
}

/* A disk that is full cuts the parts that the library keeps there, and it does not notice. */
static GMappedFile *
read_back (int file, GError **error)
{
  g_autoptr (GError) cause = NULL;
  g_autoptr (GMappedFile) mapped = g_mapped_file_new_from_fd (file, FALSE, &cause);

  if (mapped == NULL)
    fail (EIO, cause->message, error);
  else if (!duban_zip_is_whole (g_mapped_file_get_contents (mapped),
                                g_mapped_file_get_length (mapped)))
    fail (ENOSPC, g_strerror (ENOSPC), error);
  else
    return g_steal_pointer (&mapped);
  return NULL;
}

GMappedFile *
duban_workbook_make (const DubanGrid *grid, const DubanWorkbookPaper *paper,
                     DubanGridProgress progress, gpointer data, GCancellable *cancellable,
                     GError **error)
{
  g_autoptr (GString) scratch = g_string_new (NULL);
  Book book = { grid, paper, progress, data, cancellable, .scratch = scratch };
  GMappedFile *mapped = NULL;
  int file;

  if (!check_grid (grid, error) || !check_room (error))
    return NULL;
  file = memfd_create ("duban-ledger", MFD_CLOEXEC);
  if (file < 0)
    {
      fail (errno, g_strerror (errno), error);
      return NULL;
    }
  if (write_book (&book, file, error))
    mapped = read_back (file, error);
  close (file);
  return mapped;
}
