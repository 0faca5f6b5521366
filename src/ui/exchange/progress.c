/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/exchange/progress.h"

#include "ui/exchange/pieces.h"

#include <glib/gi18n-lib.h>

#define LOOK_MS 100
#define WHOLE 1000

struct _DubanProgressBar
{
  GtkWidget *box, *bar; /* bar: NULL once it is ended */
  GCancellable *cancellable;
  guint look;
  int done; /* atomic: of WHOLE, written by the worker */
};

static gboolean
look_cb (gpointer data)
{
  DubanProgressBar *bar = data;
  const int done = g_atomic_int_get (&bar->done);

  if (done > 0)
    gtk_progress_bar_set_fraction (GTK_PROGRESS_BAR (bar->bar), (double) done / WHOLE);
  else
    gtk_progress_bar_pulse (GTK_PROGRESS_BAR (bar->bar));
  return G_SOURCE_CONTINUE;
}

/* The box was emptied, or closed with all that is in it. */
static void
gone_cb (GtkWidget *widget, DubanProgressBar *bar)
{
  g_clear_handle_id (&bar->look, g_source_remove);
  bar->bar = bar->box = NULL;
}

DubanProgressBar *
duban_progress_bar_new (GtkBox *box, const char *doing)
{
  DubanProgressBar *bar = g_atomic_rc_box_new0 (DubanProgressBar);

  bar->cancellable = g_cancellable_new ();
  bar->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  bar->bar = gtk_progress_bar_new ();
  gtk_accessible_update_property (GTK_ACCESSIBLE (bar->bar), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Progress"), -1);
  gtk_box_append (GTK_BOX (bar->box), duban_pieces_text_new (doing, NULL));
  gtk_box_append (GTK_BOX (bar->box), bar->bar);
  gtk_box_append (box, bar->box);
  g_signal_connect (bar->box, "destroy", G_CALLBACK (gone_cb), bar);
  bar->look = g_timeout_add (LOOK_MS, look_cb, bar);
  return bar;
}

static void
bar_clear_cb (gpointer data)
{
  DubanProgressBar *bar = data;

  g_object_unref (bar->cancellable);
}

DubanProgressBar *
duban_progress_bar_ref (DubanProgressBar *bar)
{
  return g_atomic_rc_box_acquire (bar);
}

void
duban_progress_bar_unref (DubanProgressBar *bar)
{
  g_atomic_rc_box_release_full (bar, bar_clear_cb);
}

void
duban_progress_bar_end (DubanProgressBar *bar)
{
  GtkWidget *parent = bar->box != NULL ? gtk_widget_get_parent (bar->box) : NULL;

  g_clear_handle_id (&bar->look, g_source_remove);
  if (parent == NULL)
    return;
  g_signal_handlers_disconnect_by_data (bar->box, bar);
  gtk_box_remove (GTK_BOX (parent), bar->box);
  bar->box = bar->bar = NULL;
}

void
duban_progress_bar_cancel (DubanProgressBar *bar)
{
  g_cancellable_cancel (bar->cancellable);
}

void
duban_progress_bar_tell (double done, gpointer data)
{
  DubanProgressBar *bar = data;

  g_atomic_int_set (&bar->done, (int) (done * WHOLE));
}

DubanEffort
duban_progress_bar_get_effort (DubanProgressBar *bar)
{
  return duban_effort_new (bar->cancellable, duban_progress_bar_tell, bar);
}

GCancellable *
duban_progress_bar_get_cancellable (DubanProgressBar *bar)
{
  return bar->cancellable;
}
