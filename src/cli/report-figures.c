/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli/report-figures.h"

#include "app/wording/wording.h"
#include "cli/text-table.h"

#include <glib/gi18n-lib.h>
#include <stdio.h>

#define SCORE_SIZE 16

static const char *const part_codes[] = { "deploy", "approach", "feedback", "completion" };

static void
print_share (DubanJson *json, const char *name, DubanShare share)
{
  duban_json_begin_object (json, name);
  duban_json_number (json, "due", share.due);
  duban_json_number (json, "on_time", share.on_time);
  duban_json_end_object (json);
}

static void
print_tasks (DubanJson *json, const DubanFigures *figures, DubanSummaryFigure figure)
{
  const GArray *tasks = duban_summary_get_tasks (figures->summary, figure);

  duban_json_begin_array (json, duban_summary_figure_get_code (figure));
  for (guint i = 0; i < tasks->len; i++)
    duban_json_text (json, NULL,
                     duban_figures_get_name (figures, g_array_index (tasks, guint32, i)));
  duban_json_end_array (json);
}

static void
print_coming (DubanJson *json, const DubanFigures *figures)
{
  const GArray *coming = duban_summary_get_coming (figures->summary);

  duban_json_begin_array (json, "next");
  for (guint i = 0; i < coming->len; i++)
    {
      const DubanComing *item = &g_array_index (coming, DubanComing, i);

      duban_json_begin_object (json, NULL);
      duban_json_text (json, "number", duban_figures_get_name (figures, item->task));
      duban_json_text (json, "what", duban_owed_get_code (item->what));
      duban_json_day (json, "date", item->day);
      duban_json_end_object (json);
    }
  duban_json_end_array (json);
}

/* A number of hundredths, as JSON and people write it. */
static const char *
format_score (int score, char buffer[SCORE_SIZE])
{
  g_snprintf (buffer, SCORE_SIZE, "%d.%02d", score / 100, score % 100);
  return buffer;
}

static void
print_unit (DubanJson *json, const DubanFigures *figures, const DubanRankingRow *row)
{
  const DubanUnit *unit = duban_directory_get_unit (figures->terms->directory, row->unit);

  duban_json_begin_object (json, NULL);
  duban_json_text (json, "unit", unit->name);
  duban_json_filled (json, "category", unit->category != NULL ? unit->category : "");
  if (row->score == DUBAN_NO_SCORE)
    duban_json_null (json, "score");
  else
    duban_json_hundredths (json, "score", row->score);
  if (row->rank == 0)
    duban_json_null (json, "rank");
  else
    duban_json_number (json, "rank", row->rank);
  duban_json_begin_object (json, "parts");
  for (int i = 0; i < DUBAN_N_PARTS; i++)
    print_share (json, part_codes[i], row->parts[i]);
  duban_json_end_object (json);
  duban_json_end_object (json);
}

static void
print_units (DubanJson *json, const DubanFigures *figures)
{
  gsize n;
  const DubanRankingRow *rows = duban_ranking_get_rows (figures->ranking, &n);

  duban_json_begin_array (json, "units");
  for (gsize i = 0; i < n; i++)
    print_unit (json, figures, &rows[i]);
  duban_json_end_array (json);
}

static const char *
get_leader_name (const DubanFigures *figures)
{
  const guint32 leader = duban_summary_get_leader (figures->summary);

  return leader != 0 ? duban_directory_get_name (figures->terms->directory, leader) : NULL;
}

void
duban_report_print_members (DubanJson *json, const DubanFigures *figures)
{
  const DubanSummary *summary = figures->summary;
  const DubanPeriod period = duban_summary_get_period (summary);

  duban_json_text (json, "leader", get_leader_name (figures));
  duban_json_begin_object (json, "period");
  duban_json_day (json, "from", period.from);
  duban_json_day (json, "to", period.to);
  duban_json_end_object (json);
  for (int i = DUBAN_SUMMARY_ASSIGNED; i <= DUBAN_SUMMARY_OVERDUE; i++)
    duban_json_number (json, duban_summary_figure_get_code ((DubanSummaryFigure) i),
                       duban_summary_get_tasks (summary, (DubanSummaryFigure) i)->len);
  duban_json_begin_object (json, "stages");
  for (int i = 0; i < DUBAN_N_STAGES; i++)
    print_share (json, part_codes[i], duban_summary_get_share (summary, (DubanPart) i));
  duban_json_end_object (json);
  print_tasks (json, figures, DUBAN_SUMMARY_LED);
  print_tasks (json, figures, DUBAN_SUMMARY_CROSSING);
  print_coming (json, figures);
  if (figures->ranking != NULL)
    print_units (json, figures);
}

