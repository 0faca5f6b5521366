/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/policy.h"

static const char *const policy_codes[DUBAN_N_POLICIES] = {
  [DUBAN_POLICY_STRICT] = "strict",     [DUBAN_POLICY_CALENDAR] = "calendar",
  [DUBAN_POLICY_FESTIVAL] = "festival", [DUBAN_POLICY_ROLLOVER] = "rollover",
  [DUBAN_POLICY_WORKDAY] = "workday",
};

DubanDay
duban_policy_deadline (DubanPolicy policy, const DubanCalendar *calendar, DubanDay assigned, int k,
                       gboolean *provisional)
{
  if (provisional != NULL)
    *provisional = FALSE;
  if (k <= 0)
    return assigned;

  switch (policy)
    {
    case DUBAN_POLICY_STRICT:
      return assigned + k - 1;
    case DUBAN_POLICY_FESTIVAL:
      return duban_calendar_roll_past_holiday (calendar, assigned + k, provisional);
    case DUBAN_POLICY_ROLLOVER:
      return duban_calendar_roll_to_working (calendar, assigned + k, provisional);
    case DUBAN_POLICY_WORKDAY:
      return duban_calendar_add_working (calendar, assigned, k, provisional);
    case DUBAN_POLICY_CALENDAR:
    case DUBAN_N_POLICIES:
    default:
      return assigned + k;
    }
}

DubanDay
duban_policy_adjust_follow_up (DubanPolicy policy, const DubanCalendar *calendar, DubanDay day,
                               gboolean *provisional)
{
  if (provisional != NULL)
    *provisional = FALSE;

  switch (policy)
    {
    case DUBAN_POLICY_FESTIVAL:
      return duban_calendar_roll_past_holiday (calendar, day, provisional);
    case DUBAN_POLICY_ROLLOVER:
    case DUBAN_POLICY_WORKDAY:
      return duban_calendar_roll_to_working (calendar, day, provisional);
    case DUBAN_POLICY_STRICT:
    case DUBAN_POLICY_CALENDAR:
    case DUBAN_N_POLICIES:
    default:
      return day;
    }
}

const char *
duban_policy_get_code (DubanPolicy policy)
{
  g_return_val_if_fail (policy < DUBAN_N_POLICIES, NULL);

  return policy_codes[policy];
}

gboolean
duban_policy_parse (const char *code, DubanPolicy *policy)
{
  for (int i = 0; i < DUBAN_N_POLICIES; i++)
    {
      if (g_strcmp0 (code, policy_codes[i]) != 0)
        continue;
      *policy = (DubanPolicy) i;
      return TRUE;
    }
  return FALSE;
}
