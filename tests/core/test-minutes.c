/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/minutes/minutes.h"

#include <locale.h>
#include <string.h>

static DubanTerms *terms;

static void
add_leader (DubanDirectory *directory, guint32 n, const char *name, const char *title)
{
  duban_directory_add_leader (directory, &(DubanLeader){ .n = n,
                                                         .id = { .bytes = { (guint8) n } },
                                                         .name = g_strdup (name),
                                                         .title = g_strdup (title),
                                                         .left = DUBAN_NO_DAY });
}

static void
add_unit (DubanDirectory *directory, guint32 n, const char *name, const char *short_name)
{
  const char *const short_names[] = { short_name, NULL };
  DubanUnit unit = { .n = n, .id = { .bytes = { (guint8) n } }, .name = g_strdup (name) };

  if (short_name != NULL)
    unit.short_names = g_strdupv ((char **) (gpointer) short_names);
  duban_directory_add_unit (directory, &unit);
}

static DubanTerms *
make_terms (void)
{
  DubanDirectory *directory = duban_directory_new ();
  DubanSettings settings;

  duban_settings_init (&settings);
  add_leader (directory, 1, "旗长", "旗长");
  add_leader (directory, 2, "副旗长甲", "副旗长");
  add_leader (directory, 3, "乙", "副旗长");
  add_unit (directory, 11, "住房和城乡建设局", "住建局");
  add_unit (directory, 12, "水利局", NULL);
  add_unit (directory, 13, "城投公司", "城投");
  return duban_terms_new (duban_day_parse ("2026-11-23"), &settings, duban_calendar_new (),
                          directory);
}

static void
append_names (GString *line, char sign, const GPtrArray *names)
{
  if (names->len == 0)
    return;
  g_string_append_c (line, ' ');
  g_string_append_c (line, sign);
  for (guint i = 0; i < names->len; i++)
    g_string_append_printf (line, "%s%s", i > 0 ? "、" : "", (const char *) names->pdata[i]);
}

/* [heading] title @leads =units &cooperators +cooperating units <due; “;” between proposals. */
static char *
write_proposals (const DubanMinutes *minutes)
{
  g_autoptr (GString) line = g_string_new (NULL);

  for (guint i = 0; i < minutes->proposals->len; i++)
    {
      const DubanProposal *proposal = minutes->proposals->pdata[i];

      g_string_append (line, i > 0 ? "; " : "");
      if (proposal->heading != NULL)
        g_string_append_printf (line, "[%s] ", proposal->heading);
      g_string_append (line, proposal->title != NULL ? proposal->title : "-");
      append_names (line, '@', proposal->leads);
      append_names (line, '=', proposal->units);
      append_names (line, '&', proposal->cooperators);
      append_names (line, '+', proposal->cooperating_units);
      if (proposal->due != NULL)
        g_string_append_printf (line, " <%s", proposal->due);
    }
  return g_string_free (g_steal_pointer (&line), FALSE);
}

typedef struct
{
  const char *text, *expected;
} Row;

static void
check (const Row *rows, gsize n_rows)
{
  for (gsize i = 0; i < n_rows; i++)
    {
      g_autoptr (DubanMinutes) minutes = duban_minutes_read (rows[i].text, terms);
      g_autofree char *line = write_proposals (minutes);

      if (!g_str_equal (line, rows[i].expected))
        g_test_fail_printf ("%s\n  is      %s\n  and not %s", rows[i].text, line, rows[i].expected);
    }
}

