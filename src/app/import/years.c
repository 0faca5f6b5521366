/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/import/years.h"

#include "app/entity/entity.h"
#include "app/entity/value-bytes.h"

typedef struct
{
  int year;
  GArray *days; /* DubanCalendarDay as they will be; names are borrowed */
  gboolean has_news;
} Year;

struct _DubanImportYears
{
  DubanImportBatch *batch;
  DubanCalendar *calendar; /* as it is: the days borrow its names */
  GPtrArray *years;        /* Year, in the order in which they were found */
  GHashTable *mentioned;   /* days */
};

static void
year_free (gpointer data)
{
  Year *year = data;

  g_array_unref (year->days);
  g_free (year);
}

DubanImportYears *
duban_import_years_new (DubanImportBatch *batch)
{
  DubanImportYears *years = g_new0 (DubanImportYears, 1);

  years->batch = batch;
  years->calendar = duban_calendar_ref (batch->session->terms->calendar);
  years->years = g_ptr_array_new_with_free_func (year_free);
  years->mentioned = g_hash_table_new (NULL, NULL);
  return years;
}

void
duban_import_years_free (DubanImportYears *years)
{
  g_ptr_array_unref (years->years);
  g_hash_table_unref (years->mentioned);
  duban_calendar_unref (years->calendar);
  g_free (years);
}

gboolean
duban_import_years_mention (DubanImportYears *years, DubanDay day)
{
  return !g_hash_table_add (years->mentioned, GINT_TO_POINTER (day));
}

/* Begins with what is known of the year: a file with local days alone leaves the published ones
 * standing. */
static Year *
year_new (const DubanCalendar *calendar, int number)
{
  Year *year = g_new0 (Year, 1);
  gsize n;
  g_autofree DubanCalendarDay *days = duban_calendar_dup_year (calendar, number, &n);

  year->year = number;
  year->days = g_array_new (FALSE, FALSE, sizeof (DubanCalendarDay));
  if (n > 0)
    g_array_append_vals (year->days, days, (guint) n);
  return year;
}

static Year *
find_year (DubanImportYears *years, int number)
{
  Year *year;

  for (guint i = 0; i < years->years->len; i++)
    {
      year = g_ptr_array_index (years->years, i);
      if (year->year == number)
        return year;
    }
  year = year_new (years->calendar, number);
  g_ptr_array_add (years->years, year);
  return year;
}

static gboolean
is_same (const DubanCalendarDay *known, const DubanCalendarDay *day, gboolean keeps_name)
{
  const char *name = known->name != NULL ? known->name : "";

  return known->kind == day->kind
         && ((keeps_name && *name != '\0') || g_str_equal (name, day->name));
}

DubanDayOutcome
duban_import_years_put (DubanImportYears *years, const DubanCalendarDay *day, gboolean keeps_name)
{
  Year *year = find_year (years, duban_day_get_year (day->day));
  guint at = 0;
  DubanCalendarDay *known;

  while (at < year->days->len && g_array_index (year->days, DubanCalendarDay, at).day != day->day)
    at++;
  if (at == year->days->len)
    {
      if (day->kind == DUBAN_DAY_PLAIN)
        return DUBAN_DAY_UNCHANGED;
      year->has_news = TRUE;
      g_array_append_vals (year->days, day, 1);
      return DUBAN_DAY_ADDED;
    }
  known = &g_array_index (year->days, DubanCalendarDay, at);
  if (is_same (known, day, keeps_name))
    return DUBAN_DAY_UNCHANGED;
  year->has_news = TRUE;
  if (day->kind == DUBAN_DAY_PLAIN)
    g_array_remove_index (year->days, at);
  else
    *known = *day;
  return DUBAN_DAY_CHANGED;
}

/* The years that the calendar covers, and over them those that have news. */
DubanCalendar *
duban_import_years_make_calendar (DubanImportYears *years)
{
  g_autoptr (DubanCalendar) calendar = duban_calendar_new ();
  gboolean has_news = FALSE;
  gsize n_years;
  g_autofree int *known = duban_calendar_dup_years (years->calendar, &n_years);

  for (gsize i = 0; i < n_years; i++)
    {
      gsize n;
      g_autofree DubanCalendarDay *days = duban_calendar_dup_year (years->calendar, known[i], &n);

      duban_calendar_set_year (calendar, known[i], days, n);
    }
  for (guint i = 0; i < years->years->len; i++)
    {
      const Year *year = g_ptr_array_index (years->years, i);

      has_news |= year->has_news;
      if (year->has_news)
        duban_calendar_set_year (calendar, year->year,
                                 (const DubanCalendarDay *) (gconstpointer) year->days->data,
                                 year->days->len);
    }
  return has_news ? g_steal_pointer (&calendar) : NULL;
}

static int
compare_days_cb (gconstpointer a, gconstpointer b)
{
  const DubanCalendarDay *first = a, *second = b;

  return (first->day > second->day) - (first->day < second->day);
}

/* The days of a year as one value (core/attribute-spec.h, DAYS). */
static GBytes *
write_days (Year *year)
{
  GByteArray *bytes = g_byte_array_new ();

  g_array_sort (year->days, compare_days_cb);
  for (guint i = 0; i < year->days->len; i++)
    {
      const DubanCalendarDay *day = &g_array_index (year->days, DubanCalendarDay, i);
      guint8 kind = (guint8) day->kind;

      duban_bytes_append_day (bytes, day->day);
      g_byte_array_append (bytes, &kind, 1);
      duban_bytes_append_text (bytes, day->name ? day->name : "");
    }
  return g_byte_array_free_to_bytes (bytes);
}

static gboolean
post_year (DubanImportBatch *batch, Year *year, GError **error)
{
  g_autofree char *number = g_strdup_printf ("%d", year->year);
  const char *words[] = { number, NULL };
  DubanId id = duban_id_from_words ("year", words);
  g_autoptr (DubanEntity) entity = NULL;
  g_autoptr (GBytes) days = NULL;
  gsize n_tips = 0;
  const DubanHash *tips;

  if (!year->has_news)
    return TRUE;
  entity = duban_entity_find (batch->session->db, DUBAN_ENTITY_YEAR, &id, error);
  if (!entity)
    return FALSE;
  tips = entity->fold ? duban_fold_get_tips (entity->fold, &n_tips) : NULL;
  days = write_days (year);
  duban_change_builder_begin (batch->builder, DUBAN_ENTITY_YEAR, &id, DUBAN_ORIGIN_LEDGER);
  for (gsize i = 0; i < n_tips; i++)
    duban_change_builder_add_parent (batch->builder, &tips[i]);
  duban_change_builder_set (batch->builder, DUBAN_ATTR_YEAR_DAYS, g_bytes_get_data (days, NULL),
                            g_bytes_get_size (days));
  return duban_import_batch_post (batch, error);
}

gboolean
duban_import_years_post (DubanImportYears *years, GError **error)
{
  for (guint i = 0; i < years->years->len; i++)
    if (!post_year (years->batch, g_ptr_array_index (years->years, i), error))
      return FALSE;
  return TRUE;
}
