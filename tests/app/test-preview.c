/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a form shows of a task before it is saved, on Friday 2026-03-20.  副旗长甲 is in charge of
 * 水利局, 副旗长乙 of 农牧局 and of the field 乡村振兴; 林草局 is nobody's. */
#include "app/edit/directory.h"
#include "app/edit/field-texts.h"
#include "app/edit/value.h"
#include "app/view/preview.h"
#include "sample-session.h"

static void
sample_init (SampleSession *sample)
{
  sample_session_init (sample, "2026-03-20T10:00");
  sample_assert_done (duban_directory_edit_set_portfolio (sample->session, "副旗长乙", "农牧局",
                                                          NULL, "2026-01-01", NULL, &error));
  sample_assert_done (duban_directory_edit_set_portfolio (sample->session, "副旗长乙", "乡村振兴",
                                                          NULL, "2026-01-01", NULL, &error));
  sample_assert_done (
      duban_directory_edit_add_unit (sample->session, "林草局", NULL, "部门", NULL, &error));
}

/* Of the preview before, or NULL. */
static GVariant *twins;
static gboolean is_correction;

/* fields: "unit=水利局 lead=副旗长乙". (transfer full) */
static DubanPreview *
preview (SampleSession *sample, guint32 task, const char *fields)
{
  g_auto (GStrv) pairs = g_strsplit (fields, " ", -1);
  DubanEditField list[16];
  DubanPreviewAsk ask = { task, list, 0, is_correction, twins };
  GError *error = NULL;
  DubanPreview *made;

  for (guint i = 0; pairs[i] != NULL && pairs[i][0] != '\0'; i++)
    {
      char *value = strchr (pairs[i], '=');

      *value = '\0';
      list[ask.n_fields++] = (DubanEditField){ pairs[i], value + 1 };
    }
  made = duban_preview_new (sample->session, &ask, NULL, &error);
  g_assert_no_error (error);
  return made;
}

static const char *
value_of (const DubanPreview *made, const char *field)
{
  const DubanPreviewProposal *proposal = duban_preview_find_proposal (made, field);

  return proposal != NULL ? proposal->value : "";
}

static char *
list_rules (const DubanPreview *made)
{
  GString *rules = g_string_new (NULL);

  for (guint i = 0; i < made->findings->len; i++)
    {
      const DubanPreviewFinding *finding = &g_array_index (made->findings, DubanPreviewFinding, i);

      g_assert_cmpint ((int) strlen (finding->sentence), >, 0);
      g_string_append_printf (rules, "%s%s", i > 0 ? " " : "", duban_rule_get_code (finding->rule));
    }
  return g_string_free (rules, FALSE);
}

static void
test_proposals_and_findings (void)
{
  static const struct
  {
    const char *fields, *lead, *cooperators, *rules;
  } cases[] = {
    { "", "", "", "no-lead no-unit undated" },
    { "unit=水利局", "副旗长甲", "", "undated" },
    { "unit=水务局 assigned=2026-03-20", "副旗长甲", "", "deploy-today" },
    { "unit=水利局 lead=副旗长乙", "", "", "lead-not-in-charge undated" },
    { "unit=水利局 lead=旗长", "", "", "undated" },
    { "unit=水利局 lead=", "", "", "no-lead undated" },
    { "unit=林草局", "", "", "no-lead no-charge undated" },
    { "unit=水利局 cooperating-units=农牧局", "副旗长甲", "副旗长乙", "undated" },
    { "unit=水利局 cooperating-units=农牧局 cooperators=", "副旗长甲", "",
      "missing-cooperator undated" },
    { "unit=水利局 cooperators=副旗长乙", "副旗长甲", "", "undated idle-cooperator" },
    { "unit=水利局 field=乡村振兴", "副旗长乙", "副旗长甲", "undated" },
    { "unit=水利局 field=新领域", "副旗长甲", "", "undated" },
    { "unit=水利局 assigned=2026-03-16 importance=key", "副旗长甲", "",
      "deploy-overdue approach-overdue key-without-milestones" },
    { "unit=水利局 due=2026-03-22 assigned=2026-03-20", "副旗长甲", "", "deploy-today due-soon" },
  };
  SampleSession sample;

  sample_init (&sample);
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (DubanPreview) made = preview (&sample, 0, cases[i].fields);
      g_autofree char *rules = list_rules (made);

      g_test_message ("%s", cases[i].fields);
      g_assert_cmpuint (made->problems->len, ==, 0);
      g_assert_cmpstr (value_of (made, "lead"), ==, cases[i].lead);
      g_assert_cmpstr (value_of (made, "cooperators"), ==, cases[i].cooperators);
      g_assert_cmpstr (rules, ==, cases[i].rules);
    }
  sample_session_clear (&sample);
}

