/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A draft of the portfolio, and which tasks it gives another lead.  The banner is that of
 * sample-banner.h: 甲 holds 住建局, 甲 and 乙 both 园区, 戊 holds 某镇 as 包联, nobody 信访局. */
#include "core/portfolio-draft.h"
#include "core/portfolio-move.h"
#include "sample-banner.h"

#define DAY(text) duban_day_parse (text)

static DubanId
id_of (const char *name)
{
  return (DubanId){ .bytes = { (guint8) sample_find (name) } };
}

/* Lines separated by “; ”: “take LEADER HELD [TO]”, “end LEADER HELD”, kind 分管 unless “包联”
 * stands last. */
static DubanPortfolioDraft *
read_draft (const char *day, const char *text)
{
  DubanPortfolioDraft *draft = duban_portfolio_draft_new (DAY (day));
  g_auto (GStrv) lines = g_strsplit (text, "; ", 0);

  for (int i = 0; lines[i] != NULL; i++)
    {
      g_auto (GStrv) words = g_strsplit (lines[i], " ", 0);
      const DubanHoldingKind kind
          = g_str_has_suffix (lines[i], "包联") ? DUBAN_HOLDS_GUARANTEE : DUBAN_HOLDS_CHARGE;
      const DubanId leader = id_of (words[1]);
      const DubanId held = id_of (words[2]);

      if (g_str_equal (words[0], "end"))
        duban_portfolio_draft_end (draft, &held, words[2], &leader, kind);
      else
        duban_portfolio_draft_take (draft, &held, words[2], &leader, kind,
                                    words[3] != NULL ? DAY (words[3]) : DUBAN_NO_DAY);
    }
  return draft;
}

/* “leader from to” of everybody who holds it after the draft. */
static char *
write_holders (const DubanDirectory *directory, const char *held)
{
  GString *text = g_string_new (NULL);
  gsize n;
  const DubanHolding *const *holders
      = duban_directory_get_holders (directory, sample_find (held), &n);

  for (gsize i = 0; i < n; i++)
    {
      char from[DUBAN_DAY_TEXT_SIZE], to[DUBAN_DAY_TEXT_SIZE];

      g_string_append_printf (
          text, "%s%s %s..%s", i > 0 ? ", " : "", sample_name (holders[i]->leader),
          duban_day_format (holders[i]->from, from), duban_day_format (holders[i]->to, to));
    }
  return g_string_free (text, FALSE);
}

static void
test_holders_after_the_draft (void)
{
  static const struct
  {
    const char *day, *draft, *held, *expected;
  } rows[] = {
    { "2026-06-01", "end 甲 住建局; take 乙 住建局", "住建局", "甲 ..2026-05-31, 乙 2026-06-01.." },
    { "2026-06-01", "take 乙 住建局", "住建局", "甲 .., 乙 2026-06-01.." },
    { "2026-06-01", "take 乙 信访局 2026-12-31", "信访局", "乙 2026-06-01..2026-12-31" },
    /* what goes on goes on from its own beginning */
    { "2026-06-01", "take 丁 财政局", "财政局", "丙 2025-01-01..2026-02-28, 丁 2026-03-01.." },
    { "2026-06-01", "take 丁 财政局 2026-12-31", "财政局",
      "丙 2025-01-01..2026-02-28, 丁 2026-03-01..2026-12-31" },
    /* of another kind: the earlier one gives way */
    { "2026-06-01", "take 戊 某镇", "某镇", "戊 ..2026-05-31, 戊 2026-06-01.." },
    /* the day before its own beginning: never was */
    { "2026-03-01", "end 丁 财政局", "财政局", "丙 2025-01-01..2026-02-28" },
    { "2026-03-02", "end 丁 财政局", "财政局",
      "丙 2025-01-01..2026-02-28, 丁 2026-03-01..2026-03-01" },
    { "2026-06-01", "end 戊 某镇", "某镇", "戊 .." },
    { "2026-06-01", "end 戊 某镇 包联", "某镇", "戊 ..2026-05-31" },
    { "2026-06-01", "end 丙 财政局", "财政局", "丙 2025-01-01..2026-02-28, 丁 2026-03-01.." },
    /* said again, or taken back */
    { "2026-06-01", "end 甲 住建局; take 甲 住建局", "住建局", "甲 .." },
    { "2026-06-01", "take 乙 住建局; end 乙 住建局", "住建局", "甲 .." },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (DubanTerms) terms = sample_terms_new ("2026-05-20", NULL);
      g_autoptr (DubanPortfolioDraft) draft = read_draft (rows[i].day, rows[i].draft);
      g_autoptr (DubanDirectory) after
          = duban_portfolio_draft_dup_directory (draft, terms->directory);
      g_autofree char *found = write_holders (after, rows[i].held);

      g_test_message ("%s: %s", rows[i].day, rows[i].draft);
      g_assert_cmpstr (found, ==, rows[i].expected);
    }
}

