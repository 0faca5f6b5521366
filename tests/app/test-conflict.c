/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/edit/act.h"
#include "app/edit/conflict.h"
#include "app/edit/undo.h"
#include "sample-session.h"

/* Another desk, that knew the task as it was when it was added. */
typedef struct
{
  SampleSession sample;
  guint32 task;
  DubanId id;
  DubanHash seen;
} Meeting;

static void
meeting_init (Meeting *meeting)
{
  g_autoptr (DubanEntity) entity = NULL;
  GError *error = NULL;
  gsize n_tips;

  sample_session_init (&meeting->sample, "2026-03-02T10:00");
  meeting->task = sample_session_add (&meeting->sample, "甲1");
  entity = duban_entity_load (meeting->sample.session->db, meeting->task, &error);
  g_assert_no_error (error);
  meeting->id = entity->id;
  meeting->seen = duban_fold_get_tips (entity->fold, &n_tips)[0];
  g_assert_cmpuint (n_tips, ==, 1);
}

/* Takes in what the other desk wrote beside whatever was written here. */
static void
take_in (Meeting *meeting, DubanChangeBuilder *builder)
{
  DubanSession *session = meeting->sample.session;
  const DubanId desk = { { 7 } };
  const guint8 random[8] = { 1 };
  DubanPost *post = duban_post_begin (session->db, NULL);
  DubanHash hash;
  DubanSpan body;

  g_assert_nonnull (post);
  body = duban_change_builder_finish (builder, &desk, "副旗长乙", session->last_time + 5, random,
                                      &hash);
  sample_assert_done (duban_post_add (post, body, &hash, &error));
  sample_assert_done (duban_post_commit (post, NULL, NULL, &error));
}

static DubanChangeBuilder *
begin (Meeting *meeting)
{
  DubanChangeBuilder *builder = duban_change_builder_new ();

  duban_change_builder_begin (builder, DUBAN_ENTITY_TASK, &meeting->id, DUBAN_ORIGIN_HAND);
  duban_change_builder_add_parent (builder, &meeting->seen);
  return builder;
}

static GPtrArray *
list (Meeting *meeting, guint expected)
{
  GError *error = NULL;
  GPtrArray *conflicts = duban_edit_list_conflicts (meeting->sample.session, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (conflicts->len, ==, expected);
  return conflicts;
}

/* The place, from 1, of the value that reads so. */
static guint
find_value (const DubanConflict *conflict, const char *text)
{
  for (guint i = 0; i < conflict->values->len; i++)
    {
      const DubanConflictValue *value = conflict->values->pdata[i];

      if (g_strcmp0 (value->text, text) == 0)
        return i + 1;
    }
  g_assert_not_reached ();
}

static void
settle (Meeting *meeting, const DubanConflict *conflict, const char *text)
{
  sample_assert_done (duban_edit_settle (meeting->sample.session, conflict->id,
                                         find_value (conflict, text), &error));
}

static void
test_two_leads_wait_for_a_person (void)
{
  Meeting meeting;
  g_autoptr (DubanChangeBuilder) builder = NULL;
  g_autoptr (GPtrArray) conflicts = NULL;
  g_autoptr (DubanTask) loaded = NULL;
  const char *words[] = { "旗长", NULL };
  DubanId other = duban_id_from_words ("leader", words);
  DubanConflict *conflict;

  meeting_init (&meeting);
  sample_session_set (&meeting.sample, meeting.task, "lead", "副旗长乙");
  builder = begin (&meeting);
  duban_change_builder_set_ref (builder, DUBAN_ATTR_LEAD, &other);
  take_in (&meeting, builder);
  conflicts = list (&meeting, 1);
  conflict = conflicts->pdata[0];
  g_assert_cmpint (conflict->attr, ==, DUBAN_ATTR_LEAD);
  g_assert_cmpuint (conflict->entity, ==, meeting.task);
  g_assert_cmpuint (conflict->values->len, ==, 2);
  sample_assert_refused (duban_edit_settle (meeting.sample.session, conflict->id, 3, &error),
                         DUBAN_APP_ERROR_VALUE, "2");
  sample_assert_refused (duban_edit_settle (meeting.sample.session, "none", 1, &error),
                         DUBAN_APP_ERROR_UNKNOWN, "none");
  settle (&meeting, conflict, "副旗长乙");
  g_ptr_array_unref (list (&meeting, 0));
  loaded = sample_session_load (&meeting.sample, meeting.task);
  g_assert_cmpstr (sample_session_name (&meeting.sample, loaded->lead), ==, "副旗长乙");
  sample_session_clear (&meeting.sample);
}

static void
test_closing_beside_work_can_be_taken_either_way (void)
{
  static const struct
  {
    const char *take;
    DubanStatus status;
  } rows[] = { { "closed", DUBAN_STATUS_CLOSED }, { "open", DUBAN_STATUS_OPEN } };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      Meeting meeting;
      g_autoptr (DubanChangeBuilder) builder = NULL;
      g_autoptr (GPtrArray) conflicts = NULL;
      g_autoptr (DubanTask) loaded = NULL;
      const DubanId record = { { 9 } };

      meeting_init (&meeting);
      g_free (sample_session_record (&meeting.sample, meeting.task,
                                     (DubanRecordDraft){ .kind = "close" }));
      builder = begin (&meeting);
      duban_change_builder_begin_record (builder, &record, DUBAN_RECORD_DEPLOY,
                                         duban_day_parse ("2026-03-02"), DUBAN_NO_MINUTE, NULL,
                                         "部署");
      duban_change_builder_end_record (builder);
      take_in (&meeting, builder);
      conflicts = list (&meeting, 1);
      settle (&meeting, conflicts->pdata[0], rows[i].take);
      g_ptr_array_unref (list (&meeting, 0));
      loaded = sample_session_load (&meeting.sample, meeting.task);
      g_assert_cmpint (loaded->status, ==, rows[i].status);
      g_assert_true ((loaded->closed == DUBAN_NO_DAY) == (rows[i].status == DUBAN_STATUS_OPEN));
      sample_session_clear (&meeting.sample);
    }
}

