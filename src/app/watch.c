/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/watch.h"

#include "app/wake.h"

#define SETTLE_MS 150 /* a commit writes the file several times */
#define LOOK_SECONDS 20

struct _DubanWatch
{
  DubanWatchFunc func;
  gpointer data;
  GFileMonitor *monitor; /* NULL where files cannot be watched */
  DubanWake *wake;
  gint64 midnight; /* of the computer's time; 0: not known */
  guint settle;
  guint look; /* 0: the monitor tells */
};

static void
settled_cb (gpointer user_data)
{
  DubanWatch *watch = user_data;

  watch->settle = 0;
  watch->func (watch->data);
}

static void
written_cb (DubanWatch *watch)
{
  if (watch->settle == 0)
    watch->settle = g_timeout_add_once (SETTLE_MS, settled_cb, watch);
}

static void
woken_cb (gboolean was_set, gpointer user_data)
{
  DubanWatch *watch = user_data;

  if (was_set)
    duban_wake_at (watch->wake, watch->midnight);
  watch->func (watch->data);
}

static gboolean
look_cb (gpointer user_data)
{
  DubanWatch *watch = user_data;

  watch->func (watch->data);
  return G_SOURCE_CONTINUE;
}

DubanWatch *
duban_watch_new (const char *path, DubanWatchFunc func, gpointer data)
{
  DubanWatch *watch = g_new0 (DubanWatch, 1);
  g_autoptr (GFile) file = g_file_new_for_path (path);

  watch->func = func;
  watch->data = data;
  /* Without a monitor (a full disk of watches, an odd file system) there is a slow look. */
  watch->monitor = g_file_monitor_file (file, G_FILE_MONITOR_WATCH_MOVES, NULL, NULL);
  if (watch->monitor != NULL)
    g_signal_connect_swapped (watch->monitor, "changed", G_CALLBACK (written_cb), watch);
  else
    watch->look = g_timeout_add_seconds (LOOK_SECONDS, look_cb, watch);
  watch->wake = duban_wake_new (woken_cb, watch);
  return watch;
}

void
duban_watch_free (DubanWatch *watch)
{
  if (watch->monitor != NULL)
    g_signal_handlers_disconnect_by_data (watch->monitor, watch);
  g_clear_object (&watch->monitor);
  g_clear_handle_id (&watch->settle, g_source_remove);
  g_clear_pointer (&watch->wake, duban_wake_free);
  g_clear_handle_id (&watch->look, g_source_remove);
  g_free (watch);
}

void
duban_watch_expect_midnight (DubanWatch *watch, gint64 milliseconds)
{
  watch->midnight = milliseconds;
  duban_wake_at (watch->wake, milliseconds);
}
