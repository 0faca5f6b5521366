/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/clerk/clerk-actions.h"

#include "ui/clerk/open.h"
#include "ui/minutes/minutes-dialog.h"
#include "ui/page/page.h"

#define DESK "duban-clerk-desk"

static void
open_for (GtkWindow *window, const char *what, GVariant *packed)
{
  gsize n;
  const guint32 *tasks = duban_page_unpack_tasks (packed, &n);

  duban_clerk_open (window, g_object_get_data (G_OBJECT (window), DESK), what, tasks, n);
}

static void
urge_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  open_for (user_data, "urge", parameter);
}

static void
bulk_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  const char *what;
  g_autoptr (GVariant) tasks = NULL;

  g_variant_get (parameter, "(&s@au)", &what, &tasks);
  open_for (user_data, what, tasks);
}

static void
minutes_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  DubanDesk *desk = g_object_get_data (G_OBJECT (user_data), DESK);

  if (duban_desk_get_terms (desk) != NULL && !duban_desk_is_read_only (desk))
    gtk_window_present (
        duban_minutes_dialog_new (user_data, desk, g_variant_get_string (parameter, NULL)));
}

void
duban_clerk_actions_add (GtkWindow *window, DubanDesk *desk)
{
  const GActionEntry entries[]
      = { { "urge", urge_cb, "au" }, { "bulk", bulk_cb, "(sau)" }, { "minutes", minutes_cb, "s" } };

  g_object_set_data_full (G_OBJECT (window), DESK, g_object_ref (desk), g_object_unref);
  g_action_map_add_action_entries (G_ACTION_MAP (window), entries, G_N_ELEMENTS (entries), window);
}
