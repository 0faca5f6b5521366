/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A document as a workbook. The library that writes it knows files alone; this file is memory. */
#define _GNU_SOURCE
#include "report/xlsx.h"

#include "report/markup.h"
#include "report/output.h"
#include "report/package.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

#define PAPER_A4 9
#define GROUND_NONE 0xFFFFFF
#define CENTIMETRE (1 / 2.54)    /* in inches */
#define DAY_OF_NO_TIME 315532800 /* 1 January 1980, as in a zip */

void
duban_book_note (DubanBook *book, lxw_error error)
{
  if (book->error == LXW_NO_ERROR)
    book->error = error;
}

guint
duban_book_write (DubanBook *book, lxw_worksheet *sheet, guint row, guint column, const char *text,
                  lxw_format *format)
{
  g_autoptr (GPtrArray) parts = duban_book_split (text);

  for (guint i = 0; i < parts->len; i++)
    {
      const char *part = g_ptr_array_index (parts, i);

      duban_book_note (
          book, *part == '\0'
                    ? worksheet_write_blank (sheet, row + i, (lxw_col_t) column, format)
                    : worksheet_write_string (sheet, row + i, (lxw_col_t) column, part, format));
    }
  return parts->len;
}

lxw_worksheet *
duban_book_add_sheet (DubanBook *book, const char *name, int head)
{
  lxw_worksheet *sheet
      = book->error != LXW_NO_ERROR ? NULL : workbook_add_worksheet (book->workbook, name);

  if (sheet == NULL)
    {
      duban_book_note (book, LXW_ERROR_PARAMETER_VALIDATION);
      return NULL;
    }
  worksheet_set_landscape (sheet);
  worksheet_set_paper (sheet, PAPER_A4);
  worksheet_fit_to_pages (sheet, 1, 0);
  worksheet_set_margins (sheet, 1.5 * CENTIMETRE, 1.5 * CENTIMETRE, 2 * CENTIMETRE, 2 * CENTIMETRE);
  duban_book_note (book, worksheet_set_header (sheet, "&C&A"));
  duban_book_note (book, worksheet_set_footer (sheet, "&C— &P / &N —"));
  if (head >= 0)
    duban_book_note (book, worksheet_repeat_rows (sheet, (lxw_row_t) head, (lxw_row_t) head));
  return sheet;
}

static lxw_format *
make_format (DubanBook *book, double size, DubanAlign align)
{
  static const uint8_t aligns[] = { LXW_ALIGN_LEFT, LXW_ALIGN_CENTER, LXW_ALIGN_RIGHT };
  lxw_format *format = workbook_add_format (book->workbook);

  format_set_font_name (format, DUBAN_BOOK_FONT);
  format_set_font_size (format, size);
  format_set_align (format, aligns[align]);
  format_set_align (format, LXW_ALIGN_VERTICAL_CENTER);
  return format;
}

static lxw_format *
make_wrapped (DubanBook *book, DubanAlign align, lxw_color_t ground)
{
  lxw_format *format = make_format (book, 11, align);

  format_set_text_wrap (format);
  format_set_border (format, LXW_BORDER_THIN);
  if (ground == GROUND_NONE)
    return format;
  format_set_bold (format);
  format_set_bg_color (format, ground);
  return format;
}

static void
make_formats (DubanBook *book)
{
  static const char *const numbers[] = { NULL, "0", "0.00", "0.00%", "yyyy-mm-dd" };

  for (guint kind = 0; kind < G_N_ELEMENTS (book->cells); kind++)
    for (guint align = 0; align < G_N_ELEMENTS (book->cells[0]); align++)
      {
        book->cells[kind][align] = make_wrapped (book, align, GROUND_NONE);
        if (numbers[kind] != NULL)
          format_set_num_format (book->cells[kind][align], numbers[kind]);
      }
  book->head = make_wrapped (book, DUBAN_ALIGN_CENTRE, 0xD9D9D9);
  book->group = make_wrapped (book, DUBAN_ALIGN_LEFT, 0xF2F2F2);
  book->title = make_format (book, 16, DUBAN_ALIGN_LEFT);
  format_set_bold (book->title);
  book->line = make_format (book, 11, DUBAN_ALIGN_LEFT);
  book->words = make_format (book, 11, DUBAN_ALIGN_LEFT);
  format_set_text_wrap (book->words);
  book->heading = make_format (book, 11, DUBAN_ALIGN_LEFT);
  format_set_bold (book->heading);
}

