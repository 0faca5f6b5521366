/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/judgement.h"
#include "app/view/task-sheet.h"
#include "sample-session.h"

typedef struct
{
  SampleSession base;
  guint32 a, b;
  DubanSnapshot *snapshot;
} Sample;

static void
sample_init (Sample *sample)
{
  GError *error = NULL;
  DubanVerdict *verdict;
  DubanRegister *reg;

  sample_session_init (&sample->base, "2026-03-20T10:00");
  sample->a = sample_session_add (&sample->base, "=甲");
  sample->b = sample_session_add (&sample->base, "乙");
  sample_session_set (&sample->base, sample->a, "due", "2026-03-31");
  sample_session_set (&sample->base, sample->b, "handling", "restricted");
  g_assert_true (duban_session_refresh (sample->base.session, &error));
  verdict = duban_judgement_get_with_register (sample->base.session, &reg, NULL, &error);
  g_assert_no_error (error);
  sample->snapshot
      = duban_snapshot_new (duban_terms_ref (sample->base.session->terms), verdict, reg, 0, 0);
}

static void
sample_clear (Sample *sample)
{
  duban_snapshot_unref (sample->snapshot);
  sample_session_clear (&sample->base);
}

static void
test_has_the_tasks_in_their_order (void)
{
  Sample sample;
  g_autoptr (DubanSheet) sheet = NULL;
  char *const *first;

  sample_init (&sample);
  sheet = duban_task_sheet_new (sample.snapshot, (guint32[]){ sample.b, 99999, sample.a }, 3, NULL,
                                NULL);
  g_assert_cmpuint (sheet->rows->len, ==, 2);
  first = g_ptr_array_index (sheet->rows, 0);
  g_assert_cmpuint (g_strv_length ((char **) first), ==, sheet->columns->len);
  g_assert_cmpstr (first[1], ==, "乙");
  g_assert_cmpstr (((char **) g_ptr_array_index (sheet->rows, 1))[10], ==, "03-31");
  sample_clear (&sample);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/task-sheet/has-the-tasks-in-their-order", test_has_the_tasks_in_their_order);
  return g_test_run ();
}
