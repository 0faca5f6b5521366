/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Makes the PDF of one of several documents, for test-geometry.py and for timing:
 *   make-pages NAME OUT.pdf      a document of that name (see documents below)
 *   make-pages PAGES OUT.pdf     one of about so many pages
 * It prints a line a page: its number, its width and height, how many links; then the stand-ins,
 * the missing letters and how long it took. */
#include "report/output.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define MADE "2026-11-20T16:30:00+08:00"

static const char *const sentences[] = {
  "本周副旗长甲分管领域新交办12件，办结8件，未办结31件，其中超期3件，按时率为91.67%。",
  "截至2026年11月20日，“百日攻坚”专项行动中尚有5个工作日内应反馈的事项未见部署，请各责任单位抓紧落"
  "实。",
  "旗人民政府办公室会同旗自然资源局、旗生态环境局对《关于进一步加强草原生态保护补助奖励资金管理的通"
  "知》"
  "（旗政办发〔2026〕18号）执行情况开展督查，发现3个苏木镇台账不全、2家企业整改不到位。",
  "对连续两周无进展的，由分管领导约谈主要负责同志；对第3次逾期的，在全旗范围内通报，并按干部管理权"
  "限"
  "移交纪检监察机关处理。",
  "供热管网改造项目累计完成投资3,286.50万元，占年度计划的78.4%，较上周提高2.6个百分点。",
  "Project DB-2026-0137 与 https://example.gov.cn/supervision/tasks?id=137 "
  "两处记录不一致，需在3天内核对。",
};

static char *
make_words (GRand *rand, guint n)
{
  GString *words = g_string_new (NULL);

  for (guint i = 0; i < n; i++)
    g_string_append (words, sentences[g_rand_int_range (rand, 0, G_N_ELEMENTS (sentences))]);
  return g_string_free (words, FALSE);
}

static DubanDocument *
begin (const char *title)
{
  DubanDocument *document = duban_document_new (title, "某旗人民政府办公室", MADE);

  duban_document_add (document, DUBAN_BLOCK_TITLE, NULL, title);
  return document;
}

static void
sign (DubanDocument *document)
{
  duban_document_begin (document, DUBAN_BLOCK_SIGNATURE, NULL);
  duban_document_say (document, DUBAN_RUN_PLAIN, 0, "某旗人民政府办公室");
  duban_document_say (document, DUBAN_RUN_PLAIN, 0, "2026年11月20日");
}

static DubanTable *
make_table (GRand *rand, const char *title, guint n, gboolean landscape)
{
  DubanTable *table = duban_table_new (title, title, landscape);

  duban_table_add_column (table, "序号", 1, DUBAN_ALIGN_CENTRE);
  duban_table_add_column (table, "事项", 5, DUBAN_ALIGN_LEFT);
  duban_table_add_column (table, "责任单位", 3, DUBAN_ALIGN_CENTRE);
  duban_table_add_column (table, "进展、问题、原因、建议和下步打算", 8, DUBAN_ALIGN_LEFT);
  duban_table_add_column (table, "时限", 2, DUBAN_ALIGN_CENTRE);
  duban_table_add_column (table, "超期", 2, DUBAN_ALIGN_RIGHT);
  for (guint i = 0; i < n; i++)
    {
      g_autofree char *number = g_strdup_printf ("%u", i + 1);
      g_autofree char *task = g_strdup_printf ("第%u号事项：草原禁牧区巡护和牲畜清点", i + 1);
      g_autofree char *words = make_words (rand, (guint) g_rand_int_range (rand, 0, 3));
      g_autofree char *over = g_strdup_printf ("%u天", i % 7);

      if (i % 9 == 0)
        duban_table_add_group (table, i % 2 == 0 ? "红灯（超期）" : "黄灯（临期）");
      duban_table_add_row (table);
      duban_table_set_value (table, 0, 0, DUBAN_CELL_NUMBER, i + 1, number);
      duban_table_set_text (table, 1, 0, task);
      duban_table_set_text (table, 2, 0, i % 3 == 0 ? "旗自然资源局" : "旗生态环境局\n旗林草局");
      duban_table_set_text (table, 3, 0, words);
      duban_table_set_text (table, 4, 0, "11月20日");
      duban_table_set_value (table, 5, i % 5 == 0 ? 1 : 0, DUBAN_CELL_NUMBER, i % 7, over);
    }
  return table;
}

