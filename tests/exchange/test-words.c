/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Words for codes, there and back. */
#include "exchange/words.h"

static void
test_every_code_comes_back_from_its_word (void)
{
  static const struct
  {
    DubanWords words;
    guint n_codes;
  } cases[] = {
    { DUBAN_WORDS_STATUS, 4 },         { DUBAN_WORDS_IMPORTANCE, 2 },
    { DUBAN_WORDS_YES_NO, 2 },         { DUBAN_WORDS_DECISION_LEVEL, 3 },
    { DUBAN_WORDS_DECISION_STATE, 4 }, { DUBAN_WORDS_HANDLING, 2 },
    { DUBAN_WORDS_HOLDING_KIND, 5 },   { DUBAN_WORDS_DAY_KIND, 2 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_assert_cmpstr (duban_words_write (cases[i].words, 0), ==, "");
      for (guint code = 1; code <= cases[i].n_codes; code++)
        {
          const char *word = duban_words_write (cases[i].words, code);

          g_assert_cmpstr (word, !=, "");
          g_assert_cmpuint (duban_words_read (cases[i].words, word, -1), ==, code);
        }
    }
}

static void
test_words_of_a_ledger (void)
{
  static const struct
  {
    DubanWords words;
    const char *text;
    guint code;
  } cases[] = {
    { DUBAN_WORDS_STATUS, "提前完成", DUBAN_STATUS_CLOSED },
    { DUBAN_WORDS_STATUS, "已验收", DUBAN_STATUS_CLOSED },
    { DUBAN_WORDS_STATUS, "是", DUBAN_STATUS_CLOSED },
    { DUBAN_WORDS_STATUS, "否", 0 },
    { DUBAN_WORDS_STATUS, "部分完成", 0 },
    { DUBAN_WORDS_STATUS, "完", 0 },
    { DUBAN_WORDS_STATUS, "", 0 },
    { DUBAN_WORDS_IMPORTANCE, "★", DUBAN_KEY },
    { DUBAN_WORDS_IMPORTANCE, "高", DUBAN_KEY },
    { DUBAN_WORDS_HANDLING, "restricted", DUBAN_HANDLING_RESTRICTED },
    { DUBAN_WORDS_HOLDING_KIND, "主管", 0 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    g_assert_cmpuint (duban_words_read (cases[i].words, cases[i].text, -1), ==, cases[i].code);
  g_assert_cmpuint (duban_words_read (DUBAN_WORDS_DECISION_STATE, "待决策 2026-11-02", 9), ==,
                    DUBAN_DECISION_AWAITING);
}

static void
test_schedules (void)
{
  static const struct
  {
    const char *text;
    DubanSchedule schedule;
    const char *written; /* NULL: the text is none */
  } cases[] = {
    { "7d", { DUBAN_SCHEDULE_DAYS, 7 }, "每7日" },
    { "每366天", { DUBAN_SCHEDULE_DAYS, 366 }, "每366日" },
    { "每367日", { DUBAN_SCHEDULE_NONE, 0 }, NULL },
    { "每0日", { DUBAN_SCHEDULE_NONE, 0 }, NULL },
    { "每周一", { DUBAN_SCHEDULE_WEEKLY, 1 }, "每周一" },
    { "weekly:7", { DUBAN_SCHEDULE_WEEKLY, 7 }, "每周日" },
    { "每周八", { DUBAN_SCHEDULE_NONE, 0 }, NULL },
    { "每月31日", { DUBAN_SCHEDULE_MONTHLY, 31 }, "每月31日" },
    { "每月32日", { DUBAN_SCHEDULE_NONE, 0 }, NULL },
    { "每季末前0日", { DUBAN_SCHEDULE_QUARTER_END, 0 }, "每季末前0日" },
    { "每季末前80日", { DUBAN_SCHEDULE_QUARTER_END, 80 }, "每季末前80日" },
    { "每季末前81日", { DUBAN_SCHEDULE_NONE, 0 }, NULL },
    { "每99999999999999999999日", { DUBAN_SCHEDULE_NONE, 0 }, NULL },
    { "", { DUBAN_SCHEDULE_NONE, 0 }, NULL },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      DubanSchedule schedule = { DUBAN_SCHEDULE_NONE, 0 };
      g_autofree char *written = NULL;

      g_assert_cmpint (duban_words_read_schedule (cases[i].text, &schedule), ==,
                       cases[i].written != NULL);
      g_assert_cmpint (schedule.kind, ==, cases[i].schedule.kind);
      g_assert_cmpint (schedule.value, ==, cases[i].schedule.value);
      written = duban_words_write_schedule (schedule);
      g_assert_cmpstr (written, ==, cases[i].written ? cases[i].written : "");
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/words/every-code-comes-back-from-its-word",
                   test_every_code_comes_back_from_its_word);
  g_test_add_func ("/words/words-of-a-ledger", test_words_of_a_ledger);
  g_test_add_func ("/words/schedules", test_schedules);
  return g_test_run ();
}
