/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a person does next about what he is reminded of: the act that Today offers for the same
 * thing. */
#pragma once

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

/* What a notice carries of it: duban_owed_get_code(), of an extension "extension". NULL: nothing is
 * known by that number. */
const char *duban_reminder_get_code (const DubanOwed *owed, gboolean is_extension);

/* 记录 on a notice: the act of what is owed by that code, whoever owes it. An unknown code:
 * DUBAN_NEXT_NONE. */
DubanReminderNext duban_reminder_next_of_code (const char *code);

/* Whether the record that is to be answered is an extension that is asked for. records: of the
 * task. */
gboolean duban_reminder_is_extension (const DubanOwed *owed, const DubanRecord *records,
                                      gsize n_records);

G_END_DECLS
