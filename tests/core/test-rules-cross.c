/* SPDX-License-Identifier: GPL-3.0-or-later */
/* domain.md 5.2, each rule at both its edges. */
#include "sample.h"

static void
test_lead (void)
{
  static const SampleRow rows[] = {
    { "2026-03-03", NULL, "", "" },
    { "2026-03-03", NULL, "lead=-", "no-lead critical - - -" },
    { "2026-03-03", NULL, "lead=- status=suspended", "no-lead critical - - -" },
    { "2026-03-03", NULL, "lead=- status=closed closed=2026-03-02", "" },
    { "2026-03-03", NULL, "lead=- status=withdrawn", "" },
    { "2026-03-03", NULL, "unit=水利局", "lead-not-in-charge critical 甲 - -" },
    { "2026-03-03", NULL, "unit=水利局 lead=旗长", "" },
    { "2026-03-03", NULL, "unit=某镇 lead=戊", "" },
    { "2026-03-03", NULL, "unit=某镇", "lead-not-in-charge critical 甲 - -" },
    { "2026-03-03", NULL, "field=生态", "lead-not-in-charge critical 甲 - -" },
    { "2026-03-03", NULL, "field=生态 lead=丙", "" },
    { "2026-03-03", NULL, "field=安全", "" },
    { "2026-03-03", NULL, "unit=财政局 lead=丙 assigned=2026-02-28", "lead-moved warning 丙 - -" },
    { "2026-03-03", NULL, "unit=财政局 lead=丙 assigned=2026-03-01",
      "lead-not-in-charge critical 丙 - -" },
    { "2026-02-28", NULL, "unit=财政局 lead=丙 assigned=2026-02-28", "" },
    { "2026-03-03", NULL, "unit=财政局 lead=丙 assigned=-", "lead-not-in-charge critical 丙 - -" },
  };

  sample_check (rows, G_N_ELEMENTS (rows), "no-lead lead-not-in-charge lead-moved");
}

static void
test_charge (void)
{
  static const SampleRow rows[] = {
    { "2026-03-03", NULL, "", "" },
    { "2026-03-03", NULL, "unit=信访局", "no-charge warning 甲 - -" },
    { "2026-03-03", NULL, "unit=档案馆", "no-charge warning 甲 - -" },
    { "2026-03-03", NULL, "unit=- field=安全", "no-charge warning 甲 - -" },
    { "2026-03-03", NULL, "unit=-", "" },
    { "2026-03-03", "no-portfolio", "unit=信访局", "" },
    { "2026-03-03", "no-portfolio office", "unit=信访局", "no-portfolio notice - - -" },
    { "2026-03-03", "office", "unit=信访局", "no-charge warning 甲 - -" },
    { "2026-03-03", NULL, "unit=园区", "double-charge warning 甲 - -" },
    { "2026-03-03", NULL, "unit=园区 field=生态 lead=丙", "" },
    { "2026-03-03", NULL, "unit=园区 status=closed closed=2026-03-02", "" },
  };

  sample_check (rows, G_N_ELEMENTS (rows), "no-charge no-portfolio double-charge");
}

static void
test_missing_cooperator (void)
{
  static const SampleRow rows[] = {
    { "2026-03-03", NULL, "units=水利局", "missing-cooperator warning 乙 - -" },
    { "2026-03-03", NULL, "units=水利局 with=乙", "" },
    { "2026-03-03", NULL, "units=住建局", "" },
    { "2026-03-03", NULL, "units=某镇,档案馆,信访局", "" },
    { "2026-03-03", NULL, "units=园区,水利局", "missing-cooperator warning 乙 - -" },
    { "2026-02-28", NULL, "units=财政局", "missing-cooperator warning 丙 - -" },
    { "2026-03-01", NULL, "units=财政局", "missing-cooperator warning 丁 - -" },
    { "2026-03-03", NULL, "lead=旗长 units=住建局,水利局,财政局",
      "missing-cooperator warning 甲 - -, missing-cooperator warning 乙 - -, "
      "missing-cooperator warning 丁 - -" },
    { "2026-03-03", NULL, "lead=旗长 units=住建局,水利局,财政局,审计局",
      "missing-cooperator notice - - -" },
    { "2026-03-03", NULL, "units=水利局 status=closed closed=2026-03-02", "" },
  };

  sample_check (rows, G_N_ELEMENTS (rows), "missing-cooperator");
}

