/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How a report is composed: counted and judged in one pass, then what it names is loaded, then it
 * is written. */
#include "app/report/sections.h"

#include "app/wording/wording.h"

#include "app/words.h"

/* 2026年第47周, 2026年11月, 2026年第四季度. (transfer full) */
static char *
say_period (const DubanPaper *paper)
{
  static const char *const quarters[] = {
    NC_ ("quarter", "the first quarter of %d"),
    NC_ ("quarter", "the second quarter of %d"),
    NC_ ("quarter", "the third quarter of %d"),
    NC_ ("quarter", "the fourth quarter of %d"),
  };
  const DubanPeriod period = paper->key->period;
  g_autofree char *code = duban_period_to_text (period);
  const int year = (int) g_ascii_strtoll (code, NULL, 10);
  const int number = (int) g_ascii_strtoll (code + (code[5] >= 'A' ? 6 : 5), NULL, 10);
  g_autofree char *year_text = g_strdup_printf ("%d", year);
  g_auto (GStrv) parts = NULL;

  if (period.kind == DUBAN_PERIOD_WEEK)
    /* Translators: the year and the number of a week */
    return g_strdup_printf (C_ ("report", "%d, week %d"), year, number);
  if (period.kind == DUBAN_PERIOD_MONTH)
    /* Translators: the year and the number of a month */
    return g_strdup_printf (C_ ("report", "%d-%02d"), year, number);
  parts = g_strsplit (duban_language_say_in ("quarter", quarters[number - 1]), "%d", 2);
  return g_strjoinv (year_text, parts);
}

/* (transfer full) */
static char *
make_title (const DubanPaper *paper)
{
  const guint32 leader = paper->key->leader;
  const char *name = leader != 0 ? duban_paper_name_leader (paper, leader) : NULL;
  g_autofree char *period = say_period (paper);

  switch (paper->key->period.kind)
    {
    case DUBAN_PERIOD_WEEK:
      if (name != NULL)
        return g_strdup_printf (C_ ("report", "Report of %s on accountability in %s"), name,
                                period);
      return g_strdup_printf (C_ ("report", "Report on accountability in the banner in %s"),
                              period);
    case DUBAN_PERIOD_MONTH:
      if (name != NULL)
        return g_strdup_printf (C_ ("report", "Bulletin on the work led by %s in %s"), name,
                                period);
      return g_strdup_printf (C_ ("report", "Bulletin on the assigned work in %s"), period);
    case DUBAN_PERIOD_QUARTER:
    default:
      if (name != NULL)
        return g_strdup_printf (C_ ("report", "Bulletin on the execution led by %s in %s"), name,
                                period);
      return g_strdup_printf (C_ ("report", "Bulletin on execution in %s"), period);
    }
}

/* （2026年11月16日至11月22日，数据截至11月22日）; another year than the first day's is named.
 * (transfer full) */
static char *
make_subtitle (const DubanPaper *paper)
{
  const DubanPeriod *period = &paper->key->period;
  g_autofree char *from = duban_paper_say_date (period->from);
  g_autofree char *to = duban_wording_of_day (period->to, period->from);
  g_autofree char *day = duban_wording_of_day (paper->as_of, period->from);

  /* Translators: the first day, the last day, as of which day */
  return g_strdup_printf (C_ ("report", "(%s to %s; as of %s)"), from, to, day);
}

static const char *
get_author (const DubanPaper *paper)
{
  const char *office
      = duban_settings_get_text (&paper->figures->terms->settings, DUBAN_SETTING_OFFICE_NAME);

  if (paper->key->leader != 0)
    return duban_paper_name_leader (paper, paper->key->leader);
  return office[0] != '\0' ? office : C_ ("report", "The government office");
}

static void
write_body (DubanPaper *paper)
{
  switch (paper->key->period.kind)
    {
    case DUBAN_PERIOD_WEEK:
      duban_weekly_write (paper);
      break;
    case DUBAN_PERIOD_MONTH:
      duban_monthly_write (paper);
      break;
    case DUBAN_PERIOD_QUARTER:
    default:
      duban_quarterly_write (paper);
      break;
    }
}

/* A bulletin says first why it is made. */
static void
add_opening (DubanPaper *paper)
{
  g_autofree char *period = say_period (paper);
  g_autofree char *text = NULL;

  if (paper->key->period.kind == DUBAN_PERIOD_MONTH)
    text = g_strdup_printf (C_ ("report",
                                "As measure 8 of the notice asks, how the assigned work of "
                                "%s was carried out is made known as follows."),
                            period);
  else if (paper->key->period.kind == DUBAN_PERIOD_QUARTER)
    text = g_strdup_printf (C_ ("report", "As measure 5 of the notice asks, how the units carried "
                                          "out their work in %s is made known as follows."),
                            period);
  if (text != NULL)
    duban_paper_add (paper, DUBAN_BLOCK_PARAGRAPH, text);
}

static void
write_paper (DubanPaper *paper)
{
  DubanSession *session = paper->session;
  g_autofree char *title = make_title (paper);
  g_autofree char *subtitle = make_subtitle (paper);
  g_autofree char *made = duban_clock_format (session->clock, session->now.milliseconds);

  paper->document = duban_document_new (title, get_author (paper), made);
  duban_document_add (paper->document, DUBAN_BLOCK_TITLE, NULL, title);
  duban_document_add (paper->document, DUBAN_BLOCK_SUBTITLE, NULL, subtitle);
  add_opening (paper);
  write_body (paper);
  duban_review_paper (paper);
}

/* In the official language, and nothing of it in another. */
static gboolean
write_officially (DubanPaper *paper, GError **error)
{
  const char *language
      = duban_settings_get_text (&paper->figures->terms->settings, DUBAN_SETTING_REPORT_LANGUAGE);

  if (!duban_language_begin_official (language, error))
    return FALSE;
  duban_paper_begin (paper);
  write_paper (paper);
  duban_paper_end (paper);
  return duban_language_end_official (error);
}

DubanReport *
duban_report_compose (DubanSession *session, const DubanReportKey *key, const DubanFreeParts *parts,
                      GCancellable *cancellable, GError **error)
{
  g_autoptr (DubanReport) report = g_new0 (DubanReport, 1);
  g_autoptr (DubanRoster) roster = NULL;
  g_autoptr (GArray) named = NULL;
  g_autoptr (DubanMaterial) material = NULL;
  DubanPaper paper = { .session = session, .key = key, .parts = parts, .cancellable = cancellable };
  gboolean is_written;

  report->key = *key;
  report->problems = g_ptr_array_new_with_free_func ((GDestroyNotify) duban_report_problem_free);
  report->figures
      = duban_figures_load_judged (session, key->leader, key->period, cancellable, error);
  if (report->figures == NULL)
    return NULL;
  paper.roster = roster = duban_roster_new (report->figures);
  named = duban_roster_list_named (roster);
  paper.material = material
      = duban_material_load (session, report->figures, named, cancellable, error);
  if (material == NULL)
    return NULL;
  paper.figures = report->figures;
  paper.problems = report->problems;
  paper.today = report->figures->terms->today;
  paper.as_of = report->figures->then->today;
  is_written = write_officially (&paper, error);
  report->document = paper.document;
  return is_written ? g_steal_pointer (&report) : NULL;
}
