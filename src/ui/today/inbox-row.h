/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One line of the inbox: what is owed, when it was said, its next act, and what else can be done
 * about the reminder itself: 稍后 and 知道了. */
#pragma once

#include "app/desk.h"
#include "app/remind/inbox.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define DUBAN_TYPE_TODAY_INBOX_ROW (duban_today_inbox_row_get_type ())
G_DECLARE_FINAL_TYPE (DubanTodayInboxRow, duban_today_inbox_row, DUBAN, TODAY_INBOX_ROW,
                      GtkListBoxRow)

/* The controls of a row, from left to right. */
typedef enum
{
  DUBAN_INBOX_LINE, /* the row itself */
  DUBAN_INBOX_ACT,
  DUBAN_INBOX_LATER,
  DUBAN_INBOX_DISMISS,
} DubanInboxControl;

/* lines: of DubanInboxLine, of which it keeps a reference; n: which.  light: of its task. */
GtkWidget *duban_today_inbox_row_new (DubanDesk *desk, GPtrArray *lines, guint n, DubanLight light,
                                      DubanDay today);

void duban_today_inbox_row_open (DubanTodayInboxRow *row);
const char *duban_today_inbox_row_get_key (DubanTodayInboxRow *row);

/* Which control has the focus; gives it one (FALSE: it takes none). */
DubanInboxControl duban_today_inbox_row_find_focus (DubanTodayInboxRow *row);
gboolean duban_today_inbox_row_focus (DubanTodayInboxRow *row, DubanInboxControl control);

/* Sends the answer to the reminders with those keys to the window: "hour", "morning", "dismiss". */
void duban_today_inbox_answer (GtkWidget *from, const char *const *keys, const char *answer);

G_END_DECLS
