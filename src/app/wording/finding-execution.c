/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Sentences of execution (domain.md 5.3). */
#include "app/wording/finding-facts.h"

#include "app/words.h"

static char *
say_no_unit (const DubanFindingFacts *f)
{
  /* translators: %s is who */
  return g_strdup_printf (_ ("No unit is responsible for this: %s is to name the unit that carries "
                             "it out."),
                          f->who);
}

static char *
say_idle_unit (const DubanFindingFacts *f)
{
  int days = duban_settings_get_number (&f->context->terms->settings, DUBAN_SETTING_IDLE_UNIT_DAYS);

  return g_strdup_printf (
      /* translators: in order: a unit, days */
      ngettext ("%s has no open task and closed none in the last %d day: the office is to "
                "check and give it its share of the work.",
                "%s has no open task and closed none in the last %d days: the office is to "
                "check and give it its share of the work.",
                (gulong) days),
      f->unit, days);
}

static char *
say_waiting_for_meeting (const DubanFindingFacts *f)
{
  return g_strdup_printf (
      /* translators: in order: a day, days, who */
      ngettext ("This has waited for the executive meeting since %s, %d day, and no meeting "
                "is set: %s is to have it put on the agenda.",
                "This has waited for the executive meeting since %s, %d days, and no meeting "
                "is set: %s is to have it put on the agenda.",
                (gulong) f->elapsed),
      f->day, f->elapsed, f->who);
}

static char *
say_meeting_passed (const DubanFindingFacts *f)
{
  /* translators: in order: a day, who */
  return g_strdup_printf (_ ("The meeting of %s is past and no decision is recorded: %s is to "
                             "record the decision or have another meeting set."),
                          f->day, f->who);
}

static char *
say_decision_waiting (const DubanFindingFacts *f)
{
  const char *decider = f->finding->detail == DUBAN_LEVEL_UNIT ? f->unit : f->who;

  return g_strdup_printf (
      /* translators: in order: who decides, a day, days, who decides */
      ngettext ("A decision of %s has been awaited since %s, %d day: %s is to decide "
                "now and record the decision.",
                "A decision of %s has been awaited since %s, %d days: %s is to decide "
                "now and record the decision.",
                (gulong) f->elapsed),
      decider, f->day, f->elapsed, decider);
}

static char *
say_request_waiting (const DubanFindingFacts *f)
{
  /* translators: in order: who, a day, who */
  return g_strdup_printf (_ ("%s has not answered the request of %s: %s is to answer it now."),
                          f->who, f->day, f->who);
}

static char *
say_blockage_without_remedy (const DubanFindingFacts *f)
{
  if (f->finding->detail == DUBAN_DETAIL_CAUSE)
    /* translators: in order: a day, who */
    return g_strdup_printf (_ ("The blockage reported on %s gives no cause: %s is to report it "
                               "again with its cause."),
                            f->day, f->who);
  if (f->finding->detail == DUBAN_DETAIL_SUGGESTION)
    /* translators: in order: a day, who */
    return g_strdup_printf (_ ("The blockage reported on %s makes no suggestion how to clear it: "
                               "%s is to report it again with one."),
                            f->day, f->who);
  /* translators: in order: a day, who */
  return g_strdup_printf (_ ("The blockage reported on %s gives neither a cause nor a suggestion: "
                             "%s is to report it again with both."),
                          f->day, f->who);
}

static char *
say_rectification_without_cause (const DubanFindingFacts *f)
{
  /* translators: in order: a day, who */
  return g_strdup_printf (_ ("The cause of what is to be put right should have been found by %s "
                             "and is not recorded: %s is to find it and enter it."),
                          f->day, f->who);
}

static char *
say_key_without_milestones (const DubanFindingFacts *f)
{
  /* translators: in order: a day, who */
  return g_strdup_printf (_ ("This key task should have had milestones by %s and has none: %s is "
                             "to set them."),
                          f->day, f->who);
}

static char *(*const sentences[]) (const DubanFindingFacts *) = {
  [DUBAN_RULE_NO_UNIT] = say_no_unit,
  [DUBAN_RULE_IDLE_UNIT] = say_idle_unit,
  [DUBAN_RULE_WAITING_FOR_MEETING] = say_waiting_for_meeting,
  [DUBAN_RULE_MEETING_PASSED] = say_meeting_passed,
  [DUBAN_RULE_DECISION_WAITING] = say_decision_waiting,
  [DUBAN_RULE_REQUEST_WAITING] = say_request_waiting,
  [DUBAN_RULE_BLOCKAGE_WITHOUT_REMEDY] = say_blockage_without_remedy,
  [DUBAN_RULE_RECTIFICATION_WITHOUT_CAUSE] = say_rectification_without_cause,
  [DUBAN_RULE_KEY_WITHOUT_MILESTONES] = say_key_without_milestones,
};

char *
duban_finding_facts_say_execution (const DubanFindingFacts *facts)
{
  return sentences[facts->finding->rule](facts);
}
