/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A tile: a band across a page of an edition as pixels, drawn by the worker.  A page is several, so
 * that no picture is larger than what is handed to the screen within a frame. */
#pragma once

#include "app/worker.h"
#include "ui/summaries/edition.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define DUBAN_TILE_HEIGHT 512 /* pixels of the screen */

typedef struct
{
  guint page, band;
  double scale; /* pixels of the screen a point */
} DubanTilePlace;

/* How many bands a page of that height has. */
guint duban_tile_count (double height, double scale);

/* callback: on the main thread, with duban_tile_draw_finish(). */
void duban_tile_draw_async (DubanWorker *worker, DubanEdition *edition, DubanTilePlace place,
                            GCancellable *cancellable, GAsyncReadyCallback callback,
                            gpointer user_data);

/* NULL with error, also where it was cancelled. (transfer full) */
GdkTexture *duban_tile_draw_finish (GObject *worker, GAsyncResult *result,
                                    GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
