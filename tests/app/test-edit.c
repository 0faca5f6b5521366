/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/edit/directory.h"
#include "app/edit/value.h"
#include "core/text.h"
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

  sample_session_init (&sample, "2026-03-02T10:00");
  test->func (&sample);
  sample_session_clear (&sample);
}

static gboolean
set (SampleSession *sample, guint32 task, const char *name, const char *value, GError **error)
{
  const DubanEditField field = { name, value };
  const DubanEditSetOptions options = { 0 };

  return duban_edit_set_task (sample->session, task, &field, 1, &options, error);
}

static gboolean
record (SampleSession *sample, guint32 task, DubanRecordDraft draft, GError **error)
{
  DubanId id;

  return duban_edit_record (sample->session, task, &draft, &id, error);
}

static void
test_values_are_refused_by_name (SampleSession *sample)
{
  static const struct
  {
    const char *name, *value, *part;
    DubanAppError code;
  } rows[] = {
    { "title", "  ", "title", DUBAN_APP_ERROR_VALUE },
    { "title", "机密★一年", "secret", DUBAN_APP_ERROR_VALUE },
    { "number", "甲1", "甲1", DUBAN_APP_ERROR_VALUE },
    { "notes", "\xff", "UTF-8", DUBAN_APP_ERROR_VALUE },
    { "parent", "甲9", "甲9", DUBAN_APP_ERROR_UNKNOWN },
    { "parent", "甲2", "甲2", DUBAN_APP_ERROR_VALUE }, /* itself */
    { "source", "道听途说", "督察", DUBAN_APP_ERROR_VALUE },
    { "paper", "口头", "信件批办", DUBAN_APP_ERROR_VALUE },
    { "rectification", "maybe", "yes", DUBAN_APP_ERROR_VALUE },
    { "assignee", "无名", "无名", DUBAN_APP_ERROR_UNKNOWN },
    { "assigned", "2026-03-03", "future", DUBAN_APP_ERROR_VALUE },
    { "assigned", "2026-03-02T10:01", "future", DUBAN_APP_ERROR_VALUE },
    { "assigned", "2026-02-30", "2026-02-30", DUBAN_APP_ERROR_VALUE },
    { "importance", "urgent", "routine", DUBAN_APP_ERROR_VALUE },
    { "lead", "水利局", "leaders add", DUBAN_APP_ERROR_UNKNOWN },
    { "cooperators", "副旗长乙、无名", "无名", DUBAN_APP_ERROR_UNKNOWN },
    { "unit", "林草局", "units add", DUBAN_APP_ERROR_UNKNOWN },
    { "cooperating-units", "林草局", "林草局", DUBAN_APP_ERROR_UNKNOWN },
    { "due", "2026-02-30", "2026-02-30", DUBAN_APP_ERROR_VALUE },
    { "due", "等通知", "等通知", DUBAN_APP_ERROR_VALUE },
    { "follow-up", "hourly", "7d", DUBAN_APP_ERROR_VALUE },
    { "follow-up", "weekly:8", "weekly", DUBAN_APP_ERROR_VALUE },
    { "handling", "public", "petition", DUBAN_APP_ERROR_VALUE },
    { "status", "closed", "status", DUBAN_APP_ERROR_UNKNOWN },
  };
  guint32 task;

  sample_session_add (sample, "甲1");
  task = sample_session_add (sample, "甲2");
  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_test_message ("row %" G_GSIZE_FORMAT ", %s", i, rows[i].name);
      sample_assert_refused (set (sample, task, rows[i].name, rows[i].value, &error), rows[i].code,
                             rows[i].part);
    }
}

static void
test_texts_end_at_64_kib (SampleSession *sample)
{
  guint32 task = sample_session_add (sample, "甲1");
  g_autofree char *longest = g_strnfill (DUBAN_TEXT_MAX, 'x');
  g_autofree char *longer = g_strnfill (DUBAN_TEXT_MAX + 1, 'x');
  g_autoptr (DubanTask) loaded = NULL;

  sample_session_set (sample, task, "notes", longest);
  sample_assert_refused (set (sample, task, "notes", longer, &error), DUBAN_APP_ERROR_VALUE,
                         "64 KiB");
  loaded = sample_session_load (sample, task);
  g_assert_cmpuint (strlen (loaded->notes), ==, DUBAN_TEXT_MAX);
}

