/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/wording/wording.h"

#include "app/wording/command.h"
#include "core/attribute-spec.h"
#include "core/finding-detail.h"
#include "core/task.h"

#include <string.h>

#define LEADER 1
#define OTHER_LEADER 2
#define UNIT 3
#define FIELD 4
#define TASK 5
#define OTHER_TASK 6

typedef struct
{
  DubanTerms *terms;
  DubanWordingContext context;
} Fixture;

static DubanDirectory *
make_directory (void)
{
  DubanDirectory *directory = duban_directory_new ();
  DubanLeader leader = { .n = LEADER, .name = g_strdup ("副旗长甲"), .left = DUBAN_NO_DAY };
  DubanLeader other = { .n = OTHER_LEADER, .name = g_strdup ("副旗长乙"), .left = DUBAN_NO_DAY };
  DubanUnit unit = { .n = UNIT, .name = g_strdup ("水利局"), .merged_on = DUBAN_NO_DAY };
  DubanField field = { .n = FIELD, .name = g_strdup ("防汛") };

  duban_directory_add_leader (directory, &leader);
  duban_directory_add_leader (directory, &other);
  duban_directory_add_unit (directory, &unit);
  duban_directory_add_field (directory, &field);
  return directory;
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  DubanSettings settings;

  duban_settings_init (&settings);
  fixture->terms = duban_terms_new (duban_day_from_ymd (2026, 11, 26), &settings,
                                    duban_calendar_new (), make_directory ());
  duban_settings_clear (&settings);
  fixture->context = (DubanWordingContext){
    .terms = fixture->terms,
    .task_title = "防汛准备",
    .other_title = "全旗防汛",
    .other_number = "2026-001",
  };
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  duban_terms_unref (fixture->terms);
}

static DubanFinding
make_finding (DubanRule rule)
{
  DubanFinding finding = {
    .rule = rule,
    .severity = DUBAN_SEVERITY_CRITICAL,
    .task = TASK,
    .leader = LEADER,
    .unit = UNIT,
    .since = duban_day_from_ymd (2026, 11, 24),
    .days = 3,
    .date = duban_day_from_ymd (2026, 11, 23),
  };

  return finding;
}

static void
assert_says (const Fixture *fixture, const DubanFinding *finding, const char *expected)
{
  g_autofree char *sentence = duban_wording_of_finding (finding, &fixture->context);

  g_assert_cmpstr (sentence, ==, expected);
}

/* A sentence is whole: it has no trace of a format, one full stop at its end, and no gap where a
 * name should stand. */
static void
assert_whole (const char *code, const char *sentence)
{
  g_test_message ("%s: %s", code, sentence);
  g_assert_nonnull (sentence);
  g_assert_null (strstr (sentence, "%"));
  g_assert_null (strstr (sentence, "(null)"));
  g_assert_null (strstr (sentence, "  "));
  g_assert_null (strstr (sentence, " ,"));
  g_assert_true (g_str_has_suffix (sentence, "."));
  g_assert_cmpuint (strlen (sentence), >, 40);
}

static void
test_every_rule_has_a_sentence (Fixture *fixture, gconstpointer data)
{
  static const guint8 details[] = { 0,
                                    1,
                                    2,
                                    3,
                                    4,
                                    DUBAN_DETAIL_UNIT | DUBAN_DETAIL_TWICE,
                                    DUBAN_DETAIL_UNIT | DUBAN_DETAIL_THRICE,
                                    DUBAN_DETAIL_UNIT | DUBAN_DETAIL_BACK };

  for (int rule = 0; rule < DUBAN_N_RULES; rule++)
    for (int severity = DUBAN_SEVERITY_CRITICAL; severity <= DUBAN_SEVERITY_NOTICE; severity++)
      for (gsize i = 0; i < G_N_ELEMENTS (details); i++)
        {
          DubanFinding finding = make_finding (rule);
          g_autofree char *sentence = NULL;

          finding.severity = (guint8) severity;
          finding.detail = details[i];
          finding.other = OTHER_LEADER;
          sentence = duban_wording_of_finding (&finding, &fixture->context);
          assert_whole (duban_rule_get_code (rule), sentence);
        }
}

static void
test_a_sentence_stands_without_any_name (Fixture *fixture, gconstpointer data)
{
  const DubanWordingContext bare = { .terms = fixture->terms };

  for (int rule = 0; rule < DUBAN_N_RULES; rule++)
    {
      DubanFinding finding = make_finding (rule);
      g_autofree char *sentence = NULL;

      finding.leader = finding.unit = finding.task = 0;
      finding.other = OTHER_LEADER; /* whom lead-not-in-charge and others always name */
      finding.days = DUBAN_NO_DAYS;
      sentence = duban_wording_of_finding (&finding, &bare);
      assert_whole (duban_rule_get_code (rule), sentence);
    }
}

static void
test_a_sentence_names_person_day_and_act (Fixture *fixture, gconstpointer data)
{
  DubanFinding finding = make_finding (DUBAN_RULE_APPROACH_OVERDUE);

  assert_says (fixture, &finding,
               "副旗长甲 should have formed an approach by 23 November and is 3 days late: record "
               "the approach now and say why it is late.");
  finding.days = 1;
  finding.leader = 0;
  assert_says (fixture, &finding,
               "水利局 should have formed an approach by 23 November and is 1 day late: record the "
               "approach now and say why it is late.");
}

