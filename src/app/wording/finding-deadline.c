/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Sentences of the deadlines (domain.md 5.1). */
#include "app/wording/finding-facts.h"

#include "app/words.h"

/* An overdue stage is said in three ways: while it can be done in time no more; when later
 * stages have records, where nobody is to invent one; and when the task is closed. */

static char *
say_deploy_overdue (const DubanFindingFacts *f)
{
  if (f->finding->severity == DUBAN_SEVERITY_NOTICE)
    return g_strdup_printf (
        /* translators: in order: who, a day, days */
        ngettext ("This was closed with no record that %s deployed it on %s (%d day "
                  "overdue): if it was deployed, record it as it happened.",
                  "This was closed with no record that %s deployed it on %s (%d days "
                  "overdue): if it was deployed, record it as it happened.",
                  (gulong) f->days),
        f->who, f->day, f->days);
  if (f->finding->severity == DUBAN_SEVERITY_WARNING)
    return g_strdup_printf (
        /* translators: in order: who, a day, days */
        ngettext ("%s has recorded a later step but no deployment, due on %s (%d day "
                  "overdue): if it was deployed, record it as it happened, else say why not.",
                  "%s has recorded a later step but no deployment, due on %s (%d days "
                  "overdue): if it was deployed, record it as it happened, else say why not.",
                  (gulong) f->days),
        f->who, f->day, f->days);
  return g_strdup_printf (
      /* translators: in order: who, a day, days */
      ngettext ("%s should have deployed this on %s and is %d day late: deploy it now, "
                "record it, and say why it is late.",
                "%s should have deployed this on %s and is %d days late: deploy it now, "
                "record it, and say why it is late.",
                (gulong) f->days),
      f->who, f->day, f->days);
}

static char *
say_approach_overdue (const DubanFindingFacts *f)
{
  if (f->finding->severity == DUBAN_SEVERITY_NOTICE)
    return g_strdup_printf (
        /* translators: in order: who, a day, days */
        ngettext ("This was closed with no record of the approach that %s owed by %s (%d "
                  "day overdue): if there was one, record it as it happened.",
                  "This was closed with no record of the approach that %s owed by %s (%d "
                  "days overdue): if there was one, record it as it happened.",
                  (gulong) f->days),
        f->who, f->day, f->days);
  if (f->finding->severity == DUBAN_SEVERITY_WARNING)
    return g_strdup_printf (
        /* translators: in order: who, a day, days */
        ngettext ("%s has recorded a later step but no approach, due by %s (%d day "
                  "overdue): if one was formed, record it as it happened, else say why not.",
                  "%s has recorded a later step but no approach, due by %s (%d days "
                  "overdue): if one was formed, record it as it happened, else say why not.",
                  (gulong) f->days),
        f->who, f->day, f->days);
  return g_strdup_printf (
      /* translators: in order: who, a day, days */
      ngettext ("%s should have formed an approach by %s and is %d day late: record the "
                "approach now and say why it is late.",
                "%s should have formed an approach by %s and is %d days late: record the "
                "approach now and say why it is late.",
                (gulong) f->days),
      f->who, f->day, f->days);
}

static char *
say_feedback_overdue (const DubanFindingFacts *f)
{
  if (f->finding->severity == DUBAN_SEVERITY_NOTICE)
    return g_strdup_printf (
        /* translators: in order: who, a day, days */
        ngettext ("This was closed with no record of the feedback that %s owed the assigner "
                  "by %s (%d day overdue): if it was given, record it as it happened.",
                  "This was closed with no record of the feedback that %s owed the assigner "
                  "by %s (%d days overdue): if it was given, record it as it happened.",
                  (gulong) f->days),
        f->who, f->day, f->days);
  if (f->finding->severity == DUBAN_SEVERITY_WARNING)
    return g_strdup_printf (
        /* translators: in order: who, a day, days */
        ngettext ("%s has recorded a later step but no feedback to the assigner, due by %s "
                  "(%d day overdue): if it was given, record it as it happened, else give it.",
                  "%s has recorded a later step but no feedback to the assigner, due by %s "
                  "(%d days overdue): if it was given, record it as it happened, else give "
                  "it.",
                  (gulong) f->days),
        f->who, f->day, f->days);
  return g_strdup_printf (
      /* translators: in order: who, a day, days */
      ngettext ("%s should have reported to the assigner by %s and is %d day late: give "
                "the feedback now and say why it is late.",
                "%s should have reported to the assigner by %s and is %d days late: give "
                "the feedback now and say why it is late.",
                (gulong) f->days),
      f->who, f->day, f->days);
}

