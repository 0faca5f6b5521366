/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A reminder: one thing that is said – what is owed, and its ring. */
#pragma once

#include "core/remind/ring.h"
#include "store/reminders.h"

G_BEGIN_DECLS

typedef struct
{
  DubanOwed owed;
  DubanRing ring;
} DubanReminder;

/* Whether both are of one thing. */
gboolean duban_reminder_is_of_same (const DubanReminder *a, const DubanReminder *b);

/* The key of the notice, or line, of one thing: "task/what/due/target"; of a group: "group". */
#define DUBAN_REMINDER_GROUP "group"
char *duban_reminder_dup_key (const DubanReminder *reminder) G_GNUC_WARN_UNUSED_RESULT;
char *duban_reminded_dup_key (const DubanReminded *row) G_GNUC_WARN_UNUSED_RESULT;

/* Reads the key of one thing into the parts of a row that name it; FALSE for any other text. */
gboolean duban_reminded_parse_key (const char *key, DubanReminded *row);

/* The row of a thing, or NULL.  rows: in the order of store/reminders.h. (transfer none) */
const DubanReminded *duban_reminded_find (const GArray *rows, const DubanOwed *owed);

/* Whether it is red today: overdue, and critical; or a critical conflict. */
gboolean duban_reminder_is_red (const DubanOwed *owed, DubanDay today);

/* The most urgent first: red, then what has been due longest, then by task. */
int duban_reminder_compare (const DubanOwed *a, const DubanOwed *b, DubanDay today);

/* The side of a desk: its leader, or 0 for the office's and nobody's in particular. */
guint32 duban_reminder_get_side (const DubanTerms *terms);

G_END_DECLS
