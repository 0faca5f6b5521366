/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Sentences of cross-responsibility (domain.md 5.2).  A line of blame states facts first. */
#include "app/wording/finding-facts.h"

#include "app/words.h"

#include "core/task.h"

static char *
say_no_lead (const DubanFindingFacts *f)
{
  if (f->finding->unit != 0)
    /* translators: %s is a unit */
    return g_strdup_printf (_ ("What %s carries out has no leader who leads it: the office is to "
                               "name the leader in charge as lead."),
                            f->unit);
  return g_strdup (_ ("No leader leads this: the office is to name the leader in charge as lead."));
}

static char *
say_no_charge (const DubanFindingFacts *f)
{
  const char *held = f->other[0] != '\0' ? f->other : f->unit;

  /* translators: %s is a unit or field */
  return g_strdup_printf (_ ("No leader is in charge of %s: the office is to have a leader named "
                             "and enter it in the portfolio."),
                          held);
}

static char *
say_no_portfolio (const DubanFindingFacts *f)
{
  return g_strdup (_ ("No portfolio has been entered, so that nobody's charge can be judged: the "
                      "office is to enter or import it."));
}

static char *
say_double_charge (const DubanFindingFacts *f)
{
  /* translators: in order: how many, another leader */
  return g_strdup_printf (_ ("%d leaders, %s among them, are in charge of this: the office is to "
                             "settle who leads and who cooperates."),
                          (int) f->finding->detail, f->other);
}

static char *
say_lead_not_in_charge (const DubanFindingFacts *f)
{
  if (f->finding->detail > 1)
    /* translators: in order: who, another leader */
    return g_strdup_printf (_ ("%s leads this but is not in charge of it, %s and others are: "
                               "hand the lead to one of them, or have the portfolio changed."),
                            f->who, f->other);
  /* translators: in order: who, another leader, another leader */
  return g_strdup_printf (_ ("%s leads this but is not in charge of it, %s is: hand the lead to "
                             "%s, or have the portfolio changed."),
                          f->who, f->other, f->other);
}

static char *
say_lead_moved (const DubanFindingFacts *f)
{
  /* translators: in order: who, another leader, who, another leader */
  return g_strdup_printf (_ ("%s was in charge when this was assigned, and the portfolio has moved "
                             "to %s since: %s is to hand it over to %s."),
                          f->who, f->other, f->who, f->other);
}

static char *
say_missing_cooperator (const DubanFindingFacts *f)
{
  if (f->finding->detail == DUBAN_DETAIL_MOST)
    return g_strdup (_ ("The cooperating units are in the charge of more than half of all leaders: "
                        "the lead is to say which of them cooperate."));
  /* translators: in order: who, a unit, who, who */
  return g_strdup_printf (_ ("%s is in charge of %s, which cooperates, but is not named as "
                             "cooperator: the office is to add %s, and %s is to cooperate."),
                          f->who, f->unit, f->who, f->who);
}

static char *
say_self_cooperation (const DubanFindingFacts *f)
{
  /* translators: in order: who, who */
  return g_strdup_printf (_ ("%s leads this and is named as its cooperator as well: take %s off "
                             "the cooperators."),
                          f->who, f->who);
}

static char *
say_idle_cooperator (const DubanFindingFacts *f)
{
  /* translators: in order: who, who, who */
  return g_strdup_printf (_ ("%s is named as cooperator, but none of the units and fields that "
                             "%s holds is this task's: take %s off, or add the unit that "
                             "cooperates."),
                          f->who, f->who, f->who);
}

static char *
say_own_account_missing (const DubanFindingFacts *f)
{
  /* translators: in order: who, a day, who */
  return g_strdup_printf (_ ("The own account that %s owed by %s has not been received: %s is "
                             "to account now, for this and for the cross ledger."),
                          f->who, f->day, f->who);
}