static void
test_values_come_in (SampleSession *sample)
{
  guint32 task = sample_session_add (sample, "甲1");
  guint32 part = sample_session_add (sample, "甲2");
  g_autoptr (DubanTask) loaded = NULL;

  sample_session_set (sample, task, "unit", "水务局");
  sample_session_set (sample, task, "cooperators", "副旗长乙，旗长");
  sample_session_set (sample, task, "cooperating-units", "农牧局、各镇");
  sample_session_set (sample, task, "field", "生态环境");
  sample_session_set (sample, task, "assigned", "2026-03-02T09:30");
  sample_session_set (sample, task, "importance", "key");
  sample_session_set (sample, task, "decision-state", "awaiting");
  sample_session_set (sample, task, "handling", "petition");
  sample_session_set (sample, task, "follow-up", "quarter-end:20");
  sample_session_set (sample, part, "parent", "甲1");
  loaded = sample_session_load (sample, task);
  g_assert_cmpuint (loaded->unit, ==, sample_session_find (sample, "水利局"));
  g_assert_cmpuint (loaded->n_cooperators, ==, 2);
  g_assert_cmpuint (loaded->n_cooperating_units, ==, 1);
  g_assert_cmpstr (loaded->cooperating_text, ==, "各镇");
  g_assert_cmpstr (sample_session_name (sample, loaded->field), ==, "生态环境");
  g_assert_cmpint (loaded->assigned_minute, ==, 570);
  g_assert_cmpint (loaded->importance, ==, DUBAN_KEY);
  g_assert_cmpint (loaded->decision_since, ==, duban_day_parse ("2026-03-02"));
  g_assert_cmpint (loaded->handling, ==, DUBAN_HANDLING_PETITION);
  g_assert_cmpint (loaded->follow_up.kind, ==, DUBAN_SCHEDULE_QUARTER_END);
  sample_assert_refused (set (sample, task, "parent", "甲2", &error), DUBAN_APP_ERROR_VALUE,
                         "part of it");
  sample_session_set (sample, task, "cooperators", "");
  sample_session_set (sample, task, "handling", "");
  g_clear_pointer (&loaded, duban_task_free);
  loaded = sample_session_load (sample, task);
  g_assert_cmpuint (loaded->n_cooperators, ==, 0);
  g_assert_cmpint (loaded->handling, ==, 0);
}

static void
test_due_is_read_as_worded (SampleSession *sample)
{
  static const struct
  {
    const char *said, *due, *text;
  } rows[] = {
    { "2026-05-01", "2026-05-01", NULL },       { "9月底前", "2026-09-30", "9月底前" },
    { "3日内", "2026-03-04", "3日内" },         { "持续推进", "", "持续推进" },
    { "2026-06-01", "2026-06-01", "持续推进" }, /* what was published stays beside it */
  };
  guint32 task = sample_session_add (sample, "甲1");

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (DubanTask) loaded = NULL;
      char day[DUBAN_DAY_TEXT_SIZE];

      if (i != 1 && rows[i].text == NULL)
        sample_session_set (sample, task, "due-text", "");
      sample_session_set (sample, task, "due", rows[i].said);
      loaded = sample_session_load (sample, task);
      g_assert_cmpstr (duban_day_format (loaded->due, day), ==, rows[i].due);
      g_assert_cmpstr (loaded->due_text, ==, rows[i].text);
      if (i > 0)
        g_assert_cmpint (loaded->first_due, ==, duban_day_parse ("2026-05-01"));
    }
}

