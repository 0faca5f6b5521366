/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/minutes/minutes.h"

#include "core/letter.h"
#include "core/minutes/due.h"
#include "core/minutes/label.h"
#include "core/minutes/outline.h"
#include "core/minutes/paper.h"
#include "core/minutes/party.h"
#include "core/minutes/title.h"

#include <string.h>

#define MAX_HEADING_LETTERS 30
#define MAX_NAMES 100 /* of one part of one task */

static void
proposal_free (gpointer data)
{
  DubanProposal *proposal = data;

  g_free (proposal->heading);
  g_free (proposal->title);
  g_free (proposal->requirement);
  g_free (proposal->due);
  g_ptr_array_unref (proposal->leads);
  g_ptr_array_unref (proposal->units);
  g_ptr_array_unref (proposal->cooperators);
  g_ptr_array_unref (proposal->cooperating_units);
  g_array_unref (proposal->marks);
  g_free (proposal);
}

static DubanProposal *
proposal_new (gsize from, gsize to)
{
  DubanProposal *proposal = g_new0 (DubanProposal, 1);

  proposal->from = from;
  proposal->to = to;
  proposal->leads = g_ptr_array_new_with_free_func (g_free);
  proposal->units = g_ptr_array_new_with_free_func (g_free);
  proposal->cooperators = g_ptr_array_new_with_free_func (g_free);
  proposal->cooperating_units = g_ptr_array_new_with_free_func (g_free);
  proposal->marks = g_array_new (FALSE, FALSE, sizeof (DubanMinutesMark));
  return proposal;
}

/* Clauses end at their marks and at brackets, and do not reach into what is covered. */
static gboolean
ends_clause (gunichar letter)
{
  return duban_minutes_parts_clauses (letter) || duban_letter_opens_bracket (letter)
         || duban_letter_closes_bracket (letter);
}

static void
read_clause (DubanMinutesReading *reading, gsize from, gsize to)
{
  if (from >= to)
    return;
  duban_minutes_find_dues (reading, from, to);
  duban_minutes_find_parties (reading, from, to);
}

/* Finds all that stands in [from, to). */
static void
read_range (DubanMinutesReading *reading, gsize from, gsize to)
{
  gsize begin = from;
  gsize at = from;

  while (at < to)
    {
      const gsize here = at;
      gsize covered;

      if (duban_minutes_is_covered (reading, at, &covered))
        {
          read_clause (reading, begin, here);
          begin = at = MIN (covered, to);
          continue;
        }
      if (!ends_clause (duban_minutes_next (reading, &at, to)))
        continue;
      read_clause (reading, begin, here);
      begin = at;
    }
  read_clause (reading, begin, to);
}

static GPtrArray *
get_names (DubanProposal *proposal, DubanMinutesPart part)
{
  switch (part)
    {
    case DUBAN_MINUTES_LEAD:
      return proposal->leads;
    case DUBAN_MINUTES_UNIT:
      return proposal->units;
    case DUBAN_MINUTES_COOPERATOR:
      return proposal->cooperators;
    case DUBAN_MINUTES_COOPERATING_UNIT:
      return proposal->cooperating_units;
    default:
      return NULL;
    }
}

static gboolean
has_name (const GPtrArray *names, const char *name)
{
  for (guint i = 0; i < names->len; i++)
    if (g_str_equal (names->pdata[i], name))
      return TRUE;
  return FALSE;
}

/* The last of several deadlines by date; one that names no day gives way to one that does. */
static void
take_due (const DubanMinutesReading *reading, DubanProposal *proposal, DubanDay *day,
          DubanMinutesMark mark)
{
  const DubanDay read = duban_minutes_read_due (reading, mark.from, mark.to);

  if (proposal->due != NULL && (read == DUBAN_NO_DAY || (*day != DUBAN_NO_DAY && read < *day)))
    return;
  *day = read;
  g_free (proposal->due);
  proposal->due = duban_minutes_dup (reading, mark.from, mark.to);
}

