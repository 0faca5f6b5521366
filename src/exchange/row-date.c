/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "exchange/row-date.h"

#include <string.h>

#include <glib/gi18n-lib.h>

/* A whole date in figures (2026-11-23, 2026年11月23日, a spreadsheet's serial) is no wording
 * that would have to be kept beside the day. */
static gboolean
is_in_figures (const char *cell)
{
  static const char *const words[] = { "年", "月", "日" };
  const char *at = cell;

  while (g_ascii_isdigit (*at))
    at++;
  if (at - cell < 4)
    return FALSE;
  while (*at)
    {
      gsize size = g_ascii_isdigit (*at) || strchr ("-/.", *at) ? 1 : 0;

      for (gsize i = 0; size == 0 && i < G_N_ELEMENTS (words); i++)
        size = g_str_has_prefix (at, words[i]) ? strlen (words[i]) : 0;
      if (size == 0)
        return FALSE;
      at += size;
    }
  return TRUE;
}

static gboolean
refuse_date (const DubanDateword *read, DubanColumn column, const char *cell, DubanFault *fault)
{
  if (read->kind == DUBAN_DATEWORD_IMPOSSIBLE)
    return duban_fault_set (fault, column,
                            g_strdup_printf (_ ("There is no such day as “%s”."), cell));
  if (read->kind == DUBAN_DATEWORD_DAY)
    return duban_fault_set (fault, column, g_strdup_printf (_ ("“%s” names no single day."), cell));
  return duban_fault_set (fault, column,
                          g_strdup_printf (_ ("“%s” is no date that can be understood: write it "
                                              "as 2026-11-23."),
                                           cell));
}

static gboolean
refuse_future (DubanColumn column, const char *cell, DubanFault *fault)
{
  return duban_fault_set (fault, column, g_strdup_printf (_ ("“%s” lies in the future."), cell));
}

static gboolean
is_single_day (const DubanDateword *read)
{
  return read->kind == DUBAN_DATEWORD_DAY && !read->is_span && read->n_days <= 1;
}

gboolean
duban_row_date_read_event (const DubanDatewordContext *context, DubanColumn column,
                           const char *cell, DubanDay *day, int *minute, DubanFault *fault)
{
  DubanDateword read;

  *day = DUBAN_NO_DAY;
  if (minute)
    *minute = DUBAN_NO_MINUTE;
  if (!*cell)
    return TRUE;
  read = duban_dateword_read_event (cell, context);
  if (read.kind == DUBAN_DATEWORD_EMPTY)
    return TRUE;
  if (!is_single_day (&read))
    return refuse_date (&read, column, cell, fault);
  *day = read.day;
  if (minute)
    *minute = read.minute;
  return *day <= context->today || refuse_future (column, cell, fault);
}

gboolean
duban_row_date_read_plan (const DubanDatewordContext *context, DubanColumn column, const char *cell,
                          DubanDay *day, DubanFault *fault)
{
  DubanDateword read;

  *day = DUBAN_NO_DAY;
  if (!*cell)
    return TRUE;
  read = duban_dateword_read_deadline (cell, context);
  if (read.kind == DUBAN_DATEWORD_EMPTY)
    return TRUE;
  if (!is_single_day (&read))
    return refuse_date (&read, column, cell, fault);
  *day = read.day;
  return TRUE;
}

/* A rhythm in a record column: the schedule, where none was given and it can say it. */
static void
take_rhythm (const DubanDateword *read, DubanColumn column, const char *cell, DubanLedgerRow *row)
{
  row->remarks |= DUBAN_REMARK_RHYTHM;
  if (read->schedule.kind != DUBAN_SCHEDULE_NONE && row->schedule.kind == DUBAN_SCHEDULE_NONE)
    row->schedule = read->schedule;
  else
    duban_ledger_row_keep (row, duban_column_get_name (column), cell);
}

gboolean
duban_row_date_read_record (const DubanDatewordContext *context, DubanRowRecord record,
                            DubanLedgerRow *row, DubanFault *fault)
{
  DubanColumn column = DUBAN_COLUMN_DEPLOY + record;
  const char *cell = row->cells[column];
  DubanDay *day = &row->done[record];
  DubanDateword read;

  *day = DUBAN_NO_DAY;
  if (!*cell)
    return TRUE;
  if (record != DUBAN_ROW_FOLLOW_UP && g_str_equal (cell, DUBAN_WORD_EXCUSED))
    {
      row->excused |= 1u << record;
      return TRUE;
    }
  read = duban_dateword_read_event (cell, context);
  if (read.kind == DUBAN_DATEWORD_RECURRING || read.kind == DUBAN_DATEWORD_CONTINUING)
    take_rhythm (&read, column, cell, row);
  else if (read.kind == DUBAN_DATEWORD_DAY)
    *day = read.day;
  else if (read.kind != DUBAN_DATEWORD_EMPTY)
    return refuse_date (&read, column, cell, fault);
  return *day == DUBAN_NO_DAY || *day <= context->today || refuse_future (column, cell, fault);
}

void
duban_row_date_read_due (const DubanDatewordContext *context, const char *cell, const char *wording,
                         DubanLedgerRow *row)
{
  DubanDateword read;

  row->n_milestones = 0;
  row->due_text = wording;
  row->due = DUBAN_NO_DAY;
  if (!*cell)
    return;
  read = duban_dateword_read_deadline (cell, context);
  if (read.kind == DUBAN_DATEWORD_EMPTY)
    return;
  if (!*wording && !(is_single_day (&read) && is_in_figures (cell)))
    row->due_text = cell;
  if (read.kind == DUBAN_DATEWORD_UNCLEAR || read.kind == DUBAN_DATEWORD_IMPOSSIBLE)
    row->remarks |= DUBAN_REMARK_DUE_UNCLEAR;
  if (read.kind != DUBAN_DATEWORD_DAY)
    return;
  row->due = read.day;
  for (guint i = 0; i < read.n_days; i++)
    if (read.days[i] < read.day)
      row->milestones[row->n_milestones++] = read.days[i];
}
