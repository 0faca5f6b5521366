/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is due on each day of a wording with several. Assigned on 2026-03-06. */
#include "core/date/step.h"

/* The titles of all days but the last, parted by |; - where there is none. */
static char *
list_titles (const char *text, const DubanDatewordContext *context)
{
  const DubanDateword word = duban_dateword_read_deadline (text, context);
  GString *list = g_string_new (NULL);

  for (guint i = 0; i < word.n_days; i++)
    {
      g_autofree char *title = duban_date_step_dup_title (text, context, word.days[i]);

      g_string_append_printf (list, "%s%s", i > 0 ? "|" : "", title != NULL ? title : "-");
    }
  return g_string_free (list, FALSE);
}

static void
test_each_step_has_its_own_words (void)
{
  static const char *const cases[][2] = {
    { "6月底前完成立项，9月底前开工，12月底前完工", "完成立项|开工|完工" },
    { "6月底前完成立项；9月底前开工。12月底前完工", "完成立项|开工|完工" },
    { "6月底前完成立项、9月底前开工、12月底前完工", "完成立项|开工|完工" },
    { "6月底前完成立项、可研批复，9月底前开工", "完成立项、可研批复|开工" },
    { "2026年3月底前完成方案，6月15日前完成招标", "完成方案|完成招标" },
    { "4月底前完成选址\n6月底前完成设计", "完成选址|完成设计" },
    { "方案4月底前，验收10月底前", "方案|验收" },
    { "方案于4月底前编制，10月底前验收", "方案编制|验收" },
    { "第一阶段：3月底前；第二阶段：6月底前", "第一阶段|第二阶段" },
    { "1.3月底前制定方案；2.6月底前完成排查", "制定方案|完成排查" },
    { "（1）3月底前制定方案；（2）6月底前完成排查", "制定方案|完成排查" },
    { "①4月底前摸底；②8月底前整治", "摸底|整治" },
    { "力争6月底前完成主体（含装修），年底前投入使用", "完成主体（含装修）|投入使用" },
    { "上半年开工，年底前完成主体", "开工|完成主体" },
    { "一季度完成招标，二季度开工", "完成招标|开工" },
    { "2026年4月开工，2027年10月竣工", "开工|竣工" },
    { "1月完成立项，6月开工，12月完工", "完成立项|开工|完工" },
    { "6月底前完成50%以上，12月底前完成100%", "完成50%以上|完成100%" },
    { "3日内形成思路、7日内反馈", "形成思路|反馈" },
    { "6月、12月", "-|-" },
    { "3、6、9月底前", "-|-|-" },
    { "6月底前", "-" },
    { "持续推进", "" },
    { "", "" },
  };
  g_autoptr (DubanCalendar) calendar = duban_calendar_new_published ();
  const DubanDatewordContext context = { .assigned = duban_day_from_ymd (2026, 3, 6),
                                         .today = duban_day_from_ymd (2026, 3, 20),
                                         .calendar = calendar };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *titles = list_titles (cases[i][0], &context);

      g_test_message ("“%s”", cases[i][0]);
      g_assert_cmpstr (titles, ==, cases[i][1]);
    }
}

static void
test_a_day_that_is_not_named_has_no_words (void)
{
  const DubanDatewordContext context
      = { .assigned = duban_day_from_ymd (2026, 3, 6), .today = duban_day_from_ymd (2026, 3, 20) };

  g_assert_null (duban_date_step_dup_title ("6月底前完成立项，9月底前开工", &context,
                                            duban_day_from_ymd (2026, 6, 29)));
  g_assert_null (duban_date_step_dup_title ("\xff", &context, context.today));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/step/each-step-has-its-own-words", test_each_step_has_its_own_words);
  g_test_add_func ("/step/a-day-that-is-not-named-has-no-words",
                   test_a_day_that_is_not_named_has_no_words);
  return g_test_run ();
}
