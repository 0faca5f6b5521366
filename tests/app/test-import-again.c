/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A ledger taken in again: what the file changed meets what was changed by hand (interface.md,
 * “Importing again”).  The first import is of 2026-03-02, the second of a week later. */
#include "sample-import.h"

#include <string.h>

#include "app/edit/conflict.h"

#define HEADINGS                                                                                   \
  "编号,事项,牵头领导,责任单位,完成时限,来源,部署时间,最近跟进时间,状态,办结时间,进展情况\n"
#define FIRST "1,甲,副旗长甲,水利局,2026-06-30,督察,2026-02-01,2026-02-20,在办,,一\n"

typedef struct
{
  const char *path;
  void (*func) (SampleSession *sample, guint32 task);
} Test;

static void
run_cb (gconstpointer data)
{
  const Test *test = data;
  SampleSession sample;

  sample_session_init (&sample, "2026-03-02T10:00");
  sample_assert_import (&sample, HEADINGS FIRST, 1, 0, 0, 0);
  test->func (&sample, sample_import_find (&sample, "1"));
  sample_session_clear (&sample);
}

/* A week later the row is as given. (transfer full) */
static DubanImportResult *
import_again (SampleSession *sample, const char *row)
{
  g_autofree char *text = g_strconcat (HEADINGS, row, NULL);

  sample_session_move (sample, "2026-03-09T10:00");
  return sample_import (sample, text, NULL, NULL);
}

static guint
count_conflicts (SampleSession *sample)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) conflicts = duban_edit_list_conflicts (sample->session, &error);

  g_assert_no_error (error);
  return conflicts->len;
}

static void
assert_records (SampleSession *sample, guint32 task, const char *expected)
{
  g_autofree char *records = sample_import_list_records (sample, task);

  g_assert_cmpstr (records, ==, expected);
}

static void
test_only_what_differs_is_applied (SampleSession *sample, guint32 task)
{
  g_autoptr (DubanTask) changed = NULL;

  g_autoptr (DubanImportResult) result = import_again (
      sample, "1,甲,副旗长甲,水利局,2026-07-31,督察,2026-02-01,2026-02-20,在办,,一\n");
  g_assert_cmpuint (result->changed, ==, 1);
  changed = sample_session_load (sample, task);
  g_assert_cmpint (changed->due, ==, duban_day_parse ("2026-07-31"));
  g_assert_cmpint (changed->first_due, ==, duban_day_parse ("2026-06-30"));
  assert_records (sample, task, "deploy 2026-02-01 ; follow-up 2026-02-20 一");
}

static void
test_empty_cells_and_missing_rows_clear_nothing (SampleSession *sample, guint32 task)
{
  g_autoptr (DubanImportResult) result = import_again (sample, "1,甲,,,,,,,,,\n2,乙,,,,,,,,,\n");
  g_autoptr (DubanTask) same = sample_session_load (sample, task);

  g_assert_cmpuint (result->unchanged, ==, 1);
  g_assert_cmpuint (result->added, ==, 1);
  g_assert_cmpstr (sample_session_name (sample, same->lead), ==, "副旗长甲");
  g_assert_cmpstr (same->source, ==, "督察");
  assert_records (sample, task, "deploy 2026-02-01 ; follow-up 2026-02-20 一");
  sample_assert_import (sample, HEADINGS "2,乙,,,,,,,,,\n", 0, 0, 1, 0);
  sample_assert_import (sample, HEADINGS FIRST, 0, 0, 1, 0);
}

