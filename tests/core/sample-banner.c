/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sample-banner.h"

static const struct
{
  guint32 n;
  const char *name, *title;
} leaders[] = {
  { 1, "旗长", "旗长" }, { 2, "甲", "副旗长" }, { 3, "乙", "副旗长" },
  { 4, "丙", "副旗长" }, { 5, "丁", "副旗长" }, { 6, "戊", "副旗长" },
};

static const struct
{
  guint32 n;
  const char *name;
} units[] = {
  { 11, "住建局" }, { 12, "水利局" }, { 13, "财政局" }, { 14, "某镇" },
  { 15, "园区" },   { 16, "信访局" }, { 17, "档案馆" }, { 18, "审计局" },
}, fields[] = { { 21, "生态" }, { 22, "安全" } };

static const struct
{
  const char *leader, *held;
  DubanHoldingKind kind;
  const char *from, *to;
} holdings[] = {
  { "甲", "住建局", DUBAN_HOLDS_CHARGE, "", "" },
  { "乙", "水利局", DUBAN_HOLDS_CHARGE, "", "" },
  { "丙", "财政局", DUBAN_HOLDS_CHARGE, "2025-01-01", "2026-02-28" },
  { "丁", "财政局", DUBAN_HOLDS_CHARGE, "2026-03-01", "" },
  { "戊", "某镇", DUBAN_HOLDS_GUARANTEE, "", "" },
  { "甲", "园区", DUBAN_HOLDS_CHARGE, "", "" },
  { "乙", "园区", DUBAN_HOLDS_ACTING, "", "" },
  { "丙", "档案馆", DUBAN_HOLDS_ASSIST, "", "" },
  { "丙", "审计局", DUBAN_HOLDS_CHARGE, "", "" },
  { "丙", "生态", DUBAN_HOLDS_CHARGE, "", "" },
};

guint32
sample_find (const char *name)
{
  for (gsize i = 0; i < G_N_ELEMENTS (leaders); i++)
    if (g_str_equal (leaders[i].name, name))
      return leaders[i].n;
  for (gsize i = 0; i < G_N_ELEMENTS (units); i++)
    if (g_str_equal (units[i].name, name))
      return units[i].n;
  for (gsize i = 0; i < G_N_ELEMENTS (fields); i++)
    if (g_str_equal (fields[i].name, name))
      return fields[i].n;
  g_assert_cmpstr (name, ==, "-");
  return 0;
}

const char *
sample_name (guint32 n)
{
  for (gsize i = 0; i < G_N_ELEMENTS (leaders); i++)
    if (leaders[i].n == n)
      return leaders[i].name;
  for (gsize i = 0; i < G_N_ELEMENTS (units); i++)
    if (units[i].n == n)
      return units[i].name;
  return "-";
}

static DubanId
make_id (guint32 n)
{
  return (DubanId){ .bytes = { (guint8) n } };
}

static DubanDirectory *
make_directory (gboolean has_portfolio)
{
  DubanDirectory *directory = duban_directory_new ();

  for (gsize i = 0; i < G_N_ELEMENTS (leaders); i++)
    duban_directory_add_leader (directory, &(DubanLeader){ .n = leaders[i].n,
                                                           .id = make_id (leaders[i].n),
                                                           .name = g_strdup (leaders[i].name),
                                                           .title = g_strdup (leaders[i].title),
                                                           .left = DUBAN_NO_DAY });
  for (gsize i = 0; i < G_N_ELEMENTS (units); i++)
    duban_directory_add_unit (directory, &(DubanUnit){ .n = units[i].n,
                                                       .id = make_id (units[i].n),
                                                       .name = g_strdup (units[i].name),
                                                       .merged_on = DUBAN_NO_DAY });
  for (gsize i = 0; i < G_N_ELEMENTS (fields); i++)
    duban_directory_add_field (directory, &(DubanField){ .n = fields[i].n,
                                                         .id = make_id (fields[i].n),
                                                         .name = g_strdup (fields[i].name) });
  for (gsize i = 0; i < G_N_ELEMENTS (holdings) && has_portfolio; i++)
    duban_directory_add_holding (directory,
                                 &(DubanHolding){ .leader = sample_find (holdings[i].leader),
                                                  .held = sample_find (holdings[i].held),
                                                  .kind = holdings[i].kind,
                                                  .from = duban_day_parse (holdings[i].from),
                                                  .to = duban_day_parse (holdings[i].to) });
  return directory;
}

DubanTerms *
sample_terms_new (const char *today, const char *settings)
{
  g_auto (GStrv) pairs = g_strsplit (settings != NULL ? settings : "", " ", 0);
  const char *const *words = (const char *const *) pairs;
  DubanSettings values;
  DubanTerms *terms;

  duban_settings_init (&values);
  for (int i = 0; pairs[i] != NULL; i++)
    {
      g_auto (GStrv) pair = g_strsplit (pairs[i], "=", 2);

      if (pair[0] != NULL && pair[1] != NULL)
        g_assert_true (duban_settings_set (&values, duban_setting_find (pair[0])->key, pair[1]));
    }
  terms = duban_terms_new (duban_day_parse (today), &values,
                           g_strv_contains (words, "no-calendar") ? duban_calendar_new ()
                                                                  : duban_calendar_new_published (),
                           make_directory (!g_strv_contains (words, "no-portfolio")));
  terms->desk_is_office = g_strv_contains (words, "office");
  duban_settings_clear (&values);
  return terms;
}