static char *
say_cross_account_missing (const DubanFindingFacts *f)
{
  /* translators: in order: who, a day, who */
  return g_strdup_printf (_ ("The cross account that %s owed by %s has not been received: %s "
                             "is to account now for the part in this."),
                          f->who, f->day, f->who);
}

static char *
say_contradictory_accounts (const DubanFindingFacts *f)
{
  /* translators: in order: who, another leader, a day */
  return g_strdup_printf (_ ("The accounts of %s and %s for the week of %s contradict each "
                             "other: the two are to check the facts together and account again."),
                          f->who, f->other, f->day);
}

static char *
say_contested_lead (const DubanFindingFacts *f)
{
  switch (f->finding->detail)
    {
    case DUBAN_CONTESTED_LEAD:
      /* translators: %s is who */
      return g_strdup_printf (
          _ ("Two entries that did not know of each other name different leads, "
             "and %s stands until it is settled: check, and decide for one."),
          f->who);
    case DUBAN_CONTESTED_COOPERATORS:
      /* translators: %s is who */
      return g_strdup_printf (_ ("Two entries that did not know of each other name different "
                                 "cooperators for what %s leads: check, and decide for one."),
                              f->who);
    case DUBAN_CONTESTED_UNIT:
      /* translators: %s is a unit */
      return g_strdup_printf (_ ("Two entries that did not know of each other name different "
                                 "responsible units, and %s stands until it is settled: check, and "
                                 "decide for one."),
                              f->unit);
    default:
      /* translators: %s is who */
      return g_strdup_printf (
          _ ("Entries that did not know of each other divide the responsibility "
             "for what %s leads differently: check, and decide for one of "
             "each."),
          f->who);
    }
}

/* The lead was passed around. */
static char *
say_lead_passed_around (const DubanFindingFacts *f, int way)
{
  int window = duban_settings_get_number (&f->context->terms->settings,
                                          DUBAN_SETTING_HANDOVER_WINDOW_DAYS);

  if (way == DUBAN_DETAIL_TWICE)
    return g_strdup_printf (
        /* translators: in order: days, who */
        ngettext ("The lead was handed over twice within %d day with no step recorded "
                  "between, and %s leads now: the office is to find out why and settle it.",
                  "The lead was handed over twice within %d days with no step recorded "
                  "between, and %s leads now: the office is to find out why and settle it.",
                  (gulong) window),
        window, f->who);
  if (way == DUBAN_DETAIL_THRICE)
    /* translators: %s is who */
    return g_strdup_printf (_ ("The lead was handed over three times or more within 12 months, and "
                               "%s leads now: the office is to find out why and settle it."),
                            f->who);
  /* translators: %s is who */
  return g_strdup_printf (_ ("The lead was handed back to %s, who had led it before: the office is "
                             "to find out why and settle it."),
                          f->who);
}

static char *
say_unit_passed_around (const DubanFindingFacts *f, int way)
{
  int window = duban_settings_get_number (&f->context->terms->settings,
                                          DUBAN_SETTING_HANDOVER_WINDOW_DAYS);

  if (way == DUBAN_DETAIL_TWICE)
    return g_strdup_printf (
        /* translators: in order: days, a unit */
        ngettext ("The responsible unit was changed twice within %d day with no step "
                  "recorded between, and it is %s now: the office is to find out why and "
                  "settle it.",
                  "The responsible unit was changed twice within %d days with no step "
                  "recorded between, and it is %s now: the office is to find out why and "
                  "settle it.",
                  (gulong) window),
        window, f->unit);
  if (way == DUBAN_DETAIL_THRICE)
    /* translators: %s is a unit */
    return g_strdup_printf (_ ("The responsible unit was changed three times or more within 12 "
                               "months, and it is %s now: the office is to find out why and settle "
                               "it."),
                            f->unit);
  /* translators: %s is a unit */
  return g_strdup_printf (_ ("The task was handed back to %s, which had been responsible before: "
                             "the office is to find out why and settle it."),
                          f->unit);
}