static void
test_number_stays_with_one_task (void)
{
  Meeting meeting;
  g_autoptr (DubanChangeBuilder) builder = NULL;
  g_autoptr (GPtrArray) conflicts = NULL;
  g_autoptr (DubanTask) first = NULL;
  g_autoptr (DubanTask) second = NULL;
  char text[DUBAN_ID_TEXT_SIZE];
  guint32 other;

  meeting_init (&meeting);
  other = sample_session_add (&meeting.sample, "甲2");
  builder = begin (&meeting);
  duban_change_builder_set_text (builder, DUBAN_ATTR_NUMBER, "甲2");
  take_in (&meeting, builder);
  conflicts = list (&meeting, 1);
  g_assert_cmpstr (((DubanConflict *) conflicts->pdata[0])->id, ==, "number/甲2");
  settle (&meeting, conflicts->pdata[0], duban_id_format (&meeting.id, text));
  g_ptr_array_unref (list (&meeting, 0));
  first = sample_session_load (&meeting.sample, meeting.task);
  second = sample_session_load (&meeting.sample, other);
  g_assert_cmpstr (first->number, ==, "甲2");
  g_assert_null (second->number);
  sample_session_clear (&meeting.sample);
}

/* Equal values are no conflict, whoever wrote them. */
static void
test_the_same_value_twice_is_agreed (void)
{
  Meeting meeting;
  g_autoptr (DubanChangeBuilder) builder = NULL;

  meeting_init (&meeting);
  sample_session_set (&meeting.sample, meeting.task, "due", "2026-05-01");
  builder = begin (&meeting);
  duban_change_builder_set_day (builder, DUBAN_ATTR_DUE, duban_day_parse ("2026-05-01"));
  take_in (&meeting, builder);
  g_ptr_array_unref (list (&meeting, 0));
  sample_session_clear (&meeting.sample);
}

/* The lead set here to 副旗长乙 and there to 旗长; the conflict alone. (transfer full) */
static GPtrArray *
contest_lead (Meeting *meeting)
{
  g_autoptr (DubanChangeBuilder) builder = NULL;
  const char *words[] = { "旗长", NULL };
  DubanId other = duban_id_from_words ("leader", words);

  meeting_init (meeting);
  sample_session_set (&meeting->sample, meeting->task, "lead", "副旗长乙");
  builder = begin (meeting);
  duban_change_builder_set_ref (builder, DUBAN_ATTR_LEAD, &other);
  take_in (meeting, builder);
  return list (meeting, 1);
}

static void
assert_lead (Meeting *meeting, const char *expected)
{
  g_autoptr (DubanTask) loaded = sample_session_load (&meeting->sample, meeting->task);

  g_assert_cmpstr (sample_session_name (&meeting->sample, loaded->lead), ==, expected);
}

