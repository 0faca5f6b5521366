/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The watch: calls when there may be something new – the file was written, the day is over, the
 * clock was set or the machine slept; and now and then where files cannot be watched, but nowhere
 * else: while nothing changes nothing is done. */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

typedef struct _DubanWatch DubanWatch;
typedef void (*DubanWatchFunc) (gpointer data);

/* path: of the database. func is called on this thread's main context, until the watch is freed. */
DubanWatch *duban_watch_new (const char *path, DubanWatchFunc func,
                             gpointer data) G_GNUC_WARN_UNUSED_RESULT;
void duban_watch_free (DubanWatch *watch);

/* The day is over at that time of the computer, Unix milliseconds; 0: never. */
void duban_watch_expect_midnight (DubanWatch *watch, gint64 milliseconds);

G_END_DECLS
