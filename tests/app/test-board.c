/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/judgement.h"
#include "app/view/board.h"
#include "app/view/detail.h"
#include "sample-import.h"

#define TODAY "2026-04-10T10:00"

static DubanBoard *
load_board (SampleSession *sample, const char *scope)
{
  GError *error = NULL;
  DubanRegister *reg = NULL;
  DubanVerdict *verdict;
  g_autoptr (DubanSnapshot) snapshot = NULL;

  g_assert_true (duban_session_refresh (sample->session, &error));
  verdict = duban_judgement_get_with_register (sample->session, &reg, NULL, &error);
  g_assert_no_error (error);
  snapshot = duban_snapshot_new (duban_terms_ref (sample->session->terms), verdict, reg, 1, 0);
  if (scope != NULL)
    snapshot->scope = sample_session_find (sample, scope);
  return duban_board_new (snapshot, NULL);
}

/* The column that the task stands in, by its letter; “-” for none. */
static char
column_of (const DubanBoard *board, guint32 task)
{
  for (int column = 0; column < DUBAN_N_BOARD_COLUMNS; column++)
    for (gsize i = 0; i < board->n[column]; i++)
      if (board->tasks[column][i] == task)
        return "dafuc"[column];
  return '-';
}

/* What was recorded, “kind day” separated by “; ”. */
static void
record_all (SampleSession *sample, guint32 task, const char *records)
{
  g_auto (GStrv) all = g_strsplit (records, "; ", 0);

  for (int i = 0; all[i] != NULL; i++)
    {
      g_auto (GStrv) parts = g_strsplit (all[i], " ", 2);

      g_free (sample_session_record (
          sample, task, (DubanRecordDraft){ .kind = parts[0], .on = parts[1], .text = "已办" }));
    }
}

/* way: the records on the way to each column, “!” where it is refused. */
typedef struct
{
  const char *assigned;
  const char *records;
  char column;
  const char *days;
  const char *ways[DUBAN_N_BOARD_COLUMNS];
} Row;

static const Row rows[] = {
  { "2026-04-10",
    "",
    'd',
    "due today",
    { "", "deploy", "deploy approach", "deploy approach feedback", "close" } },
  { "2026-04-09",
    "",
    'd',
    "1 day overdue",
    { "", "deploy", "deploy approach", "deploy approach feedback", "deploy close" } },
  { "2026-04-08",
    "deploy 2026-04-08",
    'a',
    "1 day left",
    { "!", "", "approach", "approach feedback", "close" } },
  { "2026-04-08",
    "approach 2026-04-09",
    'd',
    "2 days overdue",
    { "", "deploy", "deploy", "deploy feedback", "deploy close" } },
  { "2026-04-03",
    "deploy 2026-04-03; approach 2026-04-05",
    'f',
    "due today",
    { "!", "!", "", "feedback", "close" } },
  { "2026-04-01",
    "deploy 2026-04-01; approach 2026-04-02; feedback 2026-04-09",
    'u',
    "29 days left",
    { "!", "!", "!", "", "close" } },
  { "2026-03-01",
    "deploy 2026-03-01; approach 2026-03-02; close 2026-03-12",
    'c',
    "closed 12 March",
    { "!", "!", "!", "!", "" } },
  { "2026-03-01", "deploy 2026-03-01; close 2026-03-11", '-', "", { "", "", "", "", "" } },
  { "2026-03-01", "withdraw 2026-04-01", '-', "", { "", "", "", "", "" } },
  { "2026-04-10", "suspend 2026-04-10", 'd', "Suspended", { "", "!", "!", "!", "!" } },
};

static char *
words_of_way (const DubanBoard *board, guint32 task, DubanBoardColumn to)
{
  DubanBoardWay way;
  const char *why;
  GString *words = g_string_new (NULL);

  if (!duban_board_find_way (board, task, to, &way, &why) && why != NULL)
    g_string_append (words, "!");
  for (guint i = 0; i < way.n; i++)
    g_string_append_printf (words, "%s%s", i > 0 ? " " : "",
                            duban_record_kind_get_code (way.kinds[i]));
  return g_string_free (words, FALSE);
}

static void
test_columns_and_ways (void)
{
  SampleSession sample;
  guint32 tasks[G_N_ELEMENTS (rows)];
  g_autoptr (DubanBoard) board = NULL;

  sample_session_init (&sample, TODAY);
  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *number = g_strdup_printf ("%u", (guint) i);

      tasks[i] = sample_session_add (&sample, number);
      sample_session_set (&sample, tasks[i], "assigned", rows[i].assigned);
      sample_session_set (&sample, tasks[i], "tracked-from", rows[i].assigned);
      record_all (&sample, tasks[i], rows[i].records);
    }
  board = load_board (&sample, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_auto (DubanBoardCard) card = { 0 };

      g_assert_cmpint (column_of (board, tasks[i]), ==, rows[i].column);
      g_assert_true (duban_board_get_card (board, tasks[i], &card));
      if (rows[i].column != '-')
        g_assert_cmpstr (card.days, ==, rows[i].days);
      for (int to = 0; to < DUBAN_N_BOARD_COLUMNS; to++)
        {
          g_autofree char *way = words_of_way (board, tasks[i], to);

          g_assert_cmpstr (way, ==, rows[i].ways[to]);
        }
    }
  sample_session_clear (&sample);
}