static void
test_a_field_changed_by_hand_alone_stays (SampleSession *sample, guint32 task)
{
  g_autoptr (DubanImportResult) result = NULL;
  g_autoptr (DubanTask) kept = NULL;

  sample_session_set (sample, task, "lead", "副旗长乙");
  sample_session_set (sample, task, "source", "审计");
  result = import_again (sample,
                         "1,甲,副旗长甲,水利局,2026-07-31,督察,2026-02-01,2026-02-20,在办,,一\n");
  g_assert_cmpuint (result->changed, ==, 1);
  kept = sample_session_load (sample, task);
  g_assert_cmpstr (sample_session_name (sample, kept->lead), ==, "副旗长乙");
  g_assert_cmpstr (kept->source, ==, "审计");
  g_assert_cmpuint (count_conflicts (sample), ==, 0);
}

static void
test_a_contested_field_changed_twice_is_a_conflict (SampleSession *sample, guint32 task)
{
  g_autoptr (DubanImportResult) result = NULL;
  g_autoptr (DubanTask) contested = NULL;

  sample_session_set (sample, task, "lead", "副旗长乙");
  result
      = import_again (sample, "1,甲,旗长,水利局,2026-06-30,督察,2026-02-01,2026-02-20,在办,,一\n");
  g_assert_true (sample_import_says (result, "2: "));
  contested = sample_session_load (sample, task);
  g_assert_cmpstr (sample_session_name (sample, contested->lead), ==, "副旗长乙");
  g_assert_cmpuint (contested->contested, ==, DUBAN_CONTESTED_LEAD);
  g_assert_cmpuint (count_conflicts (sample), ==, 1);
  g_assert_cmpuint (sample_session_count (sample, task, DUBAN_RECORD_HANDOVER), ==, 1);
}

static void
test_another_field_changed_twice_keeps_the_hand (SampleSession *sample, guint32 task)
{
  g_autoptr (DubanImportResult) result = NULL;
  g_autoptr (DubanTask) kept = NULL;

  sample_session_set (sample, task, "source", "审计");
  result = import_again (sample,
                         "1,甲,副旗长甲,水利局,2026-06-30,其他,2026-02-01,2026-02-20,在办,,一\n");
  g_assert_cmpuint (result->changed, ==, 1);
  g_assert_true (sample_import_says (result, "by hand"));
  kept = sample_session_load (sample, task);
  g_assert_cmpstr (kept->source, ==, "审计");
  g_assert_cmpuint (count_conflicts (sample), ==, 0);
}

static void
test_both_ways_to_the_same_value_agree (SampleSession *sample, guint32 task)
{
  g_autoptr (DubanImportResult) result = NULL;

  sample_session_set (sample, task, "due", "2026-07-31");
  result = import_again (sample,
                         "1,甲,副旗长甲,水利局,2026-07-31,督察,2026-02-01,2026-02-20,在办,,一\n");
  g_assert_cmpuint (result->notes->len, ==, 0);
  g_assert_cmpuint (count_conflicts (sample), ==, 0);
}

static void
test_a_new_lead_and_unit_are_one_handover (SampleSession *sample, guint32 task)
{
  g_autoptr (DubanImportResult) result = import_again (
      sample, "1,甲,副旗长乙,农牧局,2026-06-30,督察,2026-02-01,2026-02-20,在办,,一\n");
  g_autoptr (DubanTask) moved = sample_session_load (sample, task);

  g_assert_cmpuint (result->changed, ==, 1);
  g_assert_cmpstr (sample_session_name (sample, moved->lead), ==, "副旗长乙");
  g_assert_cmpstr (sample_session_name (sample, moved->unit), ==, "农牧局");
  assert_records (sample, task,
                  "deploy 2026-02-01 ; follow-up 2026-02-20 一; handover 2026-03-09 ");
}