static void
test_problems_stand_at_their_field (void)
{
  static const struct
  {
    const char *fields, *field, *part;
  } cases[] = {
    { "lead=副旗长癸", "lead", "There is no leader “副旗长癸”" },
    { "cooperators=副旗长甲、副旗长癸", "cooperators", "“副旗长癸”" },
    { "unit=没有局", "unit", "There is no unit “没有局”" },
    { "cooperating-units=水利局、没有局", "cooperating-units", "“没有局”" },
    { "assignee=谁", "assignee", "leader or unit “谁”" },
    { "due=尽快", "due", "尽快" },
    { "assigned=2026-03-21", "assigned", "2026-03-21" },
    { "number=甲", "number", "has the number" },
    { "source=不知道", "source", "“不知道” is none of" },
    { "parent=没有", "parent", "“没有”" },
    { "notes=秘密★", "notes", "secret mark" },
  };
  SampleSession sample;

  sample_init (&sample);
  sample_session_add (&sample, "甲");
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (DubanPreview) made = preview (&sample, 0, cases[i].fields);
      const char *problem = duban_preview_find_problem (made, cases[i].field);

      g_test_message ("%s", cases[i].fields);
      g_assert_cmpuint (made->problems->len, ==, 1);
      g_assert_nonnull (problem);
      g_assert_nonnull (strstr (problem, cases[i].part));
      g_assert_null (strstr (problem, "dubanctl"));
      g_assert_false (g_str_has_prefix (problem, cases[i].field));
    }
  sample_session_clear (&sample);
}

static void
test_dates_by_the_policy (void)
{
  SampleSession sample;
  g_autoptr (DubanPreview) made = NULL;

  sample_init (&sample);
  made = preview (&sample, 0, "assigned=2026-03-20 due=30日内");
  g_assert_cmpint (made->clock.stages[DUBAN_STAGE_DEPLOY].due, ==, duban_day_parse ("2026-03-20"));
  g_assert_cmpint (made->clock.stages[DUBAN_STAGE_APPROACH].due, ==,
                   duban_day_parse ("2026-03-23"));
  g_assert_cmpint (made->clock.stages[DUBAN_STAGE_FEEDBACK].due, ==,
                   duban_day_parse ("2026-03-27"));
  g_assert_cmpint (made->due, ==, duban_day_parse ("2026-04-19"));
  sample_session_clear (&sample);
}

static void
test_repetitions (void)
{
  SampleSession sample;
  guint32 task, closed;
  g_autoptr (DubanPreview) other_lead = NULL;
  g_autoptr (DubanPreview) same_lead = NULL;
  g_autoptr (DubanPreview) itself = NULL;
  g_autoptr (DubanPreview) again = NULL;
  g_autoptr (DubanPreview) another = NULL;

  sample_init (&sample);
  task = sample_session_add (&sample, "甲");
  closed = sample_session_add (&sample, "乙");
  g_free (sample_session_record (&sample, closed,
                                 (DubanRecordDraft){ .kind = "close", .text = "已完成" }));
  other_lead = preview (&sample, 0, "title=修，水库。 unit=水利局 lead=副旗长乙");
  g_assert_cmpuint (g_array_index (other_lead->findings, DubanPreviewFinding, 1).other, ==, task);
  twins = other_lead->twins;
  again = preview (&sample, 0, "title=修水库 unit=水利局 lead=副旗长乙");
  g_assert_cmpuint (g_array_index (again->findings, DubanPreviewFinding, 1).other, ==, task);
  another = preview (&sample, 0, "title=修水渠 unit=水利局 lead=副旗长乙");
  g_assert_null (another->same_title);
  twins = NULL;
  same_lead = preview (&sample, 0, "title=修水库 unit=水利局");
  g_assert_cmpuint (same_lead->findings->len, ==, 1); /* undated */
  g_assert_nonnull (strstr (same_lead->same_title, "甲，副旗长甲，水利局"));
  itself = preview (&sample, task, "lead=副旗长乙");
  g_assert_null (itself->same_title);
  for (guint i = 0; i < itself->findings->len; i++)
    g_assert_cmpint (g_array_index (itself->findings, DubanPreviewFinding, i).rule, !=,
                     DUBAN_RULE_DUPLICATE_ASSIGNMENT);
  sample_session_clear (&sample);
}

static void
test_a_part (void)
{
  SampleSession sample;
  g_autoptr (DubanPreview) made = NULL;
  g_autofree char *rules = NULL;
  guint32 parent;

  sample_init (&sample);
  parent = sample_session_add (&sample, "甲");
  sample_session_set (&sample, parent, "due", "2026-04-01");
  made
      = preview (&sample, 0, "title=勘察 unit=水利局 parent=甲 assigned=2026-03-20 due=2026-04-02");
  rules = list_rules (made);
  g_assert_cmpstr (rules, ==, "deploy-today inverted-deadline");
  g_assert_cmpstr (value_of (made, "assigner"), ==, "副旗长甲");
  g_assert_cmpstr (made->parent_title, ==, "修水库");
  sample_session_clear (&sample);
}

