/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a form takes for a date, and what it says of it, on Monday 2026-11-23. */
#include "app/view/date-words.h"

typedef struct
{
  DubanDateWordsKind kind;
  const char *typed;
  gboolean is_read;
  const char *day;  /* "": none */
  const char *text; /* what goes to app/edit */
  const char *said; /* a part of it */
} Case;

static DubanTerms *terms;

static void
test_read (void)
{
  static const Case cases[] = {
    { DUBAN_DATE_WORDS_DEADLINE, "2026-11-27", TRUE, "2026-11-27", "2026-11-27", "working day" },
    { DUBAN_DATE_WORDS_DEADLINE, "11-27", TRUE, "2026-11-27", "2026-11-27", "" },
    { DUBAN_DATE_WORDS_DEADLINE, "1/5", TRUE, "2027-01-05", "2027-01-05", "" },
    { DUBAN_DATE_WORDS_DEADLINE, "下周五", TRUE, "2026-12-04", "2026-12-04", "" },
    { DUBAN_DATE_WORDS_DEADLINE, "+7", TRUE, "2026-11-27", "2026-11-27", "" },
    { DUBAN_DATE_WORDS_DEADLINE, "7日内", TRUE, "2026-11-27", "7日内", "" },
    { DUBAN_DATE_WORDS_DEADLINE, "12月底前", TRUE, "2026-12-31", "12月底前", "" },
    { DUBAN_DATE_WORDS_DEADLINE, " 持续推进 ", TRUE, "", "持续推进", "No deadline" },
    { DUBAN_DATE_WORDS_DEADLINE, "每月25日前", TRUE, "", "每月25日前", "rhythm" },
    { DUBAN_DATE_WORDS_DEADLINE, "", TRUE, "", "", "" },
    { DUBAN_DATE_WORDS_DEADLINE, "2月30日", FALSE, "", "2月30日", "no such date" },
    { DUBAN_DATE_WORDS_DEADLINE, "尽快", FALSE, "", "尽快", "names no date" },
    { DUBAN_DATE_WORDS_EVENT, "今天", TRUE, "2026-11-23", "2026-11-23", "working day" },
    { DUBAN_DATE_WORDS_EVENT, "昨天", TRUE, "2026-11-22", "2026-11-22", "rest day" },
    { DUBAN_DATE_WORDS_EVENT, "11月20日", TRUE, "2026-11-20", "11月20日", "" },
    { DUBAN_DATE_WORDS_EVENT, "明天", FALSE, "", "2026-11-24", "not come yet" },
    { DUBAN_DATE_WORDS_EVENT, "持续推进", FALSE, "", "持续推进", "names no date" },
    { DUBAN_DATE_WORDS_EVENT, "", TRUE, "", "", "" },
    { DUBAN_DATE_WORDS_DAY, "明天", TRUE, "2026-11-24", "2026-11-24", "" },
    { DUBAN_DATE_WORDS_DAY, "持续推进", FALSE, "", "持续推进", "names no date" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      const Case *one = &cases[i];
      const gboolean is_event = one->kind == DUBAN_DATE_WORDS_EVENT;
      g_auto (DubanDateWords) words = { 0 };
      char day[DUBAN_DAY_TEXT_SIZE];

      g_test_message ("“%s”", one->typed);
      duban_date_words_read (&words, one->kind, one->typed, terms,
                             is_event ? DUBAN_NO_DAY : duban_day_parse ("2026-11-20"));
      g_assert_cmpint (words.is_read, ==, one->is_read);
      g_assert_cmpstr (duban_day_format (words.day, day), ==, one->day);
      g_assert_cmpstr (words.text, ==, one->text);
      g_assert_nonnull (strstr (words.said, one->said));
    }
}

static void
test_kinds_of_days (void)
{
  static const struct
  {
    const char *day, *said;
  } cases[] = {
    { "2026-11-23", "working day" },      { "2026-11-22", "rest day" },
    { "2026-10-01", "holiday (国庆节)" }, { "2026-10-10", "worked (make-up day)" },
    { "2026-10-11", "rest day" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *said
          = duban_date_words_of_day_kind (duban_day_parse (cases[i].day), terms->calendar);

      g_test_message ("%s", cases[i].day);
      g_assert_cmpstr (said, ==, cases[i].said);
    }
}

int
main (int argc, char *argv[])
{
  DubanSettings settings;
  int status;

  g_test_init (&argc, &argv, NULL);
  duban_settings_init (&settings);
  terms = duban_terms_new (duban_day_parse ("2026-11-23"), &settings,
                           duban_calendar_new_published (), duban_directory_new ());
  g_test_add_func ("/date-words/read", test_read);
  g_test_add_func ("/date-words/kinds-of-days", test_kinds_of_days);
  status = g_test_run ();
  duban_terms_unref (terms);
  duban_settings_clear (&settings);
  return status;
}
