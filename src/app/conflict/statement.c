/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The statement of a case (情况说明), in the form that an office puts it on paper. */
#include "app/conflict/card.h"

#include "app/wording/wording.h"

#include <glib/gi18n-lib.h>

static void
append_heading (GString *text, const char *heading)
{
  g_string_append_printf (text, "\n%s\n", heading);
}

static void
append_title (GString *text, const DubanConflictCard *card)
{
  if (card->title != NULL)
    /* Translators: the heading of a paper; in order: a task's title, the name of a rule */
    g_string_append_printf (text, _ ("Statement on “%s” (%s)"), card->title,
                            duban_wording_of_rule (card->rule));
  else
    /* Translators: the heading of a paper; %s is the name of a rule */
    g_string_append_printf (text, _ ("Statement: %s"), duban_wording_of_rule (card->rule));
  g_string_append_c (text, '\n');
}

static void
append_case (GString *text, const DubanConflictCard *card)
{
  if (card->title == NULL)
    return;
  append_heading (text, _ ("1. The task"));
  if (card->number != NULL)
    /* Translators: in order: a task's title and its number */
    g_string_append_printf (text, _ ("%s (No. %s)\n"), card->title, card->number);
  else
    g_string_append_printf (text, "%s\n", card->title);
  if (card->summary != NULL && card->summary[0] != '\0')
    g_string_append_printf (text, "%s\n", card->summary);
}

/* 副旗长甲（牵头领导）：交办之日分管水利局；现分管水利局。 */
static void
append_side (GString *text, const DubanConflictSide *side)
{
  if (side->then[0] != '\0')
    /* Translators: in order: a leader, the part he has, what he held on the day of assignment,
     * what he holds now */
    g_string_append_printf (text, _ ("%s (%s): on the day of assignment %s; now %s.\n"), side->name,
                            side->role, side->then, side->now);
  else
    /* Translators: in order: a leader, the part he has, what he holds now */
    g_string_append_printf (text, _ ("%s (%s): now %s.\n"), side->name, side->role, side->now);
}

static void
append_facts (GString *text, const DubanConflictCard *card)
{
  if (card->sides->len == 0 && card->facts->len == 0)
    return;
  append_heading (text, _ ("4. The facts used"));
  for (guint i = 0; i < card->sides->len; i++)
    append_side (text, card->sides->pdata[i]);
  for (guint i = 0; i < card->facts->len; i++)
    {
      const DubanConflictFact *fact = card->facts->pdata[i];

      /* Translators: the name of a fact, and the fact */
      g_string_append_printf (text, _ ("%s: %s\n"), fact->label, fact->text);
    }
}

/* What can be put before a leader for decision, as a paper says it; NULL for what is no proposal.
 * (transfer none) */
static const char *
get_proposal (const DubanConflictWay *way)
{
  if (way->kind == DUBAN_WAY_PORTFOLIO)
    return _ ("have the portfolio changed");
  if (way->kind == DUBAN_WAY_URGE)
    return way->label;
  return duban_conflict_way_is_deed (way) && way->kind != DUBAN_WAY_UNWAIVE ? way->label : NULL;
}

static void
append_ways (GString *text, const DubanConflictCard *card, const DubanTerms *terms)
{
  guint n = 0;

  append_heading (text, _ ("5. Ways to settle it"));
  for (guint i = 0; i < card->ways->len; i++)
    {
      const char *proposal = get_proposal (card->ways->pdata[i]);

      if (proposal != NULL)
        g_string_append_printf (text, C_ ("a numbered proposal", "(%u) %s\n"), ++n, proposal);
    }
  g_string_append_printf (text, C_ ("a numbered proposal", "(%u) %s\n"), ++n,
                          _ ("or as the leaders decide, with reason and term."));
}

/* The notice's own words; marks of quotation inside them become those of the second rank. */
static void
append_rule (GString *text, DubanRule rule)
{
  g_autoptr (GString) quote = g_string_new (duban_wording_quote_measure (rule));

  g_string_replace (quote, "“", "‘", 0);
  g_string_replace (quote, "”", "’", 0);
  append_heading (text, _ ("3. The rule"));
  /* Translators: in order: a measure of the notice and its words */
  g_string_append_printf (text, _ ("%s of the notice: “%s”.\n"), duban_wording_of_measure (rule),
                          quote->str);
}

char *
duban_conflict_card_dup_statement (const DubanConflictCard *card, const DubanTerms *terms,
                                   const char *as_of)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_autofree char *day = duban_wording_of_day (terms->today, DUBAN_DAY_FIRST);

  append_title (text, card);
  append_case (text, card);
  append_heading (text, _ ("2. What is found"));
  g_string_append_printf (text, "%s\n", card->sentence);
  append_rule (text, card->rule);
  append_facts (text, card);
  append_ways (text, card, terms);
  g_string_append_printf (text, "\n%s\n%s\n",
                          duban_settings_get_text (&terms->settings, DUBAN_SETTING_OFFICE_NAME),
                          day);
  g_string_append_printf (text, "%s\n", as_of);
  return g_string_free (g_steal_pointer (&text), FALSE);
}
