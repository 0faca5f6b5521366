/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The draft of the portfolio: kept, brought into force as one command, taken back. */
#include "app/edit/directory.h"
#include "app/edit/portfolio-draft.h"
#include "core/charge.h"
#include "sample-session.h"

typedef struct
{
  SampleSession sample;
  DubanPortfolioDraft *draft;
  guint32 tasks[3]; /* of 水利局, led by 副旗长甲; by 旗长; of 农牧局, led by 副旗长甲 */
  guint32 a, b;
} Desk;

static DubanId
id_of (Desk *desk, const char *name)
{
  const DubanDirectory *directory = desk->sample.session->terms->directory;
  const DubanLeader *leader = duban_directory_find_leader (directory, name);

  return leader != NULL ? leader->id : duban_directory_find_unit (directory, name)->id;
}

/* 水利局 goes from 副旗长甲 to 副旗长乙 on 2026-03-10. */
static void
desk_init (Desk *desk)
{
  DubanId held, from, to;

  sample_session_init (&desk->sample, "2026-03-12T10:00");
  for (int i = 0; i < 3; i++)
    {
      g_autofree char *number = g_strdup_printf ("甲%d", i + 1);

      desk->tasks[i] = sample_session_add (&desk->sample, number);
    }
  sample_session_set (&desk->sample, desk->tasks[1], "lead", "旗长");
  sample_session_set (&desk->sample, desk->tasks[2], "unit", "农牧局");
  desk->a = sample_session_find (&desk->sample, "副旗长甲");
  desk->b = sample_session_find (&desk->sample, "副旗长乙");
  held = id_of (desk, "水利局");
  from = id_of (desk, "副旗长甲");
  to = id_of (desk, "副旗长乙");
  desk->draft = duban_portfolio_draft_new (duban_day_parse ("2026-03-10"));
  duban_portfolio_draft_set_document (desk->draft, "政办发〔2026〕9号");
  duban_portfolio_draft_end (desk->draft, &held, "水利局", &from, DUBAN_HOLDS_CHARGE);
  duban_portfolio_draft_take (desk->draft, &held, "水利局", &to, DUBAN_HOLDS_CHARGE, DUBAN_NO_DAY);
}

static void
desk_clear (Desk *desk)
{
  duban_portfolio_draft_free (desk->draft);
  sample_session_clear (&desk->sample);
}

static guint32
lead_of (Desk *desk, int i)
{
  g_autoptr (DubanTask) task = sample_session_load (&desk->sample, desk->tasks[i]);

  return task->lead;
}

static guint32
in_charge (Desk *desk, const char *unit, const char *day)
{
  DubanCharge charge;

  duban_charge_of (&charge, desk->sample.session->terms->directory,
                   sample_session_find (&desk->sample, unit), 0, duban_day_parse (day));
  return charge.n_leaders == 1 ? charge.leaders[0] : 0;
}

static void
apply (Desk *desk)
{
  sample_assert_done (duban_edit_apply_draft (desk->sample.session, desk->draft, NULL, &error));
}

static void
test_moves_portfolio_and_tasks (void)
{
  g_autoptr (GArray) moves = NULL;
  Desk desk;

  desk_init (&desk);
  sample_assert_done (duban_edit_apply_draft (desk.sample.session, desk.draft, &moves, &error));
  g_assert_cmpuint (in_charge (&desk, "水利局", "2026-03-09"), ==, desk.a);
  g_assert_cmpuint (in_charge (&desk, "水利局", "2026-03-10"), ==, desk.b);
  g_assert_cmpuint (moves->len, ==, 1);
  g_assert_cmpuint (g_array_index (moves, DubanLeadMove, 0).task, ==, desk.tasks[0]);
  g_assert_cmpuint (lead_of (&desk, 0), ==, desk.b);
  g_assert_cmpuint (lead_of (&desk, 1), !=, desk.b);
  g_assert_cmpuint (lead_of (&desk, 2), ==, desk.a);
  g_assert_cmpuint (sample_session_count (&desk.sample, desk.tasks[0], DUBAN_RECORD_HANDOVER), ==,
                    1);
  desk_clear (&desk);
}

static void
test_one_undo_takes_all_back (void)
{
  Desk desk;

  desk_init (&desk);
  apply (&desk);
  sample_assert_done (duban_edit_undo (desk.sample.session, NULL, &error));
  g_assert_cmpuint (in_charge (&desk, "水利局", "2026-03-10"), ==, desk.a);
  g_assert_cmpuint (lead_of (&desk, 0), ==, desk.a);
  g_assert_cmpuint (sample_session_count (&desk.sample, desk.tasks[0], DUBAN_RECORD_HANDOVER), ==,
                    0);
  desk_clear (&desk);
}

static void
test_closed_tasks_stay (void)
{
  g_autofree char *closing = NULL;
  Desk desk;

  desk_init (&desk);
  closing = sample_session_record (&desk.sample, desk.tasks[0],
                                   (DubanRecordDraft){ .kind = "close", .text = "办结" });
  apply (&desk);
  g_assert_cmpuint (lead_of (&desk, 0), ==, desk.a);
  desk_clear (&desk);
}

