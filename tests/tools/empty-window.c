/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A baseline of ./dev bench: an empty libadwaita window with a Chinese label that tells its first
 * frame on the standard output and quits, as `duban --one-frame` does; with --gapplication-service
 * no window at all, as `duban --gapplication-service`. */
#include <adwaita.h>

static void
after_paint_cb (GdkFrameClock *clock, GtkWindow *window)
{
  g_print ("first frame\n");
  gtk_window_destroy (window);
}

static void
activate_cb (GtkApplication *application)
{
  GtkWidget *window = adw_application_window_new (application);

  gtk_window_set_default_size (GTK_WINDOW (window), 1280, 720);
  adw_application_window_set_content (ADW_APPLICATION_WINDOW (window), gtk_label_new ("督办事项"));
  gtk_window_present (GTK_WINDOW (window));
  g_signal_connect (gtk_widget_get_frame_clock (window), "after-paint", G_CALLBACK (after_paint_cb),
                    window);
}

static void
startup_cb (GApplication *application)
{
  if (g_application_get_flags (application) & G_APPLICATION_IS_SERVICE)
    g_application_hold (application);
}

int
main (int argc, char **argv)
{
  g_autoptr (AdwApplication) application
      = adw_application_new ("org.duban.EmptyWindow", G_APPLICATION_NON_UNIQUE);

  g_signal_connect (application, "activate", G_CALLBACK (activate_cb), NULL);
  g_signal_connect (application, "startup", G_CALLBACK (startup_cb), NULL);
  return g_application_run (G_APPLICATION (application), argc, argv);
}
