/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A document as bytes and back: a GVariant in normal form, little-endian, of the type below.  What
 * is out of range is read as something else, and so is not what comes of it again: refused.
 *
 * The version comes first.  Version 2 has the sheets of the workbook alone after the rest; a
 * document without any is of version 1. */
#include "report/document.h"

#include <string.h>

#define RUNS "a(squ)"
#define TABLE "(ssba(suq)a(ba(qsxu)))"
#define CHART "(qssasa(sqax))"
#define BLOCK "(qs" RUNS "m" TABLE "m" CHART ")"
#define FIGURE "(sssaay)"
#define DOCUMENT "(usssa" BLOCK "a" FIGURE ")"
#define DOCUMENT_WITH_SHEETS "(usssa" BLOCK "a" FIGURE "a" TABLE ")"

enum
{
  VERSION_PLAIN = 1,
  VERSION_WITH_SHEETS = 2,
};

/* Where what is read at once is among the members. */
enum
{
  MEMBER_TITLE = 1,
  MEMBER_AUTHOR,
  MEMBER_MADE,
  MEMBER_BLOCKS,
  MEMBER_FIGURES,
  MEMBER_SHEETS,
};

static GVariant *
pack_table (const DubanTable *table)
{
  GVariantBuilder columns = G_VARIANT_BUILDER_INIT (G_VARIANT_TYPE ("a(suq)"));
  GVariantBuilder rows = G_VARIANT_BUILDER_INIT (G_VARIANT_TYPE ("a(ba(qsxu))"));

  for (guint i = 0; i < table->columns->len; i++)
    {
      const DubanTableColumn *column = &g_array_index (table->columns, DubanTableColumn, i);

      g_variant_builder_add (&columns, "(suq)", column->title, column->weight, column->align);
    }
  for (guint i = 0; i < table->rows->len; i++)
    {
      const DubanTableRow *row = g_ptr_array_index (table->rows, i);
      const guint n_cells = row->is_group ? 1 : table->columns->len;
      GVariantBuilder cells = G_VARIANT_BUILDER_INIT (G_VARIANT_TYPE ("a(qsxu)"));

      for (guint j = 0; j < n_cells; j++)
        g_variant_builder_add (&cells, "(qsxu)", row->cells[j].kind, row->cells[j].text,
                               row->cells[j].value, row->cells[j].figure);
      g_variant_builder_add (&rows, "(b@a(qsxu))", row->is_group, g_variant_builder_end (&cells));
    }
  return g_variant_new ("(ssb@a(suq)@a(ba(qsxu)))", table->title, table->sheet, table->landscape,
                        g_variant_builder_end (&columns), g_variant_builder_end (&rows));
}

static GVariant *
pack_chart (const DubanChart *chart)
{
  GVariantBuilder series = G_VARIANT_BUILDER_INIT (G_VARIANT_TYPE ("a(sqax)"));
  GVariant *categories = g_variant_new_strv ((const char *const *) chart->categories->pdata,
                                             (gssize) chart->categories->len);

  for (guint i = 0; i < chart->series->len; i++)
    {
      const DubanChartSeries *one = g_ptr_array_index (chart->series, i);
      GVariant *values = g_variant_new_fixed_array (G_VARIANT_TYPE_INT64, one->values->data,
                                                    one->values->len, sizeof (gint64));

      g_variant_builder_add (&series, "(sq@ax)", one->name, one->tone, values);
    }
  return g_variant_new ("(qss@as@a(sqax))", chart->kind, chart->title, chart->measure, categories,
                        g_variant_builder_end (&series));
}

static GVariant *
pack_block (const DubanBlock *block)
{
  GVariantBuilder runs = G_VARIANT_BUILDER_INIT (G_VARIANT_TYPE (RUNS));

  for (guint i = 0; i < block->runs->len; i++)
    {
      const DubanRun *run = &g_array_index (block->runs, DubanRun, i);

      g_variant_builder_add (&runs, "(squ)", run->text, run->style, run->figure);
    }
  return g_variant_new (
      "(qs@" RUNS "@m" TABLE "@m" CHART ")", block->kind, block->part != NULL ? block->part : "",
      g_variant_builder_end (&runs),
      g_variant_new_maybe (G_VARIANT_TYPE (TABLE),
                           block->table != NULL ? pack_table (block->table) : NULL),
      g_variant_new_maybe (G_VARIANT_TYPE (CHART),
                           block->chart != NULL ? pack_chart (block->chart) : NULL));
}

static GVariant *
pack_figure (const DubanFigure *figure)
{
  GVariantBuilder tasks = G_VARIANT_BUILDER_INIT (G_VARIANT_TYPE ("aay"));

  for (guint i = 0; i < figure->tasks->len; i++)
    g_variant_builder_add_value (
        &tasks, g_variant_new_fixed_array (G_VARIANT_TYPE_BYTE,
                                           g_array_index (figure->tasks, DubanId, i).bytes,
                                           DUBAN_ID_SIZE, 1));
  return g_variant_new ("(sss@aay)", figure->code, figure->label, figure->value,
                        g_variant_builder_end (&tasks));
}