static char *
say_deploy_late (const DubanFindingFacts *f)
{
  return g_strdup_printf (
      /* translators: in order: who, days, a day */
      ngettext ("%s deployed this %d day after %s, when it was due: say why with the "
                "next feedback.",
                "%s deployed this %d days after %s, when it was due: say why with the "
                "next feedback.",
                (gulong) f->days),
      f->who, f->days, f->day);
}

static char *
say_approach_late (const DubanFindingFacts *f)
{
  return g_strdup_printf (
      /* translators: in order: who, days, a day */
      ngettext ("%s formed the approach %d day after %s, when it was due: say why with "
                "the next feedback.",
                "%s formed the approach %d days after %s, when it was due: say why with "
                "the next feedback.",
                (gulong) f->days),
      f->who, f->days, f->day);
}

static char *
say_feedback_late (const DubanFindingFacts *f)
{
  return g_strdup_printf (
      /* translators: in order: who, days, a day */
      ngettext ("%s reported to the assigner %d day after %s, when it was due: say why "
                "with the next follow-up.",
                "%s reported to the assigner %d days after %s, when it was due: say why "
                "with the next follow-up.",
                (gulong) f->days),
      f->who, f->days, f->day);
}

static char *
say_deploy_today (const DubanFindingFacts *f)
{
  /* translators: in order: who, a day */
  return g_strdup_printf (_ ("%s is to deploy this today (%s): deploy and record it before "
                             "the day ends."),
                          f->who, f->day);
}

static char *
say_approach_today (const DubanFindingFacts *f)
{
  /* translators: in order: who, a day */
  return g_strdup_printf (_ ("%s is to form an approach by today (%s): record it before the "
                             "day ends."),
                          f->who, f->day);
}

static char *
say_feedback_today (const DubanFindingFacts *f)
{
  /* translators: in order: who, a day */
  return g_strdup_printf (_ ("%s is to report to the assigner by today (%s): give the feedback "
                             "and record it before the day ends."),
                          f->who, f->day);
}

static char *
say_follow_up_overdue (const DubanFindingFacts *f)
{
  return g_strdup_printf (
      /* translators: in order: who, a day, days */
      ngettext ("%s should have followed this up on %s and is %d day late: follow it up "
                "now and record how it stands.",
                "%s should have followed this up on %s and is %d days late: follow it up "
                "now and record how it stands.",
                (gulong) f->days),
      f->who, f->day, f->days);
}

static char *
say_due_overdue (const DubanFindingFacts *f)
{
  return g_strdup_printf (
      /* translators: in order: who, a day, days */
      ngettext ("%s should have closed this by %s and is %d day late: close it now and "
                "say why it is late, or ask for an extension.",
                "%s should have closed this by %s and is %d days late: close it now and "
                "say why it is late, or ask for an extension.",
                (gulong) f->days),
      f->who, f->day, f->days);
}

static char *
say_due_soon (const DubanFindingFacts *f)
{
  int left = -f->elapsed;

  if (left == 0)
    /* translators: in order: who, a day */
    return g_strdup_printf (_ ("%s is to close this by today (%s): close it, or ask for an "
                               "extension before the day ends."),
                            f->who, f->day);
  return g_strdup_printf (
      /* translators: in order: who, a day, days */
      ngettext ("%s is to close this by %s, %d day from now: finish it, or ask for an "
                "extension before then.",
                "%s is to close this by %s, %d days from now: finish it, or ask for an "
                "extension before then.",
                (gulong) left),
      f->who, f->day, left);
}

static char *
say_closed_late (const DubanFindingFacts *f)
{
  return g_strdup_printf (
      /* translators: in order: who, days, a day */
      ngettext ("%s closed this %d day after its deadline, %s: add a note that says why.",
                "%s closed this %d days after its deadline, %s: add a note that says why.",
                (gulong) f->days),
      f->who, f->days, f->day);
}

static char *
say_due_unclear (const DubanFindingFacts *f)
{
  /* translators: %s is who */
  return g_strdup_printf (_ ("The wording of the deadline cannot be read as a date: %s is to agree "
                             "on a day with the assigner and enter it."),
                          f->who);
}

