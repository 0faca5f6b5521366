/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One sentence for each finding: who, what is missing, since when, and what to do next. */
#include "app/wording/wording.h"

#include "app/words.h"

#include "app/wording/finding-facts.h"

/* Whom a sentence speaks to when neither leader nor unit is known: it must still have a
 * subject. */
static const char *
name_addressee (const DubanDirectory *directory, const DubanFinding *finding)
{
  const char *name = duban_directory_get_name (directory, finding->leader);

  if (name == NULL)
    name = duban_directory_get_name (directory, finding->unit);
  /* translators: stands for a person's name at the beginning of, or inside, a sentence */
  return name != NULL ? name : _ ("the leader still to be named");
}

static const char *
name_unit (const DubanDirectory *directory, const DubanFinding *finding)
{
  const char *name = duban_directory_get_name (directory, finding->unit);

  /* translators: stands for a unit's name inside a sentence */
  return name != NULL ? name : _ ("the responsible unit");
}

char *
duban_wording_of_finding (const DubanFinding *finding, const DubanWordingContext *context)
{
  const DubanTerms *terms = context->terms;
  const char *other = duban_directory_get_name (terms->directory, finding->other);
  char day[DUBAN_WORDING_DAY_SIZE];
  DubanFindingFacts facts = {
    .finding = finding,
    .context = context,
    .who = name_addressee (terms->directory, finding),
    .unit = name_unit (terms->directory, finding),
    .other = other != NULL ? other : "",
    .day = duban_wording_format_day (finding->date, terms->today, day),
    .days = finding->days == DUBAN_NO_DAYS ? 0 : finding->days,
    .elapsed = finding->date == DUBAN_NO_DAY ? 0 : terms->today - finding->date,
  };

  if (finding->rule <= DUBAN_RULE_SUSPENDED_LONG)
    return duban_finding_facts_say_deadline (&facts);
  if (finding->rule <= DUBAN_RULE_UNVERIFIED_CLAIM)
    return duban_finding_facts_say_crossing (&facts);
  return duban_finding_facts_say_execution (&facts);
}
