/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "exchange/row-date.h"

#include <string.h>

#include <glib/gi18n-lib.h>

/* Reads 1 to `digits` digits and moves on; -1 where there are none. */
static int
read_digits (const char **text, int digits)
{
  int value = -1;

  for (; digits > 0 && g_ascii_isdigit (**text); digits--, (*text)++)
    value = MAX (value, 0) * 10 + (**text - '0');
  return value;
}

/* Moves past a separator: - / . or the Chinese word. */
static gboolean
skip_separator (const char **text, char *mark, const char *word)
{
  gsize size = strlen (word);

  if (**text == '-' || **text == '/' || **text == '.')
    {
      gboolean is_same = *mark == '\0' || *mark == **text;

      *mark = **text;
      (*text)++;
      return is_same;
    }
  if (strncmp (*text, word, size) != 0)
    return FALSE;
  *text += size;
  return *mark == '\0';
}

DubanDay
duban_row_date_read_plain (const char *text)
{
  const char *at = text;
  char mark = '\0';
  int year = read_digits (&at, 4), month, day;

  if (at - text != 4 || !skip_separator (&at, &mark, "年"))
    return DUBAN_NO_DAY;
  month = read_digits (&at, 2);
  if (month < 0 || (mark == '\0') != (strncmp (at, "月", strlen ("月")) == 0)
      || !skip_separator (&at, &mark, "月"))
    return DUBAN_NO_DAY;
  day = read_digits (&at, 2);
  if (day < 0 || strcmp (at, mark == '\0' ? "日" : "") != 0)
    return DUBAN_NO_DAY;
  return duban_day_from_ymd (year, month, day);
}

static gboolean
refuse_date (const DubanDateword *read, DubanColumn column, const char *cell, DubanFault *fault)
{
  if (read->kind == DUBAN_DATEWORD_IMPOSSIBLE)
    return duban_fault_set (fault, column,
                            g_strdup_printf (_ ("There is no such day as “%s”."), cell));
  if (read->kind == DUBAN_DATEWORD_DAY)
    return duban_fault_set (fault, column,
                            g_strdup_printf (_ ("“%s” names no single day."), cell));
  return duban_fault_set (fault, column,
                          g_strdup_printf (_ ("“%s” is no date that can be understood: write it "
                                              "as 2026-11-23."),
                                           cell));
}

static gboolean
refuse_future (DubanColumn column, const char *cell, DubanFault *fault)
{
  return duban_fault_set (fault, column,
                          g_strdup_printf (_ ("“%s” lies in the future."), cell));
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

  if (minute)
    *minute = DUBAN_NO_MINUTE;
  *day = *cell ? duban_row_date_read_plain (cell) : DUBAN_NO_DAY;
  if (*cell && *day == DUBAN_NO_DAY)
    {
      read = duban_dateword_read_event (cell, context);
      if (read.kind != DUBAN_DATEWORD_EMPTY && !is_single_day (&read))
        return refuse_date (&read, column, cell, fault);
      *day = read.kind == DUBAN_DATEWORD_EMPTY ? DUBAN_NO_DAY : read.day;
      if (minute && *day != DUBAN_NO_DAY)
        *minute = read.minute;
    }
  return *day == DUBAN_NO_DAY || *day <= context->today || refuse_future (column, cell, fault);
}

gboolean
duban_row_date_read_plan (const DubanDatewordContext *context, DubanColumn column,
                          const char *cell, DubanDay *day, DubanFault *fault)
{
  DubanDateword read;

  *day = *cell ? duban_row_date_read_plain (cell) : DUBAN_NO_DAY;
  if (!*cell || *day != DUBAN_NO_DAY)
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

  *day = *cell ? duban_row_date_read_plain (cell) : DUBAN_NO_DAY;
  if (*cell && *day == DUBAN_NO_DAY)
    {
      read = duban_dateword_read_event (cell, context);
      if (read.kind == DUBAN_DATEWORD_RECURRING || read.kind == DUBAN_DATEWORD_CONTINUING)
        take_rhythm (&read, column, cell, row);
      else if (read.kind == DUBAN_DATEWORD_DAY)
        *day = read.day;
      else if (read.kind != DUBAN_DATEWORD_EMPTY)
        return refuse_date (&read, column, cell, fault);
    }
  return *day == DUBAN_NO_DAY || *day <= context->today || refuse_future (column, cell, fault);
}

void
duban_row_date_read_due (const DubanDatewordContext *context, const char *cell,
                         const char *wording, DubanLedgerRow *row)
{
  DubanDateword read;

  row->n_milestones = 0;
  row->due_text = wording;
  row->due = *cell ? duban_row_date_read_plain (cell) : DUBAN_NO_DAY;
  if (!*cell || row->due != DUBAN_NO_DAY)
    return;
  if (!*wording)
    row->due_text = cell;
  read = duban_dateword_read_deadline (cell, context);
  if (read.kind == DUBAN_DATEWORD_UNCLEAR || read.kind == DUBAN_DATEWORD_IMPOSSIBLE)
    row->remarks |= DUBAN_REMARK_DUE_UNCLEAR;
  if (read.kind != DUBAN_DATEWORD_DAY)
    return;
  row->due = read.day;
  for (guint i = 0; i < read.n_days; i++)
    if (read.days[i] < read.day)
      row->milestones[row->n_milestones++] = read.days[i];
}
