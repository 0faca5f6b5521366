/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/ranking.h"

#include "core/fallen.h"

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
  GArray *items; /* of DubanFallen, by unit first */
};

struct _DubanRankingBuilder
{
  DubanRanking *ranking;
  DubanFallenWalk walk;
};

static const DubanSettingKey weights[DUBAN_N_PARTS] = {
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
  *builder->ranking = (DubanRanking){ .terms = duban_terms_ref (terms),
                                      .period = period,
                                      .as_of = MIN (period.to, terms->today),
                                      .rows = g_array_new (FALSE, FALSE, sizeof (DubanRankingRow)),
                                      .items = g_array_new (FALSE, FALSE, sizeof (DubanFallen)) };
  duban_fallen_walk_init (&builder->walk, terms, period.from, builder->ranking->as_of);
  return builder;
}

void
duban_ranking_builder_free (DubanRankingBuilder *builder)
{
  g_clear_pointer (&builder->ranking, duban_ranking_free);
  duban_fallen_walk_clear (&builder->walk);
  g_free (builder);
}

/* What nobody carried out counts for nobody. */
void
duban_ranking_builder_add (DubanRankingBuilder *builder, const DubanTask *task,
                           const DubanRecord *records, gsize n_records)
{
  GArray *items = builder->ranking->items;
  guint kept = items->len;

  if (task->deleted)
    return;
  duban_fallen_list (&builder->walk, task, records, n_records, items);
  for (guint i = kept; i < items->len; i++)
    if (g_array_index (items, DubanFallen, i).unit != 0)
      g_array_index (items, DubanFallen, kept++) = g_array_index (items, DubanFallen, i);
  g_array_set_size (items, kept);
}

static int
compare_items (gconstpointer a, gconstpointer b)
{
  const DubanFallen *x = a;
  const DubanFallen *y = b;

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

      if (g_array_index (ranking->items, DubanFallen, middle).unit < unit)
        low = middle + 1;
      else
        high = middle;
    }
  return low;
}

const DubanFallen *
duban_ranking_get_items (const DubanRanking *ranking, guint32 unit, gsize *n)
{
  const guint first = find_first_item (ranking, unit);
  const DubanFallen *items = (const DubanFallen *) (gpointer) ranking->items->data;

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
duban_ranking_list_tasks (const DubanRanking *ranking, guint32 unit, DubanPart part, gboolean late)
{
  GArray *tasks = g_array_new (FALSE, FALSE, sizeof (guint32));
  guint kept = 0;
  gsize n;
  const DubanFallen *items = duban_ranking_get_items (ranking, unit, &n);

  for (gsize i = 0; i < n; i++)
    if ((part == DUBAN_N_PARTS || items[i].part == part) && !(late && items[i].on_time))
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
duban_ranking_score (const DubanShare parts[DUBAN_N_PARTS], const DubanSettings *settings)
{
  Wide above = 0;
  Wide below = 1;
  guint sum = 0;

  for (int i = 0; i < DUBAN_N_PARTS; i++)
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

  for (int i = 0; i < DUBAN_N_PARTS; i++)
    n += row->parts[i].due;
  return n;
}

static void
add_row (DubanRanking *ranking, const DubanUnit *unit)
{
  DubanRankingRow row = { .unit = unit->n };
  gsize n;
  const DubanFallen *items = duban_ranking_get_items (ranking, unit->n, &n);

  for (gsize i = 0; i < n; i++)
    {
      row.parts[items[i].part].due++;
      row.parts[items[i].part].on_time += items[i].on_time;
    }
  if (n == 0 && duban_unit_is_merged (unit, ranking->as_of))
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

int
duban_ranking_compare_categories (const char *a, const char *b)
{
  const guint place_a = get_category_place (a);
  const guint place_b = get_category_place (b);

  if (place_a != place_b)
    return place_a < place_b ? -1 : 1;
  return place_a == G_N_ELEMENTS (categories) ? strcmp (a, b) : 0;
}

static int
compare_categories (const DubanRanking *ranking, const DubanRankingRow *a, const DubanRankingRow *b)
{
  return duban_ranking_compare_categories (get_unit (ranking, a)->category,
                                           get_unit (ranking, b)->category);
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
