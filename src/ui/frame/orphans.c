/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/frame/orphans.h"

#define KNOWN "duban-orphans-known" /* kept by the owner: of GtkWindow, each until it is freed */

static void
freed_cb (gpointer known, GObject *window)
{
  g_hash_table_remove (known, window);
}

static void
unwatch_cb (gpointer data)
{
  g_autoptr (GHashTable) known = data;
  GHashTableIter iter;
  gpointer window;

  g_hash_table_iter_init (&iter, known);
  while (g_hash_table_iter_next (&iter, &window, NULL))
    g_object_weak_unref (window, freed_cb, known);
}

/* Those that are shown; new ones are known from now on. (transfer container) */
static GHashTable *
list_standing (GListModel *toplevels, GHashTable *known)
{
  GHashTable *standing = g_hash_table_new (NULL, NULL);

  for (guint i = 0; i < g_list_model_get_n_items (toplevels); i++)
    {
      g_autoptr (GObject) window = g_list_model_get_item (toplevels, i);

      g_hash_table_add (standing, window);
      if (g_hash_table_add (known, window))
        g_object_weak_ref (window, freed_cb, known);
    }
  return standing;
}

/* Of those that are known, dialogs over a window that stands no longer. (transfer full) */
static GPtrArray *
list_orphans (GHashTable *known, GHashTable *standing)
{
  GPtrArray *orphans = g_ptr_array_new_with_free_func (g_object_unref);
  GHashTableIter iter;
  gpointer window;

  g_hash_table_iter_init (&iter, known);
  while (g_hash_table_iter_next (&iter, &window, NULL))
    {
      GtkWindow *below = gtk_window_get_transient_for (window);

      if (below != NULL && !g_hash_table_contains (standing, below))
        g_ptr_array_add (orphans, g_object_ref (window));
    }
  return orphans;
}

static void
toplevels_changed_cb (GListModel *toplevels, guint position, guint removed, guint added,
                      gpointer owner)
{
  GHashTable *known = g_object_get_data (owner, KNOWN);
  g_autoptr (GHashTable) standing = list_standing (toplevels, known);
  g_autoptr (GPtrArray) orphans = removed > 0 ? list_orphans (known, standing) : NULL;

  for (guint i = 0; orphans != NULL && i < orphans->len; i++)
    {
      GtkWindow *orphan = g_ptr_array_index (orphans, i);

      if (gtk_window_get_destroy_with_parent (orphan))
        gtk_window_destroy (orphan);
      gtk_window_set_transient_for (orphan, NULL);
    }
}

void
duban_orphans_watch (GObject *owner)
{
  GHashTable *known = g_hash_table_new (NULL, NULL);

  g_object_set_data_full (owner, KNOWN, known, unwatch_cb);
  g_signal_connect_object (gtk_window_get_toplevels (), "items-changed",
                           G_CALLBACK (toplevels_changed_cb), owner, 0);
}
