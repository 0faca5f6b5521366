/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The load of units and leaders, and what a draft of the portfolio brings about.  Every figure is
 * compared with the list of tasks that it leads to. */
#include "app/edit/directory.h"
#include "app/judgement.h"
#include "app/view/leader-load.h"
#include "app/view/portfolio-effects.h"
#include "app/view/portfolio-rows.h"
#include "app/view/unit-load.h"
#include "sample-session.h"

typedef struct
{
  const char *path;
  void (*func) (SampleSession *sample);
} Test;

static void
run_cb (gconstpointer data)
{
  const Test *test = data;
  SampleSession sample;

  sample_session_init (&sample, "2026-03-12T10:00");
  test->func (&sample);
  sample_session_clear (&sample);
}

static DubanSnapshot *
load_snapshot (SampleSession *sample)
{
  GError *error = NULL;
  DubanRegister *reg = NULL;
  DubanVerdict *verdict;

  g_assert_true (duban_session_refresh (sample->session, &error));
  verdict = duban_judgement_get_with_register (sample->session, &reg, NULL, &error);
  g_assert_no_error (error);
  return duban_snapshot_new (duban_terms_ref (sample->session->terms), verdict, reg, 1, 0);
}

static DubanUnitLoad *
load_units (SampleSession *sample, const char *scope)
{
  GError *error = NULL;
  g_autoptr (DubanSnapshot) snapshot = load_snapshot (sample);
  DubanUnitLoad *load;

  if (scope != NULL)
    snapshot->scope = sample_session_find (sample, scope);
  load = duban_unit_load_make (sample->session, snapshot,
                               duban_period_of (DUBAN_PERIOD_QUARTER, snapshot->terms->today), NULL,
                               &error);
  g_assert_no_error (error);
  return load;
}

/* “open red yellow overdue score rank”, after each figure was held against its tasks. */
static char *
say_unit (SampleSession *sample, const DubanUnitLoad *load, const char *unit)
{
  for (guint i = 0; i < load->rows->len; i++)
    {
      const DubanUnitLoadRow *row = &g_array_index (load->rows, DubanUnitLoadRow, i);

      if (row->unit != sample_session_find (sample, unit))
        continue;
      for (int figure = 0; figure < DUBAN_N_UNIT_FIGURES; figure++)
        {
          g_autoptr (GArray) tasks
              = duban_unit_load_list_tasks (load, row->unit, (DubanUnitFigure) figure);

          g_assert_cmpuint (tasks->len, ==, row->n[figure]);
        }
      return g_strdup_printf ("%u %u %u %u %d %u", row->n[0], row->n[1], row->n[2], row->n[3],
                              row->ranking->score, row->ranking->rank);
    }
  return NULL;
}

static void
test_units (SampleSession *sample)
{
  g_autoptr (DubanUnitLoad) load = NULL;
  g_autofree char *words = NULL;
  g_autofree char *none = NULL;
  guint32 task;

  sample_session_add (sample, "甲1"); /* of 1 March: overdue in all three */
  task = sample_session_add (sample, "甲2");
  g_free (sample_session_record (sample, task, (DubanRecordDraft){ .kind = "suspend" }));
  task = sample_session_add (sample, "甲3");
  sample_session_set (sample, task, "due", "2026-03-31");
  g_free (sample_session_record (sample, task,
                                 (DubanRecordDraft){ .kind = "close", .on = "2026-03-01" }));
  load = load_units (sample, NULL);
  words = say_unit (sample, load, "水利局");
  g_assert_cmpstr (words, ==, "2 1 0 1 0 1");
  none = say_unit (sample, load, "农牧局");
  g_assert_cmpstr (none, ==, "0 0 0 0 -1 0");
  g_assert_true (load->has_idle);
  g_assert_cmpuint (load->n_idle, ==, 1);
}

static void
test_scope_is_what_the_leader_holds (SampleSession *sample)
{
  g_autoptr (DubanUnitLoad) own = load_units (sample, "副旗长甲");
  g_autoptr (DubanUnitLoad) other = load_units (sample, "副旗长乙");

  g_assert_cmpuint (own->rows->len, ==, 1);
  g_assert_cmpuint (other->rows->len, ==, 0);
}

