/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The worker: the one thread of the window that owns the session, and with it the database.
 *
 * Jobs run one after the other in the order they were handed in; their results come back on the
 * main context of whoever asked.  A result is a value that nobody changes any more.  The first
 * job opens the database; where that fails the job fails with the opening's error, and the next
 * one tries again. */
#pragma once

#include "app/session.h"

G_BEGIN_DECLS

#define DUBAN_TYPE_WORKER (duban_worker_get_type ())
G_DECLARE_FINAL_TYPE (DubanWorker, duban_worker, DUBAN, WORKER, GObject)

/* path: of the database.  clock: of the whole program; from here on it is read by the thread
 * alone. (transfer full clock) */
DubanWorker *duban_worker_new (const char *path, DubanClock *clock) G_GNUC_WARN_UNUSED_RESULT;

/* Of the database. (transfer none) */
const char *duban_worker_get_path (DubanWorker *worker);

/* Runs on the thread.  One that judges or writes begins with duban_session_refresh().  NULL
 * with an error is a failure; NULL without is a result. */
typedef gpointer (*DubanJob) (DubanSession *session, gpointer data, GCancellable *cancellable,
                              GError **error);

/* data is freed on the main context after the job; free_result is for a result that nobody
 * takes.  cancellable may be NULL. (transfer full data) */
void duban_worker_run_async (DubanWorker *worker, DubanJob job, gpointer data,
                             GDestroyNotify free_data, GDestroyNotify free_result,
                             GCancellable *cancellable, GAsyncReadyCallback callback,
                             gpointer user_data);
gpointer duban_worker_run_finish (DubanWorker *worker, GAsyncResult *result, GError **error);

/* Creates the database and says whose desk it is (duban_session_create). */
void duban_worker_create_async (DubanWorker *worker, const char *leader, gboolean office,
                                GAsyncReadyCallback callback, gpointer user_data);
gboolean duban_worker_create_finish (DubanWorker *worker, GAsyncResult *result, GError **error);

/* Puts a backup in the place of the database, as duban_care_restore() does; the next job opens it.
 * *kept: where what lay there before is kept; NULL: nothing lay there. (transfer full) */
void duban_worker_restore_async (DubanWorker *worker, const char *backup,
                                 GAsyncReadyCallback callback, gpointer user_data);
gboolean duban_worker_restore_finish (DubanWorker *worker, GAsyncResult *result, char **kept,
                                      GError **error);

/* Ends the thread after the jobs handed in so far, closes the database, and waits for it. Idle
 * after that: further jobs fail. */
void duban_worker_stop (DubanWorker *worker);

G_END_DECLS