static void
add_lights (DubanDocument *document, guint n)
{
  DubanChart *chart = duban_chart_new (DUBAN_CHART_STACKED, "各单位亮灯情况", "件");

  duban_chart_add_series (chart, "红灯", DUBAN_TONE_RED);
  duban_chart_add_series (chart, "黄灯", DUBAN_TONE_YELLOW);
  duban_chart_add_series (chart, "绿灯", DUBAN_TONE_GREEN);
  duban_chart_add_series (chart, "灰灯", DUBAN_TONE_GREY);
  for (guint i = 0; i < n; i++)
    {
      const gint64 values[] = { i % 5 * 100, (i * 3 + 2) % 7 * 100, (i * 5 + 4) % 23 * 100,
                                i % 3 == 2 ? DUBAN_CHART_NOTHING : i % 3 * 100 };
      static const char *const units[]
          = { "旗发展和改革委员会", "旗教育局",     "旗自然资源局",        "旗生态环境局",
              "旗住房和城乡建设局", "旗交通运输局", "达来呼布苏木人民政府" };

      duban_chart_add_category (chart, units[i % G_N_ELEMENTS (units)], values);
    }
  duban_document_take_chart (document, chart);
}

static void
add_rates (DubanDocument *document, guint n)
{
  DubanChart *chart = duban_chart_new (DUBAN_CHART_LINES, "近12周按时率", "%");

  duban_chart_add_series (chart, "1天部署", DUBAN_TONE_PLAIN);
  duban_chart_add_series (chart, "3天思路", DUBAN_TONE_PLAIN);
  duban_chart_add_series (chart, "7天反馈", DUBAN_TONE_PLAIN);
  for (guint i = 0; i < n; i++)
    {
      const gint64 values[] = { 10000 - i % 4 * 417, i == 5 ? DUBAN_CHART_NOTHING : 8000 + i * 150,
                                6667 + i * 7 % 11 * 300 };
      g_autofree char *week = g_strdup_printf ("第%u周", 36 + i);

      duban_chart_add_category (chart, week, values);
    }
  duban_document_take_chart (document, chart);
}

static void
add_ranking (DubanDocument *document, guint n)
{
  DubanChart *chart = duban_chart_new (DUBAN_CHART_BARS, "第四季度得分", "分");

  duban_chart_add_series (chart, "得分", DUBAN_TONE_PLAIN);
  for (guint i = 0; i < n; i++)
    {
      const gint64 value = i == 7 ? DUBAN_CHART_NOTHING : 10000 - (gint64) i * 271;
      g_autofree char *unit = g_strdup_printf ("第%u苏木人民政府", i + 1);

      duban_chart_add_category (chart, unit, &value);
    }
  duban_document_take_chart (document, chart);
}

/* A leader's week as it is handed in. */
static DubanDocument *
make_week (GRand *rand, guint n)
{
  static const DubanId tasks[] = { { { 1 } }, { { 2 } } };
  DubanDocument *document = begin ("副旗长甲分管领域2026年第47周督办问责工作情况周报");
  const guint figure = duban_document_add_figure (document, "assigned", "新交办", "2件", tasks, 2);
  const guint rate = duban_document_add_figure (document, "rate", "按时率", "91.67%", tasks, 2);

  duban_document_add (document, DUBAN_BLOCK_SUBTITLE, NULL,
                      "（2026年11月16日至11月20日，数据截至11月20日16时30分）");
  duban_document_begin (document, DUBAN_BLOCK_HEADING_1, NULL);
  duban_document_say (document, DUBAN_RUN_PLAIN, 0, "本周总体情况");
  duban_document_begin (document, DUBAN_BLOCK_PARAGRAPH, "overview");
  duban_document_say (document, DUBAN_RUN_STRONG, 0, "总体平稳。");
  duban_document_say (document, DUBAN_RUN_PLAIN, 0, "本周新交办");
  duban_document_say (document, DUBAN_RUN_PLAIN, figure, "12件");
  duban_document_say (document, DUBAN_RUN_PLAIN, 0, "，办结8件，未办结31件，超期3件，按时率");
  duban_document_say (document, DUBAN_RUN_PLAIN, rate, "91.67%");
  duban_document_say (document, DUBAN_RUN_PLAIN, 0, "，较上周提高2.6个百分点。");
  for (guint i = 0; i < n; i++)
    {
      g_autofree char *words = make_words (rand, 3);

      if (i % 2 == 0)
        {
          duban_document_begin (document, DUBAN_BLOCK_HEADING_2, NULL);
          duban_document_say (document, DUBAN_RUN_PLAIN, 0, "存在的问题和原因");
        }
      duban_document_begin (document, i % 2 == 0 ? DUBAN_BLOCK_HEADING_3 : DUBAN_BLOCK_PARAGRAPH,
                            NULL);
      duban_document_say (document, DUBAN_RUN_PLAIN, 0, words);
    }
  add_lights (document, 7);
  add_rates (document, 12);
  duban_document_add (document, DUBAN_BLOCK_NOTE, NULL,
                      "注：按时率为本周到期事项中按时完成的比例；因依法暂停的事项不计入超期。");
  duban_document_begin (document, DUBAN_BLOCK_PARAGRAPH, NULL);
  duban_document_say (document, DUBAN_RUN_PLAIN, 0, "特此报告。");
  sign (document);
  duban_document_begin (document, DUBAN_BLOCK_HEADING_1, NULL);
  duban_document_say (document, DUBAN_RUN_PLAIN, 0, "分管账");
  duban_document_take_table (document, make_table (rand, "分管事项明细表", 8 * n, TRUE));
  return document;
}