static void
test_add_completes_what_follows (SampleSession *sample)
{
  const DubanEditField undated[] = { { "title", "事" } };
  const DubanEditField part[] = { { "parent", "甲1" }, { "title", "分解" } };
  g_autoptr (DubanTask) loaded = NULL;
  guint32 task;

  sample_session_add (sample, "甲1");
  sample_assert_done (duban_edit_add_task (sample->session, undated, 1, &task, &error));
  loaded = sample_session_load (sample, task);
  g_assert_cmpint (loaded->assigned, ==, DUBAN_NO_DAY);
  g_assert_cmpint (loaded->tracked_from, ==, duban_day_parse ("2026-03-02"));
  g_clear_pointer (&loaded, duban_task_free);
  sample_assert_done (duban_edit_add_task (sample->session, part, 2, &task, &error));
  loaded = sample_session_load (sample, task);
  g_assert_cmpstr (loaded->assigner, ==, "副旗长甲");
  sample_assert_refused (duban_edit_add_task (sample->session, part, 1, &task, &error),
                         DUBAN_APP_ERROR_USAGE, "title");
}

/* A task whose date of assignment is taken away is tracked from that day on. */
static void
test_cleared_assignment_leaves_a_day (SampleSession *sample)
{
  guint32 task = sample_session_add (sample, "甲1");
  g_autoptr (DubanTask) loaded = NULL;

  sample_session_set (sample, task, "assigned", "");
  loaded = sample_session_load (sample, task);
  g_assert_cmpint (loaded->assigned, ==, DUBAN_NO_DAY);
  g_assert_cmpint (loaded->tracked_from, ==, duban_day_parse ("2026-03-02"));
}

static void
test_new_lead_is_a_handover (SampleSession *sample)
{
  const DubanEditField lead = { "lead", "副旗长乙" };
  const DubanEditField back = { "lead", "副旗长甲" };
  const DubanEditSetOptions reasons = { .reason = "分工调整" };
  const DubanEditSetOptions typing = { .correction = "笔误" };
  const DubanEditField bare[] = { { "title", "事" } };
  guint32 task = sample_session_add (sample, "甲1");
  guint32 fresh;

  sample_assert_done (duban_edit_set_task (sample->session, task, &lead, 1, &reasons, &error));
  g_assert_cmpuint (sample_session_count (sample, task, DUBAN_RECORD_HANDOVER), ==, 1);
  sample_assert_done (duban_edit_set_task (sample->session, task, &back, 1, &typing, &error));
  g_assert_cmpuint (sample_session_count (sample, task, DUBAN_RECORD_HANDOVER), ==, 1);
  g_assert_cmpuint (sample_session_count (sample, task, DUBAN_RECORD_CORRECTION), ==, 1);
  /* The same lead again changes nothing; a first lead is no handover. */
  sample_session_set (sample, task, "lead", "副旗长甲");
  g_assert_cmpuint (sample_session_count (sample, task, DUBAN_RECORD_HANDOVER), ==, 1);
  sample_assert_done (duban_edit_add_task (sample->session, bare, 1, &fresh, &error));
  sample_session_set (sample, fresh, "lead", "副旗长甲");
  g_assert_cmpuint (sample_session_count (sample, fresh, DUBAN_RECORD_HANDOVER), ==, 0);
  sample_session_set (sample, fresh, "lead", "");
  g_assert_cmpuint (sample_session_count (sample, fresh, DUBAN_RECORD_HANDOVER), ==, 1);
}

