/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A notifier: shows notices on the desktop and says what became of them.  notify/ is the one that
 * people see; tests have one that writes down.  All calls and signals on the main thread; no call
 * waits for anything. */
#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

/* What is shown: plain text, as a person reads it. */
typedef struct
{
  char *key;          /* ours; what is shown under a key takes the place of what stood under it */
  char *title, *body; /* in the language of the desktop */
  gboolean is_urgent; /* something red */
  gboolean is_single; /* of one thing that is recorded: 记录 is among its buttons */
} DubanNotice;

DubanNotice *duban_notice_copy (const DubanNotice *notice) G_GNUC_WARN_UNUSED_RESULT;
void duban_notice_free (DubanNotice *notice);

typedef enum
{
  DUBAN_ANSWER_OPEN,    /* the notice itself was clicked */
  DUBAN_ANSWER_RECORD,  /* 记录 */
  DUBAN_ANSWER_HOUR,    /* 1小时后 */
  DUBAN_ANSWER_MORNING, /* 明早 */
  DUBAN_ANSWER_DISMISS, /* closed by the person */
} DubanAnswer;

#define DUBAN_TYPE_NOTIFIER (duban_notifier_get_type ())
G_DECLARE_INTERFACE (DubanNotifier, duban_notifier, DUBAN, NOTIFIER, GObject)

/* Signals:
 *   "shown"    (key: char *, number: guint)  it stands at the server under that number
 *   "failed"   (key: char *, message: char *)  it could not be shown: a sentence
 *   "answered" (key: char *, answer: DubanAnswer as int, token: char * or NULL)  token: for raising
 *              a window (xdg-activation, startup id)
 *   "gone"     (key: char *)  it expired, was closed by the server or by us, or could not be
 *              shown for too long: no answer */
struct _DubanNotifierInterface
{
  GTypeInterface parent_iface;

  void (*show) (DubanNotifier *notifier, const DubanNotice *notice);
  void (*close) (DubanNotifier *notifier, const char *key);
  /* What an earlier run of the program left standing; server: as duban_notifier_dup_server(). */
  void (*close_old) (DubanNotifier *notifier, const char *server, guint number);
  char *(*dup_server) (DubanNotifier *notifier);
};

void duban_notifier_show (DubanNotifier *notifier, const DubanNotice *notice);
void duban_notifier_close (DubanNotifier *notifier, const char *key);
void duban_notifier_close_old (DubanNotifier *notifier, const char *server, guint number);

/* Tells this run of this notification service from every other, so that a number kept in the
 * database is never used with another; NULL: not known yet. (transfer full) */
char *duban_notifier_dup_server (DubanNotifier *notifier);

/* For implementations: emit the signals. */
void duban_notifier_tell_shown (DubanNotifier *notifier, const char *key, guint number);
void duban_notifier_tell_failed (DubanNotifier *notifier, const char *key, const char *message);
void duban_notifier_tell_answered (DubanNotifier *notifier, const char *key, DubanAnswer answer,
                                   const char *token);
void duban_notifier_tell_gone (DubanNotifier *notifier, const char *key);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DubanNotice, duban_notice_free)

G_END_DECLS
