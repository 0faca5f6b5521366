/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/folder-watch.h"

#define SETTLE_MS 1500 /* a carrier writes a file in many pieces, and brings several */
#define LOOK_SECONDS 180

struct _DubanFolderWatch
{
  DubanFolderWatchFunc func;
  gpointer data;
  GStrv folders;
  GPtrArray *monitors; /* of GFileMonitor; none of what cannot be watched */
  guint settle;
  guint look; /* 0: nobody wants to know */
};

static void
settled_cb (gpointer user_data)
{
  DubanFolderWatch *watch = user_data;

  watch->settle = 0;
  watch->func (watch->data);
}

static void
changed_cb (DubanFolderWatch *watch)
{
  if (watch->settle == 0)
    watch->settle = g_timeout_add_once (SETTLE_MS, settled_cb, watch);
}

static gboolean
look_cb (gpointer user_data)
{
  DubanFolderWatch *watch = user_data;

  watch->func (watch->data);
  return G_SOURCE_CONTINUE;
}

static void
monitor_free_cb (gpointer monitor)
{
  g_file_monitor_cancel (monitor);
  g_object_unref (monitor);
}

DubanFolderWatch *
duban_folder_watch_new (DubanFolderWatchFunc func, gpointer data)
{
  DubanFolderWatch *watch = g_new0 (DubanFolderWatch, 1);

  watch->func = func;
  watch->data = data;
  watch->folders = g_new0 (char *, 1);
  watch->monitors = g_ptr_array_new_with_free_func (monitor_free_cb);
  return watch;
}

static void
forget_all (DubanFolderWatch *watch)
{
  for (guint i = 0; i < watch->monitors->len; i++)
    g_signal_handlers_disconnect_by_data (watch->monitors->pdata[i], watch);
  g_ptr_array_set_size (watch->monitors, 0);
}

void
duban_folder_watch_free (DubanFolderWatch *watch)
{
  forget_all (watch);
  g_ptr_array_unref (watch->monitors);
  g_clear_handle_id (&watch->settle, g_source_remove);
  g_clear_handle_id (&watch->look, g_source_remove);
  g_strfreev (watch->folders);
  g_free (watch);
}

static void
watch_folder (DubanFolderWatch *watch, const char *path)
{
  g_autoptr (GFile) file = g_file_new_for_path (path);
  GFileMonitor *monitor = g_file_monitor_directory (file, G_FILE_MONITOR_WATCH_MOVES, NULL, NULL);

  if (monitor == NULL)
    return;
  g_signal_connect_swapped (monitor, "changed", G_CALLBACK (changed_cb), watch);
  g_ptr_array_add (watch->monitors, monitor);
}

void
duban_folder_watch_set (DubanFolderWatch *watch, const char *const *folders, gboolean is_wanted)
{
  if (!is_wanted)
    g_clear_handle_id (&watch->look, g_source_remove);
  else if (watch->look == 0)
    watch->look = g_timeout_add_seconds (LOOK_SECONDS, look_cb, watch);
  if (g_strv_equal ((const char *const *) watch->folders, folders))
    return;
  forget_all (watch);
  g_strfreev (watch->folders);
  watch->folders = g_strdupv ((char **) folders);
  for (gsize i = 0; folders[i] != NULL; i++)
    watch_folder (watch, folders[i]);
}
