/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/view/unit-load.h"

#include "app/view/as-of.h"
#include "app/view/open-task.h"
#include "app/wording/wording.h"
#include "store/tasks.h"

#include "app/words.h"

#define NONE "–"

void
duban_unit_load_free (DubanUnitLoad *load)
{
  g_clear_pointer (&load->snapshot, duban_snapshot_unref);
  g_clear_pointer (&load->ranking, duban_ranking_free);
  g_array_unref (load->rows);
  g_free (load->as_of);
  g_free (load);
}

DubanPeriod
duban_unit_load_get_quarter (DubanDay today)
{
  const DubanPeriod running = duban_period_of (DUBAN_PERIOD_QUARTER, today);
  const DubanPeriod month = duban_period_of (DUBAN_PERIOD_MONTH, today);

  return month.from == running.from ? duban_period_last_complete (DUBAN_PERIOD_QUARTER, today)
                                    : running;
}

char *
duban_unit_load_dup_quarter (DubanPeriod quarter)
{
  int year, month;

  duban_day_to_ymd (quarter.from, &year, &month, NULL);
  /* Translators: the year, and the number of its quarter (1 to 4) */
  return g_strdup_printf (_ ("%d, quarter %d"), year, (month + 2) / 3);
}

static gboolean
counts (const DubanOpenTask *task, DubanUnitFigure figure)
{
  switch (figure)
    {
    case DUBAN_UNIT_RED:
      return task->light == DUBAN_LIGHT_RED;
    case DUBAN_UNIT_YELLOW:
      return task->light == DUBAN_LIGHT_YELLOW;
    case DUBAN_UNIT_OVERDUE:
      return task->is_overdue;
    case DUBAN_UNIT_OPEN:
    case DUBAN_N_UNIT_FIGURES:
    default:
      return TRUE;
    }
}

GArray *
duban_unit_load_list_tasks (const DubanUnitLoad *load, guint32 unit, DubanUnitFigure figure)
{
  GArray *tasks = g_array_new (FALSE, FALSE, sizeof (guint32));
  gsize n;

  duban_register_get_rows (load->snapshot->reg, &n);
  for (gsize i = 0; i < n; i++)
    {
      DubanOpenTask task;

      if (duban_open_task_get (load->snapshot, i, &task) && task.row->unit == unit
          && counts (&task, figure))
        g_array_append_val (tasks, task.row->task);
    }
  return tasks;
}

static void
count_tasks (DubanUnitLoad *load, GHashTable *places)
{
  gsize n;

  duban_register_get_rows (load->snapshot->reg, &n);
  for (gsize i = 0; i < n; i++)
    {
      DubanOpenTask task;
      gpointer place;

      if (!duban_open_task_get (load->snapshot, i, &task)
          || !g_hash_table_lookup_extended (places, GUINT_TO_POINTER (task.row->unit), NULL,
                                            &place))
        continue;
      for (int figure = 0; figure < DUBAN_N_UNIT_FIGURES; figure++)
        if (counts (&task, (DubanUnitFigure) figure))
          g_array_index (load->rows, DubanUnitLoadRow, GPOINTER_TO_UINT (place)).n[figure]++;
    }
}

static gboolean
is_in_scope (const DubanSnapshot *snapshot, guint32 unit)
{
  gsize n;
  const DubanHolding *const *holders
      = duban_directory_get_holders (snapshot->terms->directory, unit, &n);

  for (gsize i = 0; i < n; i++)
    if (holders[i]->leader == snapshot->scope
        && duban_holding_is_on (holders[i], snapshot->terms->today))
      return TRUE;
  return snapshot->scope == 0;
}

GArray *
duban_unit_load_list_idle (const DubanSnapshot *snapshot)
{
  GArray *units = g_array_new (FALSE, FALSE, sizeof (guint32));
  gsize n;
  const DubanFinding *findings = duban_verdict_get_findings (snapshot->verdict, &n);

  for (gsize i = 0; i < n; i++)
    if (findings[i].rule == DUBAN_RULE_IDLE_UNIT && is_in_scope (snapshot, findings[i].unit))
      g_array_append_val (units, findings[i].unit);
  return units;
}

