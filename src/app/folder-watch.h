/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Watches folders in which others put files, a shared one say: calls back soon after something came
 * or went in any of them, and every few minutes besides, for what lies on another computer tells
 * nobody.  All on the main thread; what is there is for the callback to find out. */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

typedef struct _DubanFolderWatch DubanFolderWatch;

typedef void (*DubanFolderWatchFunc) (gpointer data);

/* Watches nothing, and never calls, until it is told where. (transfer full) */
DubanFolderWatch *duban_folder_watch_new (DubanFolderWatchFunc func,
                                          gpointer data) G_GNUC_WARN_UNUSED_RESULT;
void duban_folder_watch_free (DubanFolderWatch *watch);

/* folders: that are there now; the same as before cost nothing.  is_wanted: FALSE: nobody wants to
 * know any more. */
void duban_folder_watch_set (DubanFolderWatch *watch, const char *const *folders,
                             gboolean is_wanted);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DubanFolderWatch, duban_folder_watch_free)

G_END_DECLS