/* Both values come back, the one that was in force is so again, and whose they were. */
static void
test_a_decision_taken_back_is_open_again (void)
{
  Meeting meeting;
  g_autoptr (GPtrArray) conflicts = contest_lead (&meeting);
  DubanSession *session = meeting.sample.session;

  assert_lead (&meeting, "旗长");
  settle (&meeting, conflicts->pdata[0], "副旗长乙");
  for (int round = 0; round < 2; round++)
    {
      g_autoptr (GPtrArray) again = NULL;
      const DubanConflictValue *value;

      sample_assert_done (duban_undo_last (session, 0, NULL, &error));
      again = list (&meeting, 1);
      assert_lead (&meeting, "旗长");
      g_assert_cmpuint (((DubanConflict *) again->pdata[0])->values->len, ==, 2);
      value = ((DubanConflict *) again->pdata[0])->values->pdata[0];
      g_assert_cmpstr (value->text, ==, "旗长");
      g_assert_cmpstr (value->author, ==, "副旗长乙");
      sample_assert_done (duban_redo_last (session, 0, NULL, &error));
      g_ptr_array_unref (list (&meeting, 0));
      assert_lead (&meeting, "副旗长乙");
    }
  sample_session_clear (&meeting.sample);
}

/* Any edit settles; taken back, it leaves what it found. */
static void
test_an_edit_taken_back_is_no_decision (void)
{
  Meeting meeting;
  g_autoptr (GPtrArray) conflicts = contest_lead (&meeting);

  sample_session_set (&meeting.sample, meeting.task, "lead", "副旗长甲");
  g_ptr_array_unref (list (&meeting, 0));
  sample_assert_done (duban_undo_last (meeting.sample.session, 0, NULL, &error));
  g_ptr_array_unref (list (&meeting, 1));
  sample_session_clear (&meeting.sample);
}

static void
test_a_closing_taken_back_is_contested_again (void)
{
  static const char *const takes[] = { "closed", "open" };

  for (gsize i = 0; i < G_N_ELEMENTS (takes); i++)
    {
      Meeting meeting;
      g_autoptr (DubanChangeBuilder) builder = NULL;
      g_autoptr (GPtrArray) conflicts = NULL;
      g_autoptr (DubanTask) loaded = NULL;
      const DubanId record = { { 9 } };

      meeting_init (&meeting);
      g_free (sample_session_record (&meeting.sample, meeting.task,
                                     (DubanRecordDraft){ .kind = "close" }));
      builder = begin (&meeting);
      duban_change_builder_begin_record (builder, &record, DUBAN_RECORD_DEPLOY,
                                         duban_day_parse ("2026-03-02"), DUBAN_NO_MINUTE, NULL,
                                         "部署");
      duban_change_builder_end_record (builder);
      take_in (&meeting, builder);
      conflicts = list (&meeting, 1);
      settle (&meeting, conflicts->pdata[0], takes[i]);
      sample_assert_done (duban_undo_last (meeting.sample.session, 0, NULL, &error));
      g_ptr_array_unref (list (&meeting, 1));
      loaded = sample_session_load (&meeting.sample, meeting.task);
      g_assert_cmpint (loaded->status, ==, DUBAN_STATUS_CLOSED);
      g_assert_cmpint (loaded->closed, ==, duban_day_parse ("2026-03-02"));
      sample_assert_done (duban_redo_last (meeting.sample.session, 0, NULL, &error));
      g_ptr_array_unref (list (&meeting, 0));
      sample_session_clear (&meeting.sample);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/conflict/two-leads-wait-for-a-person", test_two_leads_wait_for_a_person);
  g_test_add_func ("/conflict/closing-beside-work-can-be-taken-either-way",
                   test_closing_beside_work_can_be_taken_either_way);
  g_test_add_func ("/conflict/number-stays-with-one-task", test_number_stays_with_one_task);
  g_test_add_func ("/conflict/the-same-value-twice-is-agreed", test_the_same_value_twice_is_agreed);
  g_test_add_func ("/conflict/a-decision-taken-back-is-open-again",
                   test_a_decision_taken_back_is_open_again);
  g_test_add_func ("/conflict/an-edit-taken-back-is-no-decision",
                   test_an_edit_taken_back_is_no_decision);
  g_test_add_func ("/conflict/a-closing-taken-back-is-contested-again",
                   test_a_closing_taken_back_is_contested_again);
  return g_test_run ();
}
