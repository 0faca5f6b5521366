/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sample-session.h"

#include "app/judgement.h"
#include "app/view/detail.h"

#include <glib/gstdio.h>
#include <string.h>

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (SampleSession, sample_session_clear)

static DubanDetail *
load (SampleSession *sample, guint32 task)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DubanVerdict) verdict = duban_judgement_get (sample->session, NULL, &error);
  DubanDetail *detail = NULL;

  g_assert_no_error (error);
  g_assert_true (duban_detail_load (sample->session, verdict, task, &detail, &error));
  g_assert_no_error (error);
  g_assert_nonnull (detail);
  return detail;
}

static const DubanDetailFinding *
find (const DubanDetail *detail, DubanRule rule)
{
  for (guint i = 0; i < detail->findings->len; i++)
    {
      const DubanDetailFinding *finding = &g_array_index (detail->findings, DubanDetailFinding, i);

      if (finding->rule == rule)
        return finding;
    }
  return NULL;
}

/* The remedies as “kind:form” or “kind@leader”, one after the other. */
static char *
describe (SampleSession *sample, const DubanDetailFinding *finding)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < finding->remedies->len; i++)
    {
      const DubanRemedy *remedy = finding->remedies->pdata[i];

      g_string_append_printf (text, "%s%d", i > 0 ? " " : "", remedy->kind);
      if (remedy->form != NULL)
        g_string_append_printf (text, ":%.*s", (int) strcspn (remedy->form, ":"), remedy->form);
      if (remedy->leader != 0)
        g_string_append_printf (text, "@%s", sample_session_name (sample, remedy->leader));
    }
  return g_string_free (text, FALSE);
}

static void
check_remedies (SampleSession *sample, guint32 task, DubanRule rule, const char *expected)
{
  g_autoptr (DubanDetail) detail = load (sample, task);
  const DubanDetailFinding *finding = find (detail, rule);
  g_autofree char *remedies = NULL;

  g_assert_nonnull (finding);
  remedies = describe (sample, finding);
  g_assert_cmpstr (remedies, ==, expected);
}

static void
test_remedies_fit_their_findings (void)
{
  g_auto (SampleSession) sample = { 0 };
  guint32 task;

  sample_session_init (&sample, "2026-03-05T10:00");
  task = sample_session_add (&sample, "1");
  check_remedies (&sample, task, DUBAN_RULE_DEPLOY_OVERDUE, "0:deploy 5");
  sample_session_set (&sample, task, "lead", "副旗长乙");
  check_remedies (&sample, task, DUBAN_RULE_LEAD_NOT_IN_CHARGE, "1@副旗长甲 2@副旗长甲 7:units");
  sample_session_set (&sample, task, "cooperators", "副旗长甲");
  check_remedies (&sample, task, DUBAN_RULE_LEAD_NOT_IN_CHARGE, "1@副旗长甲 7:units");
  sample_session_set (&sample, task, "unit", "");
  check_remedies (&sample, task, DUBAN_RULE_NO_UNIT, "0:set-unit");
}

static void
test_what_is_open_is_found_until_it_is_ended (void)
{
  g_auto (SampleSession) sample = { 0 };
  g_autofree char *blockage = NULL;
  g_autofree char *resolved = NULL;
  g_autofree char *asked = NULL;
  g_autofree char *granted = NULL;
  g_autoptr (DubanDetail) before = NULL;
  g_autoptr (DubanDetail) after = NULL;
  guint32 task;

  sample_session_init (&sample, "2026-03-05T10:00");
  task = sample_session_add (&sample, "1");
  blockage = sample_session_record (&sample, task,
                                    (DubanRecordDraft){ .kind = "blockage", .text = "资金未到" });
  asked = sample_session_record (
      &sample, task,
      (DubanRecordDraft){ .kind = "extension", .due = "2026-04-30", .reason = "雨季" });
  before = load (&sample, task);
  g_assert_true (duban_detail_find_open (before, DUBAN_RECORD_BLOCKAGE)
                 == duban_detail_find_record (before, blockage));
  g_assert_true (duban_detail_find_open (before, DUBAN_RECORD_EXTENSION)
                 == duban_detail_find_record (before, asked));
  g_assert_null (duban_detail_find_open (before, DUBAN_RECORD_REQUEST));
  check_remedies (&sample, task, DUBAN_RULE_BLOCKAGE_WITHOUT_REMEDY, "0:blockage 0:resolve");

  resolved = sample_session_record (&sample, task,
                                    (DubanRecordDraft){ .kind = "resolve", .record = blockage });
  granted = sample_session_record (
      &sample, task,
      (DubanRecordDraft){ .kind = "extension", .due = "2026-04-30", .granted = TRUE });
  after = load (&sample, task);
  g_assert_null (duban_detail_find_open (after, DUBAN_RECORD_BLOCKAGE));
  g_assert_null (duban_detail_find_open (after, DUBAN_RECORD_EXTENSION));
  g_assert_cmpuint (after->history->n_changes, >, before->history->n_changes);
}

