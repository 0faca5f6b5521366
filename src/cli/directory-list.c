/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli/directory-list.h"

#include "cli/json.h"
#include "cli/text-table.h"

#include <glib/gi18n-lib.h>

const char *
duban_directory_list_get_kind (DubanHoldingKind kind)
{
  static const char *const words[] = { NULL, "分管", "代管", "协管", "联系", "包联" };

  return words[kind];
}

static const char *
get_day_kind (const DubanCalendarDay *day)
{
  return day->kind == DUBAN_DAY_OFF ? "off" : "makeup";
}

/* In the order of their days; a meeting without a day first. */
static int
compare_meetings (gconstpointer a, gconstpointer b)
{
  const DubanMeeting *x = *(const DubanMeeting *const *) a;
  const DubanMeeting *y = *(const DubanMeeting *const *) b;

  return (x->day > y->day) - (x->day < y->day);
}

static GPtrArray *
sort_meetings (const DubanDirectory *directory)
{
  gsize n;
  const DubanMeeting *const *meetings = duban_directory_list_meetings (directory, &n);
  GPtrArray *sorted = g_ptr_array_new ();

  for (gsize i = 0; i < n; i++)
    g_ptr_array_add (sorted, (gpointer) meetings[i]);
  g_ptr_array_sort (sorted, compare_meetings);
  return sorted;
}

static void
print_leaders_json (DubanJson *json, const DubanTerms *terms)
{
  gsize n;
  const DubanLeader *const *leaders = duban_directory_list_leaders (terms->directory, &n);

  duban_json_begin_array (json, "leaders");
  for (gsize i = 0; i < n; i++)
    {
      duban_json_begin_object (json, NULL);
      duban_json_text (json, "name", leaders[i]->name);
      duban_json_text (json, "title", leaders[i]->title);
      duban_json_end_object (json);
    }
  duban_json_end_array (json);
}

static void
print_leaders (const DubanTerms *terms)
{
  const char *headings[] = { _ ("Leader"), _ ("Title") };
  g_autoptr (DubanTextTable) table = duban_text_table_new (headings, G_N_ELEMENTS (headings));
  gsize n;
  const DubanLeader *const *leaders = duban_directory_list_leaders (terms->directory, &n);

  for (gsize i = 0; i < n; i++)
    {
      duban_text_table_add (table, leaders[i]->name, 0);
      duban_text_table_add (table, leaders[i]->title, 0);
    }
  duban_text_table_print (table);
}

static void
print_units_json (DubanJson *json, const DubanTerms *terms)
{
  gsize n;
  const DubanUnit *const *units = duban_directory_list_units (terms->directory, &n);

  duban_json_begin_array (json, "units");
  for (gsize i = 0; i < n; i++)
    {
      if (duban_unit_is_merged (units[i], terms->today))
        continue;
      duban_json_begin_object (json, NULL);
      duban_json_text (json, "name", units[i]->name);
      duban_json_begin_array (json, "short");
      for (gsize j = 0; units[i]->short_names != NULL && units[i]->short_names[j] != NULL; j++)
        duban_json_text (json, NULL, units[i]->short_names[j]);
      duban_json_end_array (json);
      duban_json_text (json, "category", units[i]->category);
      duban_json_text (json, "head", units[i]->head);
      duban_json_end_object (json);
    }
  duban_json_end_array (json);
}

static void
print_units (const DubanTerms *terms)
{
  const char *headings[] = { _ ("Unit"), _ ("Short"), _ ("Category"), _ ("Head") };
  g_autoptr (DubanTextTable) table = duban_text_table_new (headings, G_N_ELEMENTS (headings));
  gsize n;
  const DubanUnit *const *units = duban_directory_list_units (terms->directory, &n);

  for (gsize i = 0; i < n; i++)
    {
      g_autofree char *names
          = units[i]->short_names != NULL ? g_strjoinv ("、", units[i]->short_names) : NULL;

      if (duban_unit_is_merged (units[i], terms->today))
        continue;
      duban_text_table_add (table, units[i]->name, 0);
      duban_text_table_add (table, names, 0);
      duban_text_table_add (table, units[i]->category, 0);
      duban_text_table_add (table, units[i]->head, 0);
    }
  duban_text_table_print (table);
}

static void
print_portfolio_json (DubanJson *json, const DubanTerms *terms)
{
  const DubanDirectory *directory = terms->directory;
  gsize n;
  const DubanHolding *holdings = duban_directory_list_holdings (directory, &n);

  duban_json_begin_array (json, "portfolio");
  for (gsize i = 0; i < n; i++)
    {
      gboolean is_unit = duban_directory_get_unit (directory, holdings[i].held) != NULL;

      duban_json_begin_object (json, NULL);
      duban_json_text (json, "leader", duban_directory_get_name (directory, holdings[i].leader));
      duban_json_text (json, "held", duban_directory_get_name (directory, holdings[i].held));
      duban_json_text (json, "type", is_unit ? "unit" : "field");
      duban_json_text (json, "kind", duban_directory_list_get_kind (holdings[i].kind));
      duban_json_day (json, "from", holdings[i].from);
      duban_json_day (json, "to", holdings[i].to);
      duban_json_end_object (json);
    }
  duban_json_end_array (json);
}