/* An existing task keeps what is not asked about, and its records; nothing is proposed. */
static void
test_an_existing_task (void)
{
  SampleSession sample;
  g_autoptr (DubanPreview) same = NULL;
  g_autoptr (DubanPreview) moved = NULL;
  guint32 task;

  sample_init (&sample);
  task = sample_session_add (&sample, "甲");
  g_free (sample_session_record (
      &sample, task, (DubanRecordDraft){ .kind = "deploy", .on = "2026-03-01", .text = "已部署" }));
  same = preview (&sample, task, "");
  g_assert_cmpint (same->clock.stages[DUBAN_STAGE_DEPLOY].state, ==, DUBAN_STATE_MET);
  g_assert_cmpint (same->clock.stages[DUBAN_STAGE_APPROACH].due, ==,
                   duban_day_parse ("2026-03-04"));
  g_assert_cmpuint (same->proposals->len, ==, 0);
  moved = preview (&sample, task, "assigned=2026-03-10 unit=农牧局");
  g_assert_cmpint (moved->clock.stages[DUBAN_STAGE_APPROACH].due, ==,
                   duban_day_parse ("2026-03-13"));
  g_assert_cmpstr (value_of (moved, "lead"), ==, "");
  sample_session_clear (&sample);
}

static gboolean
finds (const DubanPreview *made, DubanRule rule)
{
  for (guint i = 0; i < made->findings->len; i++)
    if (g_array_index (made->findings, DubanPreviewFinding, i).rule == rule)
      return TRUE;
  return FALSE;
}

/* A second handover within 30 days is found before it is done; a correction is none. */
static void
test_a_handover_is_foreseen (void)
{
  SampleSession sample;
  g_autoptr (DubanPreview) same = NULL;
  g_autoptr (DubanPreview) passed = NULL;
  g_autoptr (DubanPreview) corrected = NULL;
  guint32 task;

  sample_init (&sample);
  task = sample_session_add (&sample, "甲");
  sample_session_set (&sample, task, "unit", "农牧局");
  same = preview (&sample, task, "notes=无");
  g_assert_false (finds (same, DUBAN_RULE_PASSED_AROUND));
  passed = preview (&sample, task, "unit=林草局");
  g_assert_true (finds (passed, DUBAN_RULE_PASSED_AROUND));
  is_correction = TRUE;
  corrected = preview (&sample, task, "unit=林草局");
  g_assert_false (finds (corrected, DUBAN_RULE_PASSED_AROUND));
  is_correction = FALSE;
  sample_session_clear (&sample);
}

static void
test_fields_as_texts (void)
{
  const char *const *names = duban_edit_field_list ();
  SampleSession sample;
  g_auto (GStrv) texts = NULL;
  guint32 parent, task;

  sample_init (&sample);
  parent = sample_session_add (&sample, "甲");
  task = sample_session_add (&sample, "乙");
  sample_session_set (&sample, task, "parent", "甲");
  sample_session_set (&sample, task, "cooperators", "副旗长乙");
  sample_session_set (&sample, task, "due", "9月底前");
  sample_assert_done (duban_edit_load_fields (sample.session, task, &texts, &error));
  for (guint i = 0; names[i] != NULL; i++)
    {
      DubanEditField field = { names[i], texts[i] };
      const DubanEditSetOptions options = { 0 };

      if (g_str_equal (names[i], "title"))
        g_assert_cmpstr (texts[i], ==, "修水库");
      else if (g_str_equal (names[i], "parent"))
        g_assert_cmpstr (texts[i], ==, "甲");
      else if (g_str_equal (names[i], "due"))
        g_assert_cmpstr (texts[i], ==, "2026-09-30");
      else if (g_str_equal (names[i], "notes"))
        g_assert_cmpstr (texts[i], ==, "");
      /* What is set as it is, changes nothing. */
      sample_assert_done (duban_edit_set_task (sample.session, task, &field, 1, &options, &error));
    }
  g_assert_cmpuint (sample_session_count (&sample, task, DUBAN_RECORD_CORRECTION), ==, 0);
  sample_assert_done (duban_edit_delete_task (sample.session, parent, &error));
  g_clear_pointer (&texts, g_strfreev);
  sample_assert_done (duban_edit_load_fields (sample.session, parent, &texts, &error));
  g_assert_null (texts);
  sample_session_clear (&sample);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/preview/proposals-and-findings", test_proposals_and_findings);
  g_test_add_func ("/preview/problems-stand-at-their-field", test_problems_stand_at_their_field);
  g_test_add_func ("/preview/dates-by-the-policy", test_dates_by_the_policy);
  g_test_add_func ("/preview/repetitions", test_repetitions);
  g_test_add_func ("/preview/a-part", test_a_part);
  g_test_add_func ("/preview/an-existing-task", test_an_existing_task);
  g_test_add_func ("/preview/a-handover-is-foreseen", test_a_handover_is_foreseen);
  g_test_add_func ("/preview/fields-as-texts", test_fields_as_texts);
  return g_test_run ();
}
