/* SPDX-License-Identifier: GPL-3.0-or-later */
/* duban: the window, and the service that reminds. */
#include "app/language.h"
#include "notify/desktop-notifier.h"
#include "ui/application.h"
#include "ui/memory.h"

int
main (int argc, char **argv)
{
  g_autoptr (DubanDesktopNotifier) notifier = NULL;
  g_autoptr (DubanApplication) application = NULL;
  int status;

  duban_memory_begin ();
  duban_language_begin ();
  notifier = duban_desktop_notifier_new ();
  application = duban_application_new (DUBAN_NOTIFIER (notifier));
  status = g_application_run (G_APPLICATION (application), argc, argv);
  duban_desktop_notifier_end (notifier);
  return status;
}