static void
test_cooperators (void)
{
  static const SampleRow rows[] = {
    { "2026-03-03", NULL, "with=甲", "self-cooperation notice 甲 - -" },
    { "2026-03-03", NULL, "with=乙", "idle-cooperator notice 乙 - -" },
    { "2026-03-03", NULL, "with=乙,丙",
      "idle-cooperator notice 乙 - -, idle-cooperator notice 丙 - -" },
    { "2026-03-03", NULL, "with=乙 units=水利局", "" },
    { "2026-03-03", NULL, "with=丙 field=生态", "" },
    { "2026-03-03", NULL, "with=丙 units=档案馆", "" },
    { "2026-03-03", NULL, "with=戊 unit=某镇", "" },
    { "2026-02-28", NULL, "with=丙 units=财政局", "" },
    { "2026-03-01", NULL, "with=丙 units=财政局", "idle-cooperator notice 丙 - -" },
    { "2026-03-03", NULL, "with=乙 status=closed closed=2026-03-02", "" },
  };

  sample_check (rows, G_N_ELEMENTS (rows), "self-cooperation idle-cooperator");
}

static void
test_contested (void)
{
  static const SampleRow rows[] = {
    { "2026-03-03", NULL, "contested=1 contested-since=2026-03-02",
      "contested-lead critical 甲 - 2026-03-02" },
    { "2026-03-03", NULL, "contested=2", "contested-lead critical 甲 - -" },
    { "2026-03-03", NULL, "contested=4", "contested-lead critical 甲 - -" },
    { "2026-03-03", NULL, "contested=8", "" },
    { "2026-03-03", NULL, "contested=1 status=closed closed=2026-03-02", "" },
  };

  sample_check (rows, G_N_ELEMENTS (rows), "contested-lead");
}

static void
test_acceptance (void)
{
  static const char on[] = "ask-acceptance=on";
  static const SampleRow rows[] = {
    { "2026-03-02", on, "", "" },
    { "2026-03-03", on, "", "not-accepted notice 甲 - -" },
    { "2026-03-05", on, "", "not-accepted notice 甲 - -" },
    { "2026-03-06", on, "", "not-accepted warning 甲 - -" },
    { "2026-03-06", NULL, "", "" },
    { "2026-03-03", on, "with=乙 | accept 2026-03-02 by=甲", "not-accepted notice 乙 - -" },
    { "2026-03-03", on, "with=乙 | accept 2026-03-02 by=甲; accept 2026-03-02 by=乙", "" },
    { "2026-03-03", on, "| accept 2026-03-02 by=甲 void", "not-accepted notice 甲 - -" },
    { "2026-03-03", on, "with=甲", "not-accepted notice 甲 - -" },
    { "2026-03-17", on, "| accept 2026-03-02 by=甲; reissue 2026-03-16",
      "not-accepted notice 甲 - -" },
    { "2026-03-03", on, "assigned=-", "" },
  };

  sample_check (rows, G_N_ELEMENTS (rows), "not-accepted");
}

static void
test_claims (void)
{
#define CLOSED "status=closed closed=2026-03-08 | close 2026-03-08; "
  static const SampleRow rows[] = {
    { "2026-03-20", NULL, CLOSED "verify 2026-03-09 outcome=contradicted",
      "unverified-claim critical 甲 - 2026-03-09" },
    { "2026-03-20", NULL, CLOSED "verify 2026-03-08 outcome=contradicted",
      "unverified-claim critical 甲 - 2026-03-08" },
    { "2026-03-20", NULL, CLOSED "verify 2026-03-09 outcome=confirmed", "" },
    { "2026-03-20", NULL, CLOSED "verify 2026-03-09 outcome=contradicted void", "" },
    { "2026-03-20", NULL, "| verify 2026-03-09 outcome=contradicted", "" },
    { "2026-03-20", NULL,
      "| close 2026-03-08; verify 2026-03-09 outcome=contradicted; reopen 2026-03-10",
      "unverified-claim critical 甲 - 2026-03-09" },
    { "2026-03-20", NULL,
      CLOSED "verify 2026-03-09 outcome=contradicted; reopen 2026-03-10; close 2026-03-15", "" },
    { "2026-03-20", NULL,
      "status=withdrawn | close 2026-03-08; verify 2026-03-09 outcome=contradicted", "" },
  };
#undef CLOSED

  sample_check (rows, G_N_ELEMENTS (rows), "unverified-claim");
}

