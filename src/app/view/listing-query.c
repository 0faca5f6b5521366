/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/view/listing-query.h"

#include "app/wording/wording.h"
#include "core/period.h"

#include "app/words.h"

void
duban_listing_query_init (DubanListingQuery *query)
{
  *query = (DubanListingQuery){
    .order = DUBAN_LISTING_BY_LIGHT,
    .light = DUBAN_LISTING_ANY_LIGHT,
    .rule = DUBAN_LISTING_ANY_RULE,
    .statuses = DUBAN_LISTING_UNDER_WAY,
    .from = DUBAN_NO_DAY,
    .to = DUBAN_NO_DAY,
  };
}

void
duban_listing_query_clear (DubanListingQuery *query)
{
  g_clear_pointer (&query->source, g_free);
  g_clear_pointer (&query->search, g_free);
  g_clear_pointer (&query->set, g_bytes_unref);
  g_clear_pointer (&query->set_words, g_free);
}

void
duban_listing_query_copy (const DubanListingQuery *from, DubanListingQuery *to)
{
  DubanListingQuery copy = *from;

  copy.source = g_strdup (from->source);
  copy.search = g_strdup (from->search);
  copy.set = from->set != NULL ? g_bytes_ref (from->set) : NULL;
  copy.set_words = g_strdup (from->set_words);
  *to = copy;
}

void
duban_listing_query_take_everything (DubanListingQuery *query)
{
  DubanListingQuery all;

  duban_listing_query_init (&all);
  all.statuses = 0;
  all.order = query->order;
  all.reversed = query->reversed;
  duban_listing_query_clear (query);
  *query = all;
}

void
duban_listing_query_take_set (DubanListingQuery *query, const guint32 *tasks, gsize n,
                              const char *words)
{
  duban_listing_query_take_everything (query);
  query->set = g_bytes_new (tasks, n * sizeof *tasks);
  query->set_words = g_strdup (words);
}

gboolean
duban_listing_query_is_narrowed (const DubanListingQuery *query)
{
  return query->rule != DUBAN_LISTING_ANY_RULE || query->importance != 0 || query->leader != 0
         || query->unit != 0 || query->direction != DUBAN_DIRECTION_ANY
         || query->date != DUBAN_LISTING_DATE_NONE || query->source != NULL || query->set != NULL
         || (query->search != NULL && query->search[0] != '\0');
}

gboolean
duban_listing_query_needs_register (const DubanListingQuery *query, guint32 scope)
{
  gboolean by_verdict = query->order == DUBAN_LISTING_BY_LIGHT
                        || query->order == DUBAN_LISTING_BY_DAYS
                        || query->order == DUBAN_LISTING_BY_STATUS;

  return !by_verdict || scope != 0 || duban_listing_query_is_narrowed (query);
}

void
duban_listing_query_get_days (const DubanListingQuery *query, DubanDay today, DubanDay *from,
                              DubanDay *to)
{
  static const DubanPeriodKind kinds[DUBAN_N_SPANS] = {
    [DUBAN_SPAN_WEEK] = DUBAN_PERIOD_WEEK,
    [DUBAN_SPAN_NEXT_WEEK] = DUBAN_PERIOD_WEEK,
    [DUBAN_SPAN_MONTH] = DUBAN_PERIOD_MONTH,
    [DUBAN_SPAN_QUARTER] = DUBAN_PERIOD_QUARTER,
  };
  DubanPeriod period;

  *from = query->from;
  *to = query->to;
  if (query->span == DUBAN_SPAN_DAYS)
    return;
  if (query->span == DUBAN_SPAN_YEAR)
    {
      *from = duban_day_from_ymd (duban_day_get_year (today), 1, 1);
      *to = duban_day_from_ymd (duban_day_get_year (today), 12, 31);
      return;
    }
  period = duban_period_of (kinds[query->span],
                            query->span == DUBAN_SPAN_NEXT_WEEK ? today + 7 : today);
  *from = period.from;
  *to = period.to;
}

guint32
duban_listing_query_get_self (const DubanSnapshot *snapshot)
{
  return snapshot->scope != 0 ? snapshot->scope : snapshot->terms->desk_leader;
}

static void
add_part (GString *words, const char *part)
{
  if (part == NULL || part[0] == '\0')
    return;
  if (words->len > 0)
    g_string_append (words, " · ");
  g_string_append (words, part);
}

