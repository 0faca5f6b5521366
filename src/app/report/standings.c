/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The ranking of the quarter: who stands first and last of each category, and every part of every
 * score, so that a unit can check its own. */
#include "app/report/sections.h"

#include "app/words.h"

#define HUNDREDTHS 100

static const char *const part_codes[DUBAN_N_PARTS]
    = { "deploy", "approach", "feedback", "completion" };

static const char *const part_columns[DUBAN_N_PARTS][2] = {
  { NC_ ("report", "Deployment due"), NC_ ("report", "Deployed on time") },
  { NC_ ("report", "Approach due"), NC_ ("report", "Approach on time") },
  { NC_ ("report", "Feedback due"), NC_ ("report", "Feedback on time") },
  { NC_ ("report", "Closing due"), NC_ ("report", "Closed on time") },
};

/* The rows of one category, side by side in the ranking. */
typedef struct
{
  const DubanRankingRow *rows;
  gsize n;
  gsize n_ranked; /* the first of them */
  const char *category;
} Category;

static const char *
get_category (const DubanPaper *paper, const DubanRankingRow *row)
{
  const DubanUnit *unit = duban_directory_get_unit (paper->figures->terms->directory, row->unit);

  return unit != NULL && unit->category != NULL && unit->category[0] != '\0'
             ? unit->category
             : C_ ("report", "without a category");
}

static const char *
get_unit_name (const DubanPaper *paper, const DubanRankingRow *row)
{
  const char *name = duban_directory_get_name (paper->figures->terms->directory, row->unit);

  return name != NULL ? name : "";
}

/* The category that begins at a row. */
static Category
take_category (const DubanPaper *paper, const DubanRankingRow *rows, gsize n)
{
  Category category = { .rows = rows, .category = get_category (paper, rows) };

  while (category.n < n && g_str_equal (get_category (paper, &rows[category.n]), category.category))
    category.n_ranked += rows[category.n++].rank != 0;
  return category;
}

static char *
say_score (int score)
{
  return g_strdup_printf ("%d.%02d", score / HUNDREDTHS, score % HUNDREDTHS);
}

/* The names of those that have the score. (transfer full) */
static char *
list_with_score (const DubanPaper *paper, const Category *category, int score)
{
  GString *names = g_string_new (NULL);

  for (gsize i = 0; i < category->n_ranked; i++)
    {
      if (category->rows[i].score != score)
        continue;
      if (names->len > 0)
        g_string_append (names, C_ ("report", " and "));
      g_string_append (names, get_unit_name (paper, &category->rows[i]));
    }
  return g_string_free (names, FALSE);
}

/* Those that stand first and last, all that tie with them named; nobody is last where all are
 * alike, or alone. */
static char *
say_ends (const DubanPaper *paper, const Category *category)
{
  const int first = category->rows[0].score;
  const int last = category->rows[category->n_ranked - 1].score;
  g_autofree char *first_names = list_with_score (paper, category, first);
  g_autofree char *last_names = list_with_score (paper, category, last);
  g_autofree char *first_score = say_score (first);
  g_autofree char *last_score = say_score (last);

  if (category->n_ranked == 1)
    return g_strdup_printf (C_ ("report", "%s alone is ranked, with %s points."), first_names,
                            first_score);
  if (first == last)
    return g_strdup_printf (C_ ("report", "All %u units that are ranked have %s points."),
                            (guint) category->n_ranked, first_score);
  /* Translators: in order: how many are ranked, who stands first, his points, who last, his */
  return g_strdup_printf (
      C_ ("report", "%u units are ranked: %s first with %s points, %s last with "
                    "%s points."),
      (guint) category->n_ranked, first_names, first_score, last_names, last_score);
}

/* The units without a rank that something fell due to, or nothing. (transfer full) */
static char *
list_unranked (const DubanPaper *paper, const Category *category, gboolean has_score)
{
  GString *names = g_string_new (NULL);

  for (gsize i = category->n_ranked; i < category->n; i++)
    {
      if ((category->rows[i].score != DUBAN_NO_SCORE) != has_score)
        continue;
      if (names->len > 0)
        g_string_append (names, C_ ("report", " and "));
      g_string_append (names, get_unit_name (paper, &category->rows[i]));
    }
  return g_string_free (names, FALSE);
}

/* The units that had too little to do to be ranked, and those that had nothing. */
static void
add_unranked (DubanPaper *paper, const Category *category)
{
  const int least
      = duban_settings_get_number (&paper->figures->terms->settings, DUBAN_SETTING_RANK_MIN_DUE);
  g_autofree char *few = list_unranked (paper, category, TRUE);
  g_autofree char *none = list_unranked (paper, category, FALSE);

  if (*few != '\0')
    {
      g_autofree char *text = g_strdup_printf (
          C_ ("report", "Listed without a rank, with fewer than %d things due: %s."), least, few);

      duban_paper_add (paper, DUBAN_BLOCK_PARAGRAPH, text);
    }
  if (*none != '\0')
    {
      g_autofree char *text
          = g_strdup_printf (C_ ("report", "Without a score, for nothing fell due: %s."), none);

      duban_paper_add (paper, DUBAN_BLOCK_PARAGRAPH, text);
    }
}

