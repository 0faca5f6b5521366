/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sample.h"

#include <string.h>

#define N_ROWS 64

static const DubanId tasks[] = { { { 1 } }, { { 2 } }, { { 3 } } };

static void
say_figures (DubanDocument *document)
{
  static const struct
  {
    const char *code;
    const char *label;
    const char *value;
    const char *before;
  } figures[] = {
    { "assigned", "新交办", "12件", "本周新交办" },
    { "closed", "办结", "9件", "，办结" },
    { "overdue", "超期", "3件", "，超期" },
    { "rate", "按时反馈率", "91.67%", "，反馈按时率" },
    { "score", "平均得分", "98.50", "，平均得分" },
    { "late", "最久", "3件（其中1件超15天）", "，最久" },
  };

  duban_document_begin (document, DUBAN_BLOCK_PARAGRAPH, "overview");
  for (gsize i = 0; i < G_N_ELEMENTS (figures); i++)
    {
      const guint number = duban_document_add_figure (document, figures[i].code, figures[i].label,
                                                      figures[i].value, tasks, 1 + i % 3);

      duban_document_say (document, DUBAN_RUN_PLAIN, 0, figures[i].before);
      duban_document_say (document, i == 2 ? DUBAN_RUN_STRONG : DUBAN_RUN_PLAIN, number,
                          figures[i].value);
    }
  duban_document_say (document, DUBAN_RUN_PLAIN, 0, "。");
}

static DubanTable *
make_ledger (void)
{
  DubanTable *table = duban_table_new ("分管事项一览表", "分管账", TRUE);

  duban_table_add_column (table, "序号", 1, DUBAN_ALIGN_CENTRE);
  duban_table_add_column (table, "事项", 6, DUBAN_ALIGN_LEFT);
  duban_table_add_column (table, "责任单位", 4, DUBAN_ALIGN_LEFT);
  duban_table_add_column (table, "完成时限", 3, DUBAN_ALIGN_CENTRE);
  duban_table_add_column (table, "进展情况", 10, DUBAN_ALIGN_LEFT);
  duban_table_add_column (table, "超期天数", 2, DUBAN_ALIGN_RIGHT);
  for (guint i = 0; i < N_ROWS; i++)
    {
      g_autofree char *number = g_strdup_printf ("%u", i + 1);
      g_autofree char *title = g_strdup_printf ("第%u项：老旧小区改造及配套管网建设", i + 1);

      if (i % 16 == 0)
        duban_table_add_group (table, i % 32 == 0 ? "红灯事项" : "黄灯事项");
      duban_table_add_row (table);
      duban_table_set_value (table, 0, 0, DUBAN_CELL_NUMBER, i + 1, number);
      duban_table_set_text (table, 1, 0, title);
      duban_table_set_text (table, 2, 0, i % 2 == 0 ? "住房和城乡建设局" : "苏木镇人民政府");
      duban_table_set_value (table, 3, 0, DUBAN_CELL_DAY, 20780 + (gint64) i, "11月23日");
      duban_table_set_text (table, 4, 0,
                            i % 3 == 0 ? "已完成施工图审查，进场施工。\n存在问题：资金到位40%。"
                                       : "正在办理前期手续。");
      duban_table_set_value (table, 5, 1, DUBAN_CELL_NUMBER, i % 5, i % 5 == 0 ? "0" : "3");
    }
  return table;
}

/* Of the workbook alone. */
static DubanTable *
make_findings (void)
{
  DubanTable *table = duban_table_new ("不印的问题", "主要问题", TRUE);

  duban_table_add_column (table, "不印的规则", 40, DUBAN_ALIGN_LEFT);
  duban_table_add_column (table, "起始", 3, DUBAN_ALIGN_CENTRE);
  duban_table_add_column (table, "天数", 2, DUBAN_ALIGN_RIGHT);
  duban_table_add_row (table);
  duban_table_set_text (table, 0, 0, "反馈超期");
  duban_table_set_value (table, 1, 0, DUBAN_CELL_DAY, 20780, "11月23日");
  duban_table_set_value (table, 2, 0, DUBAN_CELL_NUMBER, 5, "5");
  return table;
}

