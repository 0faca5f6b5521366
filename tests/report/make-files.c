/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Writes the samples as files into a folder, and NAME.words: what each says, a line a text, in
 * order. */
#include "sample.h"

#include "report/chart-text.h"
#include "report/output.h"

#include <stdlib.h>
#include <string.h>

static void
write_file (const char *folder, const char *name, const char *ending, GBytes *bytes)
{
  g_autofree char *file = g_strdup_printf ("%s.%s", name, ending);
  g_autofree char *path = g_build_filename (folder, file, NULL);
  g_autoptr (GBytes) owned = bytes;
  g_autoptr (GError) error = NULL;

  if (!g_file_set_contents (path, g_bytes_get_data (owned, NULL), (gssize) g_bytes_get_size (owned),
                            &error))
    {
      g_printerr ("%s\n", error->message);
      exit (1);
    }
}

static GBytes *
check (GBytes *bytes, GError **error)
{
  if (bytes != NULL)
    return bytes;
  g_printerr ("%s\n", (*error)->message);
  exit (1);
}

static void
list_table (GString *words, const DubanTable *table)
{
  g_string_append_printf (words, "%s\n", table->title);
  for (guint i = 0; i < table->columns->len; i++)
    g_string_append_printf (words, "%s\n",
                            g_array_index (table->columns, DubanTableColumn, i).title);
  for (guint i = 0; i < table->rows->len; i++)
    {
      const DubanTableRow *row = g_ptr_array_index (table->rows, i);

      for (guint j = 0; j < (row->is_group ? 1 : table->columns->len); j++)
        g_string_append_printf (words, "%s\n", row->cells[j].text);
    }
}

static GBytes *
list_words (const DubanDocument *document)
{
  GString *words = g_string_new (NULL);

  for (guint i = 0; i < document->blocks->len; i++)
    {
      const DubanBlock *block = g_ptr_array_index (document->blocks, i);
      g_autofree char *text = duban_block_to_text (block);
      g_autoptr (DubanTable) values
          = block->chart == NULL ? NULL : duban_chart_to_table (block->chart);

      if (block->table != NULL || values != NULL)
        list_table (words, block->table != NULL ? block->table : values);
      else
        g_string_append_printf (words, "%s\n", text);
    }
  return g_string_free_to_bytes (words);
}

/* How many pages it has where it is printed. */
static void
write_pages (const char *folder, const char *name, const DubanDocument *document)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DubanPages) pages = duban_pages_new (document, NULL, NULL, NULL, &error);
  char *count = g_strdup_printf ("%u\n", pages == NULL ? 0 : duban_pages_count (pages));

  write_file (folder, name, "pages", g_bytes_new_take (count, strlen (count)));
}

static void
write_all (const char *folder, const char *name, DubanDocument *made)
{
  g_autoptr (DubanDocument) document = made;
  g_autoptr (GError) error = NULL;
  char *plain = duban_plain_make (document);

  write_pages (folder, name, document);
  write_file (folder, name, "docx", check (duban_docx_make (document, NULL, &error), &error));
  write_file (folder, name, "xlsx", check (duban_xlsx_make (document, NULL, &error), &error));
  write_file (folder, name, "html", duban_html_make (document));
  write_file (folder, name, "txt", g_bytes_new_take (plain, strlen (plain)));
  write_file (folder, name, "words", list_words (document));
}

int
main (int argc, char *argv[])
{
  if (argc != 2)
    return 2;
  write_all (argv[1], "week", sample_week ());
  write_all (argv[1], "long", sample_long ());
  write_all (argv[1], "lines", sample_lines (2000));
  write_all (argv[1], "nasty", sample_nasty ());
  write_all (argv[1], "empty", sample_empty ());
  return 0;
}
