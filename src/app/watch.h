/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The watch: calls when there may be something new – the file was written, the day is over, or a
 * while has passed (after sleep, or where files cannot be watched). */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

typedef struct _DubanWatch DubanWatch;
typedef void (*DubanWatchFunc) (gpointer data);

/* path: of the database. func is called on this thread's main context, until the watch is freed. */
DubanWatch *duban_watch_new (const char *path, DubanWatchFunc func,
                             gpointer data) G_GNUC_WARN_UNUSED_RESULT;
void duban_watch_free (DubanWatch *watch);

/* The day is over in so many seconds. */
void duban_watch_expect_midnight (DubanWatch *watch, int seconds);

G_END_DECLS