static void
test_a_stage_date_gives_way_and_a_follow_up_stays (SampleSession *sample, guint32 task)
{
  g_autoptr (DubanImportResult) result = import_again (
      sample, "1,甲,副旗长甲,水利局,2026-06-30,督察,2026-02-03,2026-03-05,在办,,二\n");
  g_autoptr (DubanImportResult) back = NULL;

  g_assert_cmpuint (result->changed, ==, 1);
  assert_records (sample, task,
                  "deploy 2026-02-03 ; follow-up 2026-02-20 一; follow-up 2026-03-05 二");
  back = import_again (sample,
                       "1,甲,副旗长甲,水利局,2026-06-30,督察,2026-02-01,2026-03-05,在办,,二\n");
  g_assert_cmpuint (back->changed, ==, 1);
  assert_records (sample, task,
                  "deploy 2026-02-01 ; follow-up 2026-02-20 一; follow-up 2026-03-05 二");
}

static void
test_new_progress_takes_the_place_of_the_old (SampleSession *sample, guint32 task)
{
  g_autoptr (DubanImportResult) result = import_again (
      sample, "1,甲,副旗长甲,水利局,2026-06-30,督察,2026-02-01,2026-02-20,在办,,二\n");

  g_assert_cmpuint (result->changed, ==, 1);
  assert_records (sample, task, "deploy 2026-02-01 ; follow-up 2026-02-20 二");
}

static void
test_a_ledger_closes_and_reopens (SampleSession *sample, guint32 task)
{
  g_autoptr (DubanImportResult) closed = import_again (
      sample, "1,甲,副旗长甲,水利局,2026-06-30,督察,2026-02-01,2026-02-20,办结,2026-03-05,完工\n");
  g_autoptr (DubanTask) after_closing = sample_session_load (sample, task);
  g_autoptr (DubanImportResult) opened = NULL;
  g_autoptr (DubanTask) after_opening = NULL;

  g_assert_cmpuint (closed->changed, ==, 1);
  g_assert_cmpint (after_closing->status, ==, DUBAN_STATUS_CLOSED);
  g_assert_cmpint (after_closing->closed, ==, duban_day_parse ("2026-03-05"));
  opened = import_again (sample,
                         "1,甲,副旗长甲,水利局,2026-06-30,督察,2026-02-01,2026-02-20,在办,,完工\n");
  g_assert_cmpuint (opened->changed, ==, 1);
  after_opening = sample_session_load (sample, task);
  g_assert_cmpint (after_opening->status, ==, DUBAN_STATUS_OPEN);
  assert_records (sample, task,
                  "deploy 2026-02-01 ; follow-up 2026-02-20 一; close 2026-03-05 "
                  "完工; reopen 2026-03-09 ");
}

static void
test_a_deleted_task_is_named (SampleSession *sample, guint32 task)
{
  g_autoptr (DubanImportResult) same = NULL;
  g_autoptr (DubanImportResult) changed = NULL;

  sample_assert_done (duban_edit_delete_task (sample->session, task, &error));
  same = import_again (sample, FIRST);
  g_assert_cmpuint (same->unchanged, ==, 1);
  changed
      = import_again (sample, "1,甲,旗长,水利局,2026-06-30,督察,2026-02-01,2026-02-20,在办,,一\n");
  g_assert_cmpuint (changed->changed, ==, 1);
  g_assert_true (sample_import_says (changed, "deleted"));
}

/* An import that was undone is as if it had never been: the same file brings it again. */
static void
test_an_undone_import_can_be_repeated (SampleSession *sample, guint32 task)
{
  const char *row = "1,甲,副旗长乙,水利局,2026-07-31,督察,2026-02-03,2026-02-20,在办,,一\n";

  for (int time = 0; time < 2; time++)
    {
      g_autoptr (DubanImportResult) result = import_again (sample, row);
      g_autoptr (DubanTask) changed = sample_session_load (sample, task);

      g_assert_cmpuint (result->changed, ==, 1);
      g_assert_cmpint (changed->due, ==, duban_day_parse ("2026-07-31"));
      g_assert_cmpstr (sample_session_name (sample, changed->lead), ==, "副旗长乙");
      g_assert_cmpuint (count_conflicts (sample), ==, 0);
      g_assert_cmpuint (sample_session_count (sample, task, DUBAN_RECORD_HANDOVER), ==, 1);
      g_assert_cmpuint (sample_session_count (sample, task, DUBAN_RECORD_DEPLOY), ==, 1);
      if (time == 0)
        sample_assert_done (duban_edit_undo (sample->session, NULL, &error));
    }
}