static DubanTable *
make_scores (void)
{
  DubanTable *table = duban_table_new ("各单位得分", "季度排名", FALSE);

  duban_table_add_column (table, "单位", 4, DUBAN_ALIGN_LEFT);
  duban_table_add_column (table, "得分", 2, DUBAN_ALIGN_RIGHT);
  duban_table_add_column (table, "按时率", 2, DUBAN_ALIGN_RIGHT);
  for (guint i = 0; i < N_ROWS; i++)
    {
      g_autofree char *unit = g_strdup_printf ("第%u单位", i + 1);

      duban_table_add_row (table);
      duban_table_set_text (table, 0, 0, unit);
      duban_table_set_value (table, 1, 0, DUBAN_CELL_HUNDREDTHS, 9850, "98.50");
      duban_table_set_value (table, 2, 0, DUBAN_CELL_SHARE, 9167, "91.67%");
    }
  return table;
}

static DubanChart *
make_chart (DubanChartKind kind)
{
  static const char *const titles[] = { "各单位红黄绿灯", "季度排名", "近十二周按时率" };
  static const char *const measures[] = { "件", "分", "%" };
  static const char *const names[] = { "红灯", "黄灯", "绿灯", "灰灯" };
  const guint n_series = kind == DUBAN_CHART_STACKED ? 4 : kind == DUBAN_CHART_LINES ? 3 : 1;
  DubanChart *chart = duban_chart_new (kind, titles[kind], measures[kind]);

  for (guint i = 0; i < n_series; i++)
    duban_chart_add_series (chart,
                            kind == DUBAN_CHART_STACKED ? names[i]
                            : kind == DUBAN_CHART_BARS
                                ? "得分"
                                : (const char *[]){ "部署", "思路", "反馈" }[i],
                            kind == DUBAN_CHART_STACKED ? DUBAN_TONE_RED + i : DUBAN_TONE_PLAIN);
  for (guint i = 0; i < 12; i++)
    {
      g_autofree char *name = kind == DUBAN_CHART_LINES ? g_strdup_printf ("第%u周", 36 + i)
                                                        : g_strdup_printf ("第%u单位", 1 + i);
      const gint64 values[] = {
        kind == DUBAN_CHART_STACKED ? 100 * (i % 4) : 10000 - 350 * i,
        kind == DUBAN_CHART_STACKED ? 200 : 9000 + 80 * i,
        kind == DUBAN_CHART_LINES && i == 5 ? DUBAN_CHART_NOTHING : 500 + 300 * (i % 5),
        100,
      };

      duban_chart_add_category (chart, name, values);
    }
  return chart;
}

DubanDocument *
sample_week (void)
{
  DubanDocument *document = duban_document_new ("2026年第47周督办工作周报", "旗人民政府办公室",
                                                "2026-11-20T16:30:00+08:00");

  duban_document_add (document, DUBAN_BLOCK_TITLE, NULL, "2026年第47周督办工作周报");
  duban_document_add (document, DUBAN_BLOCK_SUBTITLE, NULL, "副旗长甲（11月16日至20日）");
  duban_document_add (document, DUBAN_BLOCK_HEADING_1, NULL, "总体情况");
  say_figures (document);
  duban_document_add (document, DUBAN_BLOCK_HEADING_2, NULL, "主要问题");
  for (guint i = 0; i < 12; i++)
    {
      duban_document_begin (document, DUBAN_BLOCK_HEADING_3, NULL);
      duban_document_say (document, DUBAN_RUN_KAI, 0, "老旧小区改造进度滞后。");
      duban_document_say (
          document, DUBAN_RUN_PLAIN, 0,
          "住房和城乡建设局牵头的老旧小区改造应于11月18日反馈，至今未反馈，已超期2天；"
          "原因是资金未到位，建议由财政局于下周三前拨付，并由副旗长乙协调。");
    }
  duban_document_add (document, DUBAN_BLOCK_HEADING_4, NULL, "另有一项待查");
  duban_document_take_chart (document, make_chart (DUBAN_CHART_STACKED));
  duban_document_add (document, DUBAN_BLOCK_HEADING_1, NULL, "分管账");
  duban_document_add (document, DUBAN_BLOCK_NOTE, NULL,
                      "口径：日（自然日）；数据截至11月20日16:30。");
  duban_document_take_table (document, make_ledger ());
  duban_document_take_sheet (document, make_findings ());
  duban_document_add (document, DUBAN_BLOCK_HEADING_1, NULL, "排名与走势");
  duban_document_take_table (document, make_scores ());
  duban_document_take_chart (document, make_chart (DUBAN_CHART_BARS));
  duban_document_take_chart (document, make_chart (DUBAN_CHART_LINES));
  duban_document_begin (document, DUBAN_BLOCK_SIGNATURE, NULL);
  duban_document_say (document, DUBAN_RUN_PLAIN, 0, "旗人民政府办公室");
  duban_document_say (document, DUBAN_RUN_PLAIN, 0, "2026年11月20日");
  return document;
}

