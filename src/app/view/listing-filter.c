/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/view/listing-filter.h"

#include "app/search/needle.h"
#include "core/charge.h"

#include <string.h>

struct _DubanListingFilter
{
  DubanSnapshot *snapshot;
  const DubanListingQuery *query;
  guint32 self;
  DubanDay from, to;      /* of the query's span */
  DubanNeedle *needle;    /* NULL: everything is found */
  guint8 *name_terms;     /* by entity number: the terms of the needle that its name holds */
  guint32 n_name_terms;   /* the length of that */
  GHashTable *set;        /* of tasks; NULL: all */
  GHashTable *charges[2]; /* (unit, field) → whether scope, or leader, is in charge, plus 1 */
};

static guint32
find_last (const DubanDirectory *directory)
{
  guint32 last = 0;
  gsize n;
  const DubanLeader *const *leaders = duban_directory_list_leaders (directory, &n);

  for (gsize i = 0; i < n; i++)
    last = MAX (last, leaders[i]->n);
  const DubanUnit *const *units = duban_directory_list_units (directory, &n);
  for (gsize i = 0; i < n; i++)
    last = MAX (last, units[i]->n);
  const DubanField *const *fields = duban_directory_list_fields (directory, &n);
  for (gsize i = 0; i < n; i++)
    last = MAX (last, fields[i]->n);
  return last;
}

static void
search_name (DubanListingFilter *filter, guint32 n, const char *name)
{
  filter->name_terms[n] = (guint8) duban_needle_find_terms (filter->needle, name);
}

/* A few hundred names, found in once and not for each of their tasks. */
static void
search_names (DubanListingFilter *filter)
{
  const DubanDirectory *directory = filter->snapshot->terms->directory;
  gsize n;

  filter->n_name_terms = find_last (directory) + 1;
  filter->name_terms = g_new0 (guint8, filter->n_name_terms);
  const DubanLeader *const *leaders = duban_directory_list_leaders (directory, &n);
  for (gsize i = 0; i < n; i++)
    search_name (filter, leaders[i]->n, leaders[i]->name);
  const DubanUnit *const *units = duban_directory_list_units (directory, &n);
  for (gsize i = 0; i < n; i++)
    search_name (filter, units[i]->n, units[i]->name);
  const DubanField *const *fields = duban_directory_list_fields (directory, &n);
  for (gsize i = 0; i < n; i++)
    search_name (filter, fields[i]->n, fields[i]->name);
}

static guint
terms_of_name (const DubanListingFilter *filter, guint32 n)
{
  return n < filter->n_name_terms ? filter->name_terms[n] : 0;
}

static guint
terms_of_list (const DubanListingFilter *filter, guint32 list, guint n_list)
{
  const guint32 *ns = duban_register_get_list (filter->snapshot->reg, list);
  guint terms = 0;

  for (guint i = 0; i < n_list; i++)
    terms |= terms_of_name (filter, ns[i]);
  return terms;
}

/* Each term stands in the number, the title, or the name of one who has to do with it. */
static gboolean
is_found (const DubanListingFilter *filter, const DubanRegisterRow *row, guint text_terms)
{
  const DubanNeedle *needle = filter->needle;
  const DubanRegister *reg = filter->snapshot->reg;
  const guint all = duban_needle_get_all_terms (needle);
  const guint32 texts[] = { row->title, row->number, row->unit_text, row->assigner_text };
  guint terms = text_terms | terms_of_name (filter, row->lead) | terms_of_name (filter, row->unit)
                | terms_of_name (filter, row->field) | terms_of_name (filter, row->assignee)
                | terms_of_list (filter, row->cooperators, row->n_cooperators)
                | terms_of_list (filter, row->cooperating_units, row->n_cooperating_units);

  for (gsize i = 0; i < G_N_ELEMENTS (texts) && terms != all; i++)
    terms |= duban_needle_find_terms (needle, duban_register_get_text (reg, texts[i]));
  return terms == all;
}

/* In charge by the portfolio today: asked once for each unit and field. */
static gboolean
is_in_charge (DubanListingFilter *filter, int who, guint32 leader, const DubanRegisterRow *row)
{
  const DubanTerms *terms = filter->snapshot->terms;
  gint64 key = (gint64) row->unit << 32 | row->field;
  DubanCharge charge;
  gpointer known;

  if (filter->charges[who] == NULL)
    filter->charges[who] = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  known = g_hash_table_lookup (filter->charges[who], &key);
  if (known == NULL)
    {
      duban_charge_of (&charge, terms->directory, row->unit, row->field, terms->today);
      known = GUINT_TO_POINTER (duban_charge_includes (&charge, leader) ? 2 : 1);
      g_hash_table_insert (filter->charges[who], g_memdup2 (&key, sizeof key), known);
    }
  return GPOINTER_TO_UINT (known) == 2;
}