static int
compare_marks (gconstpointer a, gconstpointer b)
{
  const DubanMinutesMark *first = a;
  const DubanMinutesMark *second = b;

  if (first->from != second->from)
    return first->from < second->from ? -1 : 1;
  return first->to < second->to ? -1 : first->to > second->to;
}

/* What was found in [from, to) goes into the proposal: names as far as it has none of that part
 * (wanted: bits 1 << part). */
static void
take_found (const DubanMinutesReading *reading, DubanProposal *proposal, gsize from, gsize to,
            guint wanted)
{
  DubanDay day = DUBAN_NO_DAY;

  for (guint i = 0; i < reading->found->len; i++)
    {
      const DubanMinutesMark mark = g_array_index (reading->found, DubanMinutesFound, i).mark;
      GPtrArray *names = get_names (proposal, mark.part);
      g_autofree char *name = NULL;

      if (mark.from < from || mark.to > to || (wanted & (1u << mark.part)) == 0)
        continue;
      g_array_append_val (proposal->marks, mark);
      if (mark.part == DUBAN_MINUTES_DUE)
        take_due (reading, proposal, &day, mark);
      if (names == NULL)
        continue;
      name = duban_minutes_dup (reading, mark.from, mark.to);
      if (names->len < MAX_NAMES && !has_name (names, name))
        g_ptr_array_add (names, g_steal_pointer (&name));
    }
}

/* Which parts the proposal still lacks.  Who carries it out is one question: a heading's lead does
 * not join an item's own. */
static guint
list_missing (DubanProposal *proposal)
{
  guint missing = 0;

  if (proposal->leads->len == 0)
    missing |= 1u << DUBAN_MINUTES_LEAD;
  if (proposal->units->len == 0)
    missing |= 1u << DUBAN_MINUTES_UNIT;
  if (proposal->cooperators->len + proposal->cooperating_units->len == 0)
    missing |= 1u << DUBAN_MINUTES_COOPERATOR | 1u << DUBAN_MINUTES_COOPERATING_UNIT;
  if (proposal->due == NULL)
    missing |= 1u << DUBAN_MINUTES_DUE;
  return missing;
}

#define OF_A_TASK                                                                                  \
  (1u << DUBAN_MINUTES_LEAD | 1u << DUBAN_MINUTES_UNIT | 1u << DUBAN_MINUTES_COOPERATOR            \
   | 1u << DUBAN_MINUTES_COOPERATING_UNIT | 1u << DUBAN_MINUTES_DUE)

static gboolean
has_parts (const DubanMinutesReading *reading, gsize from, gsize to)
{
  for (guint i = 0; i < reading->found->len; i++)
    {
      const DubanMinutesMark *mark = &g_array_index (reading->found, DubanMinutesFound, i).mark;

      if (mark->from >= from && mark->to <= to && (OF_A_TASK & (1u << mark->part)) != 0)
        return TRUE;
    }
  return FALSE;
}

/* Without the signature that ends it, blanks and a last mark. */
static void
trim_item (const DubanMinutesReading *reading, gsize *from, gsize *to)
{
  gboolean again = TRUE;

  while (again)
    {
      duban_minutes_trim (reading, from, to);
      again = FALSE;
      for (guint i = 0; i < reading->found->len && !again; i++)
        {
          const DubanMinutesFound *found = &g_array_index (reading->found, DubanMinutesFound, i);

          again = (OF_A_TASK & (1u << found->mark.part)) == 0 && found->mark.to == *to
                  && found->from > *from && found->from < *to;
          if (again)
            *to = found->from;
        }
    }
}

/* 关于冬季供暖。由住建局…完成管网检修: what it is about stands first, and then what is to be done.
 */
static gboolean
is_topic (const DubanMinutesReading *reading, const DubanMinutesMark *title, gsize to,
          DubanMinutesMark *next)
{
  static const char *const topics[] = { "关于", NULL };

  return duban_minutes_match (reading, title->from, title->to, topics) > 0
         && duban_minutes_count_letters (reading, title->from, title->to) <= MAX_HEADING_LETTERS
         && duban_minutes_has (reading, title->to, to, "。")
         && duban_minutes_find_title (reading, title->to, to, next);
}