static char *
say_passed_around (const DubanFindingFacts *f)
{
  int way = f->finding->detail & ~DUBAN_DETAIL_UNIT;

  return f->finding->detail & DUBAN_DETAIL_UNIT ? say_unit_passed_around (f, way)
                                                : say_lead_passed_around (f, way);
}

static char *
say_inverted_deadline (const DubanFindingFacts *f)
{
  if (f->context->other_title != NULL)
    /* translators: in order: title of the other task, a day, who */
    return g_strdup_printf (_ ("This is due after the task that it is a part of, “%s”, due on "
                               "%s: %s is to agree with the assigner on an earlier day."),
                            f->context->other_title, f->day, f->who);
  /* translators: in order: a day, who */
  return g_strdup_printf (_ ("This is due after the task that it is a part of, due on %s: %s is "
                             "to agree with the assigner on an earlier day."),
                          f->day, f->who);
}

static char *
say_duplicate_assignment (const DubanFindingFacts *f)
{
  if (f->context->other_number != NULL)
    /* translators: in order: number of the other task, who */
    return g_strdup_printf (_ ("The same seems to be assigned a second time as %s: %s is to "
                               "check with the office, which joins the two or names one lead."),
                            f->context->other_number, f->who);
  /* translators: %s is who */
  return g_strdup_printf (_ ("The same seems to be assigned a second time: %s is to check with the "
                             "office, which joins the two or names one lead."),
                          f->who);
}

static char *
say_not_accepted (const DubanFindingFacts *f)
{
  /* translators: in order: who, a day, who */
  return g_strdup_printf (_ ("%s was assigned this on %s and has not accepted it: %s is to "
                             "accept it and record so now."),
                          f->who, f->day, f->who);
}

static char *
say_unverified_claim (const DubanFindingFacts *f)
{
  /* translators: in order: a day, who */
  return g_strdup_printf (_ ("The verification of %s contradicts the closing: %s is to say why, "
                             "finish the work, and report what is true."),
                          f->day, f->who);
}

static char *(*const sentences[]) (const DubanFindingFacts *) = {
  [DUBAN_RULE_NO_LEAD] = say_no_lead,
  [DUBAN_RULE_NO_CHARGE] = say_no_charge,
  [DUBAN_RULE_NO_PORTFOLIO] = say_no_portfolio,
  [DUBAN_RULE_DOUBLE_CHARGE] = say_double_charge,
  [DUBAN_RULE_LEAD_NOT_IN_CHARGE] = say_lead_not_in_charge,
  [DUBAN_RULE_LEAD_MOVED] = say_lead_moved,
  [DUBAN_RULE_MISSING_COOPERATOR] = say_missing_cooperator,
  [DUBAN_RULE_SELF_COOPERATION] = say_self_cooperation,
  [DUBAN_RULE_IDLE_COOPERATOR] = say_idle_cooperator,
  [DUBAN_RULE_OWN_ACCOUNT_MISSING] = say_own_account_missing,
  [DUBAN_RULE_CROSS_ACCOUNT_MISSING] = say_cross_account_missing,
  [DUBAN_RULE_CONTRADICTORY_ACCOUNTS] = say_contradictory_accounts,
  [DUBAN_RULE_CONTESTED_LEAD] = say_contested_lead,
  [DUBAN_RULE_PASSED_AROUND] = say_passed_around,
  [DUBAN_RULE_INVERTED_DEADLINE] = say_inverted_deadline,
  [DUBAN_RULE_DUPLICATE_ASSIGNMENT] = say_duplicate_assignment,
  [DUBAN_RULE_NOT_ACCEPTED] = say_not_accepted,
  [DUBAN_RULE_UNVERIFIED_CLAIM] = say_unverified_claim,
};

char *
duban_finding_facts_say_crossing (const DubanFindingFacts *facts)
{
  return sentences[facts->finding->rule](facts);
}