static void
test_who_and_by_when (void)
{
  static const Row rows[] = {
    { "由住建局牵头，财政局、水利局配合，11月底前完成老旧小区改造方案。",
      "完成老旧小区改造方案 =住建局 +财政局、水利局 <11月底前" },
    { "老旧小区改造由副旗长甲牵头，住建局负责，12月15日前完成。",
      "老旧小区改造 @副旗长甲 =住建局 <12月15日前" },
    { "请副旗长乙牵头，住房和城乡建设局会同财政局抓紧研究，提出意见，15日内报我。",
      "提出意见 @副旗长乙 =住房和城乡建设局 +财政局 <15日内" },
    { "住房和城乡建设局和财政局要于2026年12月31日前开展供热管网检修。",
      "开展供热管网检修 =住房和城乡建设局、财政局 <2026年12月31日前" },
    { "责成生态环境局牵头负责，各镇、有关部门按职责分工配合，做好秸秆禁烧。",
      "做好秸秆禁烧 =生态环境局 +各镇、有关部门" },
    { "由棚改专班牵头制定安置方案，每月25日前报送进度。", "制定安置方案 =棚改专班 <每月25日前" },
    { "请住建局牵头，于11月底前提出方案。", "提出方案 =住建局 <11月底前" },
    { "城投负责污水处理厂扩建，明年6月底完成。", "污水处理厂扩建 =城投 <明年6月底" },
    { "发展和改革委员会负责项目入库。", "项目入库 =发展和改革委员会" },
    { "旗委办公室、旗政府办公室负责会务保障。", "会务保障 =旗委办公室、旗政府办公室" },
    { "排查燃气隐患（责任单位：住建局、应急局；配合单位：各镇；完成时限：12月10日前）。",
      "排查燃气隐患 =住建局、应急局 +各镇 <12月10日前" },
    { "修订预案\n牵头领导：副旗长甲\n责任单位：应急局（牵头）、水利局\n完成时限：持续推进",
      "修订预案 @副旗长甲 =应急局、水利局 <持续推进" },
    { "旗委宣传部、融媒体中心按职责分工做好宣传引导。", "做好宣传引导 =旗委宣传部、融媒体中心" },
    { "转变作风由住建局负责。", "转变作风 =住建局" },
    { "由甲同志牵头，做好信访积案化解。", "做好信访积案化解 @甲" },
    { "请水利局于 11 月 30 日前 报送方案，副旗长甲配合。",
      "报送方案 =水利局 &副旗长甲 <11 月 30 日前" },
    { "11月底前完成主体工程，12月底前投入使用，由住建局负责。", "完成主体工程 =住建局 <12月底前" },
    { "对住建局问题立行立改，由水利局负责销号。", "对住建局问题 =水利局 <立行立改" },
    { "2月30日前，水利局要完成河道清淤。", "完成河道清淤 =水利局 <2月30日前" },
  };

  check (rows, G_N_ELEMENTS (rows));
}

/* What only looks like a part is none. */
static void
test_what_is_not_said_stays_empty (void)
{
  static const Row rows[] = {
    { "做好秋季植树工作", "做好秋季植树工作" },
    { "由于天气原因，工期提前。", "由于天气原因，工期提前" },
    { "1.加强督查，严格落实谁主管谁负责。", "加强督查，严格落实谁主管谁负责" },
    { "1.目前，1.5公里道路已通车，前期工作到位。", "1.5公里道路已通车，前期工作到位" },
    { "1.住建局高度重视供暖。", "住建局高度重视供暖" },
    { "1.积极配合上级检查。", "积极配合上级检查" },
    { "1.11月20日召开现场会。", "11月20日召开现场会" },
    { "", "" },
    { "。，；", "" },
    { "（", "" },
  };

  check (rows, G_N_ELEMENTS (rows));
}

static void
test_numbers (void)
{
  static const Row rows[] = {
    { "一、修路\n二、架桥\n三、植树", "修路; 架桥; 植树" },
    { "（一）修路\n（二）架桥", "修路; 架桥" },
    { "1.修路\n2．架桥\n3、植树\n10.清淤", "修路; 架桥; 植树; 清淤" },
    { "(1)修路\n（2）架桥\n3）植树", "修路; 架桥; 植树" },
    { "①修路②架桥", "修路②架桥" },
    { "①修路；②架桥。③植树", "修路; 架桥; 植树" },
    { "会议议定：一是修路；二是架桥；三是植树。", "修路; 架桥; 植树" },
    { "第一，修路。第二，架桥。", "修路; 架桥" },
    { "十一、修路\n十二、架桥", "修路; 架桥" },
    { "1.11月底前由水利局修路\n2.2026年12月前架桥", "修路 =水利局 <11月底前; 架桥 <2026年12月前" },
    { "　　一、修路\r\n　　二、架桥\r\n", "修路; 架桥" },
    { "1.\n2.修路", "修路" },
    { "建设一、二、三期工程", "建设一、二、三期工程" },
  };

  check (rows, G_N_ELEMENTS (rows));
}

