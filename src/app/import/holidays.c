/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/import/holidays.h"

#include <glib/gi18n-lib.h>

#include "app/entity/entity.h"
#include "app/entity/value-bytes.h"
#include "exchange/holidays.h"

/* A year of the calendar that the file touches: its days as they will be. */
typedef struct
{
  int year;
  GArray *days;          /* DubanCalendarDay; names are borrowed */
  GHashTable *mentioned; /* days that a row of the file was about */
  gboolean has_news;
} Year;

static void
year_free (gpointer data)
{
  Year *year = data;

  g_array_unref (year->days);
  g_hash_table_unref (year->mentioned);
  g_free (year);
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
  year->mentioned = g_hash_table_new (NULL, NULL);
  if (n > 0)
    g_array_append_vals (year->days, days, (guint) n);
  return year;
}

static Year *
find_year (GPtrArray *years, const DubanCalendar *calendar, int number)
{
  Year *year;

  for (guint i = 0; i < years->len; i++)
    {
      year = g_ptr_array_index (years, i);
      if (year->year == number)
        return year;
    }
  year = year_new (calendar, number);
  g_ptr_array_add (years, year);
  return year;
}

static int
compare_days_cb (gconstpointer a, gconstpointer b)
{
  const DubanCalendarDay *first = a, *second = b;

  return (first->day > second->day) - (first->day < second->day);
}

/* Puts one day into its year and counts the row. */
static void
put_day (DubanImportBatch *batch, gsize at, Year *year, const DubanCalendarDay *day)
{
  DubanCalendarDay *known = NULL;

  for (guint i = 0; i < year->days->len && !known; i++)
    if (g_array_index (year->days, DubanCalendarDay, i).day == day->day)
      known = &g_array_index (year->days, DubanCalendarDay, i);
  if (known && known->kind == day->kind && g_str_equal (known->name ? known->name : "", day->name))
    {
      duban_import_batch_count (batch, at, DUBAN_FATE_UNCHANGED);
      return;
    }
  year->has_news = TRUE;
  if (known)
    {
      *known = *day;
      duban_import_batch_count (batch, at, DUBAN_FATE_CHANGED);
      return;
    }
  g_array_append_vals (year->days, day, 1);
  duban_import_batch_count (batch, at, DUBAN_FATE_ADDED);
}

static void
take_row (DubanImportBatch *batch, GPtrArray *years, gsize at)
{
  const DubanTerms *terms = batch->session->terms;
  const DubanDatewordContext context = { .assigned = DUBAN_NO_DAY,
                                         .today = terms->today,
                                         .year = batch->options->year,
                                         .calendar = terms->calendar };
  g_auto (DubanFault) fault = { 0 };
  DubanCalendarDay day;
  Year *year;

  if (!duban_holidays_read (batch->table, batch->heading, at, &context, &day, &fault))
    {
      duban_import_batch_refuse (batch, at, &fault);
      return;
    }
  year = find_year (years, terms->calendar, duban_day_get_year (day.day));
  if (g_hash_table_add (year->mentioned, GINT_TO_POINTER (day.day)))
    {
      put_day (batch, at, year, &day);
      return;
    }
  duban_fault_set (&fault, DUBAN_COLUMN_DAY, g_strdup (_ ("The day stands above already.")));
  duban_import_batch_refuse (batch, at, &fault);
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
duban_import_holidays_run (DubanImportBatch *batch, GError **error)
{
  g_autoptr (GPtrArray) years = g_ptr_array_new_with_free_func (year_free);
  gsize n_rows = duban_file_table_get_n_rows (batch->table);

  for (gsize at = batch->heading->row + 1; at < n_rows; at++)
    {
      if (!duban_import_batch_step (batch, at, error))
        return FALSE;
      take_row (batch, years, at);
    }
  for (guint i = 0; i < years->len; i++)
    if (!post_year (batch, g_ptr_array_index (years, i), error))
      return FALSE;
  return TRUE;
}