static void
test_status_turns_only_as_it_can (SampleSession *sample)
{
  static const struct
  {
    const char *kind;
    const char *refusal; /* part of the sentence; NULL: done */
    DubanStatus status;  /* afterwards */
  } rows[] = {
    { "resume", "not suspended", DUBAN_STATUS_OPEN },
    { "reopen", "neither", DUBAN_STATUS_OPEN },
    { "suspend", NULL, DUBAN_STATUS_SUSPENDED },
    { "suspend", "suspended already", DUBAN_STATUS_SUSPENDED },
    { "close", NULL, DUBAN_STATUS_CLOSED },
    { "close", "closed already", DUBAN_STATUS_CLOSED },
    { "withdraw", "reopen it first", DUBAN_STATUS_CLOSED },
    { "suspend", "reopen it first", DUBAN_STATUS_CLOSED },
    { "reopen", NULL, DUBAN_STATUS_OPEN },
    { "suspend", NULL, DUBAN_STATUS_SUSPENDED },
    { "resume", NULL, DUBAN_STATUS_OPEN },
    { "withdraw", NULL, DUBAN_STATUS_WITHDRAWN },
    { "withdraw", "withdrawn already", DUBAN_STATUS_WITHDRAWN },
    { "close", "reopen it first", DUBAN_STATUS_WITHDRAWN },
    { "reissue", NULL, DUBAN_STATUS_OPEN },
    { "reissue", NULL, DUBAN_STATUS_OPEN },
  };
  guint32 task = sample_session_add (sample, "甲1");

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      const DubanRecordDraft draft = { .kind = rows[i].kind };
      g_autoptr (DubanTask) loaded = NULL;
      gboolean ended
          = rows[i].status == DUBAN_STATUS_CLOSED || rows[i].status == DUBAN_STATUS_WITHDRAWN;

      g_test_message ("%" G_GSIZE_FORMAT " %s", i, rows[i].kind);
      if (rows[i].refusal != NULL)
        sample_assert_refused (record (sample, task, draft, &error), DUBAN_APP_ERROR_STATE,
                               rows[i].refusal);
      else
        sample_assert_done (record (sample, task, draft, &error));
      loaded = sample_session_load (sample, task);
      g_assert_cmpint (loaded->status, ==, rows[i].status);
      g_assert_cmpint (loaded->closed, ==, ended ? duban_day_parse ("2026-03-02") : DUBAN_NO_DAY);
    }
}