static GVariant *
pack_document (const DubanDocument *document, GVariant *blocks, GVariant *figures)
{
  GVariantBuilder sheets = G_VARIANT_BUILDER_INIT (G_VARIANT_TYPE ("a" TABLE));

  if (document->sheets->len == 0)
    {
      g_variant_builder_clear (&sheets);
      return g_variant_new ("(usss@a" BLOCK "@a" FIGURE ")", VERSION_PLAIN, document->title,
                            document->author, document->made, blocks, figures);
    }
  for (guint i = 0; i < document->sheets->len; i++)
    g_variant_builder_add_value (&sheets, pack_table (g_ptr_array_index (document->sheets, i)));
  return g_variant_new ("(usss@a" BLOCK "@a" FIGURE "@a" TABLE ")", VERSION_WITH_SHEETS,
                        document->title, document->author, document->made, blocks, figures,
                        g_variant_builder_end (&sheets));
}

GBytes *
duban_document_to_bytes (const DubanDocument *document)
{
  GVariantBuilder blocks = G_VARIANT_BUILDER_INIT (G_VARIANT_TYPE ("a" BLOCK));
  GVariantBuilder figures = G_VARIANT_BUILDER_INIT (G_VARIANT_TYPE ("a" FIGURE));
  g_autoptr (GVariant) packed = NULL;

  for (guint i = 0; i < document->blocks->len; i++)
    g_variant_builder_add_value (&blocks, pack_block (g_ptr_array_index (document->blocks, i)));
  for (guint i = 0; i < document->figures->len; i++)
    g_variant_builder_add_value (&figures, pack_figure (g_ptr_array_index (document->figures, i)));
  packed = g_variant_ref_sink (
      pack_document (document, g_variant_builder_end (&blocks), g_variant_builder_end (&figures)));
#if G_BYTE_ORDER == G_BIG_ENDIAN
  packed = g_variant_byteswap (g_steal_pointer (&packed));
#endif
  return g_variant_get_data_as_bytes (packed);
}

static DubanTable *
unpack_table (GVariant *packed)
{
  const char *title, *sheet, *text;
  gboolean landscape, is_group;
  g_autoptr (GVariantIter) columns = NULL;
  g_autoptr (GVariantIter) rows = NULL;
  GVariantIter *cells;
  DubanTable *table;
  guint weight;
  guint16 align;

  g_variant_get (packed, "(&s&sba(suq)a(ba(qsxu)))", &title, &sheet, &landscape, &columns, &rows);
  table = duban_table_new (title, sheet, landscape);
  while (g_variant_iter_next (columns, "(&suq)", &text, &weight, &align))
    duban_table_add_column (table, text, MAX (weight, 1),
                            (DubanAlign) MIN (align, DUBAN_ALIGN_RIGHT));
  while (g_variant_iter_loop (rows, "(ba(qsxu))", &is_group, &cells))
    {
      DubanCell cell = { 0 };
      guint16 kind;
      guint column = 0;

      if (!is_group)
        duban_table_add_row (table);
      while (g_variant_iter_next (cells, "(q&sxu)", &kind, &text, &cell.value, &cell.figure))
        if (is_group)
          duban_table_add_group (table, text);
        else if (column < table->columns->len)
          duban_table_set_value (table, column++, cell.figure,
                                 (DubanCellKind) MIN (kind, DUBAN_CELL_DAY), cell.value, text);
    }
  return table;
}

static DubanChart *
unpack_chart (GVariant *packed)
{
  const char *title, *measure, *name;
  g_autoptr (GVariantIter) categories = NULL;
  g_autoptr (GVariantIter) series = NULL;
  g_autoptr (GVariant) all = NULL;
  GVariant *values;
  DubanChart *chart;
  guint16 kind, tone;

  g_variant_get (packed, "(q&s&sas@a(sqax))", &kind, &title, &measure, &categories, &all);
  chart = duban_chart_new ((DubanChartKind) MIN (kind, DUBAN_CHART_LINES), title, measure);
  series = g_variant_iter_new (all);
  while (g_variant_iter_loop (series, "(&sq@ax)", &name, &tone, &values))
    {
      gsize n;
      const gint64 *numbers = g_variant_get_fixed_array (values, &n, sizeof (gint64));
      DubanChartSeries *one;

      duban_chart_add_series (chart, name, (DubanTone) MIN (tone, DUBAN_TONE_GREY));
      one = g_ptr_array_index (chart->series, chart->series->len - 1);
      if (n == g_variant_iter_n_children (categories))
        g_array_append_vals (one->values, numbers, (guint) n);
      else
        for (gsize i = 0; i < g_variant_iter_n_children (categories); i++)
          {
            const gint64 nothing = DUBAN_CHART_NOTHING;

            g_array_append_val (one->values, nothing);
          }
    }
  while (g_variant_iter_next (categories, "&s", &name))
    g_ptr_array_add (chart->categories, g_strdup (name));
  return chart;
}

