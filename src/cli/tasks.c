/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/input.h"
#include "app/search/needle.h"
#include "app/view/farewell.h"
#include "app/wording/wording.h"
#include "cli/reading.h"
#include "cli/task-json.h"
#include "cli/text-table.h"
#include "core/charge.h"
#include "store/tasks.h"

#include <glib/gi18n-lib.h>
#include <stdio.h>
#include <string.h>

#define TITLE_PLACES 40
#define NAME_PLACES 20

/* What a person asked for, as given; NULL where not. */
typedef struct
{
  char *light, *rule, *leader, *unit, *status, *search;
} Wish;

/* The same, understood. */
typedef struct
{
  gboolean any_light, any_rule;
  DubanLight light;
  DubanRule rule;
  guint status;              /* 0: any */
  gboolean is_moved;         /* those that were handed over, and no others */
  const DubanLeader *leader; /* NULL: any */
  guint32 unit;              /* 0: any */
  DubanNeedle *needle;       /* NULL: any */
} Filter;

typedef struct
{
  DubanReading reading;
  Filter filter;
  DubanJson *json;       /* or NULL */
  DubanTextTable *table; /* or NULL */
  gsize n_listed;
  GError *error;
} Listing;

static void
wish_clear (Wish *wish)
{
  g_free (wish->light);
  g_free (wish->rule);
  g_free (wish->leader);
  g_free (wish->unit);
  g_free (wish->status);
  g_free (wish->search);
}

static void
listing_clear (Listing *listing)
{
  duban_reading_clear (&listing->reading);
  g_clear_pointer (&listing->filter.needle, duban_needle_free);
  g_clear_pointer (&listing->json, duban_json_free);
  g_clear_pointer (&listing->table, duban_text_table_free);
  g_clear_error (&listing->error);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Wish, wish_clear)
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Listing, listing_clear)

static gboolean
read_codes (Filter *filter, const Wish *wish, GError **error)
{
  filter->any_light = wish->light == NULL;
  if (!filter->any_light && !duban_light_parse (wish->light, &filter->light))
    {
      g_set_error (error, DUBAN_APP_ERROR, DUBAN_APP_ERROR_VALUE,
                   _ ("There is no light “%s”; say red, yellow, green or grey."), wish->light);
      return FALSE;
    }
  filter->is_moved = g_strcmp0 (wish->status, "handed-over") == 0;
  if (wish->status != NULL && !filter->is_moved)
    filter->status = duban_attr_parse_code (duban_attr_get_spec (DUBAN_ATTR_STATUS), wish->status);
  if (wish->status != NULL && filter->status == 0 && !filter->is_moved)
    {
      g_set_error (error, DUBAN_APP_ERROR, DUBAN_APP_ERROR_VALUE,
                   _ ("There is no status “%s”; say open, suspended, closed, withdrawn or "
                      "handed-over."),
                   wish->status);
      return FALSE;
    }
  filter->any_rule = wish->rule == NULL;
  if (filter->is_moved && (wish->rule != NULL || wish->light != NULL))
    {
      g_set_error_literal (error, DUBAN_APP_ERROR, DUBAN_APP_ERROR_VALUE,
                           _ ("What was handed over has neither light nor findings here; leave out "
                              "--light and --rule."));
      return FALSE;
    }
  return filter->any_rule || duban_reading_parse_rule (wish->rule, &filter->rule, error);
}

static gboolean
read_names (Listing *listing, const Wish *wish, GError **error)
{
  Filter *filter = &listing->filter;

  if (wish->leader != NULL)
    {
      filter->leader = duban_reading_find_leader (&listing->reading, wish->leader, error);
      if (filter->leader == NULL)
        return FALSE;
    }
  if (wish->unit != NULL)
    {
      const DubanUnit *unit = duban_reading_find_unit (&listing->reading, wish->unit, error);

      if (unit == NULL)
        return FALSE;
      filter->unit = unit->n;
    }
  if (wish->search == NULL)
    return TRUE;
  if (!duban_input_check_text ("search", wish->search, error))
    return FALSE;
  filter->needle = duban_needle_new (wish->search);
  return TRUE;
}

static gboolean
includes (const guint32 *list, gsize n, guint32 value)
{
  for (gsize i = 0; i < n; i++)
    if (list[i] == value)
      return TRUE;
  return FALSE;
}

static gboolean
concerns_unit (const DubanTask *task, guint32 unit)
{
  return task->unit == unit || includes (task->cooperating_units, task->n_cooperating_units, unit);
}

static guint
terms_of_names (Listing *listing, const guint32 *ns, gsize n_ns)
{
  const DubanDirectory *directory = listing->reading.session->terms->directory;
  guint terms = 0;

  for (gsize i = 0; i < n_ns; i++)
    terms |= duban_needle_find_terms (listing->filter.needle,
                                      duban_directory_get_name (directory, ns[i]));
  return terms;
}

