/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/report/pairs.h"

#define PAIRS "a(ss)"
#define VALUE_SIZE 64

static const char *const share_codes[DUBAN_N_PARTS]
    = { "deploy", "approach", "feedback", "completion" };

void
duban_pair_free (DubanPair *pair)
{
  g_free (pair->name);
  g_free (pair->value);
  g_free (pair);
}

static void
free_pair_cb (gpointer pair)
{
  duban_pair_free (pair);
}

static GPtrArray *
pairs_new (void)
{
  return g_ptr_array_new_with_free_func (free_pair_cb);
}

static void
add (GPtrArray *pairs, const char *name, const char *value)
{
  DubanPair *pair = g_new0 (DubanPair, 1);

  pair->name = g_strdup (name);
  pair->value = g_strdup (value);
  g_ptr_array_add (pairs, pair);
}

/* When accounts begin follows from the day of the database where the office has not said it. */
static const char *
get_setting (const DubanSettings *settings, DubanSettingKey key, char day[DUBAN_DAY_TEXT_SIZE])
{
  if (key == DUBAN_SETTING_ACCOUNTS_FROM && settings->accounts_from != DUBAN_NO_DAY)
    return duban_day_format (settings->accounts_from, day);
  return duban_settings_get_text (settings, key);
}

GPtrArray *
duban_pairs_of_settings (const DubanTerms *terms)
{
  GPtrArray *pairs = pairs_new ();

  for (int i = 0; i < DUBAN_N_SETTINGS; i++)
    {
      const DubanSettingSpec *spec = duban_setting_get_spec ((DubanSettingKey) i);
      char day[DUBAN_DAY_TEXT_SIZE];
      const char *text = get_setting (&terms->settings, (DubanSettingKey) i, day);

      if (!spec->local)
        add (pairs, spec->name, text != NULL ? text : "");
    }
  return pairs;
}

static void
add_calendar_year (GPtrArray *pairs, const DubanCalendar *calendar, int year)
{
  gsize n_days;
  g_autofree DubanCalendarDay *days = duban_calendar_dup_year (calendar, year, &n_days);
  char name[DUBAN_DAY_TEXT_SIZE];

  g_snprintf (name, sizeof name, "%04d", year);
  add (pairs, name, "covered");
  for (gsize i = 0; i < n_days; i++)
    {
      const char *code = days[i].kind == DUBAN_DAY_OFF ? "off" : "makeup";
      g_autofree char *value = g_strdup_printf ("%s %s", code, days[i].name ? days[i].name : "");

      add (pairs, duban_day_format (days[i].day, name), g_strchomp (value));
    }
}

GPtrArray *
duban_pairs_of_calendar (const DubanTerms *terms)
{
  GPtrArray *pairs = pairs_new ();
  gsize n_years;
  g_autofree int *years = duban_calendar_dup_years (terms->calendar, &n_years);

  for (gsize i = 0; i < n_years; i++)
    add_calendar_year (pairs, terms->calendar, years[i]);
  return pairs;
}

static void
add_units (GPtrArray *pairs, const DubanFigures *figures)
{
  gsize n;
  const DubanRankingRow *rows = duban_ranking_get_rows (figures->ranking, &n);

  for (gsize i = 0; i < n; i++)
    {
      const DubanRankingRow *row = &rows[i];
      const char *unit = duban_directory_get_name (figures->terms->directory, row->unit);
      g_autofree char *name = g_strdup_printf ("unit %s", unit != NULL ? unit : "");
      char rank[VALUE_SIZE] = "–", score[VALUE_SIZE] = "–";
      g_autofree char *value = NULL;

      if (row->rank != 0)
        g_snprintf (rank, sizeof rank, "%u", row->rank);
      if (row->score != DUBAN_NO_SCORE)
        g_snprintf (score, sizeof score, "%d.%02d", row->score / 100, row->score % 100);
      value = g_strdup_printf ("%s · %s", rank, score);
      add (pairs, name, value);
    }
}

GPtrArray *
duban_pairs_of_figures (const DubanFigures *figures)
{
  GPtrArray *pairs = pairs_new ();
  char value[VALUE_SIZE];

  for (int i = 0; i < DUBAN_N_SUMMARY_FIGURES; i++)
    {
      const DubanSummaryFigure figure = (DubanSummaryFigure) i;

      g_snprintf (value, sizeof value, "%u",
                  duban_summary_get_tasks (figures->summary, figure)->len);
      add (pairs, duban_summary_figure_get_code (figure), value);
    }
  for (int i = 0; i < DUBAN_N_PARTS; i++)
    {
      const DubanShare share = duban_summary_get_share (figures->summary, (DubanPart) i);

      g_snprintf (value, sizeof value, "%u/%u", share.on_time, share.due);
      add (pairs, share_codes[i], value);
    }
  if (figures->ranking != NULL)
    add_units (pairs, figures);
  return pairs;
}

GPtrArray *
duban_pairs_of_parts (const DubanFreeParts *parts)
{
  GPtrArray *pairs = pairs_new ();

  for (int i = 0; i < DUBAN_N_FREE_PARTS; i++)
    if (parts->texts[i] != NULL)
      add (pairs, duban_free_part_get_code ((DubanFreePart) i), parts->texts[i]);
  return pairs;
}

void
duban_pairs_to_parts (const GPtrArray *pairs, DubanFreeParts *parts)
{
  *parts = (DubanFreeParts){ 0 };
  for (guint i = 0; i < pairs->len; i++)
    {
      const DubanPair *pair = g_ptr_array_index (pairs, i);
      DubanFreePart part;

      if (!duban_free_part_from_code (pair->name, &part))
        continue; /* a newer program's */
      g_free (parts->texts[part]);
      parts->texts[part] = g_strdup (pair->value);
    }
}

GBytes *
duban_pairs_to_bytes (const GPtrArray *pairs)
{
  GVariantBuilder builder = G_VARIANT_BUILDER_INIT (G_VARIANT_TYPE (PAIRS));
  g_autoptr (GVariant) packed = NULL;

  for (guint i = 0; i < pairs->len; i++)
    {
      const DubanPair *pair = g_ptr_array_index (pairs, i);

      g_variant_builder_add (&builder, "(ss)", pair->name, pair->value);
    }
  packed = g_variant_ref_sink (g_variant_builder_end (&builder));
  return g_variant_get_data_as_bytes (packed);
}

GPtrArray *
duban_pairs_from_bytes (GBytes *bytes)
{
  g_autoptr (GVariant) packed
      = g_variant_ref_sink (g_variant_new_from_bytes (G_VARIANT_TYPE (PAIRS), bytes, FALSE));
  g_autoptr (GPtrArray) pairs = pairs_new ();
  const char *name, *value;
  GVariantIter iter;

  if (!g_variant_is_normal_form (packed))
    return NULL;
  g_variant_iter_init (&iter, packed);
  while (g_variant_iter_next (&iter, "(&s&s)", &name, &value))
    add (pairs, name, value);
  return g_steal_pointer (&pairs);
}
