/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The four lights are told apart without colour, as on a black and white print. */
#include "ui/widgets/light.h"

#include <adwaita.h>

#define SIDE 16
#define LEAST 0.03 /* of all the grey there can be, between any two */

typedef struct
{
  guchar grey[SIDE * SIDE];
} Picture;

static gboolean
is_drawn (GtkWidget *widget)
{
  for (int i = 0; i < 200 && gtk_widget_get_width (widget) == 0; i++)
    {
      g_main_context_iteration (NULL, FALSE);
      g_usleep (5000);
    }
  return gtk_widget_get_width (widget) > 0;
}

static void
take (GtkWidget *mark, GskRenderer *renderer, Picture *picture)
{
  guchar pixels[SIDE * SIDE * 4] = { 0 };
  GtkSnapshot *snapshot = gtk_snapshot_new ();
  g_autoptr (GdkPaintable) paintable = gtk_widget_paintable_new (mark);
  const GdkRGBA white = { 1, 1, 1, 1 };
  GskRenderNode *node;
  GdkTexture *texture;

  gtk_snapshot_append_color (snapshot, &white, &GRAPHENE_RECT_INIT (0, 0, SIDE, SIDE));
  gdk_paintable_snapshot (paintable, snapshot, SIDE, SIDE);
  node = gtk_snapshot_free_to_node (snapshot);
  texture = gsk_renderer_render_texture (renderer, node, &GRAPHENE_RECT_INIT (0, 0, SIDE, SIDE));
  gdk_texture_download (texture, pixels, SIDE * 4);
  for (int i = 0; i < SIDE * SIDE; i++)
    picture->grey[i]
        = (guchar) ((pixels[4 * i] * 11 + pixels[4 * i + 1] * 59 + pixels[4 * i + 2] * 30) / 100);
  g_object_unref (texture);
  gsk_render_node_unref (node);
}

static double
differ (const Picture *a, const Picture *b)
{
  double sum = 0;

  for (int i = 0; i < SIDE * SIDE; i++)
    sum += ABS (a->grey[i] - b->grey[i]);
  return sum / 255 / (SIDE * SIDE);
}

static void
test_lights_are_told_apart_in_grey (void)
{
  GtkWidget *window = gtk_window_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  GtkWidget *marks[4];
  Picture pictures[4];

  gtk_window_set_child (GTK_WINDOW (window), box);
  for (int i = 0; i < 4; i++)
    {
      marks[i] = g_object_new (DUBAN_TYPE_LIGHT_MARK, NULL);
      duban_light_mark_set_light (DUBAN_LIGHT_MARK (marks[i]), (DubanLight) i);
      gtk_box_append (GTK_BOX (box), marks[i]);
    }
  gtk_window_present (GTK_WINDOW (window));
  for (int i = 0; i < 4; i++)
    {
      g_assert_true (is_drawn (marks[i]));
      take (marks[i], gtk_native_get_renderer (GTK_NATIVE (window)), &pictures[i]);
    }
  for (int i = 0; i < 4; i++)
    for (int j = i + 1; j < 4; j++)
      {
        g_test_message ("%d and %d: %.3f", i, j, differ (&pictures[i], &pictures[j]));
        g_assert_cmpfloat (differ (&pictures[i], &pictures[j]), >, LEAST);
      }
  gtk_window_destroy (GTK_WINDOW (window));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  adw_init ();
  g_test_add_func ("/light/told-apart-in-grey", test_lights_are_told_apart_in_grey);
  return g_test_run ();
}