static void
test_headings_carry_their_context (void)
{
  static const Row rows[] = {
    { "一、生态环保\n（一）清淤\n（二）植树，农牧局负责\n二、城建\n（一）修路",
      "[生态环保] 清淤; [生态环保] 植树 =农牧局; [城建] 修路" },
    { "一、生态环保（牵头领导：副旗长甲；完成时限：12月底前）\n1.清淤，由水利局负责\n2."
      "植树，11月底前",
      "[生态环保] 清淤 @副旗长甲 =水利局 <12月底前; [生态环保] 植树 @副旗长甲 <11月底前" },
    { "一、城建\n（一）修路\n1.征地\n①测量\n②补偿\n2.施工\n（二）架桥\n二、水利",
      "[征地] 测量; [征地] 补偿; [修路] 施工; [城建] 架桥; 水利" },
    { "一、关于冬季供暖。由住建局牵头，11月底前完成管网检修。",
      "[关于冬季供暖] 完成管网检修 =住建局 <11月底前" },
    { "一、关于冬季供暖。由住建局牵头，11月底前完成。", "关于冬季供暖 =住建局 <11月底前" },
    { "请住建局牵头，12月底前完成以下工作：\n1.修路\n2.架桥，水利局负责",
      "修路 =住建局 <12月底前; 架桥 =水利局 <12月底前" },
  };

  check (rows, G_N_ELEMENTS (rows));
}

static void
test_sentences (void)
{
  static const Row rows[] = {
    { "会议强调，要抓好冬季供暖。由住建局牵头，11月底前完成管网检修。财政局负责资金保障。",
      "完成管网检修 =住建局 <11月底前; 资金保障 =财政局" },
    { "完成管网检修。责任单位：住建局；完成时限：11月底前。修缮校舍。责任单位：教体局。",
      "完成管网检修 =住建局 <11月底前; 修缮校舍 =教体局" },
    { "住建局负责修路；水利局负责清淤；农牧局负责植树。",
      "修路 =住建局; 清淤 =水利局; 植树 =农牧局" },
  };

  check (rows, G_N_ELEMENTS (rows));
}

