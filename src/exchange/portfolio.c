/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "exchange/portfolio.h"

#include <glib/gi18n-lib.h>

#include "core/text.h"
#include "exchange/row-date.h"

/* 负责生态环境工作。分管水利局: sentences, in which names cannot be told from words. */
static gboolean
is_prose (const char *cell)
{
  static const char *const verbs[] = { "负责", "协助", "主持" };
  gboolean is_begun = strstr (cell, "。") != NULL;

  for (gsize i = 0; i < G_N_ELEMENTS (verbs); i++)
    is_begun |= g_str_has_prefix (cell, verbs[i]);
  return is_begun;
}

static gboolean
check_names (const char *held, DubanFault *fault)
{
  if (!is_prose (held))
    return TRUE;
  return duban_fault_set (
      fault, DUBAN_COLUMN_HOLDS,
      g_strdup_printf (
          _ ("“%s” is a sentence: write but the names of units and fields, parted "
             "by 、; other kinds (联系, 协管) in a row of their own, said in 分管方式."),
          held));
}

gboolean
duban_portfolio_read (const DubanFileTable *table, const DubanHeading *heading, gsize row,
                      const DubanDatewordContext *context, DubanPortfolioRow *out,
                      DubanFault *fault)
{
  const char *kind = duban_heading_get_cell (heading, table, row, DUBAN_COLUMN_HOLDING_KIND);
  const char *from = duban_heading_get_cell (heading, table, row, DUBAN_COLUMN_FROM);
  const char *to = duban_heading_get_cell (heading, table, row, DUBAN_COLUMN_TO);

  *out = (DubanPortfolioRow){
    .leader = duban_heading_get_cell (heading, table, row, DUBAN_COLUMN_LEADER),
    .title = duban_heading_get_cell (heading, table, row, DUBAN_COLUMN_LEADER_TITLE),
    .held
    = duban_text_split_names (duban_heading_get_cell (heading, table, row, DUBAN_COLUMN_HOLDS)),
    .fields = duban_text_split_names (
        duban_heading_get_cell (heading, table, row, DUBAN_COLUMN_HOLDS_FIELD)),
    .kind = *kind ? duban_words_read (DUBAN_WORDS_HOLDING_KIND, kind, -1) : DUBAN_HOLDS_CHARGE,
  };
  if (!*out->leader)
    return duban_fault_set (fault, DUBAN_COLUMN_LEADER,
                            g_strdup (_ ("The row names no leader: its 领导 is empty.")));
  if (!duban_fault_check_name (fault, DUBAN_COLUMN_LEADER, out->leader)
      || !duban_fault_check_name (fault, DUBAN_COLUMN_LEADER_TITLE, out->title)
      || !check_names (duban_heading_get_cell (heading, table, row, DUBAN_COLUMN_HOLDS), fault))
    return FALSE;
  if (out->kind == 0)
    return duban_fault_set (
        fault, DUBAN_COLUMN_HOLDING_KIND,
        g_strdup_printf (_ ("“%s” is none of 分管, 代管, 协管, 联系, 包联."), kind));
  if (!duban_row_date_read_plan (context, DUBAN_COLUMN_FROM, from, &out->from, fault)
      || !duban_row_date_read_plan (context, DUBAN_COLUMN_TO, to, &out->to, fault))
    return FALSE;
  if (out->from != DUBAN_NO_DAY && out->to != DUBAN_NO_DAY && out->to < out->from)
    return duban_fault_set (
        fault, DUBAN_COLUMN_TO,
        g_strdup_printf (_ ("The last day %s is before the first, %s."), to, from));
  return TRUE;
}

void
duban_portfolio_row_clear (DubanPortfolioRow *row)
{
  g_clear_pointer (&row->held, g_ptr_array_unref);
  g_clear_pointer (&row->fields, g_ptr_array_unref);
}
