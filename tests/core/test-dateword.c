/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Wordings as published ledgers and work lists have them (interface.md, “Dates”). */
#include "core/date/dateword.h"

#define DAY(text) duban_day_parse (text)

static DubanCalendar *calendar;

static DubanDatewordContext
make_context (const char *assigned, const char *today, int year)
{
  return (DubanDatewordContext){ assigned != NULL ? DAY (assigned) : DUBAN_NO_DAY, DAY (today),
                                 year, calendar };
}

/* The days read, in the order written, as "2026-01-31 2026-12-31". */
static char *
list_days (const DubanDateword *word)
{
  GString *list = g_string_new (NULL);

  for (guint i = 0; i < word->n_days; i++)
    {
      char text[DUBAN_DAY_TEXT_SIZE];

      g_string_append_printf (list, "%s%s", i > 0 ? " " : "",
                              duban_day_format (word->days[i], text));
    }
  return g_string_free (list, FALSE);
}

static void
assert_deadline (const char *text, const DubanDatewordContext *context, const char *days)
{
  const DubanDateword word = duban_dateword_read_deadline (text, context);
  g_autofree char *list = list_days (&word);
  DubanDay last = DUBAN_NO_DAY;

  g_test_message ("“%s”", text);
  g_assert_cmpint (word.kind, ==, DUBAN_DATEWORD_DAY);
  g_assert_cmpstr (list, ==, days);
  for (guint i = 0; i < word.n_days; i++)
    last = MAX (last, word.days[i]);
  g_assert_cmpint (word.day, ==, last);
}

static void
test_named_days (void)
{
  static const char *const cases[][2] = {
    { "2026-11-23", "2026-11-23" },
    { "2026/11/23", "2026-11-23" },
    { "2026.11.23", "2026-11-23" },
    { "2026/1/3", "2026-01-03" },
    { " 2026-11-23 ", "2026-11-23" },
    { "2026-11-23日", "2026-11-23" },
    { "2026年11月23日", "2026-11-23" },
    { "2026 年 11 月 23 日", "2026-11-23" },
    { "2026年\n11月23日前", "2026-11-23" },
    { "2026年11月23", "2026-11-23" },
    { "2026年11月23号", "2026-11-23" },
    { "２０２６年１１月２３日", "2026-11-23" },
    { "２０２６－１１－２３", "2026-11-23" },
    { "2026．11．23", "2026-11-23" },
    { "2026·11·23", "2026-11-23" },
    { "2026. 11. 23", "2026-11-23" },
    { "二〇二六年十一月二十三日", "2026-11-23" },
    { "二○二六年十一月二十三日", "2026-11-23" },
    { "二零二六年三月十日", "2026-03-10" },
    { "20261123", "2026-11-23" },
    { "24年6月30日", "2024-06-30" },
    { "46349", "2026-11-23" },
    { "20000", "1954-10-03" },
    { "2024年6月30日前完成", "2024-06-30" },
    { "务于2024年6月30日之前完成", "2024-06-30" },
    { "于2024年6月30日前全面完工并投入使用，持续跟踪", "2024-06-30" },
    { "截至2024年12月31日止", "2024-12-31" },
    { "2024年2月29日", "2024-02-29" },
    { "2026年11月23日（星期一）", "2026-11-23" },
    { "按2024年第4次常务会要求，2024年6月30日", "2024-06-30" },
  };
  const DubanDatewordContext context = make_context ("2026-01-05", "2026-11-23", 0);

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    assert_deadline (cases[i][0], &context, cases[i][1]);
}