static DubanDocument *
make_small (GRand *rand)
{
  return make_week (rand, 4);
}

static DubanDocument *
make_forty (GRand *rand)
{
  DubanDocument *document = make_week (rand, 20);
  g_autofree char *long_words = make_words (rand, 60);
  DubanTable *table = duban_table_new ("过高的一行", "高行", TRUE);

  duban_table_add_column (table, "事项", 1, DUBAN_ALIGN_LEFT);
  duban_table_add_column (table, "长说明", 2, DUBAN_ALIGN_LEFT);
  duban_table_add_row (table);
  duban_table_set_text (table, 0, 0, "一般的一行");
  duban_table_add_row (table);
  duban_table_set_text (table, 0, 0, "比一页还高的一行");
  duban_table_set_text (table, 1, 0, long_words);
  duban_document_take_table (document, table);
  duban_document_begin (document, DUBAN_BLOCK_HEADING_1, NULL);
  duban_document_say (document, DUBAN_RUN_PLAIN, 0, "各单位排名");
  add_ranking (document, 60);
  duban_document_take_table (document, make_table (rand, "竖排明细表", 30, FALSE));
  duban_document_add (
      document, DUBAN_BLOCK_PARAGRAPH, NULL,
      "以上情况，特此通报。编号123456789012345678901234567890123456789012345678901234"
      "567890123456789012345678901234567890结束。");
  sign (document);
  return document;
}

/* Full lines and full pages. */
static DubanDocument *
make_grid (GRand *rand)
{
  DubanDocument *document = duban_document_new ("版心", "办公室", MADE);
  GString *words = g_string_new (NULL);

  for (guint i = 0; i < 28 * 22 * 3; i++)
    g_string_append (words, "督");
  duban_document_add (document, DUBAN_BLOCK_PARAGRAPH, NULL, words->str);
  g_string_free (words, TRUE);
  return document;
}

static DubanDocument *
make_rare (GRand *rand)
{
  DubanDocument *document = begin ("关于㙍𠮷两字的说明");

  duban_document_add (document, DUBAN_BLOCK_PARAGRAPH, NULL,
                      "地名㙍头村和姓名𠮷某，应当如实显示；没有字体的字\xF3\xB0\x80\x81另作标记。");
  return document;
}

static const struct
{
  const char *name;
  DubanDocument *(*make) (GRand *rand);
} documents[] = {
  { "week", make_small }, { "forty", make_forty }, { "grid", make_grid }, { "rare", make_rare }
};

static DubanDocument *
make_document (const char *name)
{
  GRand *rand = g_rand_new_with_seed (137);
  DubanDocument *document = NULL;

  for (gsize i = 0; i < G_N_ELEMENTS (documents); i++)
    if (strcmp (documents[i].name, name) == 0)
      document = documents[i].make (rand);
  if (document == NULL)
    document = make_week (rand, (guint) MAX (atoi (name), 1) / 2);
  g_rand_free (rand);
  return document;
}

static void
print_pages (const DubanPages *pages)
{
  for (guint i = 0; i < duban_pages_count (pages); i++)
    {
      double width, height;
      guint n;

      duban_pages_get_size (pages, i, &width, &height);
      duban_pages_get_links (pages, i, &n);
      printf ("page %u %.2f %.2f %u\n", i + 1, width, height, n);
    }
  for (guint i = 0; i < duban_pages_get_stand_ins (pages)->len; i++)
    printf ("stand-in %s\n", (char *) g_ptr_array_index (duban_pages_get_stand_ins (pages), i));
  for (guint i = 0; i < duban_pages_get_missing (pages)->len; i++)
    printf ("missing %s\n", (char *) g_ptr_array_index (duban_pages_get_missing (pages), i));
}

int
main (int argc, char **argv)
{
  g_autoptr (DubanDocument) document = NULL;
  g_autoptr (DubanPages) pages = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GError) error = NULL;
  gint64 start, laid_out, made;

  if (argc != 3)
    return 2;
  document = make_document (argv[1]);
  start = g_get_monotonic_time ();
  pages = duban_pages_new (document, NULL, NULL, NULL, &error);
  laid_out = g_get_monotonic_time ();
  if (pages != NULL)
    bytes = duban_pdf_make (document, pages, NULL, NULL, NULL, &error);
  made = g_get_monotonic_time ();
  if (bytes == NULL
      || !g_file_set_contents (argv[2], g_bytes_get_data (bytes, NULL),
                               (gssize) g_bytes_get_size (bytes), &error))
    {
      g_printerr ("%s\n", error->message);
      return 1;
    }
  print_pages (pages);
  printf ("laid out in %d ms, made in %d ms\n", (int) ((laid_out - start) / 1000),
          (int) ((made - laid_out) / 1000));
  return 0;
}