/* Who assigned it, when, what kind of paper, its number. */
static void
test_papers (void)
{
  static const struct
  {
    const char *text, *assigner, *date, *source, *ref, *proposals;
  } rows[] = {
    { "副旗长甲11月20日批示：请住建局牵头，于11月底前提出方案。", "副旗长甲", "2026-11-20",
      "领导批示", NULL, "提出方案 =住建局 <11月底前" },
    { "请水利局抓紧清淤。\n副旗长甲\n2026年11月20日", "副旗长甲", "2026-11-20", NULL, NULL,
      "抓紧清淤 =水利局" },
    { "伊政纪〔2026〕14号\n2026年11月18日，旗长主持召开旗政府常务会议，研究供暖工作。\n"
      "一、检修管网，由住建局负责。\n二、保障资金，由财政局负责。\n出席：副旗长甲\n抄送：各镇",
      NULL, "2026-11-18", "政府常务会", "伊政纪〔2026〕14号",
      "检修管网 =住建局; 保障资金 =财政局" },
    { "请副旗长甲阅处，转住建局、财政局研究提出方案，11月底前报我。旗长 11月20日", "旗长",
      "2026-11-20", NULL, NULL, "研究提出方案 @副旗长甲 =住建局、财政局 <11月底前" },
    { "交办领导：旗长；交办时间：11月19日\n1.修路，住建局负责", "旗长", "2026-11-19", NULL, NULL,
      "修路 =住建局" },
    { "1.修路\n2.架桥\n旗长 11月21日", "旗长", "2026-11-21", NULL, NULL, "修路; 架桥" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (DubanMinutes) minutes = duban_minutes_read (rows[i].text, terms);
      g_autofree char *line = write_proposals (minutes);
      char date[DUBAN_DAY_TEXT_SIZE] = "";

      g_test_message ("%s", rows[i].text);
      if (minutes->date != DUBAN_NO_DAY)
        duban_day_format (minutes->date, date);
      g_assert_cmpstr (minutes->assigner, ==, rows[i].assigner);
      g_assert_cmpstr (date, ==, rows[i].date);
      g_assert_cmpstr (minutes->source, ==, rows[i].source);
      g_assert_cmpstr (minutes->source_ref, ==, rows[i].ref);
      if (!g_str_equal (line, rows[i].proposals))
        g_test_fail_printf ("%s\n  is      %s\n  and not %s", rows[i].text, line,
                            rows[i].proposals);
    }
}

static char *
dup_mark (const char *text, const DubanProposal *proposal, DubanMinutesPart part)
{
  for (guint i = 0; i < proposal->marks->len; i++)
    {
      const DubanMinutesMark *mark = &g_array_index (proposal->marks, DubanMinutesMark, i);

      if (mark->part == part)
        return g_strndup (text + mark->from, mark->to - mark->from);
    }
  return NULL;
}

/* Each found part is where its mark says, byte by byte. */
static void
test_marks_are_exact (void)
{
  static const char *const text
      = "会议议定：\n1.老旧小区改造，由副旗长甲牵头，住建局负责，财政局配合，于11月底前完成。\n2."
        "植树";
  g_autoptr (DubanMinutes) minutes = duban_minutes_read (text, terms);
  const DubanProposal *proposal = minutes->proposals->pdata[0];
  static const char *const parts[] = { [DUBAN_MINUTES_TITLE] = "老旧小区改造",
                                       [DUBAN_MINUTES_LEAD] = "副旗长甲",
                                       [DUBAN_MINUTES_UNIT] = "住建局",
                                       [DUBAN_MINUTES_COOPERATOR] = NULL,
                                       [DUBAN_MINUTES_COOPERATING_UNIT] = "财政局",
                                       [DUBAN_MINUTES_DUE] = "11月底前" };
  g_autofree char *item = NULL;

  g_assert_cmpuint (minutes->proposals->len, ==, 2);
  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    {
      g_autofree char *part = dup_mark (text, proposal, (DubanMinutesPart) i);

      g_assert_cmpstr (part, ==, parts[i]);
    }
  item = g_strndup (text + proposal->from, proposal->to - proposal->from);
  g_assert_cmpstr (item, ==,
                   "1.老旧小区改造，由副旗长甲牵头，住建局负责，财政局配合，于11月底前完成");
}

static void
test_a_long_title_is_cut_between_letters (void)
{
  g_autoptr (GString) text = g_string_new ("1.");
  g_autoptr (DubanMinutes) minutes = NULL;
  const DubanProposal *proposal;

  for (int i = 0; i < 101; i++)
    g_string_append (text, "路");
  minutes = duban_minutes_read (text->str, terms);
  proposal = minutes->proposals->pdata[0];
  g_assert_cmpint (g_utf8_strlen (proposal->title, -1), ==, 100);
  g_assert_cmpstr (proposal->requirement, ==, text->str + 2);
}

int
main (int argc, char **argv)
{
  int status;

  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, NULL);
  terms = make_terms ();
  g_test_add_func ("/minutes/who-and-by-when", test_who_and_by_when);
  g_test_add_func ("/minutes/what-is-not-said-stays-empty", test_what_is_not_said_stays_empty);
  g_test_add_func ("/minutes/numbers", test_numbers);
  g_test_add_func ("/minutes/headings-carry-their-context", test_headings_carry_their_context);
  g_test_add_func ("/minutes/sentences", test_sentences);
  g_test_add_func ("/minutes/papers", test_papers);
  g_test_add_func ("/minutes/marks-are-exact", test_marks_are_exact);
  g_test_add_func ("/minutes/a-long-title-is-cut-between-letters",
                   test_a_long_title_is_cut_between_letters);
  status = g_test_run ();
  duban_terms_unref (terms);
  return status;
}
