/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/task.h"

#include <string.h>

/* The texts in the order in which they stand in a task. */
static void
set_texts (DubanTask *task, const char *const *texts)
{
  task->number = texts[0];
  task->title = texts[1];
  task->requirement = texts[2];
  task->method = texts[3];
  task->notes = texts[4];
  task->source = texts[5];
  task->source_ref = texts[6];
  task->paper = texts[7];
  task->assigner = texts[8];
  task->assignee = texts[9];
  task->unit_text = texts[10];
  task->cooperating_text = texts[11];
  task->due_text = texts[12];
  task->status_text = texts[13];
  task->cause = texts[14];
  task->measures = texts[15];
  task->accountability = texts[16];
  task->quantity = texts[17];
  task->target = texts[18];
  task->measure = texts[19];
}

static void
test_a_copy_borrows_nothing (void)
{
  g_autoptr (GPtrArray) owned = g_ptr_array_new_with_free_func (g_free);
  g_autofree guint32 *leaders = g_new (guint32, 3);
  g_autofree guint32 *units = g_new (guint32, 1);
  g_autoptr (DubanTask) copy = NULL;
  DubanTask task = { .n = 7, .lead = 3, .due = 20000, .status = DUBAN_STATUS_OPEN };

  for (guint i = 0; i < 20; i++)
    g_ptr_array_add (owned, g_strdup_printf ("第%u栏", i));
  set_texts (&task, (const char *const *) owned->pdata);
  for (guint i = 0; i < 3; i++)
    leaders[i] = 11 + i;
  units[0] = 21;
  task.cooperators = leaders;
  task.n_cooperators = 3;
  task.cooperating_units = units;
  task.n_cooperating_units = 1;

  copy = duban_task_dup (&task);
  for (guint i = 0; i < 20; i++)
    memset (owned->pdata[i], 'x', 3);
  memset (leaders, 0, 3 * sizeof *leaders);
  memset (units, 0, sizeof *units);

  g_assert_cmpstr (copy->number, ==, "第0栏");
  g_assert_cmpstr (copy->notes, ==, "第4栏");
  g_assert_cmpstr (copy->assignee, ==, "第9栏");
  g_assert_cmpstr (copy->unit_text, ==, "第10栏");
  g_assert_cmpstr (copy->status_text, ==, "第13栏");
  g_assert_cmpstr (copy->measure, ==, "第19栏");
  g_assert_cmpuint (copy->cooperators[0], ==, 11);
  g_assert_cmpuint (copy->cooperators[2], ==, 13);
  g_assert_cmpuint (copy->cooperating_units[0], ==, 21);
  g_assert_cmpuint (copy->n, ==, 7);
  g_assert_cmpint (copy->due, ==, 20000);
}

/* Every pointer of a copy lies in its block or is NULL: a text that the copy forgot would still
 * be the original's. */
static void
test_no_text_is_forgotten (void)
{
  const char *texts[20];
  DubanTask task = { 0 };
  g_autoptr (DubanTask) copy = NULL;
  const char *const *members;

  for (guint i = 0; i < 20; i++)
    texts[i] = "";
  set_texts (&task, texts);
  copy = duban_task_dup (&task);

  members = &copy->number;
  for (guint i = 0; members + i <= &copy->measure; i++)
    {
      g_assert_nonnull (members[i]);
      g_assert_true (members[i] >= (const char *) (copy + 1));
      g_assert_true (members[i] < (const char *) (copy + 1) + 20);
    }
  g_assert_null (copy->cooperators);
}

static void
test_what_is_absent_stays_absent (void)
{
  DubanTask task = { .title = "修路" };
  g_autoptr (DubanTask) copy = duban_task_dup (&task);

  g_assert_cmpstr (copy->title, ==, "修路");
  g_assert_true (copy->title != task.title);
  g_assert_null (copy->number);
  g_assert_null (copy->measure);
  g_assert_null (copy->cooperating_units);
}

static void
test_rectification_as_said_else_by_source (void)
{
  static const struct
  {
    const char *source;
    DubanYesNo said;
    gboolean expected;
  } cases[] = {
    { "巡视巡察", 0, TRUE },     { "监督贯通平台", 0, TRUE },  { "督察", 0, TRUE },
    { "市领导交办", 0, FALSE },  { "年度重点工作", 0, FALSE }, { "巡视巡察", DUBAN_NO, FALSE },
    { "其他", DUBAN_YES, TRUE }, { NULL, 0, FALSE },           { NULL, DUBAN_YES, TRUE },
    { "巡视", 0, FALSE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      DubanTask task = { .source = cases[i].source, .rectification = cases[i].said };

      g_assert_cmpint (duban_task_is_rectification (&task), ==, cases[i].expected);
    }
}

static void
test_sources_and_papers_are_listed (void)
{
  const char *const *sources = duban_task_list_sources ();
  const char *const *papers = duban_task_list_papers ();
  guint n_rectifying = 0;

  g_assert_cmpuint (g_strv_length ((char **) sources), ==, 18);
  g_assert_cmpuint (g_strv_length ((char **) papers), ==, 4);
  g_assert_cmpstr (sources[0], ==, "上级要求");
  g_assert_cmpstr (sources[17], ==, "其他");
  for (guint i = 0; sources[i]; i++)
    n_rectifying += duban_source_is_rectification (sources[i]) ? 1 : 0;
  g_assert_cmpuint (n_rectifying, ==, 9);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/task/a-copy-borrows-nothing", test_a_copy_borrows_nothing);
  g_test_add_func ("/task/no-text-is-forgotten", test_no_text_is_forgotten);
  g_test_add_func ("/task/what-is-absent-stays-absent", test_what_is_absent_stays_absent);
  g_test_add_func ("/task/rectification-as-said-else-by-source",
                   test_rectification_as_said_else_by_source);
  g_test_add_func ("/task/sources-and-papers-are-listed", test_sources_and_papers_are_listed);
  return g_test_run ();
}
