/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What an unknown column may be, by its heading and by what its cells hold. */
#include "exchange/likeness.h"

#include <string.h>

#define MAX_COLUMNS 6
#define NOTHING DUBAN_COLUMN_UNKNOWN
#define BOTH (DUBAN_LIKENESS_HEADING | DUBAN_LIKENESS_CELLS)

/* A table of one row for each line of text, cells parted by |. */
static DubanFileTable *
table_from_text (const char *lines)
{
  char *text = g_strdup (lines);
  gsize size = strlen (text);
  DubanFileTable *table = duban_file_table_new (text, size);
  guint row = 1;

  for (char *at = text; at <= text + size; at++)
    {
      char *end = at + strcspn (at, "|\n");
      char stop = *end;

      *end = '\0';
      duban_file_table_add_cell (table, at);
      if (stop != '|')
        duban_file_table_end_row (table, row++);
      at = end;
    }
  return table;
}

static gboolean
is_leader (const char *name, gpointer data)
{
  (void) data;
  return g_str_has_prefix (name, "副旗长");
}

static gboolean
is_unit (const char *name, gpointer data)
{
  (void) data;
  return g_str_equal (name, "水利局") || g_str_equal (name, "文化") || g_str_equal (name, "教体");
}

static const DubanKnownNames known = { is_unit, is_leader, NULL };

static void
test_proposals (void)
{
  static const struct
  {
    const char *lines;
    DubanColumn fields[MAX_COLUMNS];
    guint reasons[MAX_COLUMNS];
  } cases[] = {
    /* by the heading alone, where the cells say nothing */
    { "事项|出处|条口板块\n修路|会议|交通\n架桥|调研|水利",
      { NOTHING, DUBAN_COLUMN_SOURCE, DUBAN_COLUMN_FIELD },
      { 0, DUBAN_LIKENESS_HEADING, DUBAN_LIKENESS_HEADING } },
    /* by both */
    { "事项|主责|到期日|主管领导同志\n修路|水利局|2026-12-01|副旗长甲\n架桥|交通局|12月底前|"
      "副旗长乙",
      { NOTHING, DUBAN_COLUMN_UNIT, DUBAN_COLUMN_DUE, NOTHING },
      { 0, BOTH, BOTH, 0 } },
    /* by the cells alone */
    { "事项|甲乙|丙丁|戊己\n修路|文化|副旗长甲|已完成\n架桥|教体|副旗长乙|进行中\n植树|水利局|"
      "副旗长甲|未完成",
      { NOTHING, DUBAN_COLUMN_UNIT, DUBAN_COLUMN_LEAD, DUBAN_COLUMN_STATUS },
      { 0, DUBAN_LIKENESS_CELLS, DUBAN_LIKENESS_CELLS, DUBAN_LIKENESS_CELLS } },
    /* running numbers, and dates of which the first is the deadline */
    { "事项|甲乙|丙丁\n修路|1|2026-11-01\n架桥|2|2026-11-02\n植树|3|2026-11-03\n清淤|4|2026-11-"
      "04\n护林|5|"
      "2026-11-05\n种草|6|2026-11-06",
      { NOTHING, DUBAN_COLUMN_IGNORED, DUBAN_COLUMN_DUE },
      { 0, DUBAN_LIKENESS_CELLS, DUBAN_LIKENESS_CELLS } },
    /* the cells speak against the heading */
    { "事项|到期日|主责\n修路|水利局|2026-12-01\n架桥|交通局|2026-12-02",
      { NOTHING, DUBAN_COLUMN_UNIT, DUBAN_COLUMN_DUE },
      { 0, DUBAN_LIKENESS_CELLS, DUBAN_LIKENESS_CELLS } },
    /* a field that a column has already is proposed for none; an empty column is nothing */
    { "事项|责任单位|主责|完成时限|空\n修路|水利局|水利局|2026-12-01|",
      { NOTHING, NOTHING, DUBAN_COLUMN_COOPERATING_UNITS, NOTHING, NOTHING },
      { 0, 0, DUBAN_LIKENESS_CELLS, 0, 0 } },
    /* nothing is alike */
    { "事项|xyz|联系电话\n修路|abc|13800000000\n架桥|def|13900000000", { NOTHING }, { 0 } },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (DubanFileTable) table = table_from_text (cases[i].lines);
      g_autoptr (DubanHeading) heading
          = duban_heading_find (table, DUBAN_SHEET_LEDGER, NULL, "x", NULL);
      g_autofree DubanColumnProposal *proposals = duban_likeness_propose (table, heading, &known);

      for (gsize k = 0; k < heading->n_columns; k++)
        {
          g_test_message ("case %zu column %zu: %u %u%%", i, k, proposals[k].field,
                          proposals[k].strength);
          g_assert_cmpint (proposals[k].field, ==, cases[i].fields[k]);
          g_assert_cmpuint (proposals[k].reasons, ==, cases[i].reasons[k]);
          g_assert_cmpuint (proposals[k].strength, <=, 100);
          g_assert_true ((proposals[k].strength > 0) == (proposals[k].field != NOTHING));
        }
    }
}

