/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The desktop's notification service as the notifier's thread sees it: whether there is one, which
 * one, what it can, and whether it answers.  Asked before each notice, for libnotify itself would
 * wait 25 seconds for one that hangs.  On the thread alone, whose main context it uses. */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

typedef struct _DubanService DubanService;
typedef void (*DubanServiceFunc) (gpointer data);

/* func: there may be another service, or one again; called from the main context, never from
 * within a call. */
DubanService *duban_service_new (DubanServiceFunc func, gpointer data) G_GNUC_WARN_UNUSED_RESULT;
void duban_service_free (DubanService *service);

/* Starts one where none runs and the desktop knows how, and asks it what it can; waits at most
 * some seconds.  FALSE, with a sentence for the person: none, or it does not answer; then the
 * answer is the same for some seconds, without asking. (transfer full message) */
gboolean duban_service_get_ready (DubanService *service, char **message);

/* Looks whether one runs; starts none. */
void duban_service_look (DubanService *service);

/* Tells this run of the service from all others; NULL: none runs. As of the last question, or of
 * the last call of func. (transfer none) */
const char *duban_service_get_id (DubanService *service);

/* It reads the body as markup; it shows buttons. */
gboolean duban_service_has_markup (DubanService *service);
gboolean duban_service_has_actions (DubanService *service);

/* Closes that notification; does not wait for it. */
void duban_service_close (DubanService *service, guint number);

/* It did not answer in time: not asked for some seconds. */
void duban_service_rest (DubanService *service);

/* Sends what was not sent yet: before the end. */
void duban_service_flush (DubanService *service);

G_END_DECLS