static DubanProposal *
propose (const DubanMinutesReading *reading, gsize from, gsize body, gsize to)
{
  DubanProposal *proposal;
  DubanMinutesMark title, next;

  trim_item (reading, &body, &to);
  proposal = proposal_new (from, MAX (to, body));
  if (duban_minutes_find_title (reading, body, to, &title))
    {
      if (is_topic (reading, &title, to, &next))
        {
          proposal->heading = duban_minutes_dup (reading, title.from, title.to);
          title = next;
        }
      proposal->title = duban_minutes_dup (reading, title.from, title.to);
      g_array_append_val (proposal->marks, title);
    }
  if (body < to && (proposal->title == NULL || title.from != body || title.to != to))
    proposal->requirement = duban_minutes_dup (reading, body, to);
  take_found (reading, proposal, body, to, OF_A_TASK);
  return proposal;
}

/* Who and by when without anything to do is no task. */
static void
add_proposal (DubanMinutes *minutes, DubanProposal *proposal)
{
  g_array_sort (proposal->marks, compare_marks);
  if (minutes->proposals->len < DUBAN_MINUTES_MAX_ITEMS
      && (proposal->title != NULL || proposal->heading != NULL))
    g_ptr_array_add (minutes->proposals, proposal);
  else
    proposal_free (proposal);
}

/* The headings above an item give what it does not say itself; the nearest speaks first. */
static void
inherit (const DubanMinutesReading *reading, const GArray *items, int parent,
         DubanProposal *proposal)
{
  for (; parent >= 0; parent = g_array_index (items, DubanMinutesItem, parent).parent)
    {
      const DubanMinutesItem *heading = &g_array_index (items, DubanMinutesItem, parent);
      DubanMinutesMark title;

      take_found (reading, proposal, heading->body, heading->to, list_missing (proposal));
      if (proposal->heading != NULL
          || !duban_minutes_find_title (reading, heading->body, heading->to, &title)
          || duban_minutes_count_letters (reading, title.from, title.to) > MAX_HEADING_LETTERS)
        continue;
      proposal->heading = duban_minutes_dup (reading, title.from, title.to);
    }
}

/* What stands before the items is their heading where it ends in a colon:
 * 请住建局牵头，11月底前完成以下工作：1.… */
static void
inherit_opening (const DubanMinutesReading *reading, const GArray *items, DubanProposal *proposal)
{
  const DubanMinutesItem *opening = &g_array_index (items, DubanMinutesItem, 0);
  gsize to = opening->to;
  gsize from;

  while (to > opening->from && duban_letter_is_blank (duban_minutes_before (reading, to, 0)))
    to = (gsize) (g_utf8_find_prev_char (reading->text, reading->text + to) - reading->text);
  if (items->len < 2 || duban_letter_fold_width (duban_minutes_before (reading, to, 0)) != ':')
    return;
  for (from = to; from > opening->from && duban_minutes_before (reading, from, 0) != 0x3002 /* 。 */
                  && !duban_letter_is_line_break (duban_minutes_before (reading, from, 0));)
    from = (gsize) (g_utf8_find_prev_char (reading->text, reading->text + from) - reading->text);
  take_found (reading, proposal, from, to, list_missing (proposal));
}

/* Where the sentence that begins at `at` ends; a bracket holds it together. */
static gsize
find_sentence_end (const DubanMinutesReading *reading, gsize at, gsize to)
{
  int depth = 0;

  while (at < to)
    {
      const gunichar letter = duban_minutes_next (reading, &at, to);

      depth += duban_letter_opens_bracket (letter) - duban_letter_closes_bracket (letter);
      if (duban_letter_is_line_break (letter))
        return at;
      if (depth <= 0
          && (letter == 0x3002 /* 。 */ || letter == 0xFF01
              || duban_letter_fold_width (letter) == ';'))
        return at;
    }
  return to;
}

/* A text without numbers: a proposal for each sentence that says who or by when; one that says
 * nothing else belongs to the sentence before it. */
