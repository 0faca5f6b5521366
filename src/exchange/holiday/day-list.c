/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "exchange/holiday/day-list.h"

#include <glib/gi18n-lib.h>

static void
entry_free (gpointer data)
{
  DubanDayEntry *entry = data;

  g_free (entry->name);
  g_free (entry->holiday);
  g_free (entry->reason);
  g_array_unref (entry->days);
  g_free (entry);
}

DubanHolidayList *
duban_holiday_list_new (void)
{
  DubanHolidayList *list = g_new0 (DubanHolidayList, 1);

  list->entries = g_ptr_array_new_with_free_func (entry_free);
  list->notes = g_ptr_array_new_with_free_func (g_free);
  return list;
}

void
duban_holiday_list_free (DubanHolidayList *list)
{
  if (list == NULL)
    return;
  g_ptr_array_unref (list->entries);
  g_ptr_array_unref (list->notes);
  g_free (list);
}

DubanDayEntry *
duban_holiday_list_add (DubanHolidayList *list)
{
  DubanDayEntry *entry = g_new0 (DubanDayEntry, 1);

  entry->name = g_strdup ("");
  entry->holiday = g_strdup ("");
  entry->days = g_array_new (FALSE, FALSE, sizeof (DubanCalendarDay));
  g_ptr_array_add (list->entries, entry);
  entry->row = list->entries->len;
  return entry;
}

gboolean
duban_day_entry_refuse (DubanDayEntry *entry, char *reason)
{
  if (entry->reason == NULL)
    entry->reason = reason;
  else
    g_free (reason);
  return FALSE;
}

const DubanCalendarDay *
duban_day_entry_find (const DubanDayEntry *entry, DubanDay day)
{
  for (guint i = 0; i < entry->days->len; i++)
    if (g_array_index (entry->days, DubanCalendarDay, i).day == day)
      return &g_array_index (entry->days, DubanCalendarDay, i);
  return NULL;
}

gboolean
duban_day_entry_add (DubanDayEntry *entry, DubanDay first, DubanDay last, DubanDayKind kind)
{
  for (DubanDay day = first; day <= last; day++)
    {
      const DubanCalendarDay *known = duban_day_entry_find (entry, day);
      DubanCalendarDay added = { day, kind, entry->holiday };
      g_autofree char *words = duban_day_dup_words (day);

      if (known == NULL && entry->days->len >= DUBAN_DAY_ENTRY_MAX)
        return duban_day_entry_refuse (entry, g_strdup (_ ("It names more days than a year has.")));
      if (known == NULL)
        g_array_append_val (entry->days, added);
      else if (known->kind != kind)
        return duban_day_entry_refuse (
            entry,
            g_strdup_printf (_ ("%s is said to be off (休) and worked (班) at once."), words));
    }
  return TRUE;
}

/* The kind under which a day stands in an earlier entry; PLAIN is kept with one added. */
static void
settle_entry (DubanDayEntry *entry, GHashTable *seen)
{
  for (guint i = entry->days->len; i-- > 0;)
    {
      const DubanCalendarDay *day = &g_array_index (entry->days, DubanCalendarDay, i);
      gpointer kind = g_hash_table_lookup (seen, GINT_TO_POINTER (day->day));
      g_autofree char *words = duban_day_dup_words (day->day);

      if (kind == NULL)
        continue;
      if (GPOINTER_TO_INT (kind) != (int) day->kind + 1)
        duban_day_entry_refuse (
            entry, g_strdup_printf (_ ("%s is said to be %s here and otherwise above."), words,
                                    duban_day_kind_get_word (day->kind)));
      else
        g_array_remove_index (entry->days, i);
    }
  for (guint i = 0; i < entry->days->len && entry->reason == NULL; i++)
    {
      const DubanCalendarDay *day = &g_array_index (entry->days, DubanCalendarDay, i);

      g_hash_table_insert (seen, GINT_TO_POINTER (day->day), GINT_TO_POINTER ((int) day->kind + 1));
    }
}

void
duban_holiday_list_settle (DubanHolidayList *list)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (NULL, NULL);

  for (guint i = 0; i < list->entries->len; i++)
    {
      DubanDayEntry *entry = g_ptr_array_index (list->entries, i);

      if (entry->reason == NULL)
        settle_entry (entry, seen);
    }
}

char *
duban_day_dup_words (DubanDay day)
{
  int year, month, day_of_month;

  duban_day_to_ymd (day, &year, &month, &day_of_month);
  return g_strdup_printf ("%d年%d月%d日", year, month, day_of_month);
}

const char *
duban_day_kind_get_word (DubanDayKind kind)
{
  static const char *const words[] = { "平", "休", "班" };

  return words[kind];
}

const char *
duban_day_get_weekday_word (DubanDay day)
{
  static const char *const words[] = { "一", "二", "三", "四", "五", "六", "日" };

  return words[duban_day_get_weekday (day) - 1];
}