static void
test_rates_and_scores_in_words (SampleSession *sample)
{
  static const struct
  {
    DubanShare share;
    const char *words;
  } rows[] = {
    { { 0, 0 }, "–" },        { { 4, 3 }, "75%" },        { { 3, 2 }, "67%" }, { { 8, 1 }, "13%" },
    { { 1000, 999 }, "99%" }, { { 1000, 1000 }, "100%" }, { { 3, 0 }, "0%" },  { { 200, 1 }, "1%" },
  };
  g_autofree char *none = duban_unit_load_dup_score (DUBAN_NO_SCORE);
  g_autofree char *score = duban_unit_load_dup_score (8605);

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *words = duban_unit_load_dup_rate (rows[i].share);

      g_assert_cmpstr (words, ==, rows[i].words);
    }
  g_assert_cmpstr (none, ==, "–");
  g_assert_cmpstr (score, ==, "86.05");
}

/* In its first month a quarter tells little: the one before is shown. */
static void
test_which_quarter (SampleSession *sample)
{
  static const struct
  {
    const char *today, *quarter;
  } rows[] = {
    { "2026-10-31", "2026-Q3" },
    { "2026-11-01", "2026-Q4" },
    { "2026-12-31", "2026-Q4" },
    { "2027-01-01", "2026-Q4" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *text
          = duban_period_to_text (duban_unit_load_get_quarter (duban_day_parse (rows[i].today)));

      g_assert_cmpstr (text, ==, rows[i].quarter);
    }
}

/* “name leads cooperates red yellow overdue accounts”, checked as above. */
static char *
say_leaders (const DubanLeaderLoad *load)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < load->rows->len; i++)
    {
      const DubanLeaderLoadRow *row = &g_array_index (load->rows, DubanLeaderLoadRow, i);

      g_string_append_printf (text, "%s%s", i > 0 ? ", " : "", row->facts->name);
      for (int figure = 0; figure < DUBAN_N_LEADER_FIGURES; figure++)
        {
          g_autoptr (GArray) tasks
              = duban_leader_load_list_tasks (load, row->leader, (DubanLeaderFigure) figure);

          g_assert_cmpuint (tasks->len, ==, row->n[figure]);
          g_string_append_printf (text, " %u", row->n[figure]);
        }
    }
  return g_string_free (text, FALSE);
}

static void
test_leaders (SampleSession *sample)
{
  g_autoptr (DubanSnapshot) snapshot = NULL;
  g_autoptr (DubanLeaderLoad) load = NULL;
  g_autofree char *words = NULL;
  guint32 task;

  sample_session_add (sample, "甲1");
  task = sample_session_add (sample, "甲2");
  sample_session_set (sample, task, "cooperators", "副旗长乙");
  sample_assert_done (duban_directory_edit_set_leader (
      sample->session, sample_session_find (sample, "副旗长乙"), NULL, "2026-03-11", &error));
  snapshot = load_snapshot (sample);
  load = duban_leader_load_new (snapshot, NULL);
  words = say_leaders (load);
  g_assert_cmpstr (words, ==, "旗长 0 0 0 0 0 0, 副旗长甲 2 0 2 0 2 0, 副旗长乙 0 1 0 0 0 0");
  g_assert_nonnull (strstr (g_array_index (load->rows, DubanLeaderLoadRow, 1).holds, "水利局"));
  g_assert_true (g_array_index (load->rows, DubanLeaderLoadRow, 2).has_left);
}

static DubanPortfolioDraft *
make_draft (SampleSession *sample, const char *unit, const char *from, const char *to)
{
  const DubanDirectory *directory = sample->session->terms->directory;
  DubanPortfolioDraft *draft = duban_portfolio_draft_new (duban_day_parse ("2026-03-10"));
  const DubanId *held = &duban_directory_find_unit (directory, unit)->id;

  duban_portfolio_draft_set_document (draft, "9号");
  if (from != NULL)
    duban_portfolio_draft_end (
        draft, held, unit, &duban_directory_find_leader (directory, from)->id, DUBAN_HOLDS_CHARGE);
  if (to != NULL)
    duban_portfolio_draft_take (draft, held, unit, &duban_directory_find_leader (directory, to)->id,
                                DUBAN_HOLDS_CHARGE, DUBAN_NO_DAY);
  return draft;
}