static void
mark_idle (DubanUnitLoad *load, GHashTable *places)
{
  g_autoptr (GArray) units = duban_unit_load_list_idle (load->snapshot);

  load->has_idle = load->snapshot->terms->desk_is_office;
  for (guint i = 0; i < units->len; i++)
    {
      gpointer key = GUINT_TO_POINTER (g_array_index (units, guint32, i));
      gpointer place;

      if (!g_hash_table_lookup_extended (places, key, NULL, &place))
        continue;
      g_array_index (load->rows, DubanUnitLoadRow, GPOINTER_TO_UINT (place)).is_idle = TRUE;
      load->n_idle++;
    }
}

static gboolean
add_cb (const DubanTask *task, const DubanRecord *records, gsize n_records, gpointer data)
{
  duban_ranking_builder_add (data, task, records, n_records);
  return TRUE;
}

static DubanRanking *
rank (DubanSession *session, DubanSnapshot *snapshot, DubanPeriod quarter,
      GCancellable *cancellable, GError **error)
{
  g_autoptr (DubanRankingBuilder) builder = duban_ranking_builder_new (snapshot->terms, quarter);

  if (!duban_tasks_each (session->db, DUBAN_TASKS_RULES, duban_clock_get_zone (session->clock),
                         add_cb, builder, cancellable, error))
    return NULL;
  return duban_ranking_builder_finish (g_steal_pointer (&builder));
}

static void
add_rows (DubanUnitLoad *load)
{
  g_autoptr (GHashTable) places = g_hash_table_new (NULL, NULL);
  gsize n;
  const DubanRankingRow *rows = duban_ranking_get_rows (load->ranking, &n);

  for (gsize i = 0; i < n; i++)
    {
      const DubanUnitLoadRow row
          = { .unit = rows[i].unit,
              .facts = duban_directory_get_unit (load->snapshot->terms->directory, rows[i].unit),
              .ranking = &rows[i] };

      if (!is_in_scope (load->snapshot, row.unit))
        continue;
      g_hash_table_insert (places, GUINT_TO_POINTER (row.unit), GUINT_TO_POINTER (load->rows->len));
      g_array_append_val (load->rows, row);
    }
  count_tasks (load, places);
  mark_idle (load, places);
}

DubanUnitLoad *
duban_unit_load_make (DubanSession *session, DubanSnapshot *snapshot, DubanPeriod quarter,
                      GCancellable *cancellable, GError **error)
{
  DubanRanking *ranking = rank (session, snapshot, quarter, cancellable, error);
  DubanUnitLoad *load;

  if (ranking == NULL)
    return NULL;
  load = g_new0 (DubanUnitLoad, 1);
  load->snapshot = duban_snapshot_ref (snapshot);
  load->ranking = ranking;
  load->as_of = duban_as_of_dup (snapshot, duban_clock_get_zone (session->clock), TRUE);
  load->rows = g_array_new (FALSE, FALSE, sizeof (DubanUnitLoadRow));
  add_rows (load);
  return load;
}

const char *
duban_unit_load_get_title (DubanUnitFigure figure)
{
  switch (figure)
    {
    case DUBAN_UNIT_OPEN:
      return C_ ("figure", "Under way");
    case DUBAN_UNIT_RED:
      return C_ ("figure", "Red");
    case DUBAN_UNIT_YELLOW:
      return C_ ("figure", "Yellow");
    case DUBAN_UNIT_OVERDUE:
      return C_ ("figure", "Overdue");
    case DUBAN_N_UNIT_FIGURES:
    default:
      return "";
    }
}

const char *
duban_unit_load_get_part_title (DubanPart part)
{
  switch (part)
    {
    case DUBAN_PART_DEPLOY:
    case DUBAN_PART_APPROACH:
    case DUBAN_PART_FEEDBACK:
      return duban_wording_of_stage ((DubanStage) part);
    case DUBAN_PART_COMPLETION:
      return C_ ("figure", "Completion");
    case DUBAN_N_PARTS:
    default:
      return "";
    }
}

char *
duban_unit_load_dup_rate (DubanShare share)
{
  guint percent;

  if (share.due == 0)
    return g_strdup (NONE);
  percent = (share.on_time * 200 + share.due) / (2 * share.due);
  if (percent == 100 && share.on_time < share.due)
    percent = 99;
  return g_strdup_printf ("%u%%", percent);
}

