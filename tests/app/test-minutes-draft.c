/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/view/minutes-draft.h"
#include "sample.h"

/* In the banner of the core's tests 甲 is a 副旗长 and holds 住建局; 园区 is held by two. */
static void
test_fields_are_as_the_directory_has_them (void)
{
  static const struct
  {
    const char *text, *expected; /* title | lead | unit | partners | due */
  } rows[] = {
    { "由副旗长甲牵头，住建局负责修路，财政局配合，3月底前完成。",
      "修路 | 甲 | 住建局 | 财政局 | 3月底前" },
    { "住建局、水利局负责修路。", "修路 | 甲* | 住建局 | 水利局 | " },
    { "副旗长甲、副旗长乙牵头，住建局负责修路。", "修路 | 甲 | 住建局 | 乙 | " },
    { "由园区负责修路。", "修路 |  | 园区 |  | " },
    { "由棚改专班牵头修路，各镇配合。", "修路 |  | 棚改专班 | 各镇 | " },
    { "一、城建\n1.修路，住建局负责\n2.架桥",
      "城建：修路 | 甲* | 住建局 |  | ; 城建：架桥 |  |  |  | " },
  };
  g_autoptr (DubanTerms) terms = sample_terms_new ("2026-03-02", NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (DubanMinutes) minutes = duban_minutes_read (rows[i].text, terms);
      g_autoptr (GPtrArray) drafts = duban_minutes_drafts_new (minutes, terms);
      g_autoptr (GString) line = g_string_new (NULL);

      for (guint k = 0; k < drafts->len; k++)
        {
          const DubanMinutesDraft *draft = drafts->pdata[k];

          g_string_append_printf (line, "%s%s | %s%s | %s | %s | %s", k > 0 ? "; " : "",
                                  draft->title, draft->lead, draft->lead_by_portfolio ? "*" : "",
                                  draft->unit, draft->partners, draft->due);
        }
      g_test_message ("%s", rows[i].text);
      g_assert_cmpstr (line->str, ==, rows[i].expected);
    }
}

static void
test_partners_part_into_leaders_and_units (void)
{
  g_autoptr (DubanTerms) terms = sample_terms_new ("2026-03-02", NULL);
  g_autofree char *cooperators = NULL;
  g_autofree char *units = NULL;

  duban_minutes_draft_split ("财政局、副旗长乙、各镇，丙", terms->directory, &cooperators, &units);
  g_assert_cmpstr (cooperators, ==, "乙、丙");
  g_assert_cmpstr (units, ==, "财政局、各镇");
}

static void
test_what_nobody_knows_is_named (void)
{
  g_autoptr (DubanTerms) terms = sample_terms_new ("2026-03-02", NULL);
  DubanMinutesDraft draft = { .lead = (char *) "甲",
                              .unit = (char *) "棚改专班",
                              .partners = (char *) "各镇、林草局、财政局" };
  g_autofree char *unknown = duban_minutes_draft_dup_unknown (&draft, terms->directory);

  g_assert_cmpstr (unknown, ==, "棚改专班、林草局");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/minutes-draft/fields-are-as-the-directory-has-them",
                   test_fields_are_as_the_directory_has_them);
  g_test_add_func ("/minutes-draft/partners-part-into-leaders-and-units",
                   test_partners_part_into_leaders_and_units);
  g_test_add_func ("/minutes-draft/what-nobody-knows-is-named", test_what_nobody_knows_is_named);
  return g_test_run ();
}
