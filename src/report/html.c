/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A document as one page of HTML with nothing outside it: read on a screen, printed on A4, spoken
 * by a reader. */
#include "report/chart-svg.h"
#include "report/chart-text.h"
#include "report/keeping.h"
#include "report/markup.h"
#include "report/output.h"

#include <string.h>

typedef struct
{
  GString *html;
  const DubanDocument *document;
  guint n_charts;
} Writer;

static const char sheet[]
    = "@page{size:A4;margin:37mm 26mm 35mm 28mm;"
      "@bottom-center{content:\"— \" counter(page) \" —\";font-size:14pt}}\n"
      "@page across{size:A4 landscape;margin:28mm 37mm 26mm 35mm}\n"
      "body{margin:0;background:#f3f3f3;color:#111;"
      "font:17px/1.75 FangSong,仿宋,仿宋_GB2312,STFangsong,\"Noto Serif CJK SC\",serif}\n"
      "main{max-width:52em;margin:1.5em auto;padding:2.5em 3em;background:#fff;"
      "box-shadow:0 0 6px #bbb}\n"
      "h1{font:400 1.6em/1.5 方正小标宋简体,SimSun,宋体,\"Noto Serif CJK SC\",serif;"
      "text-align:center;text-wrap:balance;margin:.5em 0}\n"
      "h2,h3,h4,h5{font-size:1em;font-weight:400;text-indent:2em;margin:.9em 0 .2em;"
      "break-after:avoid}\n"
      "h2,b,th,caption,.group th{font-family:SimHei,黑体,\"Noto Sans CJK SC\",sans-serif}\n"
      "h3,i,.subtitle{font-family:KaiTi,楷体,楷体_GB2312,STKaiti,\"AR PL UKai CN\",serif}\n"
      "b,i{font-weight:400;font-style:normal}\n"
      "p{margin:.2em 0;text-indent:2em;text-align:justify}\n"
      ".subtitle{text-align:center;text-indent:0}\n"
      ".note{font-size:.875em;text-indent:0;color:#444}\n"
      ".signature{text-align:right;text-indent:0;padding-right:4em;margin-top:2em;"
      "break-before:avoid}\n"
      ".figure{border-bottom:1px dotted #777}\n"
      ".wide{overflow-x:auto}\n"
      "table{border-collapse:collapse;width:100%;margin:1em 0;font-size:.8em;line-height:1.45}\n"
      "caption,figcaption{font-weight:400;font-size:1.1em;text-align:center;padding:.3em}\n"
      "th,td{border:1px solid #444;padding:.25em .45em;text-align:left;"
      "overflow-wrap:anywhere;white-space:pre-line}\n"
      "thead th{background:#e7e6e6;text-align:center;font-weight:400}\n"
      ".group th{background:#f3f2f2;font-weight:400}\n"
      "td.c{text-align:center}td.r{text-align:right;white-space:nowrap;"
      "font-variant-numeric:tabular-nums}\n"
      "figure{margin:1.2em 0}svg{width:100%;height:auto;"
      "font:14px SimHei,黑体,\"Noto Sans CJK SC\",sans-serif}\n"
      "figure table{width:auto;min-width:60%;margin:.5em auto}\n"
      "summary{font-size:.8em;color:#444;cursor:pointer}\n"
      "@media screen and (max-width:40em){main{margin:0;padding:1em}}\n"
      "@media print{body{background:none;font-size:16pt;line-height:28.95pt}"
      "main{max-width:none;margin:0;padding:0;box-shadow:none}h1{font-size:22pt}"
      "table{font-size:10.5pt;line-height:16pt}thead{display:table-header-group}"
      "tr,figure{break-inside:avoid}.across{page:across}.wide{overflow:visible}"
      "details{display:none}.figure{border:0}}\n";