static void
add_figure (DubanTextTable *table, const char *title, const DubanFigures *figures,
            DubanSummaryFigure figure)
{
  g_autofree char *now
      = g_strdup_printf ("%u", duban_summary_get_tasks (figures->summary, figure)->len);
  g_autofree char *before
      = g_strdup_printf ("%u", duban_summary_get_tasks (figures->before, figure)->len);

  duban_text_table_add (table, title, 0);
  duban_text_table_add (table, now, 0);
  duban_text_table_add (table, before, 0);
}

static char *
dup_share (DubanShare share)
{
  /* Translators: how many were on time, of how many that fell due */
  return share.due > 0 ? g_strdup_printf (_ ("%u of %u"), share.on_time, share.due)
                       : g_strdup ("–");
}

static void
add_share (DubanTextTable *table, const DubanFigures *figures, DubanStage stage)
{
  g_autofree char *title = g_strdup_printf (_ ("%s on time"), duban_wording_of_stage (stage));
  g_autofree char *now = dup_share (duban_summary_get_share (figures->summary, (DubanPart) stage));
  g_autofree char *before
      = dup_share (duban_summary_get_share (figures->before, (DubanPart) stage));

  duban_text_table_add (table, title, 0);
  duban_text_table_add (table, now, 0);
  duban_text_table_add (table, before, 0);
}

static void
print_ranking (const DubanFigures *figures)
{
  const char *headings[] = { _ ("Category"), _ ("Rank"), C_ ("column", "Unit"), _ ("Score") };
  g_autoptr (DubanTextTable) table = duban_text_table_new (headings, G_N_ELEMENTS (headings));
  gsize n;
  const DubanRankingRow *rows = duban_ranking_get_rows (figures->ranking, &n);

  for (gsize i = 0; i < n; i++)
    {
      const DubanUnit *unit = duban_directory_get_unit (figures->terms->directory, rows[i].unit);
      g_autofree char *rank = g_strdup_printf ("%u", rows[i].rank);
      char score[SCORE_SIZE];

      duban_text_table_add (table, unit->category, 0);
      duban_text_table_add (table, rows[i].rank != 0 ? rank : _ ("unranked"), 0);
      duban_text_table_add (table, unit->name, 0);
      duban_text_table_add (
          table, rows[i].score != DUBAN_NO_SCORE ? format_score (rows[i].score, score) : "–", 0);
    }
  printf ("\n");
  duban_text_table_print (table);
}

void
duban_report_print_text (const DubanFigures *figures)
{
  const DubanPeriod period = duban_summary_get_period (figures->summary);
  const DubanPeriod last = duban_summary_get_period (figures->before);
  g_autofree char *now = duban_period_to_text (period);
  g_autofree char *before = duban_period_to_text (last);
  const char *headings[] = { "", now, before };
  g_autoptr (DubanTextTable) table = duban_text_table_new (headings, G_N_ELEMENTS (headings));
  const char *name = get_leader_name (figures);

  add_figure (table, C_ ("summary", "Newly assigned"), figures, DUBAN_SUMMARY_ASSIGNED);
  add_figure (table, C_ ("summary", "Closed"), figures, DUBAN_SUMMARY_CLOSED);
  add_figure (table, C_ ("summary", "Open"), figures, DUBAN_SUMMARY_OPEN);
  add_figure (table, C_ ("summary", "Overdue"), figures, DUBAN_SUMMARY_OVERDUE);
  add_figure (table, C_ ("summary", "Led"), figures, DUBAN_SUMMARY_LED);
  add_figure (table, C_ ("summary", "Crossing"), figures, DUBAN_SUMMARY_CROSSING);
  for (int i = 0; i < DUBAN_N_STAGES; i++)
    add_share (table, figures, (DubanStage) i);
  printf ("%s\n", name != NULL ? name : _ ("The office"));
  duban_text_table_print (table);
  if (figures->ranking != NULL)
    print_ranking (figures);
}