static void
test_order_of_a_column (void)
{
  SampleSession sample;
  guint32 late, later, today;
  g_autoptr (DubanBoard) board = NULL;

  sample_session_init (&sample, TODAY);
  today = sample_session_add (&sample, "1");
  late = sample_session_add (&sample, "2");
  later = sample_session_add (&sample, "3");
  sample_session_set (&sample, today, "assigned", "2026-04-10");
  sample_session_set (&sample, late, "assigned", "2026-04-08");
  sample_session_set (&sample, later, "assigned", "2026-04-01");
  board = load_board (&sample, NULL);
  g_assert_cmpuint (board->n[DUBAN_BOARD_DEPLOY], ==, 3);
  g_assert_cmpuint (board->tasks[DUBAN_BOARD_DEPLOY][0], ==, later);
  g_assert_cmpuint (board->tasks[DUBAN_BOARD_DEPLOY][1], ==, late);
  g_assert_cmpuint (board->tasks[DUBAN_BOARD_DEPLOY][2], ==, today);
  sample_session_clear (&sample);
}

static void
test_scope (void)
{
  SampleSession sample;
  guint32 mine, other;
  g_autoptr (DubanBoard) board = NULL;

  sample_session_init (&sample, TODAY);
  mine = sample_session_add (&sample, "1");
  other = sample_session_add (&sample, "2");
  sample_session_set (&sample, other, "lead", "副旗长乙");
  sample_session_set (&sample, other, "unit", "农牧局");
  board = load_board (&sample, "副旗长乙");
  g_assert_cmpint (column_of (board, mine), ==, '-');
  g_assert_cmpint (column_of (board, other), ==, 'd');
  sample_session_clear (&sample);
}

/* What the card, and the details, say is next: its code, "-" for nothing. */
static const char *
next_of (SampleSession *sample, guint32 task)
{
  GError *error = NULL;
  g_autoptr (DubanBoard) board = load_board (sample, NULL);
  g_autoptr (DubanDetail) detail = NULL;
  g_auto (DubanBoardCard) card;
  DubanRecordKind next;

  g_assert_true (duban_board_get_card (board, task, &card));
  duban_detail_load (sample->session, board->snapshot->verdict, task, &detail, &error);
  g_assert_no_error (error);
  next = duban_detail_get_next_act (detail);
  g_assert_cmpint (card.next, ==, next == DUBAN_RECORD_NOTE ? 0 : (int) next);
  return card.next != 0 ? duban_record_kind_get_code (card.next) : "-";
}

/* A closing waits for its verification once, and one that a ledger brought never did. */
static void
test_what_is_next_of_a_closed_card (void)
{
  SampleSession sample;
  guint32 task;

  sample_session_init (&sample, TODAY);
  task = sample_session_add (&sample, "1");
  g_assert_cmpstr (next_of (&sample, task), ==, "deploy");
  record_all (&sample, task, "close 2026-04-08");
  g_assert_cmpstr (next_of (&sample, task), ==, "verify");
  g_free (sample_session_record (
      &sample, task,
      (DubanRecordDraft){
          .kind = "verify", .on = "2026-04-09", .level = "office", .outcome = "confirmed" }));
  g_assert_cmpstr (next_of (&sample, task), ==, "-");
  record_all (&sample, task, "reopen 2026-04-09; close 2026-04-10");
  g_assert_cmpstr (next_of (&sample, task), ==, "verify");
  sample_assert_import (&sample,
                        "编号,事项,交办时间,责任单位,办结时间,状态\n"
                        "甲1,修渠,2026-03-01,水利局,2026-04-09,办结\n",
                        1, 0, 0, 0);
  g_assert_cmpstr (next_of (&sample, sample_import_find (&sample, "甲1")), ==, "-");
  sample_session_clear (&sample);
}

static void
test_a_sheet_has_every_card (void)
{
  SampleSession sample;
  g_autoptr (DubanBoard) board = NULL;
  g_autoptr (DubanSheet) sheet = NULL;

  sample_session_init (&sample, TODAY);
  sample_session_add (&sample, "1");
  sample_session_add (&sample, "2");
  board = load_board (&sample, NULL);
  sheet = duban_board_dup_sheet (board);
  g_assert_cmpuint (sheet->rows->len, ==, DUBAN_N_BOARD_COLUMNS + 2);
  sample_session_clear (&sample);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/board/columns-and-ways", test_columns_and_ways);
  g_test_add_func ("/board/order-of-a-column", test_order_of_a_column);
  g_test_add_func ("/board/scope", test_scope);
  g_test_add_func ("/board/what-is-next-of-a-closed-card", test_what_is_next_of_a_closed_card);
  g_test_add_func ("/board/a-sheet-has-every-card", test_a_sheet_has_every_card);
  return g_test_run ();
}