static void
append_run (Writer *writer, const char *text, const char *tag, guint number)
{
  const DubanFigure *figure = duban_document_get_figure (writer->document, number);
  g_autofree char *clean = duban_markup_clean (text);
  g_auto (GStrv) lines = g_strsplit (clean, "\n", -1);

  if (figure != NULL)
    {
      g_string_append (writer->html, "<data class=\"figure\" value=\"");
      duban_markup_append (writer->html, figure->code);
      g_string_append (writer->html, "\" title=\"");
      duban_markup_append (writer->html, figure->label);
      g_string_append (writer->html, "\">");
    }
  if (tag != NULL)
    g_string_append_printf (writer->html, "<%s>", tag);
  for (guint i = 0; lines[i] != NULL; i++)
    {
      if (i > 0)
        g_string_append (writer->html, "<br>");
      duban_markup_append (writer->html, lines[i]);
    }
  if (tag != NULL)
    g_string_append_printf (writer->html, "</%s>", tag);
  if (figure != NULL)
    g_string_append (writer->html, "</data>");
}

static void
append_head (Writer *writer, const DubanTable *table)
{
  g_string_append (writer->html, "<thead><tr>");
  for (guint i = 0; i < table->columns->len; i++)
    {
      g_string_append (writer->html, "<th scope=\"col\">");
      append_run (writer, g_array_index (table->columns, DubanTableColumn, i).title, NULL, 0);
      g_string_append (writer->html, "</th>");
    }
  g_string_append (writer->html, "</tr></thead>\n");
}

static void
append_row (Writer *writer, const DubanTable *table, const DubanTableRow *row)
{
  static const char *const classes[] = { "", " class=\"c\"", " class=\"r\"" };

  if (row->is_group)
    {
      g_string_append_printf (writer->html,
                              "<tr class=\"group\"><th colspan=\"%u\" scope=\"colgroup\">",
                              table->columns->len);
      append_run (writer, row->cells[0].text, NULL, row->cells[0].figure);
      g_string_append (writer->html, "</th></tr>\n");
      return;
    }
  g_string_append (writer->html, "<tr>");
  for (guint i = 0; i < table->columns->len; i++)
    {
      const DubanAlign align = g_array_index (table->columns, DubanTableColumn, i).align;

      g_string_append_printf (writer->html, "<td%s>",
                              classes[align <= DUBAN_ALIGN_RIGHT ? align : DUBAN_ALIGN_LEFT]);
      append_run (writer, row->cells[i].text, NULL, row->cells[i].figure);
      g_string_append (writer->html, "</td>");
    }
  g_string_append (writer->html, "</tr>\n");
}

/* The widths of the columns; whole tenths of a percent, as no locale writes them. */
static void
append_columns (Writer *writer, const DubanTable *table)
{
  guint64 sum = 0;

  for (guint i = 0; i < table->columns->len; i++)
    sum += g_array_index (table->columns, DubanTableColumn, i).weight;
  g_string_append (writer->html, "<colgroup>");
  for (guint i = 0; i < table->columns->len; i++)
    {
      const guint weight = g_array_index (table->columns, DubanTableColumn, i).weight;
      const guint share = (guint) ((guint64) weight * 1000 / MAX (sum, 1));

      g_string_append_printf (writer->html, "<col style=\"width:%u.%u%%\">", share / 10,
                              share % 10);
    }
  g_string_append (writer->html, "</colgroup>");
}

/* title: above it, or NULL. */
static void
append_table (Writer *writer, const DubanTable *table, const char *title)
{
  g_string_append_printf (writer->html, "<div class=\"wide%s\"><table>",
                          table->landscape ? " across" : "");
  if (title != NULL && *title != '\0')
    {
      g_string_append (writer->html, "<caption>");
      append_run (writer, title, NULL, 0);
      g_string_append (writer->html, "</caption>");
    }
  if (table->columns->len > 0)
    {
      append_columns (writer, table);
      append_head (writer, table);
    }
  g_string_append (writer->html, "<tbody>\n");
  for (guint i = 0; table->columns->len > 0 && i < table->rows->len; i++)
    append_row (writer, table, g_ptr_array_index (table->rows, i));
  g_string_append (writer->html, "</tbody></table></div>\n");
}

