/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "exchange/holiday/ics-event.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "core/text.h"
#include "exchange/holiday/event-words.h"
#include "exchange/holiday/ics-time.h"

#define MAX_NAME 100 /* bytes of a title, as a sentence quotes it and as it is kept */
#define MAX_DAYS 60
#define LAST_MINUTE (23 * 3600 + 59 * 60) /* 23:59 ends a day as midnight does */

void
duban_ics_event_take (DubanHolidayEvent *event, const DubanIcsLine *line)
{
  const struct
  {
    const char *name;
    DubanIcsLine *place;
  } places[] = {
    { "SUMMARY", &event->summary },
    { "DESCRIPTION", &event->description },
    { "CATEGORIES", &event->categories },
    { "DTSTART", &event->start },
    { "DTEND", &event->end },
    { "DURATION", &event->duration },
    { "X-APPLE-SPECIAL-DAY", &event->special },
  };

  for (guint i = 0; i < G_N_ELEMENTS (places); i++)
    if (duban_ics_line_is (line, places[i].name) && places[i].place->value == NULL)
      *places[i].place = *line;
  event->repeats |= duban_ics_line_is (line, "RRULE") || duban_ics_line_is (line, "RDATE");
  event->is_cancelled
      |= duban_ics_line_is (line, "STATUS") && g_ascii_strcasecmp (line->value, "CANCELLED") == 0;
}

/* A title as far as it is kept, never within a letter. */
static char *
shorten (const char *text)
{
  const char *end = text + strnlen (text, MAX_NAME);

  if (*end != '\0')
    end = g_utf8_find_prev_char (text, end + 1);
  return duban_text_trim (g_strndup (text, (gsize) (end - text)));
}

static void
read_special (const DubanHolidayEvent *event, DubanEventSays *says)
{
  const char *special = event->special.value;

  if (special == NULL)
    return;
  says->off |= g_ascii_strcasecmp (special, "WORK-HOLIDAY") == 0;
  says->worked |= g_ascii_strcasecmp (special, "ALTERNATE-WORKDAY") == 0;
}

/* Names the entry, and finds what kind of days it is of. */
static gboolean
read_words (const DubanHolidayEvent *event, DubanDayEntry *entry, DubanDayKind *kind)
{
  g_autofree char *summary = duban_ics_text_dup (event->summary.value ? event->summary.value : "");
  g_autoptr (GString) holiday = g_string_new (NULL);
  DubanEventSays says = { FALSE, FALSE };

  g_free (entry->name);
  g_free (entry->holiday);
  entry->name = shorten (summary);
  duban_event_words_read (summary, &says, holiday);
  entry->holiday = shorten (holiday->len > 0 ? holiday->str : summary);
  if (event->categories.value != NULL)
    {
      g_autofree char *categories = duban_ics_text_dup (event->categories.value);

      duban_event_words_read_categories (categories, &says);
    }
  read_special (event, &says);
  if (!says.off && !says.worked && event->description.value != NULL)
    says.off = duban_event_words_is_public (event->description.value);
  if (says.off && says.worked)
    return duban_day_entry_refuse (
        entry,
        g_strdup_printf (_ ("“%s” is said to be off (休) and worked (班) at once."), entry->name));
  if (!says.off && !says.worked)
    return duban_day_entry_refuse (
        entry, g_strdup_printf (_ ("“%s” does not say whether it is off (休) or worked (班)."),
                                entry->name));
  *kind = says.off ? DUBAN_DAY_OFF : DUBAN_DAY_MAKEUP;
  return TRUE;
}

/* The first moment after the event. */
static gboolean
read_end (const DubanHolidayEvent *event, GTimeZone *zone, const DubanIcsTime *start,
          DubanIcsTime *end)
{
  *end = *start;
  if (event->end.value != NULL)
    return duban_ics_time_read (&event->end, zone, end);
  if (event->duration.value != NULL)
    return duban_ics_time_add (end, event->duration.value);
  return TRUE; /* a day */
}

static gboolean
read_days (const DubanHolidayEvent *event, GTimeZone *zone, DubanDayEntry *entry, DubanDay *first,
           DubanDay *last)
{
  DubanIcsTime start, end;

  if (event->start.value == NULL || !duban_ics_time_read (&event->start, zone, &start)
      || !read_end (event, zone, &start, &end))
    return duban_day_entry_refuse (
        entry, g_strdup_printf (_ ("“%s” has no day that can be read."), entry->name));
  if (start.second != 0 || (end.second != 0 && end.second < LAST_MINUTE))
    return duban_day_entry_refuse (
        entry, g_strdup_printf (_ ("“%s” does not last whole days."), entry->name));
  *first = start.day;
  *last = end.second == 0 && end.day > start.day ? end.day - 1 : end.day;
  if (*last < *first || *last - *first >= MAX_DAYS)
    return duban_day_entry_refuse (
        entry, g_strdup_printf (_ ("“%s” ends before it begins, or lasts longer than a holiday."),
                                entry->name));
  return TRUE;
}

/* A weekday that is worked instead says that days were shifted. */
static gboolean
check_worked (DubanDayEntry *entry, DubanDay first, DubanDay last)
{
  for (DubanDay day = first; day <= last; day++)
    {
      g_autofree char *words = duban_day_dup_words (day);

      if (duban_day_get_weekday (day) <= 5)
        return duban_day_entry_refuse (
            entry, g_strdup_printf (_ ("%s is a 星期%s, which is worked anyway: check the date "
                                       "and the year."),
                                    words, duban_day_get_weekday_word (day)));
    }
  return TRUE;
}

void
duban_ics_event_read (const DubanHolidayEvent *event, GTimeZone *zone, DubanDayEntry *entry)
{
  DubanDayKind kind = DUBAN_DAY_PLAIN;
  DubanDay first = DUBAN_NO_DAY, last = DUBAN_NO_DAY;

  if (!read_words (event, entry, &kind))
    return;
  if (event->is_cancelled)
    duban_day_entry_refuse (entry, g_strdup_printf (_ ("“%s” was cancelled."), entry->name));
  else if (event->repeats)
    duban_day_entry_refuse (
        entry, g_strdup_printf (_ ("“%s” repeats by a rule, and the days of each year are decided "
                                   "anew: take in a calendar that lists the days."),
                                entry->name));
  else if (read_days (event, zone, entry, &first, &last)
           && (kind == DUBAN_DAY_OFF || check_worked (entry, first, last)))
    duban_day_entry_add (entry, first, last, kind);
}