static void
unpack_block (DubanDocument *document, GVariant *packed)
{
  guint16 kind, style;
  const char *part, *text;
  guint figure;
  g_autoptr (GVariantIter) runs = NULL;
  g_autoptr (GVariant) table = NULL;
  g_autoptr (GVariant) chart = NULL;
  DubanBlock *block;

  g_variant_get (packed, "(q&s" RUNS "m@" TABLE "m@" CHART ")", &kind, &part, &runs, &table,
                 &chart);
  if (table != NULL)
    duban_document_take_table (document, unpack_table (table));
  else if (chart != NULL)
    duban_document_take_chart (document, unpack_chart (chart));
  else
    duban_document_begin (document, (DubanBlockKind) MIN (kind, DUBAN_BLOCK_SIGNATURE),
                          *part != '\0' ? part : NULL);
  block = g_ptr_array_index (document->blocks, document->blocks->len - 1);
  g_array_set_size (block->runs, 0); /* the number of a heading comes with its runs */
  while (g_variant_iter_next (runs, "(&squ)", &text, &style, &figure))
    duban_document_say (document, (DubanRunStyle) MIN (style, DUBAN_RUN_KAI), figure, text);
}

static void
unpack_figure (DubanDocument *document, GVariant *packed)
{
  const char *code, *label, *value;
  g_autoptr (GVariantIter) tasks = NULL;
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (DubanId));
  GVariant *task;

  g_variant_get (packed, "(&s&s&saay)", &code, &label, &value, &tasks);
  while (g_variant_iter_loop (tasks, "@ay", &task))
    {
      gsize n;
      const DubanId *id = g_variant_get_fixed_array (task, &n, 1);

      if (n == DUBAN_ID_SIZE)
        g_array_append_vals (ids, id, 1);
    }
  duban_document_add_figure (document, code, label, value, (const DubanId *) (gpointer) ids->data,
                             ids->len);
}

/* 0 where there is none. */
static guint32
read_version (GBytes *bytes)
{
  gsize size;
  const guint8 *data = g_bytes_get_data (bytes, &size);
  guint32 version = 0;

  if (size >= sizeof version)
    memcpy (&version, data, sizeof version);
  return GUINT32_FROM_LE (version);
}

/* (transfer full) */
static GVariant *
open_bytes (GBytes *bytes, guint32 version)
{
  const GVariantType *type = version == VERSION_WITH_SHEETS ? G_VARIANT_TYPE (DOCUMENT_WITH_SHEETS)
                                                            : G_VARIANT_TYPE (DOCUMENT);
  GVariant *packed = g_variant_ref_sink (g_variant_new_from_bytes (type, bytes, FALSE));

#if G_BYTE_ORDER == G_BIG_ENDIAN
  packed = g_variant_byteswap (g_steal_pointer (&packed));
#endif
  return packed;
}

static void
unpack_sheets (DubanDocument *document, GVariant *packed)
{
  g_autoptr (GVariantIter) sheets = NULL;
  GVariant *one;

  g_variant_get_child (packed, MEMBER_SHEETS, "a" TABLE, &sheets);
  while (g_variant_iter_loop (sheets, "@" TABLE, &one))
    duban_document_take_sheet (document, unpack_table (one));
}

DubanDocument *
duban_document_from_bytes (GBytes *bytes)
{
  const guint32 version = read_version (bytes);
  g_autoptr (GVariant) packed = NULL;
  g_autoptr (GVariantIter) blocks = NULL;
  g_autoptr (GVariantIter) figures = NULL;
  const char *title, *author, *made;
  GVariant *one;
  g_autoptr (DubanDocument) document = NULL;
  g_autoptr (GBytes) again = NULL;

  if (version != VERSION_PLAIN && version != VERSION_WITH_SHEETS)
    return NULL;
  packed = open_bytes (bytes, version);
  if (!g_variant_is_normal_form (packed))
    return NULL;
  g_variant_get_child (packed, MEMBER_TITLE, "&s", &title);
  g_variant_get_child (packed, MEMBER_AUTHOR, "&s", &author);
  g_variant_get_child (packed, MEMBER_MADE, "&s", &made);
  g_variant_get_child (packed, MEMBER_BLOCKS, "a" BLOCK, &blocks);
  g_variant_get_child (packed, MEMBER_FIGURES, "a" FIGURE, &figures);
  document = duban_document_new (title, author, made);
  while (g_variant_iter_loop (blocks, "@" BLOCK, &one))
    unpack_block (document, one);
  while (g_variant_iter_loop (figures, "@" FIGURE, &one))
    unpack_figure (document, one);
  if (version == VERSION_WITH_SHEETS)
    unpack_sheets (document, packed);
  again = duban_document_to_bytes (document);
  return g_bytes_equal (again, bytes) ? g_steal_pointer (&document) : NULL;
}
