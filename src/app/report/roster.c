/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/report/roster.h"

#include "core/code.h"

#include <stdlib.h>
#include <string.h>

#define KEY_PROJECT "重点项目" /* as a paper is stored */

/* What a task is ordered by. */
typedef struct
{
  guint32 task;
  guint8 light;
  guint8 is_routine;
  gint32 days;
  const char *name;
} Place;

void
duban_roster_free (DubanRoster *roster)
{
  g_array_unref (roster->led);
  g_array_unref (roster->items);
  g_array_unref (roster->crossing);
  g_array_unref (roster->coming);
  g_array_unref (roster->projects);
  for (guint i = 0; i < G_N_ELEMENTS (roster->lights); i++)
    g_array_unref (roster->lights[i]);
  for (guint i = 0; i < G_N_ELEMENTS (roster->problems); i++)
    g_array_unref (roster->problems[i]);
  g_free (roster);
}

static Place
make_place (const DubanFigures *figures, guint32 task)
{
  const DubanTaskVerdict *verdict = duban_verdict_find_task (figures->verdict, task);
  const DubanFigureTask *one = duban_figures_find (figures, task);

  return (Place){ .task = task,
                  .light = verdict != NULL ? verdict->light : DUBAN_LIGHT_GREY,
                  .is_routine = one == NULL || one->importance != DUBAN_KEY,
                  .days = verdict != NULL ? verdict->days : 0,
                  .name = one != NULL ? one->name : "" };
}

static int
compare_names (const Place *x, const Place *y)
{
  const int order = strcmp (x->name, y->name);

  return order != 0 ? order : (x->task > y->task) - (x->task < y->task);
}

static int
compare_by_name (gconstpointer a, gconstpointer b)
{
  return compare_names (a, b);
}

static int
compare_places (gconstpointer a, gconstpointer b)
{
  const Place *x = a;
  const Place *y = b;

  if (x->light != y->light)
    return x->light < y->light ? -1 : 1;
  if (x->is_routine != y->is_routine)
    return x->is_routine ? 1 : -1;
  if (x->days != y->days)
    return x->days > y->days ? -1 : 1;
  return compare_names (x, y);
}

/* (transfer full, of Place) */
static GArray *
order (const DubanFigures *figures, const GArray *tasks, GCompareFunc compare)
{
  GArray *places = g_array_sized_new (FALSE, FALSE, sizeof (Place), tasks->len);

  for (guint i = 0; i < tasks->len; i++)
    {
      const Place place = make_place (figures, g_array_index (tasks, guint32, i));

      g_array_append_val (places, place);
    }
  g_array_sort (places, compare);
  return places;
}

static GArray *
tasks_new (void)
{
  return g_array_new (FALSE, FALSE, sizeof (guint32));
}

/* Item by item: all where they are few; else the red ones and the key ones, up to the limit. */
static void
take_led (DubanRoster *roster, const DubanFigures *figures)
{
  const GArray *tasks = duban_summary_get_tasks (figures->summary, DUBAN_SUMMARY_LED);
  const gboolean are_few = tasks->len <= DUBAN_ROSTER_ITEMS;
  g_autoptr (GArray) places = order (figures, tasks, compare_places);

  for (guint i = 0; i < places->len; i++)
    {
      const Place *place = &g_array_index (places, Place, i);

      g_array_append_val (roster->led, place->task);
      g_array_append_val (roster->lights[place->light], place->task);
      if (roster->items->len < DUBAN_ROSTER_ITEMS
          && (are_few || place->light == DUBAN_LIGHT_RED || !place->is_routine))
        g_array_append_val (roster->items, place->task);
    }
  roster->n_rows = MIN (roster->led->len, DUBAN_ROSTER_ROWS);
}

static void
take_crossing (DubanRoster *roster, const DubanFigures *figures)
{
  const GArray *tasks = duban_summary_get_tasks (figures->summary, DUBAN_SUMMARY_CROSSING);
  g_autoptr (GArray) places = order (figures, tasks, compare_by_name);

  for (guint i = 0; i < places->len; i++)
    g_array_append_val (roster->crossing, g_array_index (places, Place, i).task);
}

static gboolean
is_ahead (guint rule)
{
  return rule == DUBAN_RULE_DEPLOY_TODAY || rule == DUBAN_RULE_APPROACH_TODAY
         || rule == DUBAN_RULE_FEEDBACK_TODAY || rule == DUBAN_RULE_DUE_SOON;
}

static int
compare_numbers (const void *a, const void *b)
{
  const guint32 x = *(const guint32 *) a;
  const guint32 y = *(const guint32 *) b;

  return (x > y) - (x < y);
}

