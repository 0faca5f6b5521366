/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Who can be meant by what is typed. */
#include "app/view/candidates.h"

static DubanTerms *terms;

static void
add_leader (DubanDirectory *directory, guint32 n, const char *name, const char *title,
            DubanDay left)
{
  const DubanLeader leader
      = { .n = n, .name = g_strdup (name), .title = g_strdup (title), .left = left };

  duban_directory_add_leader (directory, &leader);
}

static void
add_unit (DubanDirectory *directory, guint32 n, const char *name, const char *short_name,
          guint32 merged_into)
{
  const char *names[] = { short_name, NULL };
  const DubanUnit unit = { .n = n,
                           .name = g_strdup (name),
                           .short_names = short_name != NULL ? g_strdupv ((GStrv) names) : NULL,
                           .merged_into = merged_into,
                           .merged_on = DUBAN_NO_DAY };

  duban_directory_add_unit (directory, &unit);
}

static void
set_up (void)
{
  const DubanDay today = duban_day_parse ("2026-11-23");
  const DubanHolding holding = { 1, 11, DUBAN_HOLDS_CHARGE, DUBAN_NO_DAY, DUBAN_NO_DAY };
  const DubanField field = { .n = 21, .name = g_strdup ("生态环境") };
  DubanDirectory *directory = duban_directory_new ();
  DubanSettings settings;

  add_leader (directory, 1, "副旗长甲", "副旗长", DUBAN_NO_DAY);
  add_leader (directory, 2, "副旗长乙", "副旗长", today - 1);
  add_leader (directory, 3, "副旗长丙", "副旗长", today);
  add_unit (directory, 11, "住房和城乡建设局", "住建局", 0);
  add_unit (directory, 12, "自然资源局", NULL, 0);
  add_unit (directory, 13, "国土资源局", NULL, 12);
  duban_directory_add_field (directory, &field);
  duban_directory_add_holding (directory, &holding);
  duban_settings_init (&settings);
  terms = duban_terms_new (today, &settings, duban_calendar_new_published (), directory);
  duban_settings_clear (&settings);
}

static void
test_match (void)
{
  static const struct
  {
    guint what;
    const char *typed, *names;
  } cases[] = {
    { DUBAN_CANDIDATES_LEADERS, "", "副旗长甲 副旗长丙" },
    { DUBAN_CANDIDATES_LEADERS, "甲", "副旗长甲" },
    { DUBAN_CANDIDATES_LEADERS, "副旗长乙", "" },
    { DUBAN_CANDIDATES_UNITS, "住建", "住房和城乡建设局" },
    { DUBAN_CANDIDATES_UNITS, "资源", "自然资源局" },
    { DUBAN_CANDIDATES_UNITS, "国土", "" },
    { DUBAN_CANDIDATES_UNITS, "zjj", "住房和城乡建设局" },
    { DUBAN_CANDIDATES_UNITS, "ziran", "自然资源局" },
    { DUBAN_CANDIDATES_LEADERS, "fqzj", "副旗长甲" },
    { DUBAN_CANDIDATES_LEADERS, "fqz", "副旗长甲 副旗长丙" },
    { DUBAN_CANDIDATES_FIELDS, "环境", "生态环境" },
    { DUBAN_CANDIDATES_SOURCES, "审计", "审计" },
    { DUBAN_CANDIDATES_LEADERS | DUBAN_CANDIDATES_UNITS, "局", "住房和城乡建设局 自然资源局" },
    { DUBAN_CANDIDATES_LEADERS | DUBAN_CANDIDATES_UNITS, "？",
      "副旗长甲 副旗长丙 住房和城乡建设局 自然资源局" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (DubanCandidates) candidates = duban_candidates_new (terms, cases[i].what);
      g_autoptr (GPtrArray) found = duban_candidates_match (candidates, cases[i].typed, 9);
      g_autoptr (GString) names = g_string_new (NULL);

      for (guint j = 0; j < found->len; j++)
        g_string_append_printf (names, "%s%s", j > 0 ? " " : "",
                                ((const DubanCandidate *) found->pdata[j])->name);
      g_test_message ("“%s”", cases[i].typed);
      g_assert_cmpstr (names->str, ==, cases[i].names);
    }
}

static void
test_detail_says_who_is_in_charge (void)
{
  g_autoptr (DubanCandidates) candidates = duban_candidates_new (terms, DUBAN_CANDIDATES_UNITS);
  const DubanCandidate *unit = duban_candidates_find (candidates, "住建局");

  g_assert_nonnull (unit);
  g_assert_cmpstr (unit->name, ==, "住房和城乡建设局");
  g_assert_cmpstr (unit->detail, ==, "住建局 · 副旗长甲");
  g_assert_null (duban_candidates_find (candidates, "住建"));
}

static void
test_most_are_not_passed (void)
{
  g_autoptr (DubanCandidates) candidates = duban_candidates_new (terms, DUBAN_CANDIDATES_SOURCES);
  g_autoptr (GPtrArray) found = duban_candidates_match (candidates, "", 3);

  g_assert_cmpuint (found->len, ==, 3);
}

static void
test_words (void)
{
  static const struct
  {
    const char *text;
    gsize at;
    const char *word;
  } cases[] = {
    { "", 0, "" },         { "甲", 0, "甲" },         { "甲、乙", 0, "甲" },
    { "甲、乙", 3, "甲" }, { "甲、乙", 6, "乙" },     { "甲、 乙 ", 9, "乙" },
    { "甲、", 6, "" },     { "甲, 乙；丙", 5, "乙" }, { "甲，乙", 9, "乙" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      gsize from, to;
      g_autofree char *word = NULL;

      duban_candidates_find_word (cases[i].text, cases[i].at, &from, &to);
      word = g_strndup (cases[i].text + from, to - from);
      g_test_message ("“%s” at %zu", cases[i].text, cases[i].at);
      g_assert_cmpstr (word, ==, cases[i].word);
    }
}

int
main (int argc, char *argv[])
{
  int status;

  g_test_init (&argc, &argv, NULL);
  set_up ();
  g_test_add_func ("/candidates/match", test_match);
  g_test_add_func ("/candidates/detail-says-who-is-in-charge", test_detail_says_who_is_in_charge);
  g_test_add_func ("/candidates/most-are-not-passed", test_most_are_not_passed);
  g_test_add_func ("/candidates/words", test_words);
  status = g_test_run ();
  duban_terms_unref (terms);
  return status;
}