static void
test_periods_mean_their_last_day (void)
{
  static const char *const cases[][2] = {
    { "2024年12月底前", "2024-12-31" },  { "2024年2月", "2024-02-29" },
    { "2024年2月份", "2024-02-29" },     { "2024年2月末", "2024-02-29" },
    { "2024年11月前", "2024-11-30" },    { "2024年元月底", "2024-01-31" },
    { "24年6月", "2024-06-30" },         { "二〇二四年十月底", "2024-10-31" },
    { "2024.3", "2024-03-31" },          { "2024-06", "2024-06-30" },
    { "2024/6月底", "2024-06-30" },      { "2024年3月上旬", "2024-03-10" },
    { "2024年3月中旬前", "2024-03-20" }, { "2024年2月下旬", "2024-02-29" },
    { "2024年6月中下旬", "2024-06-30" }, { "2024年6月上中旬", "2024-06-20" },
    { "2024年第三季度", "2024-09-30" },  { "2024年三季度末", "2024-09-30" },
    { "2024年3季度", "2024-09-30" },     { "2024年一季", "2024-03-31" },
    { "2024年Q3", "2024-09-30" },        { "2024第四季度", "2024-12-31" },
    { "2024年前三季度", "2024-09-30" },  { "2024年上半年", "2024-06-30" },
    { "2024上半年", "2024-06-30" },      { "2024年下半年完成", "2024-12-31" },
    { "2024年", "2024-12-31" },          { "2024", "2024-12-31" },
    { "2024年度", "2024-12-31" },        { "2024年底", "2024-12-31" },
    { "2024年年底前", "2024-12-31" },    { "2024年内", "2024-12-31" },
    { "2024年（9月底）", "2024-09-30" }, { "2024年：6月底前完成", "2024-06-30" },
  };
  const DubanDatewordContext context = make_context ("2026-01-05", "2026-11-23", 0);

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      assert_deadline (cases[i][0], &context, cases[i][1]);
      g_assert_true (duban_dateword_read_deadline (cases[i][0], &context).is_span);
    }
  g_assert_false (duban_dateword_read_deadline ("2024年6月30日", &context).is_span);
}