static gboolean
has_task (const DubanFigures *figures, DubanSummaryFigure figure, guint32 task)
{
  const GArray *tasks = duban_summary_get_tasks (figures->summary, figure);

  return tasks->len > 0
         && bsearch (&task, tasks->data, tasks->len, sizeof task, compare_numbers) != NULL;
}

gboolean
duban_roster_has_finding (const DubanFigures *figures, const DubanFinding *finding)
{
  const guint32 leader = duban_summary_get_leader (figures->summary);

  if (finding->severity > DUBAN_SEVERITY_WARNING || finding->waived || finding->task == 0
      || is_ahead (finding->rule))
    return FALSE;
  return leader == 0 || finding->leader == leader
         || (finding->rule == DUBAN_RULE_CONTRADICTORY_ACCOUNTS && finding->other == leader)
         || has_task (figures, DUBAN_SUMMARY_OPEN, finding->task)
         || has_task (figures, DUBAN_SUMMARY_LED, finding->task);
}

/* The findings come red first, then by days: so do their tasks. */
static void
take_problems (DubanRoster *roster, const DubanFigures *figures)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (NULL, NULL);
  gsize n;
  const DubanFinding *findings = duban_verdict_get_findings (figures->verdict, &n);

  for (gsize i = 0; i < n; i++)
    if (duban_roster_has_finding (figures, &findings[i])
        && g_hash_table_add (seen, GUINT_TO_POINTER (findings[i].task)))
      g_array_append_val (roster->problems[findings[i].severity], findings[i].task);
}

static void
take_coming (DubanRoster *roster, const DubanFigures *figures)
{
  const GArray *coming = duban_summary_get_coming (figures->summary);
  g_autoptr (GHashTable) seen = g_hash_table_new (NULL, NULL);

  for (guint i = 0; i < coming->len; i++)
    {
      const DubanComing *item = &g_array_index (coming, DubanComing, i);

      if (g_hash_table_add (seen, GUINT_TO_POINTER (item->task)))
        g_array_append_val (roster->coming, item->task);
    }
}

static void
take_projects (DubanRoster *roster, const DubanFigures *figures)
{
  for (int pass = 0; pass < 2; pass++)
    for (guint i = 0; i < roster->led->len; i++)
      {
        const guint32 n = g_array_index (roster->led, guint32, i);
        const DubanFigureTask *task = duban_figures_find (figures, n);
        const gboolean is_project = g_str_equal (task->paper, KEY_PROJECT);

        if (pass == 0 ? is_project : !is_project && task->importance == DUBAN_KEY)
          g_array_append_val (roster->projects, n);
      }
}

DubanRoster *
duban_roster_new (const DubanFigures *figures)
{
  DubanRoster *roster = g_new0 (DubanRoster, 1);

  roster->led = tasks_new ();
  roster->items = tasks_new ();
  roster->crossing = tasks_new ();
  roster->coming = tasks_new ();
  roster->projects = tasks_new ();
  for (guint i = 0; i < G_N_ELEMENTS (roster->lights); i++)
    roster->lights[i] = tasks_new ();
  for (guint i = 0; i < G_N_ELEMENTS (roster->problems); i++)
    roster->problems[i] = tasks_new ();
  take_led (roster, figures);
  take_crossing (roster, figures);
  take_problems (roster, figures);
  take_coming (roster, figures);
  if (duban_summary_get_period (figures->summary).kind == DUBAN_PERIOD_MONTH)
    take_projects (roster, figures);
  return roster;
}

static void
name (GArray *named, GHashTable *seen, const GArray *tasks, guint limit)
{
  for (guint i = 0; i < MIN (tasks->len, limit); i++)
    {
      const guint32 task = g_array_index (tasks, guint32, i);

      if (g_hash_table_add (seen, GUINT_TO_POINTER (task)))
        g_array_append_val (named, task);
    }
}

GArray *
duban_roster_list_named (const DubanRoster *roster)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (NULL, NULL);
  GArray *named = tasks_new ();

  name (named, seen, roster->items, roster->items->len);
  name (named, seen, roster->led, roster->n_rows);
  name (named, seen, roster->crossing, DUBAN_ROSTER_CROSSING);
  name (named, seen, roster->projects, DUBAN_ROSTER_PROJECTS);
  name (named, seen, roster->coming, DUBAN_ROSTER_COMING);
  for (guint i = 0; i < G_N_ELEMENTS (roster->problems); i++)
    name (named, seen, roster->problems[i], DUBAN_ROSTER_PROBLEMS);
  return named;
}