/* Gaps first; units by category and pinyin, not by code points; fields after them. */
static void
test_order_of_the_portfolio (SampleSession *sample)
{
  static const char *const names[] = { "农牧局", "财政局", "水利局", "白音镇", "安全生产" };
  g_autoptr (DubanSnapshot) snapshot = NULL;
  g_autoptr (DubanPortfolioRows) rows = NULL;

  sample_assert_done (
      duban_directory_edit_add_unit (sample->session, "白音镇", NULL, "镇", NULL, &error));
  sample_assert_done (
      duban_directory_edit_add_unit (sample->session, "财政局", NULL, "部门", NULL, &error));
  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    if (i != 0 && i != 2)
      sample_assert_done (duban_directory_edit_set_portfolio (sample->session, "副旗长乙", names[i],
                                                              NULL, "2026-01-01", NULL, &error));
  snapshot = load_snapshot (sample);
  rows = duban_portfolio_rows_new (snapshot, NULL, NULL);
  g_assert_cmpuint (rows->lines->len, ==, G_N_ELEMENTS (names));
  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    g_assert_cmpstr (((const DubanPortfolioLine *) rows->lines->pdata[i])->name, ==, names[i]);
}

/* What becomes of a unit: ownerless, doubled, hands; tasks that move, and that are undecided. */
static void
test_effects (SampleSession *sample)
{
  static const struct
  {
    const char *unit, *from, *to;
    guint ownerless, doubled, hands, moves, undecided, rows;
  } rows[] = {
    { "水利局", "副旗长甲", "副旗长乙", 0, 0, 1, 1, 0, 3 },
    { "水利局", "副旗长甲", NULL, 1, 0, 0, 0, 1, 0 },
    { "水利局", NULL, "副旗长乙", 0, 1, 0, 0, 0, 0 },
    { "农牧局", NULL, "副旗长乙", 0, 0, 1, 0, 0, 0 },
    { "水利局", NULL, "副旗长甲", 0, 0, 0, 0, 0, 0 },
  };
  g_autoptr (DubanSnapshot) snapshot = NULL;

  sample_session_add (sample, "甲1");
  snapshot = load_snapshot (sample);
  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (DubanPortfolioEffects) effects = duban_portfolio_effects_new (
          snapshot, make_draft (sample, rows[i].unit, rows[i].from, rows[i].to));
      g_autoptr (DubanSheet) sheet = duban_portfolio_effects_dup_sheet (effects, NULL, NULL);

      g_test_message ("row %zu", i);
      g_assert_cmpuint (duban_portfolio_effects_count (effects, DUBAN_EFFECT_OWNERLESS), ==,
                        rows[i].ownerless);
      g_assert_cmpuint (duban_portfolio_effects_count (effects, DUBAN_EFFECT_DOUBLED), ==,
                        rows[i].doubled);
      g_assert_cmpuint (duban_portfolio_effects_count (effects, DUBAN_EFFECT_HANDS), ==,
                        rows[i].hands);
      g_assert_cmpuint (effects->moves->len, ==, rows[i].moves);
      g_assert_cmpuint (effects->undecided->len, ==, rows[i].undecided);
      g_assert_cmpuint (sheet->rows->len, ==, rows[i].rows);
    }
}

int
main (int argc, char **argv)
{
  static const Test tests[] = {
    { "/unit-load/units", test_units },
    { "/unit-load/scope", test_scope_is_what_the_leader_holds },
    { "/unit-load/words", test_rates_and_scores_in_words },
    { "/unit-load/quarter", test_which_quarter },
    { "/unit-load/leaders", test_leaders },
    { "/unit-load/order-of-the-portfolio", test_order_of_the_portfolio },
    { "/unit-load/effects", test_effects },
  };

  g_test_init (&argc, &argv, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add_data_func (tests[i].path, &tests[i], run_cb);
  return g_test_run ();
}
