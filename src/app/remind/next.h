/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a person does next about what he is reminded of: the act that Today offers for the same
 * thing. */
#pragma once

#include "app/session.h"
#include "app/view/today-owed.h"
#include "core/remind/owed.h"

G_BEGIN_DECLS

typedef struct
{
  DubanNextAct act;        /* DUBAN_NEXT_NONE: to look at it */
  DubanTodayOwedKind owed; /* names it, and its form */
} DubanReminderNext;

/* side: a leader, 0 for the office.  Whoever owes it records it; whoever does not urges. An
 * extension that is asked for is a request of that record. */
DubanReminderNext duban_reminder_next (const DubanOwed *owed, guint32 side, gboolean is_extension);

/* 记录 on a notice: the form of what is owed by its code (duban_owed_get_code), whoever owes it. An
 * unknown code: DUBAN_NEXT_NONE. */
DubanReminderNext duban_reminder_next_of_code (const char *code);

/* Whether the record that a request waits for is an extension that is asked for. FALSE with error
 * where it cannot be read. */
gboolean duban_reminder_is_extension (DubanSession *session, const DubanOwed *owed,
                                      gboolean *is_extension, GError **error);

G_END_DECLS