static void
test_a_missing_year (void)
{
  static const struct
  {
    const char *text, *assigned, *today;
    int year;
    const char *days;
  } cases[] = {
    /* the first such day on or after the assignment */
    { "11月23日", "2026-11-23", "2027-05-01", 0, "2026-11-23" },
    { "11月23日", "2026-11-24", "2027-05-01", 0, "2027-11-23" },
    { "9月底", "2026-09-30", "2026-12-01", 0, "2026-09-30" },
    { "9月底", "2026-10-01", "2026-12-01", 0, "2027-09-30" },
    { "十一月底", "2026-03-06", "2026-03-06", 0, "2026-11-30" },
    { "11月23前", "2026-03-06", "2026-03-06", 0, "2026-11-23" },
    { "上半年", "2026-07-01", "2026-07-01", 0, "2027-06-30" },
    { "四季度", "2026-07-01", "2026-07-01", 0, "2026-12-31" },
    { "6月中旬", "2026-06-20", "2026-07-01", 0, "2026-06-20" },
    { "6月中旬", "2026-06-21", "2026-07-01", 0, "2027-06-20" },
    { "2月29日", "2026-01-01", "2026-01-01", 0, "2028-02-29" },
    { "年内", "2025-08-01", "2026-07-01", 0, "2025-12-31" },
    { "年底前", "2025-08-01", "2026-07-01", 0, "2025-12-31" },
    { "今年底", "2025-08-01", "2026-07-01", 0, "2025-12-31" },
    { "今年6月", "2025-08-01", "2026-07-01", 0, "2025-06-30" },
    { "明年6月", "2025-08-01", "2026-07-01", 0, "2026-06-30" },
    { "次年一季度", "2025-08-01", "2026-07-01", 0, "2026-03-31" },
    /* the year asked for, before or after the assignment */
    { "9月底", "2026-10-01", "2026-12-01", 2026, "2026-09-30" },
    { "9月底", "2026-10-01", "2026-12-01", 2025, "2025-09-30" },
    { "年底前", "2026-10-01", "2026-12-01", 2025, "2025-12-31" },
    { "明年6月", "2026-10-01", "2026-12-01", 2024, "2025-06-30" },
    { "2023年9月", "2026-10-01", "2026-12-01", 2025, "2023-09-30" },
    /* without an assignment, today's */
    { "11月23日", NULL, "2026-12-01", 0, "2026-11-23" },
    { "9月底", NULL, "2027-01-01", 0, "2027-09-30" },
    { "年底", NULL, "2027-01-01", 0, "2027-12-31" },
    /* this month and week are those of the assignment */
    { "本月底", "2026-02-05", "2026-12-01", 0, "2026-02-28" },
    { "月底前", "2026-02-05", "2026-12-01", 0, "2026-02-28" },
    { "本月25日前", "2026-02-05", "2026-12-01", 0, "2026-02-25" },
    { "下月10日", "2026-12-05", "2026-12-01", 0, "2027-01-10" },
    { "下月中旬", NULL, "2026-12-01", 0, "2027-01-20" },
    { "本季度末", "2026-02-05", "2026-12-01", 0, "2026-03-31" },
    { "季度末", "2026-02-05", "2026-12-01", 0, "2026-03-31" },
    { "下季度", "2026-12-05", "2026-12-01", 0, "2027-03-31" },
    { "本周五前", "2026-11-23", "2026-12-01", 0, "2026-11-27" },
    { "下周三", "2026-11-23", "2026-12-01", 0, "2026-12-02" },
    { "本周内", "2026-11-23", "2026-12-01", 0, "2026-11-29" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      const DubanDatewordContext context
          = make_context (cases[i].assigned, cases[i].today, cases[i].year);

      assert_deadline (cases[i].text, &context, cases[i].days);
    }
}

static void
test_several_dates_and_spans (void)
{
  static const struct
  {
    const char *text, *assigned, *days;
  } cases[] = {
    { "9月底前完成主体，11月底前投入使用", "2026-03-06", "2026-09-30 2026-11-30" },
    { "3月上旬开工，10月底完工", "2026-03-06", "2026-03-10 2026-10-31" },
    { "10月底完工（3月上旬开工）", "2026-03-06", "2026-10-31 2026-03-10" },
    { "2024年3月底前完成方案，6月底前完成招标，12月底前完工", "2026-03-06",
      "2024-03-31 2024-06-30 2024-12-31" },
    { "2024年11月开工，2025年10月底竣工", "2026-03-06", "2024-11-30 2025-10-31" },
    { "2024年11月开工，次年10月底竣工", "2026-03-06", "2024-11-30 2025-10-31" },
    { "2024年12月开工，次年3月复工，次年10月竣工", "2026-03-06",
      "2024-12-31 2025-03-31 2025-10-31" },
    { "明年3月开工，10月完工", "2026-03-06", "2027-03-31 2027-10-31" },
    { "6月、12月", "2026-03-06", "2026-06-30 2026-12-31" },
    { "3、6、9月底前", "2026-03-06", "2026-03-31 2026-06-30 2026-09-30" },
    { "5月15日、20日", "2026-03-06", "2026-05-15 2026-05-20" },
    { "5月15、20日", "2026-03-06", "2026-05-15 2026-05-20" },
    { "1.6月底前完成方案；2.9月底前完工", "2026-03-06", "2026-06-30 2026-09-30" },
    { "一是6月底前完成方案；二是9月底前完工", "2026-03-06", "2026-06-30 2026-09-30" },
    /* a plan's first steps may lie before the assignment, its last may not */
    { "1月完成立项，6月开工，12月完工", "2026-03-06", "2026-01-31 2026-06-30 2026-12-31" },
    { "9月底前完成主体，11月底前投入使用", "2026-10-05", "2026-09-30 2026-11-30" },
    { "立行立改，12月底前完成", "2026-03-06", "2026-03-13 2026-12-31" },
    /* of a span, only the end is a deadline */
    { "2024.3-2024.12", "2026-03-06", "2024-12-31" },
    { "2024.3-12", "2026-03-06", "2024-12-31" },
    { "2024.03.01-2024.12.31", "2026-03-06", "2024-12-31" },
    { "2024-03-01~2024-11-30", "2026-03-06", "2024-11-30" },
    { "2024-03-01至2024-11-30", "2026-03-06", "2024-11-30" },
    { "2024/3/1-2024/11/30", "2026-03-06", "2024-11-30" },
    { "2024.3.1-6.30", "2026-03-06", "2024-06-30" },
    { "2024.3.1-15", "2026-03-06", "2024-03-15" },
    { "3月—6月", "2026-03-06", "2026-06-30" },
    { "3－6月", "2026-03-06", "2026-06-30" },
    { "3至6月底", "2026-03-06", "2026-06-30" },
    { "2024年3-6月", "2026-03-06", "2024-06-30" },
    { "2024年1月至12月", "2026-03-06", "2024-12-31" },
    { "1月至12月", "2026-03-06", "2026-12-31" },
    { "1——12月", "2026-03-06", "2026-12-31" },
    { "2024-2026年", "2026-03-06", "2026-12-31" },
    { "2024年—2026年", "2026-03-06", "2026-12-31" },
    { "2024年1-2季度", "2026-03-06", "2024-06-30" },
    { "二至四季度", "2026-03-06", "2026-12-31" },
    { "2024年第一季度至第四季度", "2026-03-06", "2024-12-31" },
    { "9月1-10日", "2026-03-06", "2026-09-10" },
    { "9月1日至10日", "2026-09-05", "2026-09-10" },
    { "9月1日-10月5日", "2026-03-06", "2026-10-05" },
    { "9月1-10月5日", "2026-03-06", "2026-10-05" },
    { "3月上旬至中旬", "2026-03-06", "2026-03-20" },
    { "自2024年3月1日起至2024年12月31日止", "2026-03-06", "2024-12-31" },
    { "11月至次年3月", "2026-03-06", "2027-03-31" },
    { "11月至次年3月", "2026-12-05", "2027-03-31" },
    { "11月-3月", "2026-10-05", "2027-03-31" },
    { "2024年11月-3月", "2026-03-06", "2025-03-31" },
    { "2024年11月-2025年3月", "2026-03-06", "2025-03-31" },
    { "11月-2025年3月", "2024-12-15", "2025-03-31" },
    { "2024年11月至次年3月", "2026-03-06", "2025-03-31" },
    { "11月开工，次年3月完工", "2026-12-05", "2026-11-30 2027-03-31" },
    { "今年11月至明年3月", "2026-03-06", "2027-03-31" },
    { "3月启动，4月-10月施工，11月底验收", "2026-03-06", "2026-03-31 2026-10-31 2026-11-30" },
    { "2024年6月起至12月底", "2026-03-06", "2024-12-31" },
    { "2024年6月起实施", "2026-03-06", "2024-06-30" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      const DubanDatewordContext context = make_context (cases[i].assigned, "2026-11-23", 0);

      assert_deadline (cases[i].text, &context, cases[i].days);
    }
}

static void
test_counted_from_the_assignment (void)
{
  static const struct
  {
    const char *text, *assigned, *days;
  } cases[] = {
    { "15日内", "2026-03-06", "2026-03-21" },
    { "三日内", "2026-03-06", "2026-03-09" },
    { "3天内", "2026-03-06", "2026-03-09" },
    { "30天", "2026-03-06", "2026-04-05" },
    { "会后3日内", "2026-03-06", "2026-03-09" },
    { "收到文件之日起15日之内", "2026-03-06", "2026-03-21" },
    { "3日内形成思路、7日内反馈", "2026-03-06", "2026-03-09 2026-03-13" },
    { "5-7日内", "2026-03-06", "2026-03-13" },
    { "收到文件后5个工作日内", "2026-02-13", "2026-02-27" },
    { "5个工作日", "2024-09-13", "2024-09-23" },
    { "十个工作日内", "2026-03-06", "2026-03-20" },
    { "一周内", "2026-03-06", "2026-03-13" },
    { "两周内", "2026-03-06", "2026-03-20" },
    { "1个月内", "2026-01-31", "2026-02-28" },
    { "两个月内", "2026-03-06", "2026-05-06" },
    { "一年内", "2026-03-06", "2027-03-06" },
    { "24小时内", "2026-03-06", "2026-03-07" },
    { "立行立改", "2026-03-06", "2026-03-13" },
    { "立行立改，长期坚持", "2026-03-06", "2026-03-13" },
    { "事不过夜", "2026-03-06", "2026-03-06" },
    { "事不隔夜", "2026-03-06", "2026-03-06" },
    { "当日", "2026-03-06", "2026-03-06" },
    { "当天办结", "2026-03-06", "2026-03-06" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      const DubanDatewordContext context = make_context (cases[i].assigned, "2026-11-23", 2020);
      const DubanDatewordContext unassigned = make_context (NULL, "2026-11-23", 2020);

      assert_deadline (cases[i].text, &context, cases[i].days);
      g_assert_cmpint (duban_dateword_read_deadline (cases[i].text, &unassigned).kind, !=,
                       DUBAN_DATEWORD_DAY);
    }
}

static void
test_no_date_at_all (void)
{
  static const struct
  {
    const char *text;
    DubanDatewordKind kind;
  } cases[] = {
    { "", DUBAN_DATEWORD_EMPTY },
    { " 　\n", DUBAN_DATEWORD_EMPTY },
    { "/", DUBAN_DATEWORD_EMPTY },
    { "／", DUBAN_DATEWORD_EMPTY },
    { "-", DUBAN_DATEWORD_EMPTY },
    { "—", DUBAN_DATEWORD_EMPTY },
    { "——", DUBAN_DATEWORD_EMPTY },
    { "无", DUBAN_DATEWORD_EMPTY },
    { "持续推进", DUBAN_DATEWORD_CONTINUING },
    { "长期坚持", DUBAN_DATEWORD_CONTINUING },
    { "常态化", DUBAN_DATEWORD_CONTINUING },
    { "常态化推进", DUBAN_DATEWORD_CONTINUING },
    { "全年", DUBAN_DATEWORD_CONTINUING },
    { "全年推进", DUBAN_DATEWORD_CONTINUING },
    { "2024年全年", DUBAN_DATEWORD_CONTINUING },
    { "2024年持续推进", DUBAN_DATEWORD_CONTINUING },
    { "年内持续推进", DUBAN_DATEWORD_CONTINUING },
    { "2024-2026年持续推进", DUBAN_DATEWORD_CONTINUING },
    { "2024年3月起长期坚持", DUBAN_DATEWORD_CONTINUING },
    { "年初启动，持续推进", DUBAN_DATEWORD_CONTINUING },
    { "尽快", DUBAN_DATEWORD_UNCLEAR },
    { "待定", DUBAN_DATEWORD_UNCLEAR },
    { "即时", DUBAN_DATEWORD_UNCLEAR },
    { "按上级要求", DUBAN_DATEWORD_UNCLEAR },
    { "按期完成", DUBAN_DATEWORD_UNCLEAR },
    { "按时序进度", DUBAN_DATEWORD_UNCLEAR },
    { "五一前", DUBAN_DATEWORD_UNCLEAR },
    { "十一前", DUBAN_DATEWORD_UNCLEAR },
    { "国庆节前", DUBAN_DATEWORD_UNCLEAR },
    { "2024年国庆节前", DUBAN_DATEWORD_UNCLEAR },
    { "2024年汛期前完成", DUBAN_DATEWORD_UNCLEAR },
    { "“十四五”末", DUBAN_DATEWORD_UNCLEAR },
    { "一二月份", DUBAN_DATEWORD_UNCLEAR },
    { "25日前", DUBAN_DATEWORD_UNCLEAR },
    { "中旬", DUBAN_DATEWORD_UNCLEAR },
    { "12月初", DUBAN_DATEWORD_UNCLEAR },
    { "6月中", DUBAN_DATEWORD_UNCLEAR },
    { "年初", DUBAN_DATEWORD_UNCLEAR },
    { "2024年年中", DUBAN_DATEWORD_UNCLEAR },
    { "6月底前启动，次年初完成", DUBAN_DATEWORD_UNCLEAR },
    { "半年内", DUBAN_DATEWORD_UNCLEAR },
    { "验收后10日内", DUBAN_DATEWORD_UNCLEAR },
    { "会前3日内", DUBAN_DATEWORD_UNCLEAR },
    { "2.5天内", DUBAN_DATEWORD_UNCLEAR },
    { "11.23", DUBAN_DATEWORD_UNCLEAR },
    { "6/30", DUBAN_DATEWORD_UNCLEAR },
    { "23/11/2026", DUBAN_DATEWORD_UNCLEAR },
    { "24.6.30", DUBAN_DATEWORD_UNCLEAR },
    { "202412", DUBAN_DATEWORD_UNCLEAR },
    { "19999", DUBAN_DATEWORD_UNCLEAR },
    { "80001", DUBAN_DATEWORD_UNCLEAR },
    { "2026 11 23", DUBAN_DATEWORD_UNCLEAR },
    { "四季常青", DUBAN_DATEWORD_UNCLEAR },
    { "伊政办发〔2024〕14号", DUBAN_DATEWORD_UNCLEAR },
    { "完成50%", DUBAN_DATEWORD_UNCLEAR },
    { "2024年12月-2024年3月", DUBAN_DATEWORD_UNCLEAR },
    { "？", DUBAN_DATEWORD_UNCLEAR },
    { "2月30日", DUBAN_DATEWORD_IMPOSSIBLE },
    { "2026-02-30", DUBAN_DATEWORD_IMPOSSIBLE },
    { "2026-02-29", DUBAN_DATEWORD_IMPOSSIBLE },
    { "2026年2月29日", DUBAN_DATEWORD_IMPOSSIBLE },
    { "2026年0月", DUBAN_DATEWORD_IMPOSSIBLE },
    { "6月0日", DUBAN_DATEWORD_IMPOSSIBLE },
    { "13月", DUBAN_DATEWORD_IMPOSSIBLE },
    { "2026年13月底前", DUBAN_DATEWORD_IMPOSSIBLE },
    { "第五季度", DUBAN_DATEWORD_IMPOSSIBLE },
    { "20261323", DUBAN_DATEWORD_IMPOSSIBLE },
    { "2月30日前完成方案，12月底完工", DUBAN_DATEWORD_IMPOSSIBLE },
    { "2026-11-23 25:00", DUBAN_DATEWORD_IMPOSSIBLE },
  };
  const DubanDatewordContext context = make_context ("2026-03-06", "2026-11-23", 0);

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      const DubanDateword word = duban_dateword_read_deadline (cases[i].text, &context);

      g_test_message ("“%s”", cases[i].text);
      g_assert_cmpint (word.kind, ==, cases[i].kind);
      g_assert_cmpint (word.day, ==, DUBAN_NO_DAY);
      g_assert_cmpuint (word.n_days, ==, 0);
    }
}

static void
test_a_named_date_wins_over_continuing (void)
{
  static const char *const cases[][2] = {
    { "持续推进，12月底前取得阶段性成效", "2026-12-31" },
    { "12月底前完成并长期坚持", "2026-12-31" },
    { "2026年11月23日，常态化", "2026-11-23" },
    { "三季度前完成，持续推进", "2026-09-30" },
    { "上半年完成，长期坚持", "2026-06-30" },
    { "每月25日前报送，12月底前全面完成", "2026-12-31" },
    { "2025年底前取得明显成效，持续推进", "2025-12-31" },
  };
  const DubanDatewordContext context = make_context ("2026-03-06", "2026-11-23", 0);

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    assert_deadline (cases[i][0], &context, cases[i][1]);
}

static void
test_recurring (void)
{
  static const char *const cases[][2] = {
    { "每月25日前", "monthly:25" },
    { "每月25日前报送进展", "monthly:25" },
    { "每个月5号", "monthly:5" },
    { "每月底", "monthly:31" },
    { "每月末", "monthly:31" },
    { "每月", "monthly:31" },
    { "每月调度一次", "monthly:31" },
    { "每月中旬", "monthly:20" },
    { "按月推进", "monthly:31" },
    { "一月一调度", "monthly:31" },
    { "每周五", "weekly:5" },
    { "每周日前", "weekly:7" },
    { "每星期一上午", "weekly:1" },
    { "每周", "7d" },
    { "每周一次", "7d" },
    { "一周一通报", "7d" },
    { "每两周", "14d" },
    { "每15天", "15d" },
    { "每半月", "15d" },
    { "每日", "1d" },
    { "每季度", "quarter-end:0" },
    { "每季度末", "quarter-end:0" },
    { "每季度末前10日", "quarter-end:10" },
    { "每季度结束前5天", "quarter-end:5" },
    { "按季度通报", "quarter-end:0" },
    { "持续推进（每月25日前报送）", "monthly:25" },
    { "2024年每月25日前", "monthly:25" },
    { "2024年6月起每月25日前", "monthly:25" },
    /* what a schedule cannot say exactly */
    { "每季度末月20日前", NULL },
    { "每季度最后一个月20日前", NULL },
    { "每季度次月10日前", NULL },
    { "每月5日、20日前", NULL },
    { "每月两次", NULL },
    { "每月初", NULL },
    { "每周一、四", NULL },
    { "每周两次", NULL },
    { "每年", NULL },
    { "每年6月、12月底前", NULL },
    { "每半年", NULL },
    { "每3个月", NULL },
    { "每5个工作日", NULL },
    { "每次会后3日内", NULL },
  };
  const DubanDatewordContext context = make_context ("2026-03-06", "2026-11-23", 0);

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      const DubanDateword deadline = duban_dateword_read_deadline (cases[i][0], &context);
      const DubanDateword event = duban_dateword_read_event (cases[i][0], &context);
      g_autofree char *schedule = duban_schedule_to_text (deadline.schedule);

      g_test_message ("“%s”", cases[i][0]);
      g_assert_cmpint (deadline.kind, ==, DUBAN_DATEWORD_RECURRING);
      g_assert_cmpstr (schedule, ==, cases[i][1]);
      g_assert_cmpint (event.kind, ==, DUBAN_DATEWORD_RECURRING);
      g_assert_cmpuint (deadline.n_days, ==, 0);
    }
}

static void
test_recurring_words_that_are_none (void)
{
  static const char *const cases[][2] = {
    { "1月1日", "2027-01-01" },
    { "1月1日前", "2027-01-01" },
    { "1月10日", "2027-01-10" },
    { "12月底前每村建成1个", "2026-12-31" },
    { "按要求于12月底前完成", "2026-12-31" },
  };
  const DubanDatewordContext context = make_context ("2026-03-06", "2026-11-23", 0);

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    assert_deadline (cases[i][0], &context, cases[i][1]);
}

static void
test_events (void)
{
  static const struct
  {
    const char *text, *assigned;
    int year;
    const char *day;
    gboolean is_span;
  } cases[] = {
    { "2026-11-20", "2026-03-06", 0, "2026-11-20", FALSE },
    { "3月8日", "2026-03-06", 0, "2026-03-08", FALSE },
    { "3月6日", "2026-03-06", 0, "2026-03-06", FALSE },
    { "1月10日", "2025-03-06", 0, "2026-01-10", FALSE },
    { "1月10日", "2025-03-06", 2025, "2025-01-10", FALSE },
    { "11月20日", NULL, 0, "2026-11-20", FALSE },
    { "当日", "2026-03-06", 0, "2026-03-06", FALSE },
    { "已于3月8日部署", "2026-03-06", 0, "2026-03-08", FALSE },
    /* a day that has not come is returned as it is */
    { "2026-11-24", "2026-03-06", 0, "2026-11-24", FALSE },
    { "3月5日", "2026-03-06", 0, "2027-03-05", FALSE },
    /* a month or span means its last day, but not after today */
    { "10月", "2026-03-06", 0, "2026-10-31", TRUE },
    { "11月", "2026-03-06", 0, "2026-11-23", TRUE },
    { "2026年11月下旬", "2026-03-06", 0, "2026-11-23", TRUE },
    { "2026年第四季度", "2026-03-06", 0, "2026-11-23", TRUE },
    { "2026年", "2026-03-06", 0, "2026-11-23", TRUE },
    { "2026年10月1日至12月31日", "2026-03-06", 0, "2026-11-23", TRUE },
    /* … while one that has not begun lies ahead as a whole */
    { "2026年12月", "2026-03-06", 0, "2026-12-31", TRUE },
    { "2026年11月24日至30日", "2026-03-06", 0, "2026-11-30", TRUE },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      const DubanDatewordContext context
          = make_context (cases[i].assigned, "2026-11-23", cases[i].year);
      const DubanDateword word = duban_dateword_read_event (cases[i].text, &context);
      char text[DUBAN_DAY_TEXT_SIZE];

      g_assert_cmpint (word.kind, ==, DUBAN_DATEWORD_DAY);
      g_assert_cmpstr (duban_day_format (word.day, text), ==, cases[i].day);
      g_assert_cmpint (word.is_span, ==, cases[i].is_span);
    }
}

static void
test_a_term_is_nothing_done (void)
{
  static const char *const cases[] = { "3日内", "立行立改", "5个工作日内", "尽快" };
  const DubanDatewordContext context = make_context ("2026-03-06", "2026-11-23", 0);

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    g_assert_cmpint (duban_dateword_read_event (cases[i], &context).kind, ==,
                     DUBAN_DATEWORD_UNCLEAR);
}

static void
test_time_of_day (void)
{
  static const struct
  {
    const char *text, *day;
    int minute;
  } cases[] = {
    { "2026-11-23", "2026-11-23", DUBAN_NO_MINUTE },
    { "2026.11.23 09:30", "2026-11-23", 570 },
    { "2026-11-23T09:30", "2026-11-23", 570 },
    { "2026-11-23T09:30:15+08:00", "2026-11-23", 570 },
    { "2026/11/23 0:01", "2026-11-23", 1 },
    { "2026/11/23 23:59", "2026-11-23", 1439 },
    { "2026-11-23 00:00:00", "2026-11-23", DUBAN_NO_MINUTE },
    { "2026-11-23 24:00", "2026-11-23", DUBAN_NO_MINUTE },
    { "2026年11月23日9时30分", "2026-11-23", 570 },
    { "2026年11月23日 9时", "2026-11-23", 540 },
    { "2026年11月23日下午3点半", "2026-11-23", 930 },
    { "2026年11月23日（星期一）9：30", "2026-11-23", 570 },
    { "11月23日18:00前", "2026-11-23", 1080 },
    { "46349.5", "2026-11-23", 720 },
    { "46349.395833333336", "2026-11-23", 570 },
    { "46349.9999999", "2026-11-24", 0 },
    { "46349.0", "2026-11-23", DUBAN_NO_MINUTE },
  };
  const DubanDatewordContext context = make_context ("2026-03-06", "2026-11-23", 0);

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      const DubanDateword word = duban_dateword_read_event (cases[i].text, &context);

      g_assert_cmpint (word.kind, ==, DUBAN_DATEWORD_DAY);
      g_assert_cmpint (word.day, ==, DAY (cases[i].day));
      g_assert_cmpint (word.minute, ==, cases[i].minute);
    }
}

