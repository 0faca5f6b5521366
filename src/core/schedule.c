/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/schedule.h"

#include <string.h>

#define LAST_MONTH (2999 * 12 + 11) /* counted from January of year 0 */

/* How a code is written: the number between two fixed parts. */
typedef struct
{
  DubanScheduleKind kind;
  const char *before, *after;
  int least, most;
} Form;

static const Form forms[] = {
  { DUBAN_SCHEDULE_DAYS, "", "d", 1, 366 },
  { DUBAN_SCHEDULE_WEEKLY, "weekly:", "", 1, 7 },
  { DUBAN_SCHEDULE_MONTHLY, "monthly:", "", 1, 31 },
  { DUBAN_SCHEDULE_QUARTER_END, "quarter-end:", "", 0, 80 },
};

static gboolean
parse_form (const Form *form, const char *text, int *value)
{
  const char *digits = text + strlen (form->before);
  int n_digits = 0;

  if (!g_str_has_prefix (text, form->before))
    return FALSE;

  *value = 0;
  for (; n_digits < 3 && g_ascii_isdigit (digits[n_digits]); n_digits++)
    *value = *value * 10 + (digits[n_digits] - '0');
  return n_digits > 0 && strcmp (digits + n_digits, form->after) == 0 && *value >= form->least
         && *value <= form->most;
}

/* The day-th of the month that lies `months` after that of base, or the month's last day.
 * Past the last valid month it stays in that one. */
static DubanDay
get_day_of_month (DubanDay base, int months, int day)
{
  int year, month, index;

  duban_day_to_ymd (base, &year, &month, NULL);
  index = MIN (year * 12 + month - 1 + months, LAST_MONTH);
  year = index / 12;
  month = index % 12 + 1;
  return MIN (duban_day_from_ymd (year, month, 1) + day - 1, duban_day_month_end (year, month));
}

/* The last day of the quarter that lies `quarters` after that of base. */
static DubanDay
get_quarter_end (DubanDay base, int quarters)
{
  int month;

  duban_day_to_ymd (base, NULL, &month, NULL);
  return get_day_of_month (base, 2 - (month - 1) % 3 + 3 * quarters, 31);
}

static DubanDay
get_next_weekday (DubanDay base, int weekday)
{
  const DubanDay day = duban_day_get_monday (base) + weekday - 1;

  return day > base ? day : day + 7;
}

gboolean
duban_schedule_parse (const char *text, DubanSchedule *schedule)
{
  int value;

  if (text == NULL || text[0] == '\0')
    {
      *schedule = (DubanSchedule){ DUBAN_SCHEDULE_NONE, 0 };
      return TRUE;
    }

  for (gsize i = 0; i < G_N_ELEMENTS (forms); i++)
    {
      if (!parse_form (&forms[i], text, &value))
        continue;
      *schedule = (DubanSchedule){ forms[i].kind, value };
      return TRUE;
    }
  return FALSE;
}

char *
duban_schedule_to_text (DubanSchedule schedule)
{
  for (gsize i = 0; i < G_N_ELEMENTS (forms); i++)
    {
      if (forms[i].kind == schedule.kind)
        return g_strdup_printf ("%s%d%s", forms[i].before, schedule.value, forms[i].after);
    }
  return NULL;
}

DubanDay
duban_schedule_next (DubanSchedule schedule, DubanDay base)
{
  DubanDay day;

  switch (schedule.kind)
    {
    case DUBAN_SCHEDULE_DAYS:
      return base + schedule.value;
    case DUBAN_SCHEDULE_WEEKLY:
      return get_next_weekday (base, schedule.value);
    case DUBAN_SCHEDULE_MONTHLY:
      day = get_day_of_month (base, 0, schedule.value);
      return day > base ? day : get_day_of_month (base, 1, schedule.value);
    case DUBAN_SCHEDULE_QUARTER_END:
      day = get_quarter_end (base, 0) - schedule.value;
      return day > base ? day : get_quarter_end (base, 1) - schedule.value;
    case DUBAN_SCHEDULE_NONE:
    default:
      g_return_val_if_reached (DUBAN_NO_DAY);
    }
}

int
duban_schedule_get_interval (DubanSchedule schedule)
{
  switch (schedule.kind)
    {
    case DUBAN_SCHEDULE_DAYS:
      return schedule.value;
    case DUBAN_SCHEDULE_WEEKLY:
      return 7;
    case DUBAN_SCHEDULE_MONTHLY:
      return 30;
    case DUBAN_SCHEDULE_QUARTER_END:
      return 91;
    case DUBAN_SCHEDULE_NONE:
    default:
      g_return_val_if_reached (0);
    }
}