void
duban_section_add_ranking (DubanPaper *paper)
{
  gsize n;
  const DubanRankingRow *rows = duban_ranking_get_rows (paper->figures->ranking, &n);

  if (n == 0)
    duban_paper_add (paper, DUBAN_BLOCK_PARAGRAPH, C_ ("report", "There are no units to rank."));
  for (gsize i = 0; i < n;)
    {
      const Category category = take_category (paper, &rows[i], n - i);
      g_autofree char *ends = category.n_ranked > 0 ? say_ends (paper, &category) : NULL;

      duban_paper_add (paper, DUBAN_BLOCK_HEADING_2, category.category);
      if (ends != NULL)
        duban_paper_add (paper, DUBAN_BLOCK_PARAGRAPH, ends);
      add_unranked (paper, &category);
      duban_section_add_ranking_chart (paper, category.category, category.rows, category.n_ranked);
      i += category.n;
    }
}

/* The tasks of a unit whose part fell due, an item each. (transfer full) */
static GArray *
list_items (const DubanPaper *paper, guint32 unit, int part, gboolean on_time)
{
  gsize n;
  const DubanFallen *items = duban_ranking_get_items (paper->figures->ranking, unit, &n);
  GArray *tasks = g_array_new (FALSE, FALSE, sizeof (guint32));

  for (gsize i = 0; i < n; i++)
    if (items[i].part == part && (!on_time || items[i].on_time))
      g_array_append_val (tasks, items[i].task);
  return tasks;
}

static void
set_part (DubanTable *table, DubanPaper *paper, const DubanRankingRow *row, gsize place, int part,
          gboolean on_time)
{
  g_autoptr (GArray) tasks = list_items (paper, row->unit, part, on_time);
  const char *what = duban_language_say_in ("report", part_columns[part][on_time]);
  g_autofree char *code = g_strdup_printf ("rank-%u-%s-%s", (guint) place, part_codes[part],
                                           on_time ? "on-time" : "due");
  g_autofree char *label
      = g_strdup_printf (C_ ("report", "%s, %s"), get_unit_name (paper, row), what);
  g_autofree char *text = g_strdup_printf ("%u", tasks->len);
  guint figure = 0;

  if (tasks->len > 0)
    figure = duban_paper_add_figure (paper, code, label, text, tasks);
  duban_table_set_value (table, 2 + 2 * (guint) part + on_time, figure, DUBAN_CELL_NUMBER,
                         tasks->len, text);
}

static void
add_row (DubanTable *table, DubanPaper *paper, const DubanRankingRow *row, gsize place)
{
  g_autofree char *rank = g_strdup_printf ("%u", row->rank);
  g_autofree char *score = NULL;

  duban_table_add_row (table);
  if (row->rank != 0)
    duban_table_set_value (table, 0, 0, DUBAN_CELL_NUMBER, row->rank, rank);
  else
    duban_table_set_text (table, 0, 0, C_ ("report", "unranked"));
  duban_table_set_text (table, 1, 0, get_unit_name (paper, row));
  for (int i = 0; i < DUBAN_N_PARTS; i++)
    {
      set_part (table, paper, row, place, i, FALSE);
      set_part (table, paper, row, place, i, TRUE);
    }
  if (row->score == DUBAN_NO_SCORE)
    {
      duban_table_set_text (table, 10, 0, C_ ("report", "nothing due"));
      return;
    }
  score = say_score (row->score);
  duban_table_set_value (table, 10, 0, DUBAN_CELL_HUNDREDTHS, row->score, score);
}

void
duban_section_add_ranking_table (DubanPaper *paper)
{
  gsize n;
  const DubanRankingRow *rows = duban_ranking_get_rows (paper->figures->ranking, &n);
  DubanTable *table;

  if (n == 0)
    return;
  table = duban_table_new (C_ ("report", "Every part of every score"), C_ ("report", "Ranking"),
                           TRUE);
  duban_table_add_column (table, C_ ("report", "Rank"), 3, DUBAN_ALIGN_CENTRE);
  duban_table_add_column (table, C_ ("report", "Unit"), 7, DUBAN_ALIGN_LEFT);
  for (int i = 0; i < DUBAN_N_PARTS; i++)
    for (int j = 0; j < 2; j++)
      duban_table_add_column (table, duban_language_say_in ("report", part_columns[i][j]), 4,
                              DUBAN_ALIGN_CENTRE);
  duban_table_add_column (table, C_ ("report", "Score"), 4, DUBAN_ALIGN_CENTRE);
  for (gsize i = 0; i < n;)
    {
      const Category category = take_category (paper, &rows[i], n - i);

      duban_table_add_group (table, category.category);
      for (gsize j = 0; j < category.n; j++)
        add_row (table, paper, &category.rows[j], i + j + 1);
      i += category.n;
    }
  duban_document_take_table (paper->document, table);
}

/* The weights, as the note says them. */
void
duban_section_add_ranking_note (DubanPaper *paper)
{
  const DubanSettings *settings = &paper->figures->terms->settings;
  g_autofree char *text = g_strdup_printf (
      /* Translators: the weights of deployment, approach, feedback, completion */
      C_ ("report",
          "Score: 100 × (%s × share deployed on time + %s × share of approaches on time + "
          "%s × share of feedback on time + %s × share closed on time); a part with "
          "nothing due is left out and the weights are scaled up."),
      duban_settings_get_text (settings, DUBAN_SETTING_WEIGHT_DEPLOY),
      duban_settings_get_text (settings, DUBAN_SETTING_WEIGHT_APPROACH),
      duban_settings_get_text (settings, DUBAN_SETTING_WEIGHT_FEEDBACK),
      duban_settings_get_text (settings, DUBAN_SETTING_WEIGHT_COMPLETION));

  duban_paper_add (paper, DUBAN_BLOCK_NOTE, text);
}