static void
test_inverted_deadline (void)
{
  static const SampleRow rows[] = {
    { "2026-03-03", NULL, "due=2026-04-01\nparent=1 due=2026-04-01", "" },
    { "2026-03-03", NULL, "due=2026-04-01\nparent=1 due=2026-04-02 lead=乙",
      "inverted-deadline warning 乙 - -" },
    { "2026-03-03", NULL, "parent=2 due=2026-04-02\ndue=2026-04-01",
      "inverted-deadline warning 甲 - -" },
    { "2026-03-03", NULL, "\nparent=1 due=2026-04-02", "" },
    { "2026-03-03", NULL, "due=2026-04-01\nparent=1", "" },
    { "2026-03-03", NULL, "due=2026-04-01 deleted\nparent=1 due=2026-04-02", "" },
    { "2026-03-03", NULL, "due=2026-04-01 status=withdrawn\nparent=1 due=2026-04-02", "" },
    { "2026-03-03", NULL, "due=2026-04-01\nparent=1 due=2026-04-02 status=suspended",
      "inverted-deadline warning 甲 - -" },
    { "2026-03-03", NULL, "due=2026-04-01\nparent=1 due=2026-04-02 status=closed closed=2026-03-02",
      "" },
    { "2026-03-03", NULL,
      "due=2026-04-01\nparent=1 due=2026-04-02 | waive 2026-03-02 rule=inverted-deadline "
      "due=2026-03-03",
      "inverted-deadline warning 甲 - - !" },
  };

  sample_check (rows, G_N_ELEMENTS (rows), "inverted-deadline");
}

static void
test_duplicates (void)
{
#define BOTH "duplicate-assignment warning 甲 - -, duplicate-assignment warning 甲 - -"
#define OF_TWO "duplicate-assignment warning 甲 - -, duplicate-assignment warning 乙 - -"
  static const SampleRow rows[] = {
    { "2026-03-03", NULL, "ref=甲字1号\nref=甲字1号", BOTH },
    { "2026-03-03", NULL, "ref=甲字1号\nref=甲字2号", "" },
    { "2026-03-03", NULL, "\n", "" },
    { "2026-03-03", NULL, "\nlead=乙", OF_TWO },
    { "2026-03-03", NULL, "\nlead=乙 unit=水利局", "" },
    { "2026-03-03", NULL, "unit=-\nlead=乙 unit=-", "" },
    { "2026-03-03", NULL, "\nlead=-",
      "duplicate-assignment warning 甲 - -, duplicate-assignment warning - - -" },
    { "2026-03-03", NULL, "title=修路 ref=甲字1号\nref=甲字1号", "" },
    { "2026-03-03", NULL, "title=修好「供水」管网。 ref=甲字1号\nref=甲字1号", BOTH },
    { "2026-03-03", NULL, "ref=甲字1号\nref=甲字1号 unit=水利局\nref=甲字1号",
      BOTH ", duplicate-assignment warning 甲 - -" },
    { "2026-03-03", NULL, "ref=甲字1号\nref=甲字1号 status=suspended", "" },
    { "2026-03-03", NULL, "ref=甲字1号\nref=甲字1号 status=closed closed=2026-03-02", "" },
    { "2026-03-03", NULL, "ref=甲字1号\nref=甲字1号 deleted", "" },
    { "2026-03-03", NULL,
      "ref=甲字1号\nref=甲字1号 | waive 2026-03-02 rule=duplicate-assignment due=2026-03-03",
      BOTH " !" },
  };
#undef BOTH
#undef OF_TWO

  sample_check (rows, G_N_ELEMENTS (rows), "duplicate-assignment");
}

/* The other task that a finding names: the first of the others, whichever way it matches. */
static void
test_the_other_duplicate (void)
{
  static const SampleRow row
      = { "2026-03-03", NULL, "ref=甲字1号\nlead=乙\nref=甲字1号\nlead=乙", NULL };
  static const guint32 others[] = { 2, 1, 1, 1 };
  g_autoptr (DubanVerdict) verdict = sample_verdict_new (&row);
  gsize n, n_found = 0;
  const DubanFinding *findings = duban_verdict_get_findings (verdict, &n);

  for (gsize i = 0; i < n; i++)
    if (findings[i].rule == DUBAN_RULE_DUPLICATE_ASSIGNMENT)
      {
        g_assert_cmpuint (findings[i].other, ==, others[findings[i].task - 1]);
        n_found++;
      }
  g_assert_cmpuint (n_found, ==, G_N_ELEMENTS (others));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/rules-cross/lead", test_lead);
  g_test_add_func ("/rules-cross/charge", test_charge);
  g_test_add_func ("/rules-cross/missing-cooperator", test_missing_cooperator);
  g_test_add_func ("/rules-cross/cooperators", test_cooperators);
  g_test_add_func ("/rules-cross/contested-lead", test_contested);
  g_test_add_func ("/rules-cross/not-accepted", test_acceptance);
  g_test_add_func ("/rules-cross/unverified-claim", test_claims);
  g_test_add_func ("/rules-cross/inverted-deadline", test_inverted_deadline);
  g_test_add_func ("/rules-cross/duplicate-assignment", test_duplicates);
  g_test_add_func ("/rules-cross/the-other-duplicate", test_the_other_duplicate);
  return g_test_run ();
}
