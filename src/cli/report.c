/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reports: their figures, their files, and those that were issued. */
#include "app/input.h"
#include "cli/command.h"
#include "cli/reading.h"
#include "cli/report-figures.h"
#include "cli/report-file.h"
#include "cli/report-issued.h"

#include <glib/gi18n-lib.h>

static const struct
{
  const char *name;
  DubanPeriodKind kind;
} kinds[] = {
  { "weekly", DUBAN_PERIOD_WEEK },
  { "monthly", DUBAN_PERIOD_MONTH },
  { "quarterly", DUBAN_PERIOD_QUARTER },
};

/* What stood on the command line. */
typedef struct
{
  char *leader, *period, *output;
  char **texts;
  gboolean office, issue, diff;
} Options;

static void
options_clear (Options *options)
{
  g_free (options->leader);
  g_free (options->period);
  g_free (options->output);
  g_strfreev (options->texts);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Options, options_clear)

static gboolean
read_period (const char *kind, const char *text, DubanDay today, DubanPeriod *period,
             GError **error)
{
  guint i = 0;

  while (!g_str_equal (kinds[i].name, kind))
    i++;
  if (text == NULL)
    {
      *period = duban_period_last_complete (kinds[i].kind, today);
      return TRUE;
    }
  if (duban_period_parse (text, period) && period->kind == kinds[i].kind)
    return TRUE;
  g_set_error (error, DUBAN_APP_ERROR, DUBAN_APP_ERROR_VALUE,
               _ ("“%s” is no period of a %s report; write 2026-W47 for a week, 2026-11 for a "
                  "month, 2026-Q4 for a quarter."),
               text, kind);
  return FALSE;
}

static gboolean
is_kind (const char *name)
{
  for (gsize i = 0; i < G_N_ELEMENTS (kinds); i++)
    if (g_str_equal (kinds[i].name, name))
      return TRUE;
  return FALSE;
}

/* As said, else the desk's own leader, else the office. */
static gboolean
find_side (DubanReading *reading, const char *name, gboolean office, guint32 *side, GError **error)
{
  const DubanLeader *leader;

  *side = office ? 0 : reading->session->terms->desk_leader;
  if (name == NULL)
    return TRUE;
  leader = duban_reading_find_leader (reading, name, error);
  if (leader == NULL)
    return FALSE;
  *side = leader->n;
  return TRUE;
}

static gboolean
print_figures (DubanCli *cli, DubanReading *reading, const DubanReportKey *key, GError **error)
{
  g_autoptr (DubanFigures) figures
      = duban_figures_load (reading->session, key->leader, key->period, NULL, error);
  g_autoptr (DubanJson) json = NULL;

  if (figures == NULL)
    return FALSE;
  if (!cli->json)
    {
      duban_report_print_text (figures);
      return TRUE;
    }
  json = duban_json_new ();
  duban_json_begin_object (json, NULL);
  duban_report_print_members (json, figures);
  duban_json_end_object (json);
  return duban_json_finish (json, error);
}

/* What is kept is written: then it is no reading. */
static gboolean
open_session (DubanReading *reading, DubanCli *cli, gboolean is_issue, GError **error)
{
  if (!is_issue)
    return duban_reading_open_facts (reading, cli, error);
  reading->session = duban_cli_open (cli, FALSE, error);
  return reading->session != NULL;
}

static gboolean
run_kind (DubanCli *cli, const char *kind, const Options *options, GError **error)
{
  g_auto (DubanReading) reading = { 0 };
  DubanReportOrder order
      = { .output = options->output, .texts = options->texts, .issue = options->issue };

  if (!duban_report_order_check (&order, error)
      || !open_session (&reading, cli, options->issue, error)
      || !read_period (kind, options->period, reading.session->terms->today, &order.key.period,
                       error)
      || !find_side (&reading, options->leader, options->office, &order.key.leader, error))
    return FALSE;
  if (options->output == NULL && !options->issue)
    return print_figures (cli, &reading, &order.key, error);
  return duban_report_order_run (cli, reading.session, &order, error);
}

/* What was issued is asked for by number alone, and only of it is there a difference; what is
 * written into a report needs one that is made. */
static gboolean
is_usage (int argc, char **argv, const Options *options)
{
  if (g_str_equal (argv[1], "issued"))
    return options->leader == NULL && options->period == NULL && options->texts == NULL
           && !options->office && !options->issue
           && (argc == 3 || (options->output == NULL && !options->diff));
  return argc == 2 && is_kind (argv[1]) && !(options->leader != NULL && options->office)
         && !options->diff && (options->texts == NULL || options->output != NULL || options->issue);
}

gboolean
duban_cli_report (DubanCli *cli, int argc, char **argv, GError **error)
{
  g_auto (Options) options = { 0 };
  const GOptionEntry entries[] = {
    { "leader", 0, 0, G_OPTION_ARG_STRING, &options.leader, NULL, NULL },
    { "office", 0, 0, G_OPTION_ARG_NONE, &options.office, NULL, NULL },
    { "period", 0, 0, G_OPTION_ARG_STRING, &options.period, NULL, NULL },
    { "output", 'o', 0, G_OPTION_ARG_FILENAME, &options.output, NULL, NULL },
    { "text", 0, 0, G_OPTION_ARG_FILENAME_ARRAY, &options.texts, NULL, NULL },
    { "issue", 0, 0, G_OPTION_ARG_NONE, &options.issue, NULL, NULL },
    { "diff", 0, 0, G_OPTION_ARG_NONE, &options.diff, NULL, NULL },
    G_OPTION_ENTRY_NULL,
  };

  if (!duban_cli_parse (cli, &argc, &argv, entries, 1, 2, error))
    return FALSE;
  if (!is_usage (argc, argv, &options))
    return duban_cli_refuse_usage (argv[0], error);
  if (g_str_equal (argv[1], "issued"))
    return duban_cli_report_issued (cli, argc == 3 ? argv[2] : NULL, options.output, options.diff,
                                    error);
  return run_kind (cli, argv[1], &options, error);
}
