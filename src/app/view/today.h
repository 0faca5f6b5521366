/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Today (今日): what is burning, what I owe, who owes me – the six figures of a leader, or of the
 * office, with the tasks that each counts, and the lines that stand below.
 *
 * A task stands once, in the first section that applies, so the figures add up.  The value is
 * flat: it is kept as bytes in the cache of this desk, so that a window that opens has its first
 * page before anything else is loaded.  It holds codes and names; app/view/today-words.h says them.
 */
#pragma once

#include "app/view/today-line.h"

G_BEGIN_DECLS

typedef struct _DubanToday DubanToday;

/* From the side that the snapshot is looked at: its scope, else this desk's leader, else the
 * office.  Pure; the snapshot must have its register.  heard: of each leader with a desk of his own
 * the day of its last data (leader → day as an int); NULL: nobody has one. (transfer full) */
DubanToday *duban_today_new (const DubanSnapshot *snapshot,
                             GHashTable *heard) G_GNUC_WARN_UNUSED_RESULT;
DubanToday *duban_today_ref (DubanToday *today);
void duban_today_unref (DubanToday *today);

/* Whose side the snapshot is looked at from: a leader, or 0 for the office. */
guint32 duban_today_get_side (const DubanSnapshot *snapshot);

/* Whether it is what duban_today_new() would make of the snapshot. */
gboolean duban_today_is_of (const DubanToday *today, const DubanSnapshot *snapshot);

/* Whether both say the same, whatever facts they were made from. */
gboolean duban_today_equal (const DubanToday *a, const DubanToday *b);

guint32 duban_today_get_leader (const DubanToday *today); /* 0: the office */
DubanDay duban_today_get_day (const DubanToday *today);

/* i: 0 to DUBAN_TODAY_N_PARTS - 1. (transfer none) */
const DubanTodayPart *duban_today_get_part (const DubanToday *today, guint i);
/* The figure: its tasks; of the bulletin its lines. */
guint32 duban_today_get_figure (const DubanToday *today, guint i);
const DubanTodayLine *duban_today_get_lines (const DubanToday *today, DubanTodaySpan span);
const guint32 *duban_today_get_tasks (const DubanToday *today, DubanTodaySpan span);
const char *duban_today_get_text (const DubanToday *today, guint32 text);

/* The call list: who owes the most overdue first. (transfer none) */
const DubanTodayPerson *duban_today_get_persons (const DubanToday *today, gsize *n);

/* The next day after today on which something of this side falls due, or DUBAN_NO_DAY; and what. */
DubanDay duban_today_get_next (const DubanToday *today, DubanTodaySpan *tasks);

/* For the cache of this computer, and back: NULL if the bytes are not of this version. */
GBytes *duban_today_to_bytes (const DubanToday *today) G_GNUC_WARN_UNUSED_RESULT;
DubanToday *duban_today_from_bytes (GBytes *bytes) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DubanToday, duban_today_unref)

G_END_DECLS