static void
test_records_are_refused_by_name (SampleSession *sample)
{
  static const struct
  {
    DubanRecordDraft draft;
    DubanAppError code;
    const char *part;
  } rows[] = {
    { { .kind = "dance" }, DUBAN_APP_ERROR_VALUE, "dance" },
    { { .kind = "waive" }, DUBAN_APP_ERROR_VALUE, "waive" },
    { { .kind = "deploy", .on = "2026-03-03" }, DUBAN_APP_ERROR_VALUE, "future" },
    { { .kind = "deploy", .on = "2026-03-02T10:01" }, DUBAN_APP_ERROR_VALUE, "future" },
    { { .kind = "deploy", .on = "2026-02-30" }, DUBAN_APP_ERROR_VALUE, "2026-02-30" },
    { { .kind = "deploy", .on = "" }, DUBAN_APP_ERROR_VALUE, "on" },
    { { .kind = "deploy", .by = "无名" }, DUBAN_APP_ERROR_UNKNOWN, "无名" },
    { { .kind = "deploy", .ledger = "own" }, DUBAN_APP_ERROR_USAGE, "--ledger" },
    { { .kind = "deploy", .granted = TRUE }, DUBAN_APP_ERROR_USAGE, "--granted" },
    { { .kind = "note", .text = "绝密" }, DUBAN_APP_ERROR_VALUE, "secret" },
    { { .kind = "feedback", .to = "无名" }, DUBAN_APP_ERROR_UNKNOWN, "无名" },
    { { .kind = "account", .position = "done" }, DUBAN_APP_ERROR_USAGE, "--ledger" },
    { { .kind = "account", .ledger = "own" }, DUBAN_APP_ERROR_USAGE, "--position" },
    { { .kind = "account", .ledger = "own", .position = "done" }, DUBAN_APP_ERROR_USAGE, "--by" },
    { { .kind = "account", .by = "水利局", .ledger = "own", .position = "done" },
      DUBAN_APP_ERROR_VALUE,
      "水利局" },
    { { .kind = "account", .by = "副旗长甲", .ledger = "red", .position = "done" },
      DUBAN_APP_ERROR_VALUE,
      "red" },
    { { .kind = "account", .by = "副旗长甲", .ledger = "own", .position = "fine" },
      DUBAN_APP_ERROR_VALUE,
      "fine" },
    { { .kind = "account",
        .by = "副旗长甲",
        .ledger = "own",
        .position = "done",
        .period = "2026-W11" },
      DUBAN_APP_ERROR_VALUE,
      "future" },
    { { .kind = "account",
        .by = "副旗长甲",
        .ledger = "own",
        .position = "done",
        .period = "2026-03" },
      DUBAN_APP_ERROR_VALUE,
      "2026-03" },
    { { .kind = "resolve" }, DUBAN_APP_ERROR_USAGE, "--record" },
    { { .kind = "resolve", .record = "abcd" }, DUBAN_APP_ERROR_UNKNOWN, "abcd" },
    { { .kind = "request" }, DUBAN_APP_ERROR_USAGE, "--to" },
    { { .kind = "handover" }, DUBAN_APP_ERROR_USAGE, "--lead" },
    { { .kind = "handover", .lead = "副旗长甲" }, DUBAN_APP_ERROR_STATE, "副旗长甲" },
    { { .kind = "handover", .unit = "林草局" }, DUBAN_APP_ERROR_UNKNOWN, "林草局" },
    { { .kind = "extension" }, DUBAN_APP_ERROR_USAGE, "--due" },
    { { .kind = "extension", .due = "2026-05-01", .granted = TRUE, .refused = TRUE },
      DUBAN_APP_ERROR_USAGE,
      "not both" },
    { { .kind = "extension", .due = "2026-02-30" }, DUBAN_APP_ERROR_VALUE, "2026-02-30" },
    { { .kind = "decision" }, DUBAN_APP_ERROR_USAGE, "--outcome" },
    { { .kind = "milestone" }, DUBAN_APP_ERROR_USAGE, "--title" },
    { { .kind = "milestone", .title = "开工" }, DUBAN_APP_ERROR_USAGE, "--due" },
    { { .kind = "milestone", .milestone = "abcd", .done = "2026-03-02" },
      DUBAN_APP_ERROR_UNKNOWN,
      "abcd" },
    { { .kind = "verify", .level = "office" }, DUBAN_APP_ERROR_USAGE, "--outcome" },
    { { .kind = "verify", .level = "me", .outcome = "confirmed" }, DUBAN_APP_ERROR_VALUE, "me" },
    { { .kind = "verify", .level = "office", .outcome = "granted" },
      DUBAN_APP_ERROR_VALUE,
      "granted" },
    { { .kind = "void", .record = "abcd" }, DUBAN_APP_ERROR_USAGE, "--reason" },
  };
  guint32 task = sample_session_add (sample, "甲1");

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_test_message ("%" G_GSIZE_FORMAT " %s", i, rows[i].draft.kind);
      sample_assert_refused (record (sample, task, rows[i].draft, &error), rows[i].code,
                             rows[i].part);
    }
}

/* Only a granted extension moves the date; voided, it moves it back. */
static void
test_granted_extension_moves_the_date (SampleSession *sample)
{
  DubanRecordDraft asked = { .kind = "extension", .due = "2026-05-01", .reason = "工期" };
  guint32 task = sample_session_add (sample, "甲1");
  g_autoptr (DubanTask) before = NULL;
  g_autoptr (DubanTask) after = NULL;
  g_autoptr (DubanTask) voided = NULL;
  g_autofree char *id = NULL;

  sample_session_set (sample, task, "due", "2026-04-01");
  g_free (sample_session_record (sample, task, asked));
  asked.refused = TRUE;
  g_free (sample_session_record (sample, task, asked));
  before = sample_session_load (sample, task);
  g_assert_cmpint (before->due, ==, duban_day_parse ("2026-04-01"));
  asked.refused = FALSE;
  asked.granted = TRUE;
  id = sample_session_record (sample, task, asked);
  after = sample_session_load (sample, task);
  g_assert_cmpint (after->due, ==, duban_day_parse ("2026-05-01"));
  g_assert_cmpint (after->first_due, ==, duban_day_parse ("2026-04-01"));
  g_free (sample_session_record (
      sample, task, (DubanRecordDraft){ .kind = "void", .record = id, .reason = "误批" }));
  voided = sample_session_load (sample, task);
  g_assert_cmpint (voided->due, ==, duban_day_parse ("2026-04-01"));
}