/* As the window finds it (app/view/listing-filter.c, listing-texts.c). */
static gboolean
is_found (Listing *listing, const DubanTask *task)
{
  const DubanNeedle *needle = listing->filter.needle;
  const guint32 named[] = { task->lead, task->unit, task->field };
  const char *const texts[]
      = { task->title, task->number, task->assigner, task->assignee, task->unit_text };
  const char *const long_texts[] = { task->requirement, task->method, task->notes };
  guint terms = terms_of_names (listing, named, G_N_ELEMENTS (named))
                | terms_of_names (listing, task->cooperators, task->n_cooperators)
                | terms_of_names (listing, task->cooperating_units, task->n_cooperating_units);

  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    terms |= duban_needle_find_terms (needle, texts[i]);
  for (gsize i = 0; i < G_N_ELEMENTS (long_texts); i++)
    terms |= duban_needle_find_terms (needle, long_texts[i])
             & duban_needle_get_telling_terms (needle);
  return terms == duban_needle_get_all_terms (needle);
}

static gboolean
has_finding (const DubanVerdict *verdict, const DubanTaskVerdict *task, DubanRule rule)
{
  for (guint i = 0; i < task->count; i++)
    if (duban_verdict_get_task_finding (verdict, task, i)->rule == rule)
      return TRUE;
  return FALSE;
}

/* What the verdict alone can tell, before anything is read. */
static gboolean
passes_verdict (const Listing *listing, const DubanTaskVerdict *task)
{
  const Filter *filter = &listing->filter;

  return (filter->any_light || task->light == filter->light)
         && (filter->status == 0 || task->status == filter->status)
         && (filter->any_rule || has_finding (listing->reading.verdict, task, filter->rule));
}

static gboolean
passes (Listing *listing, const DubanTask *task)
{
  const Filter *filter = &listing->filter;
  const DubanTerms *terms = listing->reading.session->terms;

  return (filter->leader == NULL || duban_charge_concerns (terms, task, filter->leader))
         && (filter->unit == 0 || concerns_unit (task, filter->unit))
         && (filter->needle == NULL || is_found (listing, task));
}

/* Red first, within a light the longest overdue first. */
static int
compare_urgency (gconstpointer a, gconstpointer b)
{
  const DubanTaskVerdict *x = *(const DubanTaskVerdict *const *) a;
  const DubanTaskVerdict *y = *(const DubanTaskVerdict *const *) b;

  if (x->light != y->light)
    return x->light < y->light ? -1 : 1;
  if (x->days != y->days)
    return x->days > y->days ? -1 : 1;
  return x->task < y->task ? -1 : x->task > y->task;
}

static guint32 *
select_tasks (const Listing *listing, gsize *n_selected)
{
  gsize n, count = 0;
  const DubanTaskVerdict *tasks = duban_verdict_get_tasks (listing->reading.verdict, &n);
  g_autofree const DubanTaskVerdict **order = g_new (const DubanTaskVerdict *, n + 1);
  guint32 *selected;

  for (gsize i = 0; i < n; i++)
    if (passes_verdict (listing, &tasks[i]))
      order[count++] = &tasks[i];
  qsort (order, count, sizeof *order, compare_urgency);
  selected = g_new (guint32, count + 1);
  for (gsize i = 0; i < count; i++)
    selected[i] = order[i]->task;
  *n_selected = count;
  return selected;
}

static void
add_stage (DubanTextTable *table, const DubanStageResult *stage)
{
  g_autofree char *cell = NULL;

  if (stage->days > 0)
    cell = g_strdup_printf ("%s %d", duban_wording_of_state (stage->state), stage->days);
  duban_text_table_add (table, cell != NULL ? cell : duban_wording_of_state (stage->state), 0);
}

/* Those that were handed over: no verdict knows them. */
static guint32 *
list_moved (const Listing *listing, gsize *n_moved, GError **error)
{
  g_autoptr (GArray) moved = duban_tasks_list_moved (listing->reading.session->db, error);
  const guint32 none = 0;

  if (moved == NULL)
    return NULL;
  *n_moved = moved->len;
  g_array_append_val (moved, none); /* never empty, so never NULL */
  return (guint32 *) (gpointer) g_array_free (g_steal_pointer (&moved), FALSE);
}

static gboolean
add_status (Listing *listing, const DubanTask *task, GError **error)
{
  g_auto (DubanFarewell) farewell = { 0 };
  g_autofree char *words = NULL;

  if (task->moved)
    {
      if (!duban_farewell_load (&farewell, listing->reading.session, task, error))
        return FALSE;
      words = duban_farewell_to_text (&farewell);
    }
  duban_text_table_add (listing->table,
                        words != NULL ? words : duban_wording_of_status (task->status), 0);
  return TRUE;
}

