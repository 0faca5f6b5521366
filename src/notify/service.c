/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "notify/service.h"

#include <glib/gi18n-lib.h>

#define NAME "org.freedesktop.Notifications"
#define PATH "/org/freedesktop/Notifications"
#define BUS_NAME "org.freedesktop.DBus"
#define BUS_PATH "/org/freedesktop/DBus"

#define ANSWER_MS 3000 /* for a question */
#define START_MS 5000  /* for it to start */
#define REST_SECONDS 10

struct _DubanService
{
  DubanServiceFunc func;
  gpointer data;
  GDBusConnection *bus; /* NULL: there is none */
  guint watch;
  GSource *rest; /* not asked until it fires; or NULL */
  char *id;      /* NULL: none runs */
  gboolean markup, actions;
};

/* NULL with an error. (transfer full) */
static GVariant *
ask_bus (DubanService *service, const char *method, GVariant *arguments, int milliseconds,
         GError **error)
{
  return g_dbus_connection_call_sync (service->bus, BUS_NAME, BUS_PATH, BUS_NAME, method, arguments,
                                      NULL, G_DBUS_CALL_FLAGS_NONE, milliseconds, NULL, error);
}

static void
end_rest (DubanService *service)
{
  if (service->rest != NULL)
    g_source_destroy (service->rest);
  g_clear_pointer (&service->rest, g_source_unref);
}

/* owner: its unique name on the bus, or NULL. */
static void
set_owner (DubanService *service, const char *owner)
{
  g_autofree char *id = NULL;

  if (owner != NULL && owner[0] != '\0')
    id = g_strconcat (g_dbus_connection_get_guid (service->bus), owner, NULL);
  if (g_strcmp0 (id, service->id) == 0)
    return;
  g_free (service->id);
  service->id = g_steal_pointer (&id);
  end_rest (service);
}

static void
appeared_cb (GDBusConnection *bus, const char *name, const char *owner, gpointer user_data)
{
  DubanService *service = user_data;

  set_owner (service, owner);
  service->func (service->data);
}

static void
vanished_cb (GDBusConnection *bus, const char *name, gpointer user_data)
{
  DubanService *service = user_data;

  if (service->bus == NULL)
    return;
  set_owner (service, NULL);
  service->func (service->data);
}

static gboolean
ensure_bus (DubanService *service)
{
  if (service->bus != NULL)
    return TRUE;
  service->bus = g_bus_get_sync (G_BUS_TYPE_SESSION, NULL, NULL);
  if (service->bus == NULL)
    return FALSE;
  service->watch = g_bus_watch_name_on_connection (
      service->bus, NAME, G_BUS_NAME_WATCHER_FLAGS_NONE, appeared_cb, vanished_cb, service, NULL);
  return TRUE;
}

DubanService *
duban_service_new (DubanServiceFunc func, gpointer data)
{
  DubanService *service = g_new0 (DubanService, 1);

  service->func = func;
  service->data = data;
  return service;
}

void
duban_service_free (DubanService *service)
{
  if (service->watch != 0)
    g_bus_unwatch_name (service->watch);
  end_rest (service);
  g_clear_object (&service->bus);
  g_free (service->id);
  g_free (service);
}

static gboolean
rested_cb (gpointer user_data)
{
  DubanService *service = user_data;

  end_rest (service);
  service->func (service->data);
  return G_SOURCE_REMOVE;
}

void
duban_service_rest (DubanService *service)
{
  end_rest (service);
  service->rest = g_timeout_source_new_seconds (REST_SECONDS);
  g_source_set_callback (service->rest, rested_cb, service, NULL);
  g_source_attach (service->rest, g_main_context_get_thread_default ());
}

static void
find_owner (DubanService *service)
{
  g_autoptr (GVariant) found
      = ask_bus (service, "GetNameOwner", g_variant_new ("(s)", NAME), ANSWER_MS, NULL);
  const char *owner = NULL;

  if (found != NULL && g_variant_is_of_type (found, G_VARIANT_TYPE ("(s)")))
    g_variant_get (found, "(&s)", &owner);
  set_owner (service, owner);
}

/* Where the desktop knows how to start one that does not run. */
static gboolean
start (DubanService *service)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GVariant) started
      = ask_bus (service, "StartServiceByName", g_variant_new ("(su)", NAME, 0), START_MS, &error);

  if (started == NULL)
    {
      if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_TIMED_OUT))
        duban_service_rest (service);
      return FALSE;
    }
  find_owner (service);
  return service->id != NULL;
}

static gboolean
ask_capabilities (DubanService *service)
{
  g_autoptr (GVariant) answer
      = g_dbus_connection_call_sync (service->bus, NAME, PATH, NAME, "GetCapabilities", NULL, NULL,
                                     G_DBUS_CALL_FLAGS_NO_AUTO_START, ANSWER_MS, NULL, NULL);
  g_autofree const char **names = NULL;

  if (answer == NULL)
    return FALSE;
  service->markup = service->actions = FALSE;
  if (!g_variant_is_of_type (answer, G_VARIANT_TYPE ("(as)")))
    return TRUE;
  g_variant_get (answer, "(^a&s)", &names);
  service->markup = g_strv_contains (names, "body-markup");
  service->actions = g_strv_contains (names, "actions");
  return TRUE;
}

static char *
dup_silent_message (void)
{
  return g_strdup (_ ("The desktop's notification service does not answer; until it does, "
                      "reminders show only inside Duban. Start it again, or log in again."));
}

static char *
dup_none_message (void)
{
  return g_strdup (_ ("This desktop has no notification service; reminders show only inside Duban. "
                      "Install one, such as dunst or xfce4-notifyd."));
}

gboolean
duban_service_get_ready (DubanService *service, char **message)
{
  if (!ensure_bus (service))
    {
      *message = g_strdup (_ ("There is no session bus (D-Bus) here; reminders show only inside "
                              "Duban. Log in to a desktop."));
      return FALSE;
    }
  find_owner (service);
  if (service->rest != NULL)
    {
      *message = dup_silent_message ();
      return FALSE;
    }
  if (service->id == NULL && !start (service))
    {
      *message = service->rest != NULL ? dup_silent_message () : dup_none_message ();
      return FALSE;
    }
  if (ask_capabilities (service))
    return TRUE;
  duban_service_rest (service);
  *message = dup_silent_message ();
  return FALSE;
}

void
duban_service_look (DubanService *service)
{
  if (ensure_bus (service))
    find_owner (service);
}

const char *
duban_service_get_id (DubanService *service)
{
  return service->id;
}

gboolean
duban_service_has_markup (DubanService *service)
{
  return service->markup;
}

gboolean
duban_service_has_actions (DubanService *service)
{
  return service->actions;
}

void
duban_service_close (DubanService *service, guint number)
{
  if (service->bus != NULL && service->id != NULL)
    g_dbus_connection_call (service->bus, NAME, PATH, NAME, "CloseNotification",
                            g_variant_new ("(u)", number), NULL, G_DBUS_CALL_FLAGS_NO_AUTO_START,
                            -1, NULL, NULL, NULL);
}

void
duban_service_flush (DubanService *service)
{
  if (service->bus != NULL)
    g_dbus_connection_flush_sync (service->bus, NULL, NULL);
}
