/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pdf.h"

#include <glib/gstdio.h>
#include <string.h>

static void
clear_word (gpointer data)
{
  g_free (((PdfWord *) data)->text);
}

static void
free_page (gpointer data)
{
  g_string_free (data, TRUE);
}

static double
read_number (const char *line, const char *name)
{
  const char *value = strstr (line, name);

  g_assert_nonnull (value);
  return g_ascii_strtod (value + strlen (name), NULL);
}

/* Without what XML needs, and without spaces. */
static char *
read_text (const char *line)
{
  const char *begin = strchr (line, '>') + 1;
  g_autofree char *escaped = g_strndup (begin, (gsize) (strrchr (line, '<') - begin));
  GString *text = g_string_new (escaped);

  g_string_replace (text, "&lt;", "<", 0);
  g_string_replace (text, "&gt;", ">", 0);
  g_string_replace (text, "&quot;", "\"", 0);
  g_string_replace (text, "&amp;", "&", 0);
  return g_string_free (text, FALSE);
}

static void
read_word (Pdf *pdf, const char *line)
{
  PdfWord word = { .page = pdf->n_pages - 1,
                   .x0 = read_number (line, "xMin=\""),
                   .y0 = read_number (line, "yMin=\""),
                   .x1 = read_number (line, "xMax=\""),
                   .y1 = read_number (line, "yMax=\""),
                   .text = read_text (line) };

  g_array_append_val (pdf->words, word);
  g_string_append (pdf->text, word.text);
  g_string_append (pdf->pages->pdata[word.page], word.text);
}

static void
read_line (Pdf *pdf, const char *line)
{
  if (strstr (line, "<page ") != NULL)
    {
      pdf->n_pages++;
      pdf->width = read_number (line, "width=\"");
      pdf->height = read_number (line, "height=\"");
      g_array_append_val (pdf->sizes, pdf->width);
      g_array_append_val (pdf->sizes, pdf->height);
      g_ptr_array_add (pdf->pages, g_string_new (NULL));
    }
  else if (strstr (line, "<word ") != NULL)
    read_word (pdf, line);
}

Pdf *
pdf_read (const char *path)
{
  const char *const argv[] = { "pdftotext", "-bbox", path, "-", NULL };
  g_autofree char *text = NULL;
  g_auto (GStrv) lines = NULL;
  g_autoptr (GError) error = NULL;
  Pdf *pdf = g_new0 (Pdf, 1);

  g_spawn_sync (NULL, (char **) (gpointer) argv, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, &text, NULL,
                NULL, &error);
  g_assert_no_error (error);
  pdf->words = g_array_new (FALSE, FALSE, sizeof (PdfWord));
  g_array_set_clear_func (pdf->words, clear_word);
  pdf->sizes = g_array_new (FALSE, FALSE, sizeof (double));
  pdf->text = g_string_new (NULL);
  pdf->pages = g_ptr_array_new_with_free_func (free_page);
  lines = g_strsplit (text, "\n", -1);
  for (gsize i = 0; lines[i] != NULL; i++)
    read_line (pdf, lines[i]);
  return pdf;
}

Pdf *
pdf_print (GtkPrintOperation *operation)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *folder = g_dir_make_tmp ("duban-pdf-XXXXXX", &error);
  g_autofree char *path = g_build_filename (folder, "out.pdf", NULL);
  Pdf *pdf;

  gtk_print_operation_set_export_filename (operation, path);
  g_assert_cmpint (
      gtk_print_operation_run (operation, GTK_PRINT_OPERATION_ACTION_EXPORT, NULL, &error), ==,
      GTK_PRINT_OPERATION_RESULT_APPLY);
  g_assert_no_error (error);
  g_object_unref (operation);
  pdf = pdf_read (path);
  g_unlink (path);
  g_rmdir (folder);
  return pdf;
}

void
pdf_free (Pdf *pdf)
{
  g_array_unref (pdf->words);
  g_array_unref (pdf->sizes);
  g_string_free (pdf->text, TRUE);
  g_ptr_array_unref (pdf->pages);
  g_free (pdf);
}

static gboolean
has (const GString *words, const char *text)
{
  g_auto (GStrv) parts = g_strsplit_set (text, " \n\t", -1);
  g_autofree char *joined = g_strjoinv ("", parts);

  return strstr (words->str, joined) != NULL;
}

gboolean
pdf_has (const Pdf *pdf, const char *text)
{
  return has (pdf->text, text);
}

gboolean
pdf_page_has (const Pdf *pdf, guint page, const char *text)
{
  return has (pdf->pages->pdata[page], text);
}

void
pdf_expect_inside (const Pdf *pdf, double margin)
{
  for (guint i = 0; i < pdf->words->len; i++)
    {
      const PdfWord *word = &g_array_index (pdf->words, PdfWord, i);

      if (word->x0 < margin || word->y0 < margin || word->x1 > pdf->width - margin
          || word->y1 > pdf->height - margin)
        g_error ("“%s” stands outside of page %u: %.0f %.0f %.0f %.0f", word->text, word->page + 1,
                 word->x0, word->y0, word->x1, word->y1);
    }
}