static void
say_item (DubanDocument *document, guint i)
{
  static const char *const ends[]
      = { "。", "；配合单位财政局，尚未交11月13日前应交的交叉账，请立即补交（第四条）。",
          "。进展：（11月16日）进场施工，完成投资2100万元，占年度计划的87.50%。" };
  g_autofree char *number = g_strdup_printf ("校园食品安全专项整治（DB-%03u）。", i);
  g_autofree char *text
      = g_strdup_printf ("%u月%u日交办，责任单位教育体育局，2027年%u月%u日前办结。“137”节点超期"
                         "%u天未办（应于9月%u日前）；反馈按时（9月14日）%s",
                         1 + i % 12, 1 + i % 28, 1 + i % 7, 1 + i % 30, i % 130, 1 + i % 27,
                         ends[i % G_N_ELEMENTS (ends)]);

  duban_document_begin (document, DUBAN_BLOCK_HEADING_3, NULL);
  duban_document_say (document, DUBAN_RUN_KAI, 0, number);
  duban_document_say (document, DUBAN_RUN_PLAIN, 0, text);
}

static DubanTable *
make_dates (guint n_rows)
{
  static const struct
  {
    const char *title;
    guint weight;
  } columns[] = { { "编号", 12 }, { "事项", 22 },     { "责任单位", 12 }, { "部署", 14 },
                  { "反馈", 14 }, { "完成时限", 14 }, { "最新进展", 22 } };
  static const char *const lasts[]
      = { "未填报", "实施方案已印发，各镇同步启动", "11月16日分3组入企检查，发现隐患27处" };
  DubanTable *table = duban_table_new ("分管账事项明细表", "明细", TRUE);

  for (guint i = 0; i < G_N_ELEMENTS (columns); i++)
    duban_table_add_column (table, columns[i].title, columns[i].weight,
                            i == 1 || i == 6 ? DUBAN_ALIGN_LEFT : DUBAN_ALIGN_CENTRE);
  for (guint i = 0; i < n_rows; i++)
    {
      g_autofree char *number = g_strdup_printf (i % 9 == 4 ? "DB-%03u-1" : "DB-%03u", i);

      duban_table_add_row (table);
      duban_table_set_text (table, 0, 0, number);
      duban_table_set_text (table, 1, 0,
                            i % 4 == 0 ? "煤矿重大灾害治理方案审查：隐患治理资金筹措方案"
                                       : "校园周边食品经营户排查整治");
      duban_table_set_text (table, 2, 0, i % 2 == 0 ? "住房和城乡建设局" : "财政局");
      duban_table_set_text (table, 3, 0, "按时\n10月23日");
      duban_table_set_text (table, 4, 0, "超期未办\n11月29日");
      duban_table_set_text (table, 5, 0, i % 3 == 0 ? "12月3日" : "2027年11月15日");
      duban_table_set_text (table, 6, 0, lasts[i % G_N_ELEMENTS (lasts)]);
    }
  return table;
}

