/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The sheets of words: the figures with their names, and the text as it is read. */
#include "report/xlsx.h"

#include <string.h>

#define TEXT_WIDTH 100
#define LABEL_WIDTH 30
#define VALUE_WIDTH 24
#define FIGURES_HEAD 3

static char *
describe_origin (const DubanDocument *document)
{
  g_autoptr (GDateTime) made = g_date_time_new_from_iso8601 (document->made, NULL);
  g_autofree char *time = made == NULL ? NULL : g_date_time_format (made, "%Y-%m-%d %H:%M");

  return g_strdup_printf ("%s　%s", document->author, time == NULL ? document->made : time);
}

static lxw_format *
make_number_format (DubanBook *book, const char *shape)
{
  lxw_format *format = workbook_add_format (book->workbook);

  format_set_font_name (format, DUBAN_BOOK_FONT);
  format_set_border (format, LXW_BORDER_THIN);
  format_set_align (format, LXW_ALIGN_RIGHT);
  format_set_num_format (format, shape);
  return format;
}

/* Returns how many rows it takes. */
static guint
write_figure (DubanBook *book, lxw_worksheet *sheet, guint row, const DubanFigure *figure)
{
  lxw_format **text = book->cells[DUBAN_CELL_TEXT];
  const guint n = duban_book_write (book, sheet, row, 0, figure->label, text[DUBAN_ALIGN_LEFT]);
  g_autofree char *shape = NULL;
  double value;

  if (!duban_book_read_number (figure->value, &value, &shape))
    return MAX (n, duban_book_write (book, sheet, row, 1, figure->value, text[DUBAN_ALIGN_RIGHT]));
  duban_book_note (book,
                   worksheet_write_number (sheet, row, 1, value, make_number_format (book, shape)));
  return n;
}

void
duban_book_add_figures (DubanBook *book, const char *name)
{
  lxw_worksheet *sheet = duban_book_add_sheet (book, name, FIGURES_HEAD);
  const GPtrArray *figures = book->document->figures;
  g_autofree char *origin = describe_origin (book->document);
  guint row = FIGURES_HEAD + 1;

  if (sheet == NULL)
    return;
  worksheet_set_column (sheet, 0, 0, LABEL_WIDTH, NULL);
  worksheet_set_column (sheet, 1, 1, VALUE_WIDTH, NULL);
  duban_book_write (book, sheet, 0, 0, book->document->title, book->title);
  duban_book_write (book, sheet, 1, 0, origin, book->line);
  duban_book_write (book, sheet, FIGURES_HEAD, 0, "指标", book->head);
  duban_book_write (book, sheet, FIGURES_HEAD, 1, "数值", book->head);
  for (guint i = 0; i < figures->len; i++)
    row += write_figure (book, sheet, row, g_ptr_array_index (figures, i));
  worksheet_freeze_panes (sheet, FIGURES_HEAD + 1, 0);
}

/* A block in words; of a table or a chart its title and where it is. (transfer full) */
static char *
block_to_words (const DubanBlock *block, const char *name)
{
  const char *title = block->kind == DUBAN_BLOCK_TABLE   ? block->table->title
                      : block->kind == DUBAN_BLOCK_CHART ? block->chart->title
                                                         : NULL;

  if (title == NULL && block->kind != DUBAN_BLOCK_SIGNATURE)
    return duban_block_to_text (block);
  if (title == NULL)
    {
      GString *lines = g_string_new (NULL);

      for (guint i = 0; i < block->runs->len; i++)
        g_string_append_printf (lines, "%s%s", i == 0 ? "" : "\n",
                                g_array_index (block->runs, DubanRun, i).text);
      return g_string_free (lines, FALSE);
    }
  return g_strdup_printf ("%s（见工作表“%s”）", title, name);
}

static lxw_format *
get_format (const DubanBook *book, DubanBlockKind kind)
{
  if (kind == DUBAN_BLOCK_TITLE)
    return book->title;
  return kind == DUBAN_BLOCK_HEADING_1 || kind == DUBAN_BLOCK_HEADING_2 ? book->heading
                                                                        : book->words;
}

void
duban_book_add_words (DubanBook *book, const char *name, char *const *names)
{
  lxw_worksheet *sheet = duban_book_add_sheet (book, name, -1);
  const GPtrArray *blocks = book->document->blocks;
  guint row = 0;

  if (sheet == NULL)
    return;
  worksheet_set_column (sheet, 0, 0, TEXT_WIDTH, NULL);
  for (guint i = 0; i < blocks->len; i++)
    {
      const DubanBlock *block = g_ptr_array_index (blocks, i);
      g_autofree char *words = block_to_words (block, names[i]);

      if (get_format (book, block->kind) == book->words)
        worksheet_set_row (sheet, row, duban_book_measure (words, TEXT_WIDTH), NULL);
      row += duban_book_write (book, sheet, row, 0, words, get_format (book, block->kind));
    }
}
