/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/edit/directory.h"
#include "app/judgement.h"
#include "app/view/matrix.h"
#include "sample-session.h"

static DubanMatrix *
load (SampleSession *sample, guint32 scope)
{
  DubanSession *session = sample->session;
  DubanRegister *reg = NULL;
  GError *error = NULL;
  g_autoptr (DubanSnapshot) whole = NULL;
  g_autoptr (DubanSnapshot) snapshot = NULL;
  DubanVerdict *verdict;

  duban_session_refresh (session, &error);
  g_assert_no_error (error);
  verdict = duban_judgement_get_with_register (session, &reg, NULL, &error);
  g_assert_no_error (error);
  whole = duban_snapshot_new (duban_terms_ref (session->terms), verdict, reg, session->last_change,
                              session->now.milliseconds);
  snapshot = duban_snapshot_with_scope (whole, scope);
  return duban_matrix_load (session, snapshot);
}

static const DubanMatrixRow *
find_row (const DubanMatrix *matrix, const char *name)
{
  for (guint i = 0; i < matrix->rows->len; i++)
    {
      const DubanMatrixRow *row = matrix->rows->pdata[i];

      if (g_str_equal (row->name, name))
        return row;
    }
  g_assert_not_reached ();
}

static const DubanMatrixCell *
find_cell (const DubanMatrix *matrix, const char *row, const char *leader)
{
  for (guint i = 0; i < matrix->leaders->len; i++)
    if (g_str_equal (g_array_index (matrix->leaders, DubanMatrixLeader, i).name, leader))
      return &find_row (matrix, row)->cells[i];
  g_assert_not_reached ();
}

static void
hold (SampleSession *sample, const char *leader, const char *held, const char *kind, const char *to)
{
  sample_assert_done (duban_directory_edit_set_portfolio (sample->session, leader, held, kind,
                                                          "2026-01-01", to, &error));
}

static void
test_gaps_and_overlaps (void)
{
  SampleSession sample;
  g_autoptr (DubanMatrix) matrix = NULL;

  sample_session_init (&sample, "2026-03-02T10:00");
  hold (&sample, "副旗长乙", "水利局", "代管", NULL);
  hold (&sample, "副旗长乙", "防汛", "分管", NULL);
  matrix = load (&sample, 0);
  g_assert_cmpint (find_row (matrix, "水利局")->state, ==, DUBAN_MATRIX_OVERLAP);
  g_assert_cmpint (find_row (matrix, "农牧局")->state, ==, DUBAN_MATRIX_GAP);
  g_assert_cmpint (find_row (matrix, "防汛")->state, ==, DUBAN_MATRIX_SINGLE);
  g_assert_true (find_row (matrix, "防汛")->is_field);
  g_assert_cmpuint (matrix->n_gaps, ==, 1);
  g_assert_cmpuint (matrix->n_overlaps, ==, 1);
  sample_session_clear (&sample);
}

/* 协管 is no charge; 联系 is one where nobody else is; what has ended holds no more. */
static void
test_kinds_and_days (void)
{
  static const struct
  {
    const char *kind, *to;
    DubanMatrixState state;
    const char *words;
  } cases[] = {
    { "分管", NULL, DUBAN_MATRIX_SINGLE, "In charge" },
    { "协管", NULL, DUBAN_MATRIX_GAP, "Assists" },
    { "联系", NULL, DUBAN_MATRIX_SINGLE, "Contact" },
    { "分管", "2026-03-02", DUBAN_MATRIX_SINGLE, "In charge" },
    { "分管", "2026-03-01", DUBAN_MATRIX_GAP, "" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      SampleSession sample;
      g_autoptr (DubanMatrix) matrix = NULL;
      g_autofree char *words = NULL;

      sample_session_init (&sample, "2026-03-02T10:00");
      hold (&sample, "副旗长乙", "农牧局", cases[i].kind, cases[i].to);
      matrix = load (&sample, 0);
      words = duban_matrix_cell_dup_words (find_cell (matrix, "农牧局", "副旗长乙"));
      g_assert_cmpint (find_row (matrix, "农牧局")->state, ==, cases[i].state);
      g_assert_cmpstr (words, ==, cases[i].words);
      sample_session_clear (&sample);
    }
}

static void
test_cells_count_what_is_led (void)
{
  SampleSession sample;
  g_autoptr (DubanMatrix) matrix = NULL;
  g_autofree char *sentence = NULL;
  guint32 task, closed;
  const DubanRecordDraft close = { .kind = "close", .text = "完工" };

  sample_session_init (&sample, "2026-03-02T10:00");
  task = sample_session_add (&sample, "甲1");
  closed = sample_session_add (&sample, "甲2");
  g_free (sample_session_record (&sample, closed, close));
  sample_session_set (&sample, task, "lead", "副旗长乙");
  matrix = load (&sample, 0);
  g_assert_cmpuint (find_row (matrix, "水利局")->tasks->len, ==, 1);
  g_assert_null (find_cell (matrix, "水利局", "副旗长甲")->led);
  g_assert_cmpuint (find_cell (matrix, "水利局", "副旗长乙")->led->len, ==, 1);
  sentence = duban_matrix_row_dup_sentence (matrix, find_row (matrix, "水利局"));
  g_assert_cmpstr (sentence, ==, "水利局: 副旗长甲: In charge; 1 open task");
  sample_session_clear (&sample);
}

static void
test_leaders_stand_by_rank (void)
{
  SampleSession sample;
  g_autoptr (DubanMatrix) whole = NULL;
  g_autoptr (DubanMatrix) own = NULL;

  sample_session_init (&sample, "2026-03-02T10:00");
  whole = load (&sample, 0);
  own = load (&sample, sample_session_find (&sample, "副旗长乙"));
  g_assert_cmpstr (g_array_index (whole->leaders, DubanMatrixLeader, 0).name, ==, "旗长");
  g_assert_cmpstr (g_array_index (own->leaders, DubanMatrixLeader, 0).name, ==, "副旗长乙");
  g_assert_cmpuint (own->leaders->len, ==, 3);
  sample_session_clear (&sample);
}

static void
test_the_sheet_has_a_row_each (void)
{
  SampleSession sample;
  g_autoptr (DubanMatrix) matrix = NULL;
  g_autoptr (DubanSheet) all = NULL;
  g_autoptr (DubanSheet) faults = NULL;

  sample_session_init (&sample, "2026-03-02T10:00");
  matrix = load (&sample, 0);
  all = duban_matrix_dup_sheet (matrix, FALSE);
  faults = duban_matrix_dup_sheet (matrix, TRUE);
  g_assert_cmpuint (all->columns->len, ==, 6);
  g_assert_cmpuint (all->rows->len, ==, 2);
  g_assert_cmpuint (faults->rows->len, ==, 1);
  g_assert_cmpuint (g_strv_length (faults->rows->pdata[0]), ==, 6);
  sample_session_clear (&sample);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/matrix/gaps-and-overlaps", test_gaps_and_overlaps);
  g_test_add_func ("/matrix/kinds-and-days", test_kinds_and_days);
  g_test_add_func ("/matrix/cells-count-what-is-led", test_cells_count_what_is_led);
  g_test_add_func ("/matrix/leaders-stand-by-rank", test_leaders_stand_by_rank);
  g_test_add_func ("/matrix/the-sheet-has-a-row-each", test_the_sheet_has_a_row_each);
  return g_test_run ();
}