DubanDocument *
sample_long (void)
{
  DubanDocument *document
      = duban_document_new ("办公室周报", "旗人民政府办公室", "2026-11-20T16:30:00+08:00");

  duban_document_add (document, DUBAN_BLOCK_TITLE, NULL, "2026年第47周督办工作周报");
  for (guint i = 1; i <= 150; i++)
    say_item (document, i);
  duban_document_begin (document, DUBAN_BLOCK_SIGNATURE, NULL);
  duban_document_say (document, DUBAN_RUN_PLAIN, 0, "旗人民政府办公室");
  duban_document_say (document, DUBAN_RUN_PLAIN, 0, "2026年11月20日");
  duban_document_add (document, DUBAN_BLOCK_PARAGRAPH, NULL, "附件：分管账事项明细表");
  duban_document_take_table (document, make_dates (160));
  return document;
}

DubanDocument *
sample_lines (guint n_letters)
{
  static const char *const letters[] = { "督", "办", "事", "项", "责", "任", "落", "实" };
  DubanDocument *document = duban_document_new ("行列", "办公室", "2026-11-20T16:30:00+08:00");
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < n_letters; i++)
    g_string_append (text, letters[i % G_N_ELEMENTS (letters)]);
  duban_document_add (document, DUBAN_BLOCK_PARAGRAPH, NULL, text->str);
  return document;
}

DubanDocument *
sample_nasty (void)
{
  static const char *const cells[]
      = { "=1+1",    "+1",   "-1",          "@SUM(A1)",    "\t=1",
          "_x0041_", "a\vb", "<b>&\"'</b>", "<r><t>&</r>", "\xEF\xBF\xBE\xEF\xBF\xBF",
          "𠮷㙍",    "" };
  DubanDocument *document = duban_document_new ("<&\"'\x01>", "甲\x02<乙>", "no time");
  DubanTable *table = duban_table_new ("表<1>", "a[b]:*?/\\c'", FALSE);
  DubanTable *twin = duban_table_new ("", "A[B]:*?/\\C'", TRUE);
  g_autofree char *huge = g_strnfill (70000, 'x');

  duban_document_add (document, DUBAN_BLOCK_TITLE, NULL, "<script>alert(1)</script>\x03&amp;");
  duban_document_begin (document, DUBAN_BLOCK_PARAGRAPH, NULL);
  duban_document_say (document, DUBAN_RUN_PLAIN, 9, "一行\n又一行\r\n\t第三行\x1b[0m");
  duban_document_begin (document, DUBAN_BLOCK_PARAGRAPH, NULL);
  duban_document_begin (document, DUBAN_BLOCK_SIGNATURE, NULL);
  duban_table_add_column (table, "事项<>", 1, DUBAN_ALIGN_LEFT);
  duban_table_add_column (table, "", 1, DUBAN_ALIGN_RIGHT);
  for (gsize i = 0; i < G_N_ELEMENTS (cells); i++)
    {
      duban_table_add_row (table);
      duban_table_set_text (table, 0, 0, cells[i]);
      duban_table_set_value (table, 1, 0, DUBAN_CELL_DAY, DUBAN_NO_DAY, "时限不明");
    }
  duban_table_add_row (table);
  duban_table_set_text (table, 0, 0, huge);
  duban_document_take_table (document, table);
  duban_table_add_column (twin, "甲", 1, DUBAN_ALIGN_LEFT);
  duban_document_take_table (document, twin);
  duban_document_take_table (document, duban_table_new ("", "", FALSE));
  duban_document_take_chart (document, duban_chart_new (DUBAN_CHART_LINES, "", ""));
  duban_document_take_chart (document, duban_chart_new (DUBAN_CHART_BARS, "<图>", "件"));
  return document;
}

DubanDocument *
sample_empty (void)
{
  return duban_document_new ("", "", "");
}