static char *
say_milestone_overdue (const DubanFindingFacts *f)
{
  return g_strdup_printf (
      /* translators: in order: who, a day, days */
      ngettext ("%s should have reached a milestone by %s and is %d day late: record it "
                "as done, or say why it is not and how it will be made up.",
                "%s should have reached a milestone by %s and is %d days late: record it "
                "as done, or say why it is not and how it will be made up.",
                (gulong) f->days),
      f->who, f->day, f->days);
}

static char *
say_backfilled (const DubanFindingFacts *f)
{
  if (f->finding->detail == DUBAN_STAGE_DEPLOY)
    /* translators: in order: who, a day */
    return g_strdup_printf (_ ("The deployment by %s, due on %s, was written down later than "
                               "that: check that its date is true, and record the next step the "
                               "same day."),
                            f->who, f->day);
  if (f->finding->detail == DUBAN_STAGE_APPROACH)
    /* translators: in order: who, a day */
    return g_strdup_printf (_ ("The approach of %s, due by %s, was written down later than "
                               "that: check that its date is true, and record the next step in "
                               "time."),
                            f->who, f->day);
  /* translators: in order: who, a day */
  return g_strdup_printf (_ ("The feedback of %s, due by %s, was written down later than that: "
                             "check that its date is true, and record the next step in time."),
                          f->who, f->day);
}

static char *
say_undated (const DubanFindingFacts *f)
{
  /* translators: %s is who */
  return g_strdup_printf (_ ("The date of assignment is missing, so that no 137 deadline can be "
                             "reckoned: %s is to find it out and enter it."),
                          f->who);
}

static char *
say_provisional_date (const DubanFindingFacts *f)
{
  if (f->finding->detail == DUBAN_STAGE_FEEDBACK)
    /* translators: in order: who, a day */
    return g_strdup_printf (_ ("The day by which %s owes feedback, %s, is provisional, because "
                               "the holidays of that year are not known yet: the office is to "
                               "import them."),
                            f->who, f->day);
  /* translators: in order: who, a day */
  return g_strdup_printf (_ ("The day by which %s owes an approach, %s, is provisional, because "
                             "the holidays of that year are not known yet: the office is to import "
                             "them."),
                          f->who, f->day);
}

static char *
say_suspended_long (const DubanFindingFacts *f)
{
  return g_strdup_printf (
      /* translators: in order: a day, days, who */
      ngettext ("This is suspended, with no record since %s, %d day ago: %s is to say "
                "how it stands, and resume it or propose to withdraw it.",
                "This is suspended, with no record since %s, %d days ago: %s is to say "
                "how it stands, and resume it or propose to withdraw it.",
                (gulong) f->elapsed),
      f->day, f->elapsed, f->who);
}

static char *(*const sentences[]) (const DubanFindingFacts *) = {
  [DUBAN_RULE_DEPLOY_OVERDUE] = say_deploy_overdue,
  [DUBAN_RULE_APPROACH_OVERDUE] = say_approach_overdue,
  [DUBAN_RULE_FEEDBACK_OVERDUE] = say_feedback_overdue,
  [DUBAN_RULE_DEPLOY_LATE] = say_deploy_late,
  [DUBAN_RULE_APPROACH_LATE] = say_approach_late,
  [DUBAN_RULE_FEEDBACK_LATE] = say_feedback_late,
  [DUBAN_RULE_DEPLOY_TODAY] = say_deploy_today,
  [DUBAN_RULE_APPROACH_TODAY] = say_approach_today,
  [DUBAN_RULE_FEEDBACK_TODAY] = say_feedback_today,
  [DUBAN_RULE_FOLLOW_UP_OVERDUE] = say_follow_up_overdue,
  [DUBAN_RULE_DUE_OVERDUE] = say_due_overdue,
  [DUBAN_RULE_DUE_SOON] = say_due_soon,
  [DUBAN_RULE_CLOSED_LATE] = say_closed_late,
  [DUBAN_RULE_DUE_UNCLEAR] = say_due_unclear,
  [DUBAN_RULE_MILESTONE_OVERDUE] = say_milestone_overdue,
  [DUBAN_RULE_BACKFILLED] = say_backfilled,
  [DUBAN_RULE_UNDATED] = say_undated,
  [DUBAN_RULE_PROVISIONAL_DATE] = say_provisional_date,
  [DUBAN_RULE_SUSPENDED_LONG] = say_suspended_long,
};

char *
duban_finding_facts_say_deadline (const DubanFindingFacts *facts)
{
  return sentences[facts->finding->rule](facts);
}
