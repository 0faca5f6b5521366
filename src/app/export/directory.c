/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/export/directory.h"

#include "exchange/column.h"
#include "exchange/words.h"

static void
add_headings (DubanCsv *csv, DubanColumn first, DubanColumn last)
{
  for (guint column = first; column <= last; column++)
    duban_csv_add (csv, duban_column_get_name (column));
  duban_csv_end_row (csv);
}

static void
add_day (DubanCsv *csv, DubanDay day)
{
  char text[DUBAN_DAY_TEXT_SIZE];

  duban_csv_add (csv, duban_day_format (day, text));
}

static void
add_holding (DubanCsv *csv, const DubanDirectory *directory, const DubanLeader *leader,
             const DubanHolding *holding)
{
  const DubanUnit *unit = duban_directory_get_unit (directory, holding->held);
  const DubanField *field = duban_directory_get_field (directory, holding->held);

  duban_csv_add (csv, leader->name);
  duban_csv_add (csv, leader->title);
  duban_csv_add (csv, unit ? unit->name : NULL);
  duban_csv_add (csv, field ? field->name : NULL);
  duban_csv_add (csv, duban_words_write (DUBAN_WORDS_HOLDING_KIND, holding->kind));
  add_day (csv, holding->from);
  add_day (csv, holding->to);
  duban_csv_end_row (csv);
}

static void
add_leader (DubanCsv *csv, const DubanLeader *leader)
{
  duban_csv_add (csv, leader->name);
  duban_csv_add (csv, leader->title);
  for (guint column = DUBAN_COLUMN_HOLDS; column <= DUBAN_COLUMN_TO; column++)
    duban_csv_add (csv, NULL);
  duban_csv_end_row (csv);
}

void
duban_export_portfolio (DubanCsv *csv, const DubanTerms *terms)
{
  gsize n_leaders, n_holdings;
  const DubanLeader *const *leaders = duban_directory_list_leaders (terms->directory, &n_leaders);
  const DubanHolding *holdings = duban_directory_list_holdings (terms->directory, &n_holdings);

  add_headings (csv, DUBAN_COLUMN_LEADER, DUBAN_COLUMN_TO);
  for (gsize i = 0; i < n_leaders; i++)
    {
      gboolean holds_any = FALSE;

      for (gsize k = 0; k < n_holdings; k++)
        if (holdings[k].leader == leaders[i]->n)
          {
            add_holding (csv, terms->directory, leaders[i], &holdings[k]);
            holds_any = TRUE;
          }
      if (!holds_any)
        add_leader (csv, leaders[i]);
    }
}

void
duban_export_units (DubanCsv *csv, const DubanTerms *terms)
{
  gsize n;
  const DubanUnit *const *units = duban_directory_list_units (terms->directory, &n);

  add_headings (csv, DUBAN_COLUMN_UNIT_NAME, DUBAN_COLUMN_PARENT_UNIT);
  for (gsize i = 0; i < n; i++)
    {
      g_autofree char *short_names
          = units[i]->short_names ? g_strjoinv ("、", units[i]->short_names) : NULL;

      duban_csv_add (csv, units[i]->name);
      duban_csv_add (csv, short_names);
      duban_csv_add (csv, units[i]->category);
      duban_csv_add (csv, units[i]->head);
      duban_csv_add (csv, duban_directory_get_name (terms->directory, units[i]->parent));
      duban_csv_end_row (csv);
    }
}

void
duban_export_holidays (DubanCsv *csv, const DubanTerms *terms)
{
  gsize n_years;
  g_autofree int *years = duban_calendar_dup_years (terms->calendar, &n_years);

  add_headings (csv, DUBAN_COLUMN_DAY, DUBAN_COLUMN_DAY_KIND);
  for (gsize i = 0; i < n_years; i++)
    {
      gsize n_days;
      g_autofree DubanCalendarDay *days
          = duban_calendar_dup_year (terms->calendar, years[i], &n_days);

      for (gsize k = 0; k < n_days; k++)
        {
          add_day (csv, days[k].day);
          duban_csv_add (csv, days[k].name);
          duban_csv_add (csv, duban_words_write (DUBAN_WORDS_DAY_KIND, days[k].kind));
          duban_csv_end_row (csv);
        }
    }
}
