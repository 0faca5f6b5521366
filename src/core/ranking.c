/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/ranking.h"

#include "core/standing.h"

#include <string.h>

/* Four denominators of 24 bits each, times ten thousand times the weights. */
__extension__ typedef unsigned __int128 Wide;
#define DUE_MAX ((1u << 24) - 1)

struct _DubanRanking
{
  DubanTerms *terms;
  DubanPeriod period;
  DubanDay as_of;
  GArray *rows;  /* of DubanRankingRow */
  GArray *items; /* of DubanRankingItem, by unit first */
};

struct _DubanRankingBuilder
{
  DubanRanking *ranking;
  DubanStanding standing;
  GArray *ends; /* of DubanDay */
};

static const DubanSettingKey weights[DUBAN_N_RANKING_PARTS] = {
  DUBAN_SETTING_WEIGHT_DEPLOY,
  DUBAN_SETTING_WEIGHT_APPROACH,
  DUBAN_SETTING_WEIGHT_FEEDBACK,
  DUBAN_SETTING_WEIGHT_COMPLETION,
};

/* In this order; others after them, none last. */
static const char *const categories[] = { "部门", "镇", "园区", "企业", "事业" };

void
duban_ranking_free (DubanRanking *ranking)
{
  duban_terms_unref (ranking->terms);
  g_array_unref (ranking->rows);
  g_array_unref (ranking->items);
  g_free (ranking);
}

DubanPeriod
duban_ranking_get_period (const DubanRanking *ranking)
{
  return ranking->period;
}

DubanDay
duban_ranking_get_as_of (const DubanRanking *ranking)
{
  return ranking->as_of;
}

DubanRankingBuilder *
duban_ranking_builder_new (DubanTerms *terms, DubanPeriod period)
{
  DubanRankingBuilder *builder = g_new0 (DubanRankingBuilder, 1);

  builder->ranking = g_new (DubanRanking, 1);
  *builder->ranking
      = (DubanRanking){ .terms = duban_terms_ref (terms),
                        .period = period,
                        .as_of = MIN (period.to, terms->today),
                        .rows = g_array_new (FALSE, FALSE, sizeof (DubanRankingRow)),
                        .items = g_array_new (FALSE, FALSE, sizeof (DubanRankingItem)) };
  duban_standing_init (&builder->standing);
  builder->ends = g_array_new (FALSE, FALSE, sizeof (DubanDay));
  return builder;
}

void
duban_ranking_builder_free (DubanRankingBuilder *builder)
{
  g_clear_pointer (&builder->ranking, duban_ranking_free);
  duban_standing_clear (&builder->standing);
  g_array_unref (builder->ends);
  g_free (builder);
}

/* A withdrawn task counts nowhere from the day of its withdrawal. */
static gboolean
is_withdrawn_by (const DubanTask *task, DubanDay day)
{
  return task->status == DUBAN_STATUS_WITHDRAWN && task->closed <= day;
}

static void
add_item (DubanRankingBuilder *builder, DubanRankingPart part, DubanDay due, gboolean on_time,
          const DubanTask *task, const DubanRecord *records, gsize n_records)
{
  DubanRankingItem item = { .unit = duban_standing_find_unit (task, records, n_records, due),
                            .task = task->n,
                            .due = due,
                            .part = (guint8) part,
                            .on_time = (guint8) on_time };

  if (item.unit != 0)
    g_array_append_val (builder->ranking->items, item);
}

/* The stages of the round that was the present one at the end of `day`. */
static void
add_round (DubanRankingBuilder *builder, const DubanTask *task, const DubanRecord *records,
           gsize n_records, DubanDay day)
{
  const DubanRanking *ranking = builder->ranking;
  DubanStanding *standing = &builder->standing;
  DubanClock137 clock;

  duban_standing_set (standing, ranking->terms, task, records, n_records, day);
  duban_clock137_judge (&clock, &standing->terms, &standing->task, standing->records,
                        standing->n_records);
  for (int i = 0; i < DUBAN_N_STAGES; i++)
    {
      const DubanStageResult *stage = &clock.stages[i];

      if (stage->due == DUBAN_NO_DAY || stage->due < ranking->period.from || stage->due > day
          || stage->state == DUBAN_STATE_EXCUSED || is_withdrawn_by (&standing->task, stage->due))
        continue;
      add_item (builder, (DubanRankingPart) i, stage->due, stage->state == DUBAN_STATE_MET, task,
                records, n_records);
    }
}

