/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The inbox 提醒 on Today: what this person was reminded of and has not answered; nothing at all
 * where there is none. */
#pragma once

#include "app/desk.h"
#include "app/remind/inbox.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define DUBAN_TYPE_TODAY_INBOX (duban_today_inbox_get_type ())
G_DECLARE_FINAL_TYPE (DubanTodayInbox, duban_today_inbox, DUBAN, TODAY_INBOX, GtkWidget)

/* So many lines are shown at most, and must be in words. */
#define DUBAN_TODAY_INBOX_LINES 5

/* lines: of DubanInboxLine; NULL: none.  Lights are those of the snapshot.  The focus stays with
 * its line, or the one that took its place; FALSE: it was in here and there is no line any more. */
gboolean duban_today_inbox_show (DubanTodayInbox *inbox, DubanDesk *desk, GPtrArray *lines,
                                 DubanSnapshot *snapshot);

/* How many lines are shown. */
guint duban_today_inbox_count (DubanTodayInbox *inbox);

G_END_DECLS