static void
test_unclear_wordings (void)
{
  static const char *const unclear[] = { "尽快", "待定", "2月30日", "15日内", "五一前" };
  static const char *const clear[]
      = { "", "/", "无", "持续推进", "每月25日前", "12月底前", "2026-11-23", "年底" };

  for (gsize i = 0; i < G_N_ELEMENTS (unclear); i++)
    g_assert_true (duban_dateword_is_unclear (unclear[i]));
  for (gsize i = 0; i < G_N_ELEMENTS (clear); i++)
    g_assert_false (duban_dateword_is_unclear (clear[i]));
  g_assert_false (duban_dateword_is_unclear (NULL));
}

static void
test_more_dates_than_there_is_room_for (void)
{
  g_autoptr (GString) text = g_string_new (NULL);
  const DubanDatewordContext context = make_context ("2026-03-06", "2026-11-23", 0);
  DubanDateword word;

  for (int day = 1; day <= 20; day++)
    g_string_append_printf (text, "2026年11月%d日；", day);
  word = duban_dateword_read_deadline (text->str, &context);
  g_assert_cmpint (word.kind, ==, DUBAN_DATEWORD_DAY);
  g_assert_cmpuint (word.n_days, ==, DUBAN_DATEWORD_MAX_DAYS);
  g_assert_cmpint (word.day, ==, DAY ("2026-11-20"));
  g_assert_cmpint (word.days[DUBAN_DATEWORD_MAX_DAYS - 1], ==, word.day);

  for (int day = 1; day <= 20; day++)
    g_string_append_printf (text, "2026年12月%d日；", day);
  g_assert_cmpint (duban_dateword_read_deadline (text->str, &context).kind, ==,
                   DUBAN_DATEWORD_UNCLEAR);
  for (int i = 0; i < 1000; i++)
    g_string_append (text, "推进");
  g_assert_cmpint (duban_dateword_read_deadline (text->str, &context).kind, ==,
                   DUBAN_DATEWORD_UNCLEAR);
}

