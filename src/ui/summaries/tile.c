/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/summaries/tile.h"

#include <glib/gi18n-lib.h>
#include <math.h>

typedef struct
{
  DubanEdition *edition;
  DubanTilePlace place;
} Drawing;

/* What was drawn. */
typedef struct
{
  GBytes *bytes;
  int width, height;
  gsize stride;
} Pixels;

static void
drawing_free (gpointer data)
{
  Drawing *drawing = data;

  duban_edition_unref (drawing->edition);
  g_free (drawing);
}

static void
pixels_free (gpointer data)
{
  Pixels *pixels = data;

  g_bytes_unref (pixels->bytes);
  g_free (pixels);
}

guint
duban_tile_count (double height, double scale)
{
  return (guint) MAX (ceil (ceil (height * scale) / DUBAN_TILE_HEIGHT), 1);
}

static Pixels *
take_pixels (cairo_surface_t *surface)
{
  Pixels *pixels = g_new0 (Pixels, 1);

  cairo_surface_flush (surface);
  pixels->width = cairo_image_surface_get_width (surface);
  pixels->height = cairo_image_surface_get_height (surface);
  pixels->stride = (gsize) cairo_image_surface_get_stride (surface);
  pixels->bytes = g_bytes_new_with_free_func (cairo_image_surface_get_data (surface),
                                              pixels->stride * (gsize) pixels->height,
                                              (GDestroyNotify) cairo_surface_destroy, surface);
  return pixels;
}

static gpointer
draw_job (DubanSession *session, gpointer data, GCancellable *cancellable, GError **error)
{
  const Drawing *drawing = data;
  const DubanEditionPage *page = duban_edition_get_page (drawing->edition, drawing->place.page);
  const double scale = drawing->place.scale;
  const int top = (int) drawing->place.band * DUBAN_TILE_HEIGHT;
  const int width = (int) ceil (page->width * scale);
  const int height = MIN ((int) ceil (page->height * scale) - top, DUBAN_TILE_HEIGHT);
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, width, height);
  cairo_t *cr = cairo_create (surface);

  cairo_set_source_rgb (cr, 1, 1, 1);
  cairo_paint (cr);
  cairo_translate (cr, 0, -top);
  cairo_scale (cr, scale, scale);
  cairo_set_source_rgb (cr, 0, 0, 0);
  duban_pages_draw (drawing->edition->pages, drawing->place.page, cr);
  cairo_destroy (cr);
  if (cairo_surface_status (surface) == CAIRO_STATUS_SUCCESS)
    return take_pixels (surface);
  cairo_surface_destroy (surface);
  g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_FAILED,
                       _ ("There is not enough memory to show this page; make it smaller."));
  return NULL;
}

void
duban_tile_draw_async (DubanWorker *worker, DubanEdition *edition, DubanTilePlace place,
                       GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data)
{
  Drawing *drawing = g_new0 (Drawing, 1);

  drawing->edition = duban_edition_ref (edition);
  drawing->place = place;
  duban_worker_run_async (worker, draw_job, drawing, drawing_free, pixels_free, cancellable,
                          callback, user_data);
}

GdkTexture *
duban_tile_draw_finish (GObject *worker, GAsyncResult *result, GError **error)
{
  Pixels *pixels = duban_worker_run_finish (DUBAN_WORKER (worker), result, error);
  GdkTexture *texture;

  if (pixels == NULL)
    return NULL;
  texture = gdk_memory_texture_new (pixels->width, pixels->height, GDK_MEMORY_DEFAULT,
                                    pixels->bytes, pixels->stride);
  pixels_free (pixels);
  return texture;
}
