/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The bubbles: the notifications that stand at the service, one for each key.  All of libnotify is
 * used from here and so from one thread, the notifier's, with that thread's main context. */
#pragma once

#include "app/remind/notifier.h"

G_BEGIN_DECLS

typedef struct _DubanBubbles DubanBubbles;

typedef enum
{
  DUBAN_TOLD_SERVER,   /* text: of duban_notifier_dup_server(), or NULL */
  DUBAN_TOLD_SHOWN,    /* number */
  DUBAN_TOLD_FAILED,   /* text: a sentence */
  DUBAN_TOLD_ANSWERED, /* answer; text: the token, or NULL */
  DUBAN_TOLD_GONE,
} DubanToldWhat;

/* What became of one. key: NULL for the server. Borrowed by the call. */
typedef struct
{
  DubanToldWhat what;
  const char *key, *text;
  guint number;
  DubanAnswer answer;
} DubanTold;

typedef void (*DubanTellFunc) (const DubanTold *told, gpointer data);

/* On the thread, whose main context is its default. */
DubanBubbles *duban_bubbles_new (DubanTellFunc tell, gpointer data) G_GNUC_WARN_UNUSED_RESULT;
void duban_bubbles_free (DubanBubbles *bubbles);

/* What cannot be shown is told as failed, and tried again when a service appears, or answers again,
 * within ten minutes of this call: a desktop may start it after us.  Then it is told as gone, for
 * it may be quiet time by now; the inbox has it. */
void duban_bubbles_show (DubanBubbles *bubbles, const DubanNotice *notice);
void duban_bubbles_close (DubanBubbles *bubbles, const char *key);
void duban_bubbles_close_old (DubanBubbles *bubbles, const char *server, guint number);

/* Before the end: closes all and waits until that is sent. */
void duban_bubbles_close_all (DubanBubbles *bubbles);

G_END_DECLS