static void
test_an_undone_task_comes_back_with_its_file (SampleSession *sample, guint32 task)
{
  g_autoptr (DubanTask) back = NULL;

  sample_assert_done (duban_edit_undo (sample->session, NULL, &error));
  sample_assert_import (sample, HEADINGS FIRST, 1, 0, 0, 0);
  back = sample_session_load (sample, task);
  g_assert_false (back->deleted);
  g_assert_cmpint (back->due, ==, duban_day_parse ("2026-06-30"));
  assert_records (sample, task, "deploy 2026-02-01 ; follow-up 2026-02-20 一");
  sample_assert_import (sample, HEADINGS FIRST, 0, 0, 1, 0);
}

/* Whom the first import had entered, the second enters again. */
static void
test_an_undone_name_is_entered_again (SampleSession *sample, guint32 task)
{
  const char *row = "2,乙,副旗长丙,林草局,,,,,,,\n";
  g_autoptr (DubanTask) loaded = NULL;
  const DubanDirectory *directory;

  for (int time = 0; time < 2; time++)
    {
      g_autoptr (DubanImportResult) result = import_again (sample, row);

      g_assert_cmpuint (result->added, ==, 1);
      if (time == 0)
        sample_assert_done (duban_edit_undo (sample->session, NULL, &error));
      directory = sample->session->terms->directory;
      g_assert_cmpint (duban_directory_find_leader (directory, "副旗长丙") != NULL, ==, time);
    }
  loaded = sample_session_load (sample, sample_import_find (sample, "2"));
  g_assert_cmpstr (sample_session_name (sample, loaded->lead), ==, "副旗长丙");
  g_assert_cmpstr (sample_session_name (sample, loaded->unit), ==, "林草局");
}

int
main (int argc, char **argv)
{
  static const Test tests[] = {
    { "/import-again/only-what-differs-is-applied", test_only_what_differs_is_applied },
    { "/import-again/empty-cells-and-missing-rows-clear-nothing",
      test_empty_cells_and_missing_rows_clear_nothing },
    { "/import-again/a-field-changed-by-hand-alone-stays",
      test_a_field_changed_by_hand_alone_stays },
    { "/import-again/a-contested-field-changed-twice-is-a-conflict",
      test_a_contested_field_changed_twice_is_a_conflict },
    { "/import-again/another-field-changed-twice-keeps-the-hand",
      test_another_field_changed_twice_keeps_the_hand },
    { "/import-again/both-ways-to-the-same-value-agree", test_both_ways_to_the_same_value_agree },
    { "/import-again/a-new-lead-and-unit-are-one-handover",
      test_a_new_lead_and_unit_are_one_handover },
    { "/import-again/a-stage-date-gives-way-and-a-follow-up-stays",
      test_a_stage_date_gives_way_and_a_follow_up_stays },
    { "/import-again/new-progress-takes-the-place-of-the-old",
      test_new_progress_takes_the_place_of_the_old },
    { "/import-again/a-ledger-closes-and-reopens", test_a_ledger_closes_and_reopens },
    { "/import-again/a-deleted-task-is-named", test_a_deleted_task_is_named },
    { "/import-again/an-undone-import-can-be-repeated", test_an_undone_import_can_be_repeated },
    { "/import-again/an-undone-task-comes-back-with-its-file",
      test_an_undone_task_comes_back_with_its_file },
    { "/import-again/an-undone-name-is-entered-again", test_an_undone_name_is_entered_again },
  };

  g_test_init (&argc, &argv, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add_data_func (tests[i].path, &tests[i], run_cb);
  return g_test_run ();
}