static void
propose_sentences (const DubanMinutesReading *reading, gsize from, gsize to, DubanMinutes *minutes)
{
  gsize begin = from; /* of the sentences that are one proposal */
  gboolean is_open = FALSE;
  DubanMinutesMark title;
  gsize end = from;

  for (gsize at = from; at < to; at = end)
    {
      gboolean says, names;

      end = find_sentence_end (reading, at, to);
      says = duban_minutes_find_title (reading, at, end, &title);
      names = has_parts (reading, at, end);
      if (!says && (names || is_open))
        {
          is_open = TRUE;
          continue;
        }
      if (is_open && has_parts (reading, begin, at))
        add_proposal (minutes, propose (reading, begin, begin, at));
      begin = at;
      is_open = TRUE;
    }
  if (is_open && has_parts (reading, begin, to))
    add_proposal (minutes, propose (reading, begin, begin, to));
}

static void
propose_items (const DubanMinutesReading *reading, const GArray *items, DubanMinutes *minutes)
{
  for (guint i = 0; i < items->len; i++)
    {
      const DubanMinutesItem *item = &g_array_index (items, DubanMinutesItem, i);
      DubanProposal *proposal;

      if (item->is_heading || (!item->is_numbered && i == 0 && items->len > 1))
        continue;
      if (!item->is_numbered)
        {
          propose_sentences (reading, item->from, item->to, minutes);
          continue;
        }
      proposal = propose (reading, item->from, item->body, item->to);
      inherit (reading, items, item->parent, proposal);
      inherit_opening (reading, items, proposal);
      add_proposal (minutes, proposal);
    }
}

/* A text in which nobody and no date is named is one task, if it is one. */
static void
propose_whole (const DubanMinutesReading *reading, const GArray *items, DubanMinutes *minutes)
{
  const DubanMinutesItem *item = &g_array_index (items, DubanMinutesItem, 0);

  add_proposal (minutes, propose (reading, item->from, item->from, item->to));
}

static gsize
measure (const char *text)
{
  const char *end;
  gsize size = strnlen (text, DUBAN_MINUTES_MAX);

  while (size > 0 && size == DUBAN_MINUTES_MAX && ((guchar) text[size] & 0xC0) == 0x80)
    size--;
  g_utf8_validate (text, (gssize) size, &end);
  return (gsize) (end - text);
}

DubanMinutes *
duban_minutes_read (const char *text, const DubanTerms *terms)
{
  const gsize size = measure (text);
  g_autofree char *copy = g_strndup (text, size);
  g_auto (DubanMinutesReading) reading = { 0 };
  g_autoptr (GArray) items = NULL;
  DubanMinutes *minutes = g_new0 (DubanMinutes, 1);
  gsize head;

  minutes->date = DUBAN_NO_DAY;
  minutes->size = size;
  minutes->marks = g_array_new (FALSE, FALSE, sizeof (DubanMinutesMark));
  minutes->proposals = g_ptr_array_new_with_free_func (proposal_free);
  duban_minutes_reading_init (&reading, copy, size, terms);
  items = duban_minutes_outline (&reading);
  head = items->len > 1 ? g_array_index (items, DubanMinutesItem, 1).from : 0;
  for (guint i = 0; i < items->len; i++)
    {
      const DubanMinutesItem *item = &g_array_index (items, DubanMinutesItem, i);

      duban_minutes_find_labels (&reading, item->body, item->to);
    }
  duban_minutes_read_paper (&reading, head, minutes);
  if (minutes->date != DUBAN_NO_DAY)
    reading.assigned = minutes->date;
  for (guint i = 0; i < items->len; i++)
    {
      const DubanMinutesItem *item = &g_array_index (items, DubanMinutesItem, i);

      read_range (&reading, item->body, item->to);
    }
  propose_items (&reading, items, minutes);
  if (minutes->proposals->len == 0 && items->len == 1)
    propose_whole (&reading, items, minutes);
  g_array_sort (minutes->marks, compare_marks);
  return minutes;
}

void
duban_minutes_free (DubanMinutes *minutes)
{
  g_free (minutes->assigner);
  g_free (minutes->source_ref);
  g_array_unref (minutes->marks);
  g_ptr_array_unref (minutes->proposals);
  g_free (minutes);
}