static void
test_what_was_said_is_proposed_nothing_else (void)
{
  g_autoptr (DubanFileTable) table = table_from_text ("事项|主责\n修路|水利局");
  g_autoptr (DubanMapping) mapping = duban_mapping_new ();

  duban_mapping_set (mapping, DUBAN_SHEET_ANY, "主责", DUBAN_COLUMN_UNKNOWN, DUBAN_MAPPING_CHOSEN);
  g_autoptr (DubanHeading) heading
      = duban_heading_find (table, DUBAN_SHEET_LEDGER, mapping, "x", NULL);
  g_autofree DubanColumnProposal *proposals = duban_likeness_propose (table, heading, &known);

  g_assert_cmpint (proposals[1].field, ==, NOTHING);
}

static void
test_guessed_headings (void)
{
  static const struct
  {
    const char *lines;
    guint row;
    gssize title; /* the column that is proposed for it; -1: none */
  } cases[] = {
    { "工作清单|主责\n修建通村公路|水利局\n架设过河桥梁|交通局", 1, 0 },
    { "某某旗\n\n序|工作清单|主责|到期日\n1|修建通村公路|水利局|2026-12-01\n2|架设过河桥梁|交通局|",
      3, 1 },
    { "1|2|3\n4|5|6", 1, -1 },
    { "甲", 1, -1 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (DubanFileTable) table = table_from_text (cases[i].lines);
      g_autoptr (DubanHeading) heading
          = duban_likeness_guess_heading (table, DUBAN_SHEET_ANY, NULL);
      g_autofree DubanColumnProposal *proposals = duban_likeness_propose (table, heading, NULL);
      gssize title = -1;

      for (gsize k = 0; k < heading->n_columns; k++)
        if (proposals[k].field == DUBAN_COLUMN_TITLE)
          title = (gssize) k;
      g_assert_cmpuint (duban_file_table_get_row_number (table, heading->row), ==, cases[i].row);
      g_assert_cmpint (title, ==, cases[i].title);
    }
}

/* Wide, long and hostile tables take no time: a sample is looked at. */
static void
test_wide_tables_are_sampled (void)
{
  g_autoptr (GString) text = g_string_new ("事项");
  g_autofree char *texts = g_strnfill (64 * 1024, 'x');
  gint64 begun = g_get_monotonic_time ();

  for (guint i = 1; i < DUBAN_TABLE_MAX_COLUMNS; i++)
    g_string_append_printf (text, "|第几%u列工作", i);
  for (guint row = 0; row < 400; row++)
    {
      g_string_append (text, "\n修路");
      for (guint i = 1; i < DUBAN_TABLE_MAX_COLUMNS; i++)
        g_string_append (text, "|2026-12-01");
    }
  g_string_append_printf (text, "\n%s|%s", texts, texts);

  g_autoptr (DubanFileTable) table = table_from_text (text->str);
  g_autoptr (DubanHeading) heading
      = duban_heading_find (table, DUBAN_SHEET_LEDGER, NULL, "x", NULL);
  g_autofree DubanColumnProposal *proposals = duban_likeness_propose (table, heading, &known);
  g_autoptr (DubanHeading) guess = duban_likeness_guess_heading (table, DUBAN_SHEET_ANY, NULL);

  g_assert_nonnull (guess);
  g_test_message ("%" G_GINT64_FORMAT " ms", (g_get_monotonic_time () - begun) / 1000);
  g_assert_cmpint (g_get_monotonic_time () - begun, <, 5 * G_USEC_PER_SEC);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/likeness/proposals", test_proposals);
  g_test_add_func ("/likeness/what-was-said-is-proposed-nothing-else",
                   test_what_was_said_is_proposed_nothing_else);
  g_test_add_func ("/likeness/guessed-headings", test_guessed_headings);
  g_test_add_func ("/likeness/wide-tables-are-sampled", test_wide_tables_are_sampled);
  return g_test_run ();
}