static void
test_voided_closing_opens_again (SampleSession *sample)
{
  guint32 task = sample_session_add (sample, "甲1");
  g_autofree char *id = sample_session_record (sample, task, (DubanRecordDraft){ .kind = "close" });
  g_autoptr (DubanTask) loaded = NULL;

  g_free (sample_session_record (
      sample, task, (DubanRecordDraft){ .kind = "void", .record = id, .reason = "误记" }));
  loaded = sample_session_load (sample, task);
  g_assert_cmpint (loaded->status, ==, DUBAN_STATUS_OPEN);
  g_assert_cmpint (loaded->closed, ==, DUBAN_NO_DAY);
  g_assert_cmpuint (sample_session_count (sample, task, DUBAN_RECORD_CLOSE), ==, 0);
  sample_assert_refused (record (sample, task,
                                 (DubanRecordDraft){ .kind = "void", .record = id, .reason = "x" },
                                 &error),
                         DUBAN_APP_ERROR_UNKNOWN, id);
}

/* A closing and the reopening after it, voided one after the other, leave the task as it was. */
static void
test_voided_turns_leave_nothing (SampleSession *sample)
{
  static const char *const kinds[] = { "close", "reopen", "suspend" };
  guint32 task = sample_session_add (sample, "甲1");
  char *ids[G_N_ELEMENTS (kinds)];
  g_autoptr (DubanTask) loaded = NULL;

  for (gsize i = 0; i < G_N_ELEMENTS (kinds); i++)
    ids[i] = sample_session_record (sample, task, (DubanRecordDraft){ .kind = kinds[i] });
  for (gsize i = G_N_ELEMENTS (kinds); i > 0; i--)
    {
      g_free (sample_session_record (
          sample, task,
          (DubanRecordDraft){ .kind = "void", .record = ids[i - 1], .reason = "误记" }));
      g_free (ids[i - 1]);
    }
  loaded = sample_session_load (sample, task);
  g_assert_cmpint (loaded->status, ==, DUBAN_STATUS_OPEN);
  g_assert_cmpint (loaded->closed, ==, DUBAN_NO_DAY);
}

static void
test_waiver_needs_a_finding_of_its_place (SampleSession *sample)
{
  DubanSession *session = sample->session;
  guint32 task = sample_session_add (sample, "甲1");

  sample_assert_refused (
      duban_edit_waive (session, task, "no-such", NULL, NULL, "x", "2026-04-01", FALSE, &error),
      DUBAN_APP_ERROR_VALUE, "no-such");
  sample_assert_refused (
      duban_edit_waive (session, 0, "no-lead", NULL, NULL, "x", "2026-04-01", FALSE, &error),
      DUBAN_APP_ERROR_VALUE, "no-lead");
  sample_assert_refused (
      duban_edit_waive (session, task, "idle-unit", NULL, NULL, "x", "2026-04-01", FALSE, &error),
      DUBAN_APP_ERROR_VALUE, "idle-unit");
  sample_assert_refused (
      duban_edit_waive (session, task, "no-lead", NULL, NULL, NULL, "2026-04-01", FALSE, &error),
      DUBAN_APP_ERROR_USAGE, "--reason");
  sample_assert_refused (
      duban_edit_waive (session, task, "no-lead", NULL, NULL, "x", "2026-03-01", FALSE, &error),
      DUBAN_APP_ERROR_VALUE, "2026-03-01");
  sample_assert_refused (
      duban_edit_waive (session, task, "no-lead", NULL, NULL, NULL, NULL, TRUE, &error),
      DUBAN_APP_ERROR_STATE, "no-lead");
  sample_assert_done (
      duban_edit_waive (session, task, "no-lead", NULL, NULL, "x", "2026-03-02", FALSE, &error));
  g_assert_cmpuint (sample_session_count (sample, task, DUBAN_RECORD_WAIVE), ==, 1);
  sample_assert_done (
      duban_edit_waive (session, task, "no-lead", NULL, NULL, NULL, NULL, TRUE, &error));
  g_assert_cmpuint (sample_session_count (sample, task, DUBAN_RECORD_WAIVE), ==, 0);
  sample_assert_done (duban_edit_waive (session, 0, "idle-unit", NULL, "农牧局", "撤并中",
                                        "2026-04-01", FALSE, &error));
}

