/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/policy.h"

static const char *const policy_codes[DUBAN_N_POLICIES] = {
  [DUBAN_POLICY_STRICT] = "strict",     [DUBAN_POLICY_CALENDAR] = "calendar",
  [DUBAN_POLICY_FESTIVAL] = "festival", [DUBAN_POLICY_ROLLOVER] = "rollover",
  [DUBAN_POLICY_WORKDAY] = "workday",
};

/* The deadline, and the day that it had been before a holiday or rest day moved it. */
static DubanDay
reckon (DubanPolicy policy, const DubanCalendar *calendar, DubanDay assigned, int k,
        DubanDay *plain, gboolean *provisional)
{
  *plain = policy == DUBAN_POLICY_STRICT ? assigned + k - 1 : assigned + k;
  switch (policy)
    {
    case DUBAN_POLICY_FESTIVAL:
      return duban_calendar_roll_past_holiday (calendar, *plain, provisional);
    case DUBAN_POLICY_ROLLOVER:
      return duban_calendar_roll_to_working (calendar, *plain, provisional);
    case DUBAN_POLICY_WORKDAY:
      *plain = duban_calendar_add_working (calendar, assigned, k, provisional);
      return *plain;
    case DUBAN_POLICY_STRICT:
    case DUBAN_POLICY_CALENDAR:
    case DUBAN_N_POLICIES:
    default:
      return *plain;
    }
}

DubanDay
duban_policy_deadline (DubanPolicy policy, const DubanCalendar *calendar, DubanDay assigned, int k,
                       gboolean *provisional)
{
  DubanDay plain;

  if (provisional != NULL)
    *provisional = FALSE;
  return k <= 0 ? assigned : reckon (policy, calendar, assigned, k, &plain, provisional);
}

/* The days up to the plain last day: counted one by one, under workday only those worked. */
static void
explain_count (DubanPolicy policy, const DubanCalendar *calendar, DubanDay assigned, DubanDay plain,
               GArray *steps)
{
  int number = 0;

  for (DubanDay day = assigned; day <= plain; day++)
    {
      DubanPolicyStep step = { .day = day, .kind = DUBAN_STEP_COUNTED };

      if (day == assigned && policy != DUBAN_POLICY_STRICT)
        step.kind = DUBAN_STEP_START;
      else if (policy == DUBAN_POLICY_WORKDAY && !duban_calendar_is_working (calendar, day))
        step.kind = DUBAN_STEP_SKIPPED;
      else
        step.number = ++number;
      g_array_append_val (steps, step);
    }
}

DubanDay
duban_policy_explain (DubanPolicy policy, const DubanCalendar *calendar, DubanDay assigned, int k,
                      GArray *steps, gboolean *provisional)
{
  DubanDay plain = assigned;
  DubanDay deadline = assigned;

  if (provisional != NULL)
    *provisional = FALSE;
  if (k > 0)
    deadline = reckon (policy, calendar, assigned, k, &plain, provisional);
  explain_count (k > 0 ? policy : DUBAN_POLICY_CALENDAR, calendar, assigned, plain, steps);
  if (deadline == plain)
    return deadline;
  g_array_index (steps, DubanPolicyStep, steps->len - 1).kind = DUBAN_STEP_ROLLED;
  for (DubanDay day = plain + 1; day <= deadline; day++)
    {
      DubanPolicyStep step
          = { .day = day, .kind = day < deadline ? DUBAN_STEP_ROLLED : DUBAN_STEP_MOVED };

      g_array_append_val (steps, step);
    }
  return deadline;
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