static void
add_completion (DubanRankingBuilder *builder, const DubanTask *task, const DubanRecord *records,
                gsize n_records)
{
  const DubanRanking *ranking = builder->ranking;
  const DubanTask *then = &builder->standing.task;
  gboolean is_closed;

  if (task->due == DUBAN_NO_DAY || task->due < ranking->period.from || task->due > ranking->as_of)
    return;
  duban_standing_set (&builder->standing, ranking->terms, task, records, n_records, ranking->as_of);
  is_closed = then->status == DUBAN_STATUS_CLOSED;
  if (is_withdrawn_by (then, task->due) || (is_closed && then->closed == DUBAN_NO_DAY))
    return;
  add_item (builder, DUBAN_RANKING_COMPLETION, task->due, is_closed && then->closed <= task->due,
            task, records, n_records);
}

static int
compare_days (gconstpointer a, gconstpointer b)
{
  const DubanDay x = *(const DubanDay *) a;
  const DubanDay y = *(const DubanDay *) b;

  return (x > y) - (x < y);
}

/* A round that ended before the period has no stage in it. */
void
duban_ranking_builder_add (DubanRankingBuilder *builder, const DubanTask *task,
                           const DubanRecord *records, gsize n_records)
{
  const DubanRanking *ranking = builder->ranking;
  DubanDay before = DUBAN_NO_DAY;

  if (task->deleted)
    return;
  g_array_set_size (builder->ends, 0);
  duban_standing_list_round_ends (records, n_records, ranking->as_of, builder->ends);
  g_array_append_val (builder->ends, ranking->as_of);
  g_array_sort (builder->ends, compare_days);
  for (guint i = 0; i < builder->ends->len; i++)
    {
      const DubanDay end = g_array_index (builder->ends, DubanDay, i);

      if (end != before && end >= ranking->period.from)
        add_round (builder, task, records, n_records, end);
      before = end;
    }
  add_completion (builder, task, records, n_records);
}

static int
compare_items (gconstpointer a, gconstpointer b)
{
  const DubanRankingItem *x = a;
  const DubanRankingItem *y = b;

  if (x->unit != y->unit)
    return x->unit < y->unit ? -1 : 1;
  if (x->part != y->part)
    return x->part < y->part ? -1 : 1;
  if (x->due != y->due)
    return x->due < y->due ? -1 : 1;
  return (x->task > y->task) - (x->task < y->task);
}

static guint
find_first_item (const DubanRanking *ranking, guint32 unit)
{
  guint low = 0;
  guint high = ranking->items->len;

  while (low < high)
    {
      const guint middle = low + (high - low) / 2;

      if (g_array_index (ranking->items, DubanRankingItem, middle).unit < unit)
        low = middle + 1;
      else
        high = middle;
    }
  return low;
}

const DubanRankingItem *
duban_ranking_get_items (const DubanRanking *ranking, guint32 unit, gsize *n)
{
  const guint first = find_first_item (ranking, unit);
  const DubanRankingItem *items = (const DubanRankingItem *) (gpointer) ranking->items->data;

  *n = find_first_item (ranking, unit + 1) - first;
  return items != NULL ? items + first : NULL;
}

static int
compare_tasks (gconstpointer a, gconstpointer b)
{
  const guint32 x = *(const guint32 *) a;
  const guint32 y = *(const guint32 *) b;

  return (x > y) - (x < y);
}

GArray *
duban_ranking_list_tasks (const DubanRanking *ranking, guint32 unit, DubanRankingPart part,
                          gboolean late)
{
  GArray *tasks = g_array_new (FALSE, FALSE, sizeof (guint32));
  guint kept = 0;
  gsize n;
  const DubanRankingItem *items = duban_ranking_get_items (ranking, unit, &n);

  for (gsize i = 0; i < n; i++)
    if ((part == DUBAN_N_RANKING_PARTS || items[i].part == part) && !(late && items[i].on_time))
      g_array_append_val (tasks, items[i].task);
  g_array_sort (tasks, compare_tasks);
  for (guint i = 0; i < tasks->len; i++)
    if (kept == 0 || g_array_index (tasks, guint32, i) != g_array_index (tasks, guint32, kept - 1))
      g_array_index (tasks, guint32, kept++) = g_array_index (tasks, guint32, i);
  g_array_set_size (tasks, kept);
  return tasks;
}

/* 10000 × Σ weight × on_time / due ÷ Σ weight, as one fraction: no step of it is rounded. */
int
duban_ranking_score (const DubanRankingShare parts[DUBAN_N_RANKING_PARTS],
                     const DubanSettings *settings)
{
  Wide above = 0;
  Wide below = 1;
  guint sum = 0;

  for (int i = 0; i < DUBAN_N_RANKING_PARTS; i++)
    {
      const guint weight = (guint) duban_settings_get_number (settings, weights[i]);
      const guint due = parts[i].due;

      g_return_val_if_fail (due <= DUE_MAX && parts[i].on_time <= due, DUBAN_NO_SCORE);
      if (due == 0)
        continue;
      above = above * due + below * weight * parts[i].on_time;
      below *= due;
      sum += weight;
    }
  if (sum == 0)
    return DUBAN_NO_SCORE;
  below *= sum;
  return (int) ((above * 20000 + below) / (2 * below));
}

