/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "made-desktop.h"

#include "app/remind/notifier.h"

typedef struct
{
  GObject parent_instance;
  MadeDesktopMode mode;
} MadeDesktop;
typedef GObjectClass MadeDesktopClass;

GType made_desktop_get_type (void);
static void made_desktop_notifier_init (DubanNotifierInterface *interface);

G_DEFINE_FINAL_TYPE_WITH_CODE (MadeDesktop, made_desktop, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (DUBAN_TYPE_NOTIFIER,
                                                      made_desktop_notifier_init))

static void
made_desktop_show (DubanNotifier *notifier, const DubanNotice *notice)
{
  const MadeDesktopMode mode = ((MadeDesktop *) notifier)->mode;

  if (mode == MADE_DESKTOP_SHOWS)
    duban_notifier_tell_shown (notifier, notice->key, 1);
  else if (mode == MADE_DESKTOP_FAILS)
    duban_notifier_tell_failed (notifier, notice->key, MADE_DESKTOP_REASON);
}

static void
made_desktop_close (DubanNotifier *notifier, const char *key)
{
}

static void
made_desktop_close_old (DubanNotifier *notifier, const char *server, guint number)
{
}

static char *
made_desktop_dup_server (DubanNotifier *notifier)
{
  return g_strdup ("test");
}

static void
made_desktop_notifier_init (DubanNotifierInterface *interface)
{
  interface->show = made_desktop_show;
  interface->close = made_desktop_close;
  interface->close_old = made_desktop_close_old;
  interface->dup_server = made_desktop_dup_server;
}

static void
made_desktop_class_init (MadeDesktopClass *class)
{
}

static void
made_desktop_init (MadeDesktop *desktop)
{
}

DubanReminders *
made_desktop_new_reminders (DubanWindow *window, MadeDesktopMode mode)
{
  g_autoptr (GObject) desktop = g_object_new (made_desktop_get_type (), NULL);

  ((MadeDesktop *) desktop)->mode = mode;
  return duban_reminders_new (duban_desk_get_worker (duban_window_get_desk (window)),
                              DUBAN_NOTIFIER (desktop));
}