static void
append_chart (Writer *writer, const DubanChart *chart)
{
  g_autoptr (DubanTable) values = duban_chart_to_table (chart);

  g_string_append (writer->html, "<figure><figcaption>");
  append_run (writer, values->title, NULL, 0);
  g_string_append (writer->html, "</figcaption>");
  duban_chart_append_svg (writer->html, chart, ++writer->n_charts);
  g_string_append (writer->html, "<details><summary>数据表</summary>");
  append_table (writer, values, NULL);
  g_string_append (writer->html, "</details></figure>\n");
}

static void
append_text (Writer *writer, const DubanBlock *block)
{
  static const struct
  {
    const char *start;
    const char *end;
  } tags[] = {
    [DUBAN_BLOCK_TITLE] = { "<h1>", "</h1>" },
    [DUBAN_BLOCK_SUBTITLE] = { "<p class=\"subtitle\">", "</p>" },
    [DUBAN_BLOCK_HEADING_1] = { "<h2>", "</h2>" },
    [DUBAN_BLOCK_HEADING_2] = { "<h3>", "</h3>" },
    [DUBAN_BLOCK_HEADING_3] = { "<h4>", "</h4>" },
    [DUBAN_BLOCK_HEADING_4] = { "<h5>", "</h5>" },
    [DUBAN_BLOCK_PARAGRAPH] = { "<p>", "</p>" },
    [DUBAN_BLOCK_NOTE] = { "<p class=\"note\">", "</p>" },
    [DUBAN_BLOCK_SIGNATURE] = { "<p class=\"signature\">", "</p>" },
  };
  static const char *const letters[] = { NULL, "b", "i" };
  const gboolean is_numbered
      = block->kind == DUBAN_BLOCK_HEADING_3 || block->kind == DUBAN_BLOCK_HEADING_4;
  DubanBlockKind kind = block->kind;

  /* A sentence with a number is no heading for a reader to jump to. */
  if (is_numbered && !duban_keeping_is_alone (block))
    kind = DUBAN_BLOCK_PARAGRAPH;
  g_string_append (writer->html, tags[kind].start);
  for (guint i = 0; i < block->runs->len; i++)
    {
      const DubanRun *run = &g_array_index (block->runs, DubanRun, i);

      if (i > 0 && block->kind == DUBAN_BLOCK_SIGNATURE)
        g_string_append (writer->html, "<br>");
      append_run (writer, run->text, run->style <= DUBAN_RUN_KAI ? letters[run->style] : NULL,
                  run->figure);
    }
  g_string_append_printf (writer->html, "%s\n", tags[kind].end);
}

static void
append_meta (GString *html, const char *name, const char *content)
{
  g_string_append_printf (html, "<meta name=\"%s\" content=\"", name);
  duban_markup_append (html, content);
  g_string_append (html, "\">\n");
}

GBytes *
duban_html_make (const DubanDocument *document)
{
  Writer writer = { g_string_new ("<!DOCTYPE html>\n<html lang=\"zh-CN\">\n<head>\n"
                                  "<meta charset=\"utf-8\">\n<title>"),
                    document, 0 };

  duban_markup_append (writer.html, document->title);
  g_string_append (writer.html, "</title>\n");
  append_meta (writer.html, "viewport", "width=device-width, initial-scale=1");
  append_meta (writer.html, "author", document->author);
  append_meta (writer.html, "dcterms.created", document->made);
  g_string_append_printf (writer.html, "<style>\n%s</style>\n</head>\n<body>\n<main>\n", sheet);
  for (guint i = 0; i < document->blocks->len; i++)
    {
      const DubanBlock *block = g_ptr_array_index (document->blocks, i);

      if (block->kind == DUBAN_BLOCK_TABLE)
        append_table (&writer, block->table, block->table->title);
      else if (block->kind == DUBAN_BLOCK_CHART)
        append_chart (&writer, block->chart);
      else
        append_text (&writer, block);
    }
  g_string_append (writer.html, "</main>\n</body>\n</html>\n");
  return g_string_free_to_bytes (writer.html);
}