static void
print_portfolio (const DubanTerms *terms)
{
  const char *headings[] = { _ ("Leader"), _ ("Unit or field"), _ ("Kind"), _ ("From"), _ ("To") };
  g_autoptr (DubanTextTable) table = duban_text_table_new (headings, G_N_ELEMENTS (headings));
  const DubanDirectory *directory = terms->directory;
  gsize n;
  const DubanHolding *holdings = duban_directory_list_holdings (directory, &n);
  char text[DUBAN_DAY_TEXT_SIZE];

  for (gsize i = 0; i < n; i++)
    {
      duban_text_table_add (table, duban_directory_get_name (directory, holdings[i].leader), 0);
      duban_text_table_add (table, duban_directory_get_name (directory, holdings[i].held), 0);
      duban_text_table_add (table, duban_directory_list_get_kind (holdings[i].kind), 0);
      duban_text_table_add (table, duban_day_format (holdings[i].from, text), 0);
      duban_text_table_add (table, duban_day_format (holdings[i].to, text), 0);
    }
  duban_text_table_print (table);
}

static void
print_meetings_json (DubanJson *json, const DubanTerms *terms)
{
  g_autoptr (GPtrArray) meetings = sort_meetings (terms->directory);

  duban_json_begin_array (json, "meetings");
  for (guint i = 0; i < meetings->len; i++)
    {
      const DubanMeeting *meeting = meetings->pdata[i];

      duban_json_begin_object (json, NULL);
      duban_json_text (json, "kind", meeting->kind);
      duban_json_day (json, "date", meeting->day);
      duban_json_text (json, "number", meeting->number);
      duban_json_end_object (json);
    }
  duban_json_end_array (json);
}

static void
print_meetings (const DubanTerms *terms)
{
  const char *headings[] = { _ ("Date"), _ ("Meeting"), _ ("Number") };
  g_autoptr (DubanTextTable) table = duban_text_table_new (headings, G_N_ELEMENTS (headings));
  g_autoptr (GPtrArray) meetings = sort_meetings (terms->directory);
  char text[DUBAN_DAY_TEXT_SIZE];

  for (guint i = 0; i < meetings->len; i++)
    {
      const DubanMeeting *meeting = meetings->pdata[i];

      duban_text_table_add (table, duban_day_format (meeting->day, text), 0);
      duban_text_table_add (table, meeting->kind, 0);
      duban_text_table_add (table, meeting->number, 0);
    }
  duban_text_table_print (table);
}

static void
print_year_json (DubanJson *json, const DubanTerms *terms, int year)
{
  gsize n;
  g_autofree DubanCalendarDay *days = duban_calendar_dup_year (terms->calendar, year, &n);

  for (gsize i = 0; i < n; i++)
    {
      duban_json_begin_object (json, NULL);
      duban_json_day (json, "date", days[i].day);
      duban_json_text (json, "name", days[i].name);
      duban_json_text (json, "kind", get_day_kind (&days[i]));
      duban_json_end_object (json);
    }
}

static void
print_holidays_json (DubanJson *json, const DubanTerms *terms)
{
  gsize n;
  g_autofree int *years = duban_calendar_dup_years (terms->calendar, &n);

  duban_json_begin_array (json, "holidays");
  for (gsize i = 0; i < n; i++)
    print_year_json (json, terms, years[i]);
  duban_json_end_array (json);
  duban_json_begin_array (json, "years");
  for (gsize i = 0; i < n; i++)
    duban_json_number (json, NULL, years[i]);
  duban_json_end_array (json);
}

static void
add_year (DubanTextTable *table, const DubanTerms *terms, int year)
{
  gsize n;
  g_autofree DubanCalendarDay *days = duban_calendar_dup_year (terms->calendar, year, &n);
  char text[DUBAN_DAY_TEXT_SIZE];

  for (gsize i = 0; i < n; i++)
    {
      duban_text_table_add (table, duban_day_format (days[i].day, text), 0);
      duban_text_table_add (table, days[i].name, 0);
      duban_text_table_add (table, days[i].kind == DUBAN_DAY_OFF ? "休" : "班", 0);
    }
}

static void
print_holidays (const DubanTerms *terms)
{
  const char *headings[] = { _ ("Date"), _ ("Holiday"), _ ("Kind") };
  g_autoptr (DubanTextTable) table = duban_text_table_new (headings, G_N_ELEMENTS (headings));
  gsize n;
  g_autofree int *years = duban_calendar_dup_years (terms->calendar, &n);

  for (gsize i = 0; i < n; i++)
    add_year (table, terms, years[i]);
  duban_text_table_print (table);
}

gboolean
duban_directory_list_print (gboolean as_json, const DubanSession *session, DubanDirectoryList what,
                            GError **error)
{
  static const struct
  {
    void (*print) (const DubanTerms *terms);
    void (*print_json) (DubanJson *json, const DubanTerms *terms);
  } lists[] = {
    [DUBAN_LIST_LEADERS] = { print_leaders, print_leaders_json },
    [DUBAN_LIST_UNITS] = { print_units, print_units_json },
    [DUBAN_LIST_PORTFOLIO] = { print_portfolio, print_portfolio_json },
    [DUBAN_LIST_MEETINGS] = { print_meetings, print_meetings_json },
    [DUBAN_LIST_HOLIDAYS] = { print_holidays, print_holidays_json },
  };
  g_autoptr (DubanJson) json = NULL;

  if (!as_json)
    {
      lists[what].print (session->terms);
      return TRUE;
    }
  json = duban_json_new ();
  duban_json_begin_object (json, NULL);
  lists[what].print_json (json, session->terms);
  duban_json_end_object (json);
  return duban_json_finish (json, error);
}
