/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sample-moment.h"

#include <stdlib.h>
#include <string.h>

DubanMoment
sample_moment (const char *text)
{
  char day[DUBAN_DAY_TEXT_SIZE] = "";
  DubanDay parsed;

  if (g_str_equal (text, "-"))
    return DUBAN_NO_MOMENT;
  g_assert_cmpuint (strlen (text), ==, strlen ("2026-03-02 08:30"));
  memcpy (day, text, DUBAN_DAY_TEXT_SIZE - 1);
  parsed = duban_day_parse (day);
  g_assert_cmpint (parsed, !=, DUBAN_NO_DAY);
  return duban_moment_of (parsed, (atoi (text + 11) * 60) + atoi (text + 14));
}

char *
sample_moment_text (DubanMoment moment)
{
  char day[DUBAN_DAY_TEXT_SIZE];
  int minute;

  if (moment == DUBAN_NO_MOMENT)
    return g_strdup ("-");
  minute = duban_moment_get_minute (moment);
  return g_strdup_printf ("%s %02d:%02d", duban_day_format (duban_moment_get_day (moment), day),
                          minute / 60, minute % 60);
}