/* 副旗长甲 holds a cooperating unit after it: he cooperates; the new lead no longer does. */
static void
test_cooperators_follow (void)
{
  Desk desk;
  DubanId held, leader;
  g_autoptr (DubanTask) task = NULL;

  desk_init (&desk);
  sample_session_set (&desk.sample, desk.tasks[0], "cooperators", "副旗长乙");
  sample_session_set (&desk.sample, desk.tasks[0], "cooperating-units", "农牧局");
  held = id_of (&desk, "农牧局");
  leader = id_of (&desk, "副旗长甲");
  duban_portfolio_draft_take (desk.draft, &held, "农牧局", &leader, DUBAN_HOLDS_CHARGE,
                              DUBAN_NO_DAY);
  apply (&desk);
  task = sample_session_load (&desk.sample, desk.tasks[0]);
  g_assert_cmpuint (task->lead, ==, desk.b);
  g_assert_cmpuint (task->n_cooperators, ==, 1);
  g_assert_cmpuint (task->cooperators[0], ==, desk.a);
  desk_clear (&desk);
}

static void
test_new_field_is_made (void)
{
  const char *words[] = { "生态环境", NULL };
  const DubanId held = duban_id_from_words ("field", words);
  const DubanField *field;
  DubanId leader;
  Desk desk;

  desk_init (&desk);
  leader = id_of (&desk, "副旗长乙");
  duban_portfolio_draft_take (desk.draft, &held, "生态环境", &leader, DUBAN_HOLDS_CHARGE,
                              DUBAN_NO_DAY);
  apply (&desk);
  field = duban_directory_find_field (desk.sample.session->terms->directory, "生态环境");
  g_assert_nonnull (field);
  g_assert_true (duban_id_equal (&field->id, &held));
  desk_clear (&desk);
}

static void
test_kept_until_it_is_applied (void)
{
  g_autoptr (DubanPortfolioDraft) kept = NULL;
  g_autoptr (DubanPortfolioDraft) gone = NULL;
  Desk desk;

  desk_init (&desk);
  sample_assert_done (duban_edit_keep_draft (desk.sample.session, desk.draft, &error));
  sample_session_move (&desk.sample, "2026-03-13T10:00");
  sample_assert_done (duban_edit_load_draft (desk.sample.session, &kept, &error));
  g_assert_nonnull (kept);
  g_assert_cmpuint (kept->lines->len, ==, 2);
  apply (&desk);
  sample_assert_done (duban_edit_load_draft (desk.sample.session, &gone, &error));
  g_assert_null (gone);
  desk_clear (&desk);
}

static void
test_what_cannot_be_applied (void)
{
  g_autoptr (DubanPortfolioDraft) empty = NULL;
  DubanSession *session;
  Desk desk;

  desk_init (&desk);
  session = desk.sample.session;
  empty = duban_portfolio_draft_new (duban_day_parse ("2026-03-10"));
  sample_assert_refused (duban_edit_apply_draft (session, empty, NULL, &error),
                         DUBAN_APP_ERROR_STATE, "nothing");
  desk.draft->effective = duban_day_parse ("2026-03-13");
  sample_assert_refused (duban_edit_apply_draft (session, desk.draft, NULL, &error),
                         DUBAN_APP_ERROR_STATE, "2026-03-13");
  desk.draft->effective = duban_day_parse ("2026-03-12");
  duban_portfolio_draft_set_document (desk.draft, "");
  sample_assert_refused (duban_edit_apply_draft (session, desk.draft, NULL, &error),
                         DUBAN_APP_ERROR_VALUE, "document");
  duban_portfolio_draft_set_document (desk.draft, "机密★5年");
  sample_assert_refused (duban_edit_apply_draft (session, desk.draft, NULL, &error),
                         DUBAN_APP_ERROR_VALUE, "document");
  duban_portfolio_draft_set_document (desk.draft, "9号");
  apply (&desk);
  sample_assert_refused (duban_edit_apply_draft (session, desk.draft, NULL, &error),
                         DUBAN_APP_ERROR_STATE, "nothing");
  desk_clear (&desk);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/portfolio-draft/moves-portfolio-and-tasks", test_moves_portfolio_and_tasks);
  g_test_add_func ("/portfolio-draft/one-undo-takes-all-back", test_one_undo_takes_all_back);
  g_test_add_func ("/portfolio-draft/closed-tasks-stay", test_closed_tasks_stay);
  g_test_add_func ("/portfolio-draft/cooperators-follow", test_cooperators_follow);
  g_test_add_func ("/portfolio-draft/new-field-is-made", test_new_field_is_made);
  g_test_add_func ("/portfolio-draft/kept-until-it-is-applied", test_kept_until_it_is_applied);
  g_test_add_func ("/portfolio-draft/what-cannot-be-applied", test_what_cannot_be_applied);
  return g_test_run ();
}