char *
duban_unit_load_dup_score (int score)
{
  if (score == DUBAN_NO_SCORE)
    return g_strdup (NONE);
  return g_strdup_printf ("%d.%02d", score / 100, score % 100);
}

static char *
dup_rank (const DubanRankingRow *row)
{
  if (row->rank == 0)
    return g_strdup (_ ("unranked"));
  /* Translators: a place in a ranking */
  return g_strdup_printf (_ ("rank %u"), row->rank);
}

char *
duban_unit_load_dup_sentence (const DubanUnitLoadRow *row)
{
  g_autofree char *score = duban_unit_load_dup_score (row->ranking->score);
  g_autofree char *rank_words = dup_rank (row->ranking);
  const char *category = row->facts->category;

  /* Translators: a row read out: unit, category; how many tasks are under way, red, yellow,
   * overdue; the score of the quarter and the rank */
  return g_strdup_printf (_ ("%s, %s, %u under way, %u red, %u yellow, %u overdue, score %s, %s"),
                          row->facts->name,
                          category != NULL && *category != '\0' ? category : _ ("no category"),
                          row->n[DUBAN_UNIT_OPEN], row->n[DUBAN_UNIT_RED],
                          row->n[DUBAN_UNIT_YELLOW], row->n[DUBAN_UNIT_OVERDUE], score, rank_words);
}

static void
add_columns (DubanSheet *sheet)
{
  duban_sheet_add_column (sheet, C_ ("column", "Unit"), 4, FALSE);
  duban_sheet_add_column (sheet, _ ("Category"), 0, TRUE);
  duban_sheet_add_column (sheet, _ ("Head"), 0, FALSE);
  for (int i = 0; i < DUBAN_N_UNIT_FIGURES; i++)
    duban_sheet_add_column (sheet, duban_unit_load_get_title ((DubanUnitFigure) i), 0, TRUE);
  for (int i = 0; i < DUBAN_N_PARTS; i++)
    duban_sheet_add_column (sheet, duban_unit_load_get_part_title ((DubanPart) i), 0, TRUE);
  duban_sheet_add_column (sheet, _ ("Score"), 0, TRUE);
  duban_sheet_add_column (sheet, _ ("Rank"), 0, TRUE);
}

static void
add_row (DubanSheet *sheet, const DubanUnitLoadRow *row)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_autofree char *score = duban_unit_load_dup_score (row->ranking->score);
  g_autofree char *place
      = row->ranking->rank != 0 ? g_strdup_printf ("%u", row->ranking->rank) : g_strdup (NONE);

  g_strv_builder_add (builder, row->facts->name);
  g_strv_builder_add (builder, row->facts->category != NULL ? row->facts->category : "");
  g_strv_builder_add (builder, row->facts->head != NULL ? row->facts->head : "");
  for (int i = 0; i < DUBAN_N_UNIT_FIGURES; i++)
    {
      g_autofree char *number = g_strdup_printf ("%u", row->n[i]);

      g_strv_builder_add (builder, number);
    }
  for (int i = 0; i < DUBAN_N_PARTS; i++)
    {
      const DubanShare *part = &row->ranking->parts[i];
      g_autofree char *share
          = part->due > 0 ? g_strdup_printf ("%u/%u", part->on_time, part->due) : g_strdup (NONE);

      g_strv_builder_add (builder, share);
    }
  g_strv_builder_add (builder, score);
  g_strv_builder_add (builder, place);
  duban_sheet_take_row (sheet, g_strv_builder_end (builder));
}

DubanSheet *
duban_unit_load_dup_sheet (const DubanUnitLoad *load, const GArray *order)
{
  DubanSheet *sheet
      = duban_sheet_new (g_strdup (_ ("Load of units")),
                         duban_unit_load_dup_quarter (duban_ranking_get_period (load->ranking)),
                         g_strdup (load->as_of));

  add_columns (sheet);
  for (guint i = 0; i < order->len; i++)
    add_row (sheet, &g_array_index (load->rows, DubanUnitLoadRow, g_array_index (order, guint, i)));
  return sheet;
}