static void
test_which_tasks_get_another_lead (void)
{
  static const struct
  {
    const char *draft, *lead, *unit, *field, *assigned;
    DubanMove move;
    const char *to;
  } rows[] = {
#define OVER "end 甲 住建局; take 乙 住建局"
    { OVER, "甲", "住建局", "-", "2026-05-01", DUBAN_MOVE_LEAD, "乙" },
    { OVER, "甲", "住建局", "-", "", DUBAN_MOVE_LEAD, "乙" },
    { OVER, "乙", "住建局", "-", "2026-05-01", DUBAN_MOVE_NONE, "-" },
    { OVER, "丙", "住建局", "-", "2026-05-01", DUBAN_MOVE_NONE, "-" },
    { OVER, "旗长", "住建局", "-", "2026-05-01", DUBAN_MOVE_NONE, "-" },
    { OVER, "-", "住建局", "-", "2026-05-01", DUBAN_MOVE_NONE, "-" },
    { OVER, "甲", "水利局", "-", "2026-05-01", DUBAN_MOVE_NONE, "-" },
    /* its field says who is in charge */
    { OVER, "甲", "住建局", "生态", "2026-05-01", DUBAN_MOVE_NONE, "-" },
    { OVER, "甲", "住建局", "安全", "2026-05-01", DUBAN_MOVE_LEAD, "乙" },
    { "end 丙 生态; take 乙 生态", "丙", "住建局", "生态", "2026-05-01", DUBAN_MOVE_LEAD, "乙" },
    { "end 甲 住建局", "甲", "住建局", "-", "2026-05-01", DUBAN_MOVE_DOUBT, "-" },
    { "end 甲 住建局; take 乙 住建局; take 丙 住建局", "甲", "住建局", "-", "2026-05-01",
      DUBAN_MOVE_DOUBT, "-" },
    { "take 乙 住建局", "甲", "住建局", "-", "2026-05-01", DUBAN_MOVE_NONE, "-" },
    { "end 甲 园区", "甲", "园区", "-", "2026-05-01", DUBAN_MOVE_LEAD, "乙" },
    /* 丙 held it when it was assigned, and is no longer in charge */
    { "end 丁 财政局; take 乙 财政局", "丙", "财政局", "-", "2026-02-28", DUBAN_MOVE_LEAD, "乙" },
    { "end 丁 财政局; take 乙 财政局", "丙", "财政局", "-", "2026-03-01", DUBAN_MOVE_NONE, "-" },
    { "end 丁 财政局; take 乙 财政局", "丁", "财政局", "-", "2026-02-28", DUBAN_MOVE_LEAD, "乙" },
#undef OVER
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (DubanTerms) terms = sample_terms_new ("2026-05-20", NULL);
      g_autoptr (DubanPortfolioDraft) draft = read_draft ("2026-06-01", rows[i].draft);
      g_autoptr (DubanDirectory) after
          = duban_portfolio_draft_dup_directory (draft, terms->directory);
      const DubanPortfolioMove move = { terms->directory, after, draft->effective };
      guint32 to = 99;

      g_test_message ("row %zu: %s", i, rows[i].draft);
      g_assert_cmpint (
          duban_portfolio_move_judge (&move, sample_find (rows[i].lead), sample_find (rows[i].unit),
                                      sample_find (rows[i].field), DAY (rows[i].assigned), &to),
          ==, rows[i].move);
      g_assert_cmpstr (sample_name (to), ==, rows[i].to);
    }
}

static void
test_draft_survives_as_text (void)
{
  g_autoptr (DubanPortfolioDraft) draft
      = read_draft ("2026-06-01", "end 甲 住建局; take 乙 住建局 2026-12-31; take 戊 某镇 - 包联");
  g_autoptr (DubanPortfolioDraft) copy = NULL;
  g_autoptr (DubanPortfolioDraft) again = NULL;
  g_autofree char *text = NULL;
  g_autofree char *text_again = NULL;

  duban_portfolio_draft_set_document (draft, "政办发〔2026〕9号 = [x]\n；第二行");
  copy = duban_portfolio_draft_copy (draft);
  text = duban_portfolio_draft_to_text (copy);
  again = duban_portfolio_draft_parse (text);
  g_assert_nonnull (again);
  text_again = duban_portfolio_draft_to_text (again);
  g_assert_cmpstr (text, ==, text_again);
  g_assert_cmpstr (again->document, ==, draft->document);
  g_assert_cmpint (again->effective, ==, draft->effective);
  g_assert_cmpuint (again->lines->len, ==, 3);
}

static void
test_what_is_no_draft (void)
{
  static const char *const texts[] = {
    "",
    "x",
    "[draft]\neffective=2026-06-01\n",
    "[draft]\ndocument=\neffective=2026-06-31\n",
    "[draft]\ndocument=\neffective=2026-06-01\n[line 1]\ndeed=1\n",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    g_assert_null (duban_portfolio_draft_parse (texts[i]));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/portfolio-draft/holders", test_holders_after_the_draft);
  g_test_add_func ("/portfolio-draft/another-lead", test_which_tasks_get_another_lead);
  g_test_add_func ("/portfolio-draft/survives-as-text", test_draft_survives_as_text);
  g_test_add_func ("/portfolio-draft/no-draft", test_what_is_no_draft);
  return g_test_run ();
}