/* The name of each block's sheet; NULL where it has none. (transfer full) */
static char **
name_sheets (DubanBook *book)
{
  const guint n = book->document->blocks->len;
  char **names = g_new0 (char *, n);

  for (guint i = 0; i < n; i++)
    {
      const DubanBlock *block = g_ptr_array_index (book->document->blocks, i);

      if (block->kind == DUBAN_BLOCK_TABLE)
        names[i] = duban_book_name (book, block->table->sheet);
      else if (block->kind == DUBAN_BLOCK_CHART)
        names[i] = duban_book_name (book, block->chart->title);
    }
  return names;
}

static void
fill (DubanBook *book, GCancellable *cancellable)
{
  const guint n = book->document->blocks->len;
  g_autofree char *figures = duban_book_name (book, "概况");
  g_autofree char *words = duban_book_name (book, "正文");
  char **names = name_sheets (book);

  make_formats (book);
  duban_book_add_figures (book, figures);
  duban_book_add_words (book, words, names);
  for (guint i = 0; i < n && !g_cancellable_is_cancelled (cancellable); i++)
    {
      const DubanBlock *block = g_ptr_array_index (book->document->blocks, i);

      if (block->kind == DUBAN_BLOCK_TABLE)
        duban_book_add_table (book, block->table, names[i]);
      else if (block->kind == DUBAN_BLOCK_CHART)
        duban_book_add_chart (book, block->chart, names[i]);
    }
  for (guint i = 0; i < n; i++)
    g_free (names[i]);
  g_free (names);
  for (guint i = 0; i < book->document->sheets->len && !g_cancellable_is_cancelled (cancellable);
       i++)
    {
      const DubanTable *table = g_ptr_array_index (book->document->sheets, i);
      g_autofree char *name = duban_book_name (book, table->sheet);

      duban_book_add_table (book, table, name);
    }
}

/* The file bears the time of the document: without one it would be now. */
static void
set_properties (DubanBook *book)
{
  g_autoptr (GDateTime) made = g_date_time_new_from_iso8601 (book->document->made, NULL);
  g_autofree char *title = duban_book_shorten (book->document->title);
  g_autofree char *author = duban_book_shorten (book->document->author);
  lxw_doc_properties properties = {
    .title = title,
    .author = author,
    .created = made == NULL ? DAY_OF_NO_TIME : (time_t) g_date_time_to_unix (made),
  };

  duban_book_note (book, workbook_set_properties (book->workbook, &properties));
}

static GBytes *
fail (int reason, const char *why, GError **error)
{
  /* The library's own sentences end with a stop. */
  const gsize length = strlen (why) - (g_str_has_suffix (why, ".") ? 1 : 0);
  g_autofree char *cause = g_strndup (why, length);

  g_set_error (error, G_IO_ERROR, g_io_error_from_errno (reason),
               _ ("The workbook cannot be made: %s. Free some space in the folder for temporary "
                  "files (%s) and try again."),
               cause, g_get_tmp_dir ());
  return NULL;
}

/* A disk that is full cuts the parts that the library keeps there, and it does not notice. */
static GBytes *
read_back (int file, GError **error)
{
  g_autoptr (GError) cause = NULL;
  g_autoptr (GMappedFile) mapped = g_mapped_file_new_from_fd (file, FALSE, &cause);
  g_autoptr (GBytes) bytes = mapped == NULL ? NULL : g_mapped_file_get_bytes (mapped);

  if (bytes == NULL)
    return fail (EIO, cause->message, error);
  if (!duban_package_is_whole (bytes))
    return fail (ENOSPC, g_strerror (ENOSPC), error);
  return g_bytes_new (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
}

static GBytes *
write_book (const DubanDocument *document, int file, GCancellable *cancellable, GError **error)
{
  g_autofree char *path = g_strdup_printf ("/proc/self/fd/%d", file);
  lxw_workbook_options options = { .tmpdir = (char *) g_get_tmp_dir () };
  DubanBook book = { .document = document };
  lxw_error closing;

  book.workbook = workbook_new_opt (path, &options);
  if (book.workbook == NULL)
    return fail (ENOMEM, g_strerror (ENOMEM), error);
  book.names = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  fill (&book, cancellable);
  set_properties (&book);
  g_hash_table_unref (book.names);
  errno = 0;
  closing = workbook_close (book.workbook);
  duban_book_note (&book, closing);
  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    return NULL;
  if (book.error != LXW_NO_ERROR)
    return fail (EIO, lxw_strerror (book.error), error);
  return read_back (file, error);
}

GBytes *
duban_xlsx_make (const DubanDocument *document, GCancellable *cancellable, GError **error)
{
  const int file = memfd_create ("duban-workbook", MFD_CLOEXEC);
  GBytes *bytes;

  if (file < 0)
    return fail (errno, g_strerror (errno), error);
  bytes = write_book (document, file, cancellable, error);
  close (file);
  return bytes;
}
