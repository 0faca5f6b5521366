/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/export/directory.h"

#include "exchange/column.h"
#include "exchange/words.h"

/* The first names the row. */
static void
add_headings (DubanGrid *grid, DubanColumn first, DubanColumn last)
{
  for (guint column = first; column <= last; column++)
    duban_grid_add_column (grid, duban_column_get_name (column),
                           DUBAN_GRID_MAIN | (column == first ? DUBAN_GRID_FROZEN : 0));
}

static void
add_holding (DubanGrid *grid, const DubanDirectory *directory, const DubanLeader *leader,
             const DubanHolding *holding)
{
  const DubanUnit *unit = duban_directory_get_unit (directory, holding->held);
  const DubanField *field = duban_directory_get_field (directory, holding->held);

  duban_grid_add_text (grid, leader->name);
  duban_grid_add_text (grid, leader->title);
  duban_grid_add_text (grid, unit ? unit->name : NULL);
  duban_grid_add_text (grid, field ? field->name : NULL);
  duban_grid_add_text (grid, duban_words_write (DUBAN_WORDS_HOLDING_KIND, holding->kind));
  duban_grid_add_day (grid, holding->from);
  duban_grid_add_day (grid, holding->to);
  duban_grid_end_row (grid, NULL);
}

static void
add_leader (DubanGrid *grid, const DubanLeader *leader)
{
  duban_grid_add_text (grid, leader->name);
  duban_grid_add_text (grid, leader->title);
  for (guint column = DUBAN_COLUMN_HOLDS; column <= DUBAN_COLUMN_TO; column++)
    duban_grid_add_text (grid, NULL);
  duban_grid_end_row (grid, NULL);
}

void
duban_export_portfolio (DubanGrid *grid, const DubanTerms *terms)
{
  gsize n_leaders, n_holdings;
  const DubanLeader *const *leaders = duban_directory_list_leaders (terms->directory, &n_leaders);
  const DubanHolding *holdings = duban_directory_list_holdings (terms->directory, &n_holdings);

  add_headings (grid, DUBAN_COLUMN_LEADER, DUBAN_COLUMN_TO);
  for (gsize i = 0; i < n_leaders; i++)
    {
      gboolean holds_any = FALSE;

      for (gsize k = 0; k < n_holdings; k++)
        if (holdings[k].leader == leaders[i]->n)
          {
            add_holding (grid, terms->directory, leaders[i], &holdings[k]);
            holds_any = TRUE;
          }
      if (!holds_any)
        add_leader (grid, leaders[i]);
    }
}

void
duban_export_units (DubanGrid *grid, const DubanTerms *terms)
{
  gsize n;
  const DubanUnit *const *units = duban_directory_list_units (terms->directory, &n);

  add_headings (grid, DUBAN_COLUMN_UNIT_NAME, DUBAN_COLUMN_PARENT_UNIT);
  for (gsize i = 0; i < n; i++)
    {
      g_autofree char *short_names
          = units[i]->short_names ? g_strjoinv ("、", units[i]->short_names) : NULL;

      duban_grid_add_text (grid, units[i]->name);
      duban_grid_add_text (grid, short_names);
      duban_grid_add_text (grid, units[i]->category);
      duban_grid_add_text (grid, units[i]->head);
      duban_grid_add_text (grid, duban_directory_get_name (terms->directory, units[i]->parent));
      duban_grid_end_row (grid, NULL);
    }
}

void
duban_export_holidays (DubanGrid *grid, const DubanTerms *terms)
{
  gsize n_years;
  g_autofree int *years = duban_calendar_dup_years (terms->calendar, &n_years);

  add_headings (grid, DUBAN_COLUMN_DAY, DUBAN_COLUMN_DAY_KIND);
  for (gsize i = 0; i < n_years; i++)
    {
      gsize n_days;
      g_autofree DubanCalendarDay *days
          = duban_calendar_dup_year (terms->calendar, years[i], &n_days);

      for (gsize k = 0; k < n_days; k++)
        {
          duban_grid_add_day (grid, days[k].day);
          duban_grid_add_text (grid, days[k].name);
          duban_grid_add_text (grid, duban_words_write (DUBAN_WORDS_DAY_KIND, days[k].kind));
          duban_grid_end_row (grid, NULL);
        }
    }
}