static void
test_portfolio_changes_hands (SampleSession *sample)
{
  DubanSession *session = sample->session;
  guint32 unit = sample_session_find (sample, "水利局");
  const DubanHolding *const *holders;
  gsize n;

  sample_assert_done (
      duban_directory_edit_end_portfolio (session, "副旗长甲", "水务局", "2026-02-28", &error));
  sample_assert_done (duban_directory_edit_set_portfolio (session, "副旗长甲", "水利局", "代管",
                                                          "2026-03-01", NULL, &error));
  holders = duban_directory_get_holders (session->terms->directory, unit, &n);
  g_assert_cmpuint (n, ==, 2);
  sample_assert_done (duban_directory_edit_set_portfolio (session, "副旗长甲", "水利局", "协管",
                                                          "2026-03-02", NULL, &error));
  holders = duban_directory_get_holders (session->terms->directory, unit, &n);
  g_assert_cmpuint (n, ==, 2); /* it overlapped 代管 and took its place */
  g_assert_true (holders[0]->kind == DUBAN_HOLDS_ASSIST || holders[1]->kind == DUBAN_HOLDS_ASSIST);
  sample_assert_refused (
      duban_directory_edit_end_portfolio (session, "副旗长乙", "水利局", "2026-03-02", &error),
      DUBAN_APP_ERROR_STATE, "副旗长乙");
  sample_assert_refused (
      duban_directory_edit_set_portfolio (session, "副旗长乙", "林草局", NULL, NULL, NULL, &error),
      DUBAN_APP_ERROR_UNKNOWN, "林草局");
  sample_assert_refused (duban_directory_edit_set_portfolio (session, "副旗长乙", "水利局", NULL,
                                                             "2026-03-02", "2026-03-01", &error),
                         DUBAN_APP_ERROR_VALUE, "before it begins");
  sample_assert_done (duban_directory_edit_set_portfolio (session, "副旗长乙", "安全生产", NULL,
                                                          NULL, NULL, &error));
  g_assert_nonnull (duban_directory_find_field (session->terms->directory, "安全生产"));
}

int
main (int argc, char **argv)
{
  static const Test tests[] = {
    { "/edit/values-are-refused-by-name", test_values_are_refused_by_name },
    { "/edit/texts-end-at-64-kib", test_texts_end_at_64_kib },
    { "/edit/values-come-in", test_values_come_in },
    { "/edit/due-is-read-as-worded", test_due_is_read_as_worded },
    { "/edit/add-completes-what-follows", test_add_completes_what_follows },
    { "/edit/new-lead-is-a-handover", test_new_lead_is_a_handover },
    { "/edit/status-turns-only-as-it-can", test_status_turns_only_as_it_can },
    { "/edit/records-are-refused-by-name", test_records_are_refused_by_name },
    { "/edit/granted-extension-moves-the-date", test_granted_extension_moves_the_date },
    { "/edit/cleared-assignment-leaves-a-day", test_cleared_assignment_leaves_a_day },
    { "/edit/voided-closing-opens-again", test_voided_closing_opens_again },
    { "/edit/voided-turns-leave-nothing", test_voided_turns_leave_nothing },
    { "/edit/waiver-needs-a-finding-of-its-place", test_waiver_needs_a_finding_of_its_place },
    { "/edit/portfolio-changes-hands", test_portfolio_changes_hands },
  };

  g_test_init (&argc, &argv, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add_data_func (tests[i].path, &tests[i], run_cb);
  return g_test_run ();
}
