/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The inbox: what this person was reminded of and has not answered, the most urgent first. */
#pragma once

#include "app/remind/bell.h"
#include "app/remind/next.h"

G_BEGIN_DECLS

typedef struct
{
  DubanReminder reminder;
  DubanRemindedState state; /* shown, or snoozed: until when the wording says */
  DubanMoment told;         /* when it was said last, or comes back */
  gboolean is_extension;    /* of a request: it is one */

  /* of the first lines alone; else NULL */
  char *key;
  char *title; /* the task's, behind its number: 2026-012  … */
  char *text;  /* what is owed, to whom, by when; as of today, never of the day it was shown */
  char *when;  /* 今天09:00提醒; 明早08:30再提醒 */
  DubanReminderNext next; /* its one next act */
} DubanInboxLine;

/* Of this desk's person.  verdict: as of now or earlier, for the conflicts among the lines; NULL:
 * where there are any, it is judged.  n_worded: so many of the lines are put into words, or
 * DUBAN_INBOX_ALL. (transfer full, DubanInboxLine) */
#define DUBAN_INBOX_ALL G_MAXUINT
GPtrArray *duban_inbox_load (DubanSession *session, DubanVerdict *verdict, guint n_worded,
                             GCancellable *cancellable, GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
