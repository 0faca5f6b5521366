/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A wake-up at a time of the wall clock: a timerfd on CLOCK_REALTIME, cancelled when the clock is
 * set, so that sleep and a set clock are noticed (GLib's timeouts stand still during sleep).  Where
 * the system refuses one, func is called each minute instead. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct _DubanWake DubanWake;

/* was_set: the clock was set, or the machine slept; look what time it is. */
typedef void (*DubanWakeFunc) (gboolean was_set, gpointer data);

/* func is called on this thread's main context until the wake is freed; before the first
 * duban_wake_at() too where the clock is set. */
DubanWake *duban_wake_new (DubanWakeFunc func, gpointer data) G_GNUC_WARN_UNUSED_RESULT;
void duban_wake_free (DubanWake *wake);

/* Once, at that real Unix time in milliseconds (now, where it is past); 0: not at all, but for a
 * set clock.  Takes the place of what was set before. */
void duban_wake_at (DubanWake *wake, gint64 milliseconds);

G_END_DECLS
