/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The notifier that people see: libnotify, on a thread of its own, since the library is not made
 * for threads and waits for a service that may hang.  The main thread hands over and is told; it
 * waits for nothing. */
#pragma once

#include "app/remind/notifier.h"

G_BEGIN_DECLS

#define DUBAN_TYPE_DESKTOP_NOTIFIER (duban_desktop_notifier_get_type ())
G_DECLARE_FINAL_TYPE (DubanDesktopNotifier, duban_desktop_notifier, DUBAN, DESKTOP_NOTIFIER,
                      GObject)

/* Its thread begins with the first call. (transfer full) */
DubanDesktopNotifier *duban_desktop_notifier_new (void) G_GNUC_WARN_UNUSED_RESULT;

/* At the end of the program: what stands is closed, for nobody will hear what is answered. Waits
 * for that at most half a second. */
void duban_desktop_notifier_end (DubanDesktopNotifier *notifier);

G_END_DECLS
