/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Where people look rather than read: lights by unit, on-time rates over twelve weeks, the
 * quarter's ranking. */
#include "app/report/sections.h"
#include "app/wording/wording.h"

#include "app/words.h"

#define UNITS_SHOWN 15
#define POINT 100 /* hundredths */

/* The tasks of a unit that are open, by light. */
typedef struct
{
  guint32 unit;
  guint lights[4];
} UnitLights;

static int
compare_units (gconstpointer a, gconstpointer b)
{
  const UnitLights *x = a;
  const UnitLights *y = b;

  for (int i = 0; i < 4; i++)
    if (x->lights[i] != y->lights[i])
      return x->lights[i] > y->lights[i] ? -1 : 1;
  return (x->unit > y->unit) - (x->unit < y->unit);
}

/* (transfer full, of UnitLights: the reddest first) */
static GArray *
count_lights (const DubanPaper *paper)
{
  const GArray *open = duban_summary_get_tasks (paper->figures->summary, DUBAN_SUMMARY_OPEN);
  g_autoptr (GHashTable) places = g_hash_table_new (NULL, NULL);
  GArray *units = g_array_new (FALSE, FALSE, sizeof (UnitLights));

  for (guint i = 0; i < open->len; i++)
    {
      const guint32 n = g_array_index (open, guint32, i);
      const DubanFigureTask *task = duban_figures_find (paper->figures, n);
      const DubanTaskVerdict *verdict = duban_verdict_find_task (paper->figures->verdict, n);
      gpointer place;

      if (task == NULL || verdict == NULL)
        continue;
      if (!g_hash_table_lookup_extended (places, GUINT_TO_POINTER (task->unit), NULL, &place))
        {
          const UnitLights one = { .unit = task->unit };

          place = GUINT_TO_POINTER (units->len);
          g_hash_table_insert (places, GUINT_TO_POINTER (task->unit), place);
          g_array_append_val (units, one);
        }
      g_array_index (units, UnitLights, GPOINTER_TO_UINT (place)).lights[verdict->light]++;
    }
  g_array_sort (units, compare_units);
  return units;
}

static void
add_unit (DubanChart *chart, const char *name, const guint lights[4])
{
  gint64 values[4];

  for (int i = 0; i < 4; i++)
    values[i] = (gint64) lights[i] * POINT;
  duban_chart_add_category (chart, name, values);
}

/* What is beyond the units that fit is one more bar, so that the whole is shown. */
void
duban_section_add_lights_chart (DubanPaper *paper)
{
  g_autoptr (GArray) units = count_lights (paper);
  g_autoptr (DubanChart) chart = NULL;
  guint rest[4] = { 0 };

  if (units->len == 0)
    return;
  chart = duban_chart_new (DUBAN_CHART_STACKED, C_ ("report", "Open matters of each unit by light"),
                           C_ ("report", "matters"));
  for (int i = 0; i < 4; i++)
    duban_chart_add_series (chart, duban_wording_of_light ((DubanLight) i),
                            (DubanTone) (DUBAN_TONE_RED + i));
  for (guint i = 0; i < units->len; i++)
    {
      const UnitLights *unit = &g_array_index (units, UnitLights, i);
      const char *name = duban_directory_get_name (paper->figures->then->directory, unit->unit);

      if (units->len <= UNITS_SHOWN || i < UNITS_SHOWN - 1)
        add_unit (chart, name != NULL ? name : C_ ("report", "no unit of the directory"),
                  unit->lights);
      else
        for (int j = 0; j < 4; j++)
          rest[j] += unit->lights[j];
    }
  if (units->len > UNITS_SHOWN)
    {
      g_autofree char *name
          = g_strdup_printf (C_ ("report", "the other %u units"), units->len - UNITS_SHOWN + 1);

      add_unit (chart, name, rest);
    }
  duban_document_take_chart (paper->document, g_steal_pointer (&chart));
}

static gboolean
has_weeks (const DubanFigures *figures)
{
  for (int i = 0; i < DUBAN_FIGURES_WEEKS; i++)
    for (int j = 0; j < DUBAN_N_STAGES; j++)
      if (figures->weeks[i][j].due > 0)
        return TRUE;
  return FALSE;
}

void
duban_section_add_rates_chart (DubanPaper *paper)
{
  const DubanFigures *figures = paper->figures;
  g_autoptr (DubanChart) chart = NULL;

  if (!has_weeks (figures))
    return;
  chart = duban_chart_new (DUBAN_CHART_LINES, C_ ("report", "On-time rates of the last 12 weeks"),
                           "%");
  for (int i = 0; i < DUBAN_N_STAGES; i++)
    duban_chart_add_series (chart, duban_wording_of_stage ((DubanStage) i), DUBAN_TONE_PLAIN);
  for (int i = 0; i < DUBAN_FIGURES_WEEKS; i++)
    {
      const DubanPeriod week = duban_period_of (DUBAN_PERIOD_WEEK, figures->weeks_from + 7 * i);
      g_autofree char *code = duban_period_to_text (week);
      g_autofree char *name
          = g_strdup_printf (C_ ("report", "W%d"), (int) g_ascii_strtoll (code + 6, NULL, 10));
      gint64 values[DUBAN_N_STAGES];

      for (int j = 0; j < DUBAN_N_STAGES; j++)
        values[j] = figures->weeks[i][j].due > 0 ? duban_share_get_rate (&figures->weeks[i][j])
                                                 : DUBAN_CHART_NOTHING;
      duban_chart_add_category (chart, name, values);
    }
  duban_document_take_chart (paper->document, g_steal_pointer (&chart));
}

/* Nothing where there is nobody to compare with. */
void
duban_section_add_ranking_chart (DubanPaper *paper, const char *category,
                                 const DubanRankingRow *rows, gsize n_ranked)
{
  g_autofree char *title = g_strdup_printf (C_ ("report", "Scores: %s"), category);
  DubanChart *chart;

  if (n_ranked < 2)
    return;
  chart = duban_chart_new (DUBAN_CHART_BARS, title, C_ ("report", "points"));
  duban_chart_add_series (chart, C_ ("report", "Score"), DUBAN_TONE_PLAIN);
  for (gsize i = 0; i < n_ranked; i++)
    {
      const char *name = duban_directory_get_name (paper->figures->terms->directory, rows[i].unit);
      const gint64 score = rows[i].score;

      duban_chart_add_category (chart, name != NULL ? name : "", &score);
    }
  duban_document_take_chart (paper->document, chart);
}
