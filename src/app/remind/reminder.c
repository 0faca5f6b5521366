/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/remind/reminder.h"

char *
duban_reminded_dup_key (const DubanReminded *row)
{
  return g_strdup_printf ("%u/%u/%d/%" G_GINT64_FORMAT, row->task, row->what, row->due,
                          row->target);
}

gboolean
duban_reminder_is_of_same (const DubanReminder *a, const DubanReminder *b)
{
  return a->owed.task == b->owed.task && a->owed.what == b->owed.what && a->owed.due == b->owed.due
         && a->owed.target == b->owed.target;
}

char *
duban_reminder_dup_key (const DubanReminder *reminder)
{
  const DubanOwed *owed = &reminder->owed;
  const DubanReminded row
      = { .task = owed->task, .what = owed->what, .due = owed->due, .target = owed->target };

  return duban_reminded_dup_key (&row);
}

gboolean
duban_reminded_parse_key (const char *key, DubanReminded *row)
{
  g_auto (GStrv) parts = g_strsplit (key, "/", 5);
  guint64 task, what;
  gint64 due, target;

  if (g_strv_length (parts) != 4
      || !g_ascii_string_to_unsigned (parts[0], 10, 0, G_MAXUINT32, &task, NULL)
      || !g_ascii_string_to_unsigned (parts[1], 10, 0, DUBAN_N_OWED - 1, &what, NULL)
      || (task == 0) != (what == DUBAN_OWED_ARRIVAL)
      || !g_ascii_string_to_signed (parts[2], 10, G_MININT32, G_MAXINT32, &due, NULL)
      || !g_ascii_string_to_signed (parts[3], 10, G_MININT64, G_MAXINT64, &target, NULL))
    return FALSE;
  *row = (DubanReminded){
    .task = (guint32) task, .what = (guint8) what, .due = (gint32) due, .target = target
  };
  return TRUE;
}

guint32
duban_reminder_get_side (const DubanTerms *terms)
{
  return terms->desk_is_office ? 0 : terms->desk_leader;
}

/* As the table of reminders is ordered. */
static int
compare_rows (gconstpointer a, gconstpointer b)
{
  const DubanReminded *x = a;
  const DubanReminded *y = b;

  if (x->task != y->task)
    return x->task < y->task ? -1 : 1;
  if (x->what != y->what)
    return x->what < y->what ? -1 : 1;
  if (x->due != y->due)
    return x->due < y->due ? -1 : 1;
  return (x->target > y->target) - (x->target < y->target);
}

const DubanReminded *
duban_reminded_find (const GArray *rows, const DubanOwed *owed)
{
  const DubanReminded wanted
      = { .task = owed->task, .what = owed->what, .due = owed->due, .target = owed->target };
  guint found;

  return g_array_binary_search ((GArray *) rows, &wanted, compare_rows, &found)
             ? &g_array_index (rows, DubanReminded, found)
             : NULL;
}

static int
compare_days (DubanDay a, DubanDay b)
{
  const gboolean has_a = a != DUBAN_NO_DAY;
  const gboolean has_b = b != DUBAN_NO_DAY;

  return has_a != has_b ? has_b - has_a : (a > b) - (a < b);
}

gboolean
duban_reminder_is_red (const DubanOwed *owed, DubanDay today)
{
  return owed->is_red && (owed->due == DUBAN_NO_DAY || duban_owed_get_last_day (owed) < today);
}

int
duban_reminder_compare (const DubanOwed *a, const DubanOwed *b, DubanDay today)
{
  const gboolean red_a = duban_reminder_is_red (a, today);
  const gboolean red_b = duban_reminder_is_red (b, today);

  if (red_a != red_b)
    return red_b - red_a;
  if (a->due != b->due)
    return compare_days (a->due, b->due);
  if (a->task != b->task)
    return a->task < b->task ? -1 : 1;
  if (a->what != b->what)
    return a->what - b->what;
  return (a->target > b->target) - (a->target < b->target);
}