static gboolean
add_row (Listing *listing, const DubanTask *task, const DubanRecord *records, gsize n_records)
{
  const DubanTerms *terms = listing->reading.session->terms;
  const DubanTaskVerdict *judged = duban_verdict_find_task (listing->reading.verdict, task->n);
  DubanTextTable *table = listing->table;
  char due[DUBAN_DAY_TEXT_SIZE];
  DubanClock137 clock;

  duban_clock137_judge (&clock, terms, task, records, n_records);
  duban_text_table_add (
      table, duban_wording_of_light (judged != NULL ? judged->light : DUBAN_LIGHT_GREY), 0);
  duban_text_table_add (table, task->number, NAME_PLACES);
  duban_text_table_add (table, task->title, TITLE_PLACES);
  duban_text_table_add (table, duban_directory_get_name (terms->directory, task->lead),
                        NAME_PLACES);
  duban_text_table_add (table, duban_directory_get_name (terms->directory, task->unit),
                        NAME_PLACES);
  for (int stage = 0; stage < DUBAN_N_STAGES; stage++)
    add_stage (table, &clock.stages[stage]);
  duban_text_table_add (table, duban_day_format (task->due, due), 0);
  return add_status (listing, task, &listing->error);
}

static gboolean
list_task_cb (const DubanTask *task, const DubanRecord *records, gsize n_records, gpointer data)
{
  Listing *listing = data;

  if (!passes (listing, task))
    return TRUE;
  listing->n_listed++;
  if (listing->json == NULL)
    return add_row (listing, task, records, n_records);
  duban_json_begin_object (listing->json, NULL);
  if (!duban_task_json_print_members (listing->json, listing->reading.session,
                                      listing->reading.verdict, task, records, n_records,
                                      &listing->error))
    return FALSE;
  duban_json_end_object (listing->json);
  return TRUE;
}

static gboolean
list_all (Listing *listing, GError **error)
{
  DubanSession *session = listing->reading.session;
  gsize n_selected = 0;
  g_autofree guint32 *selected = listing->filter.is_moved ? list_moved (listing, &n_selected, error)
                                                          : select_tasks (listing, &n_selected);

  if (selected == NULL
      || !duban_tasks_each_of (session->db, selected, n_selected, DUBAN_TASKS_ALL,
                               duban_clock_get_zone (session->clock), list_task_cb, listing, error))
    return FALSE;
  if (listing->error == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&listing->error));
  return FALSE;
}

static gboolean
print_json (Listing *listing, GError **error)
{
  listing->json = duban_json_new ();
  duban_json_begin_object (listing->json, NULL);
  duban_reading_print_now (&listing->reading, listing->json);
  duban_json_begin_array (listing->json, "tasks");
  if (!list_all (listing, error))
    return FALSE;
  duban_json_end_array (listing->json);
  duban_json_end_object (listing->json);
  return duban_json_finish (listing->json, error);
}

static gboolean
print_text (Listing *listing, GError **error)
{
  const char *const headings[] = { _ ("Light"),
                                   duban_wording_of_attr (DUBAN_ATTR_NUMBER),
                                   duban_wording_of_attr (DUBAN_ATTR_TITLE),
                                   duban_wording_of_attr (DUBAN_ATTR_LEAD),
                                   duban_wording_of_attr (DUBAN_ATTR_UNIT),
                                   duban_wording_of_stage (DUBAN_STAGE_DEPLOY),
                                   duban_wording_of_stage (DUBAN_STAGE_APPROACH),
                                   duban_wording_of_stage (DUBAN_STAGE_FEEDBACK),
                                   duban_wording_of_attr (DUBAN_ATTR_DUE),
                                   duban_wording_of_attr (DUBAN_ATTR_STATUS) };

  listing->table = duban_text_table_new (headings, G_N_ELEMENTS (headings));
  if (!list_all (listing, error))
    return FALSE;
  duban_text_table_print (listing->table);
  /* translators: %zu is how many tasks are listed */
  printf (g_dngettext (GETTEXT_PACKAGE, "%zu task\n", "%zu tasks\n", listing->n_listed),
          listing->n_listed);
  return TRUE;
}

gboolean
duban_cli_tasks (DubanCli *cli, int argc, char **argv, GError **error)
{
  g_auto (Wish) wish = { 0 };
  g_auto (Listing) listing = { 0 };
  const GOptionEntry entries[] = {
    { "light", 0, 0, G_OPTION_ARG_STRING, &wish.light, NULL, NULL },
    { "rule", 0, 0, G_OPTION_ARG_STRING, &wish.rule, NULL, NULL },
    { "leader", 0, 0, G_OPTION_ARG_STRING, &wish.leader, NULL, NULL },
    { "unit", 0, 0, G_OPTION_ARG_STRING, &wish.unit, NULL, NULL },
    { "status", 0, 0, G_OPTION_ARG_STRING, &wish.status, NULL, NULL },
    { "search", 0, 0, G_OPTION_ARG_STRING, &wish.search, NULL, NULL },
    G_OPTION_ENTRY_NULL,
  };

  if (!duban_cli_parse (cli, &argc, &argv, entries, 0, 0, error)
      || !read_codes (&listing.filter, &wish, error)
      || !duban_reading_open (&listing.reading, cli, error) || !read_names (&listing, &wish, error))
    return FALSE;
  return cli->json ? print_json (&listing, error) : print_text (&listing, error);
}