/* As duban_register_concerns() says. */
static gboolean
concerns (DubanListingFilter *filter, int who, guint32 leader, const DubanRegisterRow *row)
{
  return duban_register_concerns (filter->snapshot->reg, NULL, row, leader)
         || is_in_charge (filter, who, leader, row);
}

static gboolean
concerns_unit (const DubanRegister *reg, const DubanRegisterRow *row, guint32 unit)
{
  const guint32 *units = duban_register_get_list (reg, row->cooperating_units);

  if (row->unit == unit)
    return TRUE;
  for (guint i = 0; i < row->n_cooperating_units; i++)
    if (units[i] == unit)
      return TRUE;
  return FALSE;
}

static gboolean
is_in_span (const DubanListingFilter *filter, const DubanRegisterRow *row)
{
  DubanListingDate date = filter->query->date;
  DubanDay day = date == DUBAN_LISTING_DATE_DUE ? row->due : row->assigned;

  return date == DUBAN_LISTING_DATE_NONE
         || (day != DUBAN_NO_DAY && (filter->from == DUBAN_NO_DAY || day >= filter->from)
             && (filter->to == DUBAN_NO_DAY || day <= filter->to));
}

static gboolean
goes_that_way (const DubanListingFilter *filter, const DubanRegisterRow *row)
{
  switch (filter->query->direction)
    {
    case DUBAN_DIRECTION_RECEIVED:
      return filter->self != 0 && (row->lead == filter->self || row->assignee == filter->self);
    case DUBAN_DIRECTION_GIVEN:
      return filter->self != 0 && row->assigner == filter->self;
    case DUBAN_DIRECTION_ANY:
    default:
      return TRUE;
    }
}

static gboolean
has_finding (const DubanListingFilter *filter, const DubanTaskVerdict *task)
{
  for (guint i = 0; i < task->count; i++)
    {
      const DubanFinding *finding
          = duban_verdict_get_task_finding (filter->snapshot->verdict, task, i);

      if ((int) finding->rule == filter->query->rule && !finding->waived)
        return TRUE;
    }
  return FALSE;
}

static gboolean
passes_register (DubanListingFilter *filter, const DubanRegisterRow *row, guint text_terms)
{
  const DubanListingQuery *query = filter->query;
  const DubanRegister *reg = filter->snapshot->reg;
  const guint32 scope = filter->snapshot->scope;

  if (query->importance != 0 && row->importance != query->importance)
    return FALSE;
  if (query->source != NULL
      && strcmp (duban_register_get_text (reg, row->source), query->source) != 0)
    return FALSE;
  if (query->unit != 0 && !concerns_unit (reg, row, query->unit))
    return FALSE;
  if (!is_in_span (filter, row) || !goes_that_way (filter, row))
    return FALSE;
  if (scope != 0 && !concerns (filter, 0, scope, row))
    return FALSE;
  if (query->leader != 0 && !concerns (filter, 1, query->leader, row))
    return FALSE;
  return filter->needle == NULL || is_found (filter, row, text_terms);
}

DubanListingFilter *
duban_listing_filter_new (DubanSnapshot *snapshot, const DubanListingQuery *query)
{
  DubanListingFilter *filter = g_new0 (DubanListingFilter, 1);
  const guint32 *tasks = NULL;
  gsize size = 0;

  filter->snapshot = snapshot;
  filter->query = query;
  filter->self = duban_listing_query_get_self (snapshot);
  duban_listing_query_get_days (query, snapshot->terms->today, &filter->from, &filter->to);
  filter->needle = duban_needle_new (query->search);
  if (duban_needle_is_empty (filter->needle))
    g_clear_pointer (&filter->needle, duban_needle_free);
  else
    search_names (filter);
  if (query->set == NULL)
    return filter;
  filter->set = g_hash_table_new (NULL, NULL);
  tasks = g_bytes_get_data (query->set, &size);
  for (gsize i = 0; i < size / sizeof *tasks; i++)
    g_hash_table_add (filter->set, GUINT_TO_POINTER (tasks[i]));
  return filter;
}

void
duban_listing_filter_free (DubanListingFilter *filter)
{
  g_clear_pointer (&filter->needle, duban_needle_free);
  g_clear_pointer (&filter->set, g_hash_table_unref);
  for (gsize i = 0; i < G_N_ELEMENTS (filter->charges); i++)
    g_clear_pointer (&filter->charges[i], g_hash_table_unref);
  g_free (filter->name_terms);
  g_free (filter);
}

gboolean
duban_listing_filter_passes (DubanListingFilter *filter, const DubanTaskVerdict *task,
                             const DubanRegisterRow *row, guint text_terms)
{
  const DubanListingQuery *query = filter->query;

  if (query->statuses != 0 && !(query->statuses & 1u << task->status))
    return FALSE;
  if (filter->set != NULL && !g_hash_table_contains (filter->set, GUINT_TO_POINTER (task->task)))
    return FALSE;
  if (query->rule != DUBAN_LISTING_ANY_RULE && !has_finding (filter, task))
    return FALSE;
  return row == NULL || passes_register (filter, row, text_terms);
}