static void
test_due_soon_counts_the_days_left (Fixture *fixture, gconstpointer data)
{
  DubanFinding finding = make_finding (DUBAN_RULE_DUE_SOON);

  finding.days = DUBAN_NO_DAYS;
  finding.date = fixture->terms->today;
  assert_says (
      fixture, &finding,
      "副旗长甲 is to close this by today (26 November): close it, or ask for an extension "
      "before the day ends.");
  finding.date = fixture->terms->today + 1;
  assert_says (fixture, &finding,
               "副旗长甲 is to close this by 27 November, 1 day from now: finish it, or ask for an "
               "extension before then.");
}

static void
test_a_part_names_its_parent (Fixture *fixture, gconstpointer data)
{
  DubanFinding finding = make_finding (DUBAN_RULE_INVERTED_DEADLINE);

  finding.other = OTHER_TASK;
  assert_says (fixture, &finding,
               "This is due after the task that it is a part of, “全旗防汛”, due on 23 November: "
               "副旗长甲 is to agree with the assigner on an earlier day.");
}

static void
test_every_rule_has_a_name_and_a_measure (void)
{
  for (int rule = 0; rule < DUBAN_N_RULES; rule++)
    {
      g_assert_cmpstr (duban_wording_of_rule (rule), !=, "");
      g_assert_true (g_str_has_prefix (duban_wording_of_measure (rule), "Measure "));
      g_assert_cmpuint (strlen (duban_wording_quote_measure (rule)), >, 10);
    }
}

static void
test_every_attribute_and_kind_has_a_name (void)
{
  gsize n;
  const DubanAttrSpec *specs = duban_attr_list (&n);

  for (gsize i = 0; i < n; i++)
    if (specs[i].attr < DUBAN_ATTR_SETTING_FIRST)
      g_assert_cmpstr (duban_wording_of_attr (specs[i].attr), !=, "");
  for (int kind = 1; kind < DUBAN_N_RECORD_KINDS; kind++)
    g_assert_cmpstr (duban_wording_of_record_kind (kind), !=, "");
  g_assert_cmpstr (duban_wording_of_record_kind (0), ==, "");
  g_assert_cmpstr (duban_wording_of_record_kind (DUBAN_N_RECORD_KINDS), ==, "");
}

static void
test_a_day_names_its_year_only_when_it_is_another (void)
{
  DubanDay today = duban_day_from_ymd (2026, 11, 26);
  static const struct
  {
    int year, month, day;
    const char *expected;
  } cases[] = {
    { 2026, 1, 1, "1 January" },
    { 2026, 12, 31, "31 December" },
    { 2025, 12, 31, "31 December 2025" },
    { 2027, 1, 1, "1 January 2027" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      DubanDay day = duban_day_from_ymd (cases[i].year, cases[i].month, cases[i].day);
      g_autofree char *text = duban_wording_of_day (day, today);

      g_assert_cmpstr (text, ==, cases[i].expected);
    }
  g_autofree char *none = duban_wording_of_day (DUBAN_NO_DAY, today);
  g_assert_cmpstr (none, ==, "");
}

#define ADD(path, function)                                                                        \
  g_test_add ("/wording/" path, Fixture, NULL, set_up, function, tear_down)

/* What is stored of a command is a code; what cannot be read stands as it is. */
static void
test_commands_are_said (void)
{
  static const struct
  {
    const char *label, *words;
  } rows[] = {
    { "add", "New task" },
    { "set due lead", "Changed: Deadline, Lead" },
    { "set something", "Changed: something" },
    { "record close", "Recorded: Closed" },
    { "record", "Several records" },
    { "leaders add 副旗长甲 100%", "Leader entered: 副旗长甲 100%" },
    { "import 台账.csv", "Imported: 台账.csv" },
    { "settings day-policy", "Setting changed" },
    { "waive --end", "Finding no longer set aside" },
    { "redo 12 set due", "Done again: Changed: Deadline" },
    { "of a later version", "of a later version" },
    { "", "" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *words = duban_wording_of_command (rows[i].label);

      g_assert_cmpstr (words, ==, rows[i].words);
    }
}

static void
test_reasons_of_undo_are_said (void)
{
  g_autofree char *undone = duban_wording_of_reason ("undo: record close");
  g_autofree char *plain = duban_wording_of_reason ("误记");
  g_autofree char *none = duban_wording_of_reason (NULL);

  g_assert_cmpstr (undone, ==, "Taken back: Recorded: Closed");
  g_assert_cmpstr (plain, ==, "误记");
  g_assert_null (none);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("every-rule-has-a-sentence", test_every_rule_has_a_sentence);
  ADD ("a-sentence-stands-without-any-name", test_a_sentence_stands_without_any_name);
  ADD ("a-sentence-names-person-day-and-act", test_a_sentence_names_person_day_and_act);
  ADD ("due-soon-counts-the-days-left", test_due_soon_counts_the_days_left);
  ADD ("a-part-names-its-parent", test_a_part_names_its_parent);
  g_test_add_func ("/wording/every-rule-has-a-name-and-a-measure",
                   test_every_rule_has_a_name_and_a_measure);
  g_test_add_func ("/wording/every-attribute-and-kind-has-a-name",
                   test_every_attribute_and_kind_has_a_name);
  g_test_add_func ("/wording/a-day-names-its-year-only-when-it-is-another",
                   test_a_day_names_its_year_only_when_it_is_another);
  g_test_add_func ("/wording/commands-are-said", test_commands_are_said);
  g_test_add_func ("/wording/reasons-of-undo-are-said", test_reasons_of_undo_are_said);
  return g_test_run ();
}