static guint
get_n_due (const DubanRankingRow *row)
{
  guint n = 0;

  for (int i = 0; i < DUBAN_N_RANKING_PARTS; i++)
    n += row->parts[i].due;
  return n;
}

static gboolean
is_merged (const DubanUnit *unit, DubanDay day)
{
  return unit->merged_into != 0 && (unit->merged_on == DUBAN_NO_DAY || unit->merged_on <= day);
}

static void
add_row (DubanRanking *ranking, const DubanUnit *unit)
{
  DubanRankingRow row = { .unit = unit->n };
  gsize n;
  const DubanRankingItem *items = duban_ranking_get_items (ranking, unit->n, &n);

  for (gsize i = 0; i < n; i++)
    {
      row.parts[items[i].part].due++;
      row.parts[items[i].part].on_time += items[i].on_time;
    }
  if (n == 0 && is_merged (unit, ranking->as_of))
    return;
  row.score = duban_ranking_score (row.parts, &ranking->terms->settings);
  g_array_append_val (ranking->rows, row);
}

static guint
get_category_place (const char *category)
{
  guint place = 0;

  if (category == NULL || *category == '\0')
    return G_MAXUINT;
  while (place < G_N_ELEMENTS (categories) && !g_str_equal (categories[place], category))
    place++;
  return place;
}

static const DubanUnit *
get_unit (const DubanRanking *ranking, const DubanRankingRow *row)
{
  return duban_directory_get_unit (ranking->terms->directory, row->unit);
}

static int
compare_categories (const DubanRanking *ranking, const DubanRankingRow *a, const DubanRankingRow *b)
{
  const char *x = get_unit (ranking, a)->category;
  const char *y = get_unit (ranking, b)->category;
  const guint place_x = get_category_place (x);
  const guint place_y = get_category_place (y);

  if (place_x != place_y)
    return place_x < place_y ? -1 : 1;
  return place_x == G_N_ELEMENTS (categories) ? strcmp (x, y) : 0;
}

static gboolean
is_ranked (const DubanRanking *ranking, const DubanRankingRow *row)
{
  const int least
      = duban_settings_get_number (&ranking->terms->settings, DUBAN_SETTING_RANK_MIN_DUE);

  return row->score != DUBAN_NO_SCORE && get_n_due (row) >= (guint) MAX (least, 0);
}

static int
compare_rows (gconstpointer a, gconstpointer b, gpointer data)
{
  const DubanRanking *ranking = data;
  const DubanRankingRow *x = a;
  const DubanRankingRow *y = b;
  const int order = compare_categories (ranking, x, y);

  if (order != 0)
    return order;
  if (is_ranked (ranking, x) != is_ranked (ranking, y))
    return is_ranked (ranking, x) ? -1 : 1;
  if (x->score != y->score)
    return x->score > y->score ? -1 : 1;
  return strcmp (get_unit (ranking, x)->name, get_unit (ranking, y)->name);
}

/* Ties share a rank, and the next one is as if they had not: 1, 1, 3. */
static void
give_ranks (DubanRanking *ranking)
{
  DubanRankingRow *rows = (DubanRankingRow *) (gpointer) ranking->rows->data;
  guint place = 0;

  for (guint i = 0; i < ranking->rows->len; i++)
    {
      DubanRankingRow *before = i > 0 ? &rows[i - 1] : NULL;

      if (before == NULL || compare_categories (ranking, before, &rows[i]) != 0)
        place = 0;
      place++;
      if (!is_ranked (ranking, &rows[i]))
        continue;
      rows[i].rank = place > 1 && before->score == rows[i].score ? before->rank : place;
    }
}

DubanRanking *
duban_ranking_builder_finish (DubanRankingBuilder *builder)
{
  DubanRanking *ranking = g_steal_pointer (&builder->ranking);
  gsize n;
  const DubanUnit *const *units = duban_directory_list_units (ranking->terms->directory, &n);

  g_array_sort (ranking->items, compare_items);
  for (gsize i = 0; i < n; i++)
    add_row (ranking, units[i]);
  g_array_sort_with_data (ranking->rows, compare_rows, ranking);
  give_ranks (ranking);
  duban_ranking_builder_free (builder);
  return ranking;
}

const DubanRankingRow *
duban_ranking_get_rows (const DubanRanking *ranking, gsize *n)
{
  *n = ranking->rows->len;
  return (const DubanRankingRow *) (gpointer) ranking->rows->data;
}

const DubanRankingRow *
duban_ranking_find (const DubanRanking *ranking, guint32 unit)
{
  for (guint i = 0; i < ranking->rows->len; i++)
    if (g_array_index (ranking->rows, DubanRankingRow, i).unit == unit)
      return &g_array_index (ranking->rows, DubanRankingRow, i);
  return NULL;
}
