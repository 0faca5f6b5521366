/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "report/markup.h"
#include "report/output.h"

#include <cairo-pdf.h>
#include <glib/gi18n.h>

static cairo_status_t
write_cb (void *data, const unsigned char *bytes, unsigned int length)
{
  g_byte_array_append (data, bytes, length);
  return CAIRO_STATUS_SUCCESS;
}

static void
describe (cairo_surface_t *surface, const DubanDocument *document)
{
  g_autofree char *title = duban_markup_clean (document->title);
  g_autofree char *author = duban_markup_clean (document->author);

  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_TITLE, title);
  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_AUTHOR, author);
  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_CREATOR, "Duban " DUBAN_VERSION);
  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_CREATE_DATE, document->made);
  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_MOD_DATE, document->made);
}

/* Each heading below the last one of a lower level. */
static void
add_outline (cairo_surface_t *surface, const DubanPages *pages)
{
  guint n;
  const DubanPageHeading *headings = duban_pages_get_headings (pages, &n);
  int parents[6] = { CAIRO_PDF_OUTLINE_ROOT, CAIRO_PDF_OUTLINE_ROOT, CAIRO_PDF_OUTLINE_ROOT,
                     CAIRO_PDF_OUTLINE_ROOT, CAIRO_PDF_OUTLINE_ROOT, CAIRO_PDF_OUTLINE_ROOT };

  for (guint i = 0; i < n; i++)
    {
      const guint level = MIN (headings[i].level, 4);
      char y[G_ASCII_DTOSTR_BUF_SIZE];
      g_autofree char *title = duban_markup_clean (headings[i].title);
      g_autofree char *place = NULL;
      int id;

      if (*headings[i].title == '\0')
        continue;
      g_ascii_formatd (y, sizeof y, "%.2f", headings[i].y);
      place = g_strdup_printf ("page=%u pos=[0 %s]", headings[i].page + 1, y);
      id = cairo_pdf_surface_add_outline (
          surface, level == 0 ? CAIRO_PDF_OUTLINE_ROOT : parents[level], title, place,
          level <= 1 ? CAIRO_PDF_OUTLINE_FLAG_OPEN : 0);
      for (guint below = level + 1; below < G_N_ELEMENTS (parents); below++)
        parents[below] = id;
    }
}

static gboolean
draw_pages (cairo_surface_t *surface, const DubanPages *pages, DubanReportProgress progress,
            gpointer data, GCancellable *cancellable, GError **error)
{
  const guint n = duban_pages_count (pages);
  cairo_t *cr = cairo_create (surface);
  gboolean is_whole = TRUE;

  for (guint i = 0; i < n && is_whole; i++)
    {
      double width, height;

      duban_pages_get_size (pages, i, &width, &height);
      cairo_pdf_surface_set_size (surface, width, height);
      duban_pages_draw (pages, i, cr);
      cairo_show_page (cr);
      if (progress != NULL)
        progress ((double) (i + 1) / n, data);
      is_whole = !g_cancellable_set_error_if_cancelled (cancellable, error);
    }
  cairo_destroy (cr);
  return is_whole;
}

GBytes *
duban_pdf_make (const DubanDocument *document, const DubanPages *pages,
                DubanReportProgress progress, gpointer data, GCancellable *cancellable,
                GError **error)
{
  g_autoptr (GByteArray) bytes = g_byte_array_new ();
  cairo_surface_t *surface = cairo_pdf_surface_create_for_stream (write_cb, bytes, 1, 1);
  cairo_status_t status;
  gboolean is_whole;

  describe (surface, document);
  is_whole = draw_pages (surface, pages, progress, data, cancellable, error);
  if (is_whole)
    add_outline (surface, pages);
  cairo_surface_finish (surface);
  status = cairo_surface_status (surface);
  cairo_surface_destroy (surface);
  if (is_whole && status != CAIRO_STATUS_SUCCESS)
    g_set_error (error, G_IO_ERROR, G_IO_ERROR_FAILED,
                 _ ("The PDF could not be made: %s. Close other programs and try again."),
                 cairo_status_to_string (status));
  if (!is_whole || status != CAIRO_STATUS_SUCCESS)
    return NULL;
  return g_byte_array_free_to_bytes (g_steal_pointer (&bytes));
}
