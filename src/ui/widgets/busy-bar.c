/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/widgets/busy-bar.h"

#include <glib/gi18n-lib.h>

#define PATIENCE_MS 1000
#define BEAT_MS 100
#define PARTS 1000

struct _DubanBusyBar
{
  GtkWidget parent_instance;

  int done; /* of PARTS; atomic; -1: not told */
  guint timeout;
  GtkWidget *box, *label, *progress;
};

G_DEFINE_FINAL_TYPE (DubanBusyBar, duban_busy_bar, GTK_TYPE_WIDGET)

static gboolean
beat_cb (gpointer user_data)
{
  DubanBusyBar *bar = user_data;
  const int done = g_atomic_int_get (&bar->done);

  if (done >= 0)
    gtk_progress_bar_set_fraction (GTK_PROGRESS_BAR (bar->progress), (double) done / PARTS);
  else
    gtk_progress_bar_pulse (GTK_PROGRESS_BAR (bar->progress));
  return G_SOURCE_CONTINUE;
}

static void
late_cb (gpointer user_data)
{
  DubanBusyBar *bar = user_data;

  gtk_widget_set_visible (bar->box, TRUE);
  bar->timeout = g_timeout_add (BEAT_MS, beat_cb, bar);
}

static void
stop_cb (DubanBusyBar *bar)
{
  g_signal_emit_by_name (bar, "stopped");
}

static void
duban_busy_bar_dispose (GObject *object)
{
  DubanBusyBar *bar = DUBAN_BUSY_BAR (object);

  g_clear_handle_id (&bar->timeout, g_source_remove);
  g_clear_pointer (&bar->box, gtk_widget_unparent);
  G_OBJECT_CLASS (duban_busy_bar_parent_class)->dispose (object);
}

static void
duban_busy_bar_class_init (DubanBusyBarClass *class)
{
  G_OBJECT_CLASS (class)->dispose = duban_busy_bar_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (class), GTK_TYPE_BIN_LAYOUT);
  g_signal_new ("stopped", DUBAN_TYPE_BUSY_BAR, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE,
                0);
}

static void
duban_busy_bar_init (DubanBusyBar *bar)
{
  GtkWidget *stop = gtk_button_new_with_mnemonic (_ ("_Cancel"));

  bar->box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 10);
  bar->label = gtk_label_new (NULL);
  bar->progress = gtk_progress_bar_new ();
  gtk_widget_set_hexpand (bar->progress, TRUE);
  gtk_widget_set_valign (bar->progress, GTK_ALIGN_CENTER);
  gtk_accessible_update_property (GTK_ACCESSIBLE (bar->progress), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("How far it is"), -1);
  g_signal_connect_swapped (stop, "clicked", G_CALLBACK (stop_cb), bar);
  gtk_widget_add_css_class (bar->box, "busy-bar");
  gtk_box_append (GTK_BOX (bar->box), bar->label);
  gtk_box_append (GTK_BOX (bar->box), bar->progress);
  gtk_box_append (GTK_BOX (bar->box), stop);
  gtk_widget_set_visible (bar->box, FALSE);
  gtk_widget_set_parent (bar->box, GTK_WIDGET (bar));
}

GtkWidget *
duban_busy_bar_new (void)
{
  return g_object_new (DUBAN_TYPE_BUSY_BAR, NULL);
}

void
duban_busy_bar_set (DubanBusyBar *bar, const char *words)
{
  g_clear_handle_id (&bar->timeout, g_source_remove);
  if (bar->box == NULL)
    return;
  gtk_widget_set_visible (bar->box, FALSE);
  g_atomic_int_set (&bar->done, -1);
  if (words == NULL)
    return;
  gtk_label_set_text (GTK_LABEL (bar->label), words);
  gtk_progress_bar_set_fraction (GTK_PROGRESS_BAR (bar->progress), 0);
  bar->timeout = g_timeout_add_once (PATIENCE_MS, late_cb, bar);
}

void
duban_busy_bar_tell (double done, gpointer bar)
{
  g_atomic_int_set (&DUBAN_BUSY_BAR (bar)->done, (int) (done * PARTS));
}

gboolean
duban_busy_bar_is_busy (DubanBusyBar *bar)
{
  return bar->timeout != 0;
}
