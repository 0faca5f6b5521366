/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A deed: a change to the data that a click makes at once, without a form.  It runs on the worker;
 * then the desk looks again and a toast says what was done and offers to take it back, or says in
 * a sentence why not. */
#pragma once

#include "app/desk.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Begins with duban_session_refresh() by itself. FALSE with error: nothing was changed. */
typedef gboolean (*DubanDeed) (DubanSession *session, gpointer data, GError **error);

/* from: a widget of the window. done: the words of the toast. (transfer full data) */
void duban_deed_run (GtkWidget *from, DubanDesk *desk, DubanDeed deed, gpointer data,
                     GDestroyNotify free_data, const char *done);

/* The same with somebody to tell: succeeded, on the main thread; not called where `from` is gone.
 */
typedef void (*DubanDeedDone) (GtkWidget *from, gboolean succeeded, const char *message,
                               gpointer user_data);
void duban_deed_run_then (GtkWidget *from, DubanDesk *desk, DubanDeed deed, gpointer data,
                          GDestroyNotify free_data, DubanDeedDone then, gpointer user_data);

G_END_DECLS