static void
say_statuses (GString *words, guint statuses)
{
  g_autoptr (GString) names = g_string_new (NULL);

  if (statuses == DUBAN_LISTING_UNDER_WAY)
    g_string_append (names, C_ ("tasks", "Open"));
  else
    for (guint status = DUBAN_STATUS_OPEN; status <= DUBAN_STATUS_WITHDRAWN; status++)
      if (statuses & 1u << status)
        {
          /* Translators: between the names of a list */
          g_string_append (names, names->len > 0 ? C_ ("list of names", ", ") : "");
          g_string_append (names, duban_wording_of_status (status));
        }
  if (statuses & DUBAN_LISTING_HANDED_OVER)
    g_string_append (names, C_ ("task", "handed over"));
  add_part (words, names->str);
}

static char *
say_days (const DubanListingQuery *query, DubanDay today)
{
  static const char *const spans[DUBAN_N_SPANS] = {
    [DUBAN_SPAN_WEEK] = N_ ("this week"),   [DUBAN_SPAN_NEXT_WEEK] = N_ ("next week"),
    [DUBAN_SPAN_MONTH] = N_ ("this month"), [DUBAN_SPAN_QUARTER] = N_ ("this quarter"),
    [DUBAN_SPAN_YEAR] = N_ ("this year"),
  };
  g_autofree char *from = duban_wording_of_day (query->from, today);
  g_autofree char *to = duban_wording_of_day (query->to, today);

  if (query->span != DUBAN_SPAN_DAYS)
    return g_strdup (_ (spans[query->span]));
  if (query->to == DUBAN_NO_DAY)
    /* Translators: days from this one on */
    return g_strdup_printf (_ ("from %s"), from);
  if (query->from == DUBAN_NO_DAY)
    /* Translators: days up to this one */
    return g_strdup_printf (_ ("until %s"), to);
  /* Translators: the first and the last of some days */
  return g_strdup_printf (_ ("%s to %s"), from, to);
}

static void
say_date (GString *words, const DubanListingQuery *query, DubanDay today)
{
  g_autofree char *days = NULL;
  g_autofree char *part = NULL;

  if (query->date == DUBAN_LISTING_DATE_NONE)
    return;
  if (query->span == DUBAN_SPAN_DAYS && query->from == DUBAN_NO_DAY && query->to == DUBAN_NO_DAY)
    {
      add_part (words, query->date == DUBAN_LISTING_DATE_DUE ? _ ("with a deadline")
                                                             : _ ("with a date of assignment"));
      return;
    }
  days = say_days (query, today);
  part = g_strdup_printf (query->date == DUBAN_LISTING_DATE_DUE
                              /* Translators: %s are some days: this week, from 1 November */
                              ? _ ("due %s")
                              /* Translators: %s are some days: this week, from 1 November */
                              : _ ("assigned %s"),
                          days);
  add_part (words, part);
}

char *
duban_listing_query_say (const DubanListingQuery *query, const DubanTerms *terms)
{
  g_autoptr (GString) words = g_string_new (NULL);
  const char *directions[DUBAN_N_DIRECTIONS]
      = { NULL, C_ ("direction", "Assigned to me"), C_ ("direction", "Assigned by me") };
  g_autofree char *search = NULL;

  add_part (words, query->set_words);
  if (query->light != DUBAN_LISTING_ANY_LIGHT)
    add_part (words, duban_wording_of_light (query->light));
  say_statuses (words, query->statuses);
  add_part (words, directions[query->direction]);
  if (query->rule != DUBAN_LISTING_ANY_RULE)
    add_part (words, duban_wording_of_rule (query->rule));
  if (query->importance != 0)
    add_part (words, duban_wording_of_importance (query->importance));
  add_part (words, query->source);
  add_part (words, duban_directory_get_name (terms->directory, query->leader));
  add_part (words, duban_directory_get_name (terms->directory, query->unit));
  say_date (words, query, terms->today);
  if (query->search != NULL && query->search[0] != '\0')
    /* Translators: %s is what was searched for */
    search = g_strdup_printf (_ ("“%s”"), query->search);
  add_part (words, search);
  return g_string_free (g_steal_pointer (&words), FALSE);
}