int
main (int argc, char **argv)
{
  int status;

  g_test_init (&argc, &argv, NULL);
  calendar = duban_calendar_new_published ();
  g_test_add_func ("/dateword/named-days", test_named_days);
  g_test_add_func ("/dateword/periods-mean-their-last-day", test_periods_mean_their_last_day);
  g_test_add_func ("/dateword/missing-year", test_a_missing_year);
  g_test_add_func ("/dateword/several-dates-and-spans", test_several_dates_and_spans);
  g_test_add_func ("/dateword/counted-from-assignment", test_counted_from_the_assignment);
  g_test_add_func ("/dateword/no-date", test_no_date_at_all);
  g_test_add_func ("/dateword/named-date-wins", test_a_named_date_wins_over_continuing);
  g_test_add_func ("/dateword/recurring", test_recurring);
  g_test_add_func ("/dateword/not-recurring", test_recurring_words_that_are_none);
  g_test_add_func ("/dateword/events", test_events);
  g_test_add_func ("/dateword/events/a-term-is-nothing-done", test_a_term_is_nothing_done);
  g_test_add_func ("/dateword/time-of-day", test_time_of_day);
  g_test_add_func ("/dateword/unclear", test_unclear_wordings);
  g_test_add_func ("/dateword/many-dates", test_more_dates_than_there_is_room_for);
  status = g_test_run ();
  duban_calendar_unref (calendar);
  return status;
}