static void
test_milestones_stand_by_date_and_know_when_they_were_done (void)
{
  g_auto (SampleSession) sample = { 0 };
  g_autofree char *late = NULL;
  g_autofree char *done = NULL;
  g_autofree char *said = NULL;
  g_autoptr (DubanDetail) detail = NULL;
  const DubanDetailMilestone *first, *second;
  guint32 task;

  sample_session_init (&sample, "2026-03-12T10:00");
  task = sample_session_add (&sample, "1");
  late = sample_session_record (
      &sample, task,
      (DubanRecordDraft){ .kind = "milestone", .title = "开工", .due = "2026-03-10" });
  done = sample_session_record (
      &sample, task,
      (DubanRecordDraft){ .kind = "milestone", .title = "立项", .due = "2026-03-05" });
  said = sample_session_record (
      &sample, task,
      (DubanRecordDraft){ .kind = "milestone", .milestone = done, .done = "2026-03-04" });
  detail = load (&sample, task);
  g_assert_cmpuint (detail->milestones->len, ==, 2);
  first = &g_array_index (detail->milestones, DubanDetailMilestone, 0);
  second = &g_array_index (detail->milestones, DubanDetailMilestone, 1);
  g_assert_cmpstr (first->title, ==, "立项");
  g_assert_cmpint (first->done, ==, duban_day_parse ("2026-03-04"));
  g_assert_cmpint (first->overdue, ==, 0);
  g_assert_cmpint (second->overdue, ==, 2);
}

static void
test_handovers_are_stated_as_facts (void)
{
  g_auto (SampleSession) sample = { 0 };
  g_autoptr (DubanDetail) detail = NULL;
  const DubanDetailFinding *finding;
  guint32 task;

  sample_session_init (&sample, "2026-03-05T10:00");
  task = sample_session_add (&sample, "1");
  sample_session_set (&sample, task, "unit", "农牧局");
  sample_session_move (&sample, "2026-03-09T10:00");
  sample_session_set (&sample, task, "unit", "水利局");
  detail = load (&sample, task);
  finding = find (detail, DUBAN_RULE_PASSED_AROUND);
  g_assert_nonnull (finding);
  g_assert_cmpstr (finding->facts, ==,
                   "Handed over twice within 30 days, with nothing recorded in between\n"
                   "5 March 水利局 → 农牧局\n9 March 农牧局 → 水利局");
}

static void
test_a_correction_names_its_field (void)
{
  g_auto (SampleSession) sample = { 0 };
  g_autoptr (DubanDetail) detail = NULL;
  guint32 task;

  sample_session_init (&sample, "2026-03-05T10:00");
  task = sample_session_add (&sample, "1");
  sample_session_set (&sample, task, "title", "防汛准备工作");
  detail = load (&sample, task);
  g_assert_cmpuint (detail->records->len, ==, 1);
  g_assert_cmpint (g_array_index (detail->records, DubanDetailRecord, 0).attr, ==,
                   DUBAN_ATTR_TITLE);
}

static void
test_a_waiver_says_why_and_until_when (void)
{
  g_auto (SampleSession) sample = { 0 };
  g_autoptr (DubanDetail) detail = NULL;
  g_autoptr (GError) error = NULL;
  const DubanDetailFinding *finding;
  guint32 task;

  sample_session_init (&sample, "2026-03-05T10:00");
  task = sample_session_add (&sample, "1");
  g_assert_true (duban_edit_waive (sample.session, task, "deploy-overdue", NULL, NULL, "会议定",
                                   "2026-03-31", FALSE, &error));
  detail = load (&sample, task);
  finding = find (detail, DUBAN_RULE_DEPLOY_OVERDUE);
  g_assert_true (finding->waived);
  g_assert_cmpstr (finding->waiver, ==, "会议定 (until 31 March)");
  g_assert_cmpint (finding->leader, ==, 0);
}

static void
test_an_attachment_is_there_as_long_as_its_contents_are (void)
{
  g_auto (SampleSession) sample = { 0 };
  g_autoptr (DubanDetail) detail = NULL;
  g_autoptr (DubanDetail) later = NULL;
  g_autofree char *path = NULL;
  g_autofree char *id = NULL;
  const DubanAttached *attached;
  guint32 task;

  sample_session_init (&sample, "2026-03-05T10:00");
  task = sample_session_add (&sample, "1");
  path = g_build_filename (sample.folder, "通报.txt", NULL);
  g_assert_true (g_file_set_contents (path, "通报", -1, NULL));
  id = sample_session_record (
      &sample, task,
      (DubanRecordDraft){
          .kind = "note", .text = "见附件", .attachments = (const char *const[]){ path, NULL } });
  detail = load (&sample, task);
  g_assert_cmpuint (detail->history->attachments->len, ==, 1);
  attached = detail->history->attachments->pdata[0];
  g_assert_cmpstr (attached->name, ==, "通报.txt");
  g_assert_cmpuint (attached->size, ==, 6);
  g_assert_true (g_file_test (attached->path, G_FILE_TEST_IS_REGULAR));
  g_assert_cmpint (g_unlink (attached->path), ==, 0);
  later = load (&sample, task);
  attached = later->history->attachments->pdata[0];
  g_assert_null (attached->path);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/detail/remedies", test_remedies_fit_their_findings);
  g_test_add_func ("/detail/open", test_what_is_open_is_found_until_it_is_ended);
  g_test_add_func ("/detail/milestones",
                   test_milestones_stand_by_date_and_know_when_they_were_done);
  g_test_add_func ("/detail/handovers", test_handovers_are_stated_as_facts);
  g_test_add_func ("/detail/correction", test_a_correction_names_its_field);
  g_test_add_func ("/detail/attachment", test_an_attachment_is_there_as_long_as_its_contents_are);
  g_test_add_func ("/detail/waiver", test_a_waiver_says_why_and_until_when);
  return g_test_run ();
}
