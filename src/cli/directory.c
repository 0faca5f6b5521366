/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/edit/directory.h"
#include "cli/command.h"
#include "cli/directory-list.h"

/* The list, where the command is its bare name. */
static gboolean
list (DubanCli *cli, DubanDirectoryList what, GError **error)
{
  g_autoptr (DubanSession) session = duban_cli_open (cli, TRUE, error);

  return session != NULL && duban_directory_list_print (cli->json, session, what, error);
}

/* Whether the arguments are that word and so many more. */
static gboolean
is_said (int argc, char **argv, const char *word, int n_more)
{
  return argc == n_more + 2 && g_str_equal (argv[1], word);
}

/* A person is shown nothing after a change that went well; --json shows what there is now. */
static gboolean
show_change (DubanCli *cli, const DubanSession *session, DubanDirectoryList what, GError **error)
{
  return !cli->json || duban_directory_list_print (TRUE, session, what, error);
}

gboolean
duban_cli_leaders (DubanCli *cli, int argc, char **argv, GError **error)
{
  g_autofree char *title = NULL;
  const GOptionEntry entries[] = {
    { "title", 0, 0, G_OPTION_ARG_STRING, &title, NULL, NULL },
    G_OPTION_ENTRY_NULL,
  };
  g_autoptr (DubanSession) session = NULL;

  if (!duban_cli_parse (cli, &argc, &argv, entries, 0, 2, error))
    return FALSE;
  if (argc == 1 && title == NULL)
    return list (cli, DUBAN_LIST_LEADERS, error);
  if (!is_said (argc, argv, "add", 1))
    return duban_cli_refuse_usage (argv[0], error);
  session = duban_cli_open (cli, FALSE, error);
  return session != NULL && duban_directory_edit_add_leader (session, argv[2], title, error)
         && show_change (cli, session, DUBAN_LIST_LEADERS, error);
}

gboolean
duban_cli_units (DubanCli *cli, int argc, char **argv, GError **error)
{
  g_auto (GStrv) short_names = NULL;
  g_autofree char *category = NULL;
  g_autofree char *head = NULL;
  const GOptionEntry entries[] = {
    { "short", 0, 0, G_OPTION_ARG_STRING_ARRAY, &short_names, NULL, NULL },
    { "category", 0, 0, G_OPTION_ARG_STRING, &category, NULL, NULL },
    { "head", 0, 0, G_OPTION_ARG_STRING, &head, NULL, NULL },
    G_OPTION_ENTRY_NULL,
  };
  g_autoptr (DubanSession) session = NULL;

  if (!duban_cli_parse (cli, &argc, &argv, entries, 0, 2, error))
    return FALSE;
  if (argc == 1 && short_names == NULL && category == NULL && head == NULL)
    return list (cli, DUBAN_LIST_UNITS, error);
  if (!is_said (argc, argv, "add", 1))
    return duban_cli_refuse_usage (argv[0], error);
  session = duban_cli_open (cli, FALSE, error);
  return session != NULL
         && duban_directory_edit_add_unit (session, argv[2], (const char *const *) short_names,
                                           category, head, error)
         && show_change (cli, session, DUBAN_LIST_UNITS, error);
}

typedef struct
{
  char *kind, *from, *to, *on;
} PortfolioOptions;

static void
portfolio_options_clear (PortfolioOptions *options)
{
  g_free (options->kind);
  g_free (options->from);
  g_free (options->to);
  g_free (options->on);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (PortfolioOptions, portfolio_options_clear)

static gboolean
edit_portfolio (DubanCli *cli, char **argv, const PortfolioOptions *options, GError **error)
{
  g_autoptr (DubanSession) session = duban_cli_open (cli, FALSE, error);
  gboolean ends = g_str_equal (argv[1], "end");

  return session != NULL
         && (ends ? duban_directory_edit_end_portfolio (session, argv[2], argv[3], options->on,
                                                        error)
                  : duban_directory_edit_set_portfolio (session, argv[2], argv[3], options->kind,
                                                        options->from, options->to, error))
         && show_change (cli, session, DUBAN_LIST_PORTFOLIO, error);
}

gboolean
duban_cli_portfolio (DubanCli *cli, int argc, char **argv, GError **error)
{
  g_auto (PortfolioOptions) options = { 0 };
  const GOptionEntry entries[] = {
    { "kind", 0, 0, G_OPTION_ARG_STRING, &options.kind, NULL, NULL },
    { "from", 0, 0, G_OPTION_ARG_STRING, &options.from, NULL, NULL },
    { "to", 0, 0, G_OPTION_ARG_STRING, &options.to, NULL, NULL },
    { "on", 0, 0, G_OPTION_ARG_STRING, &options.on, NULL, NULL },
    G_OPTION_ENTRY_NULL,
  };
  gboolean sets, ends;

  if (!duban_cli_parse (cli, &argc, &argv, entries, 0, 3, error))
    return FALSE;
  sets = options.kind != NULL || options.from != NULL || options.to != NULL;
  ends = options.on != NULL;
  if (argc == 1 && !sets && !ends)
    return list (cli, DUBAN_LIST_PORTFOLIO, error);
  if ((is_said (argc, argv, "set", 2) && !ends)
      || (is_said (argc, argv, "end", 2) && ends && !sets))
    return edit_portfolio (cli, argv, &options, error);
  return duban_cli_refuse_usage (argv[0], error);
}

gboolean
duban_cli_meetings (DubanCli *cli, int argc, char **argv, GError **error)
{
  g_autofree char *kind = NULL;
  g_autofree char *date = NULL;
  g_autofree char *number = NULL;
  const GOptionEntry entries[] = {
    { "kind", 0, 0, G_OPTION_ARG_STRING, &kind, NULL, NULL },
    { "date", 0, 0, G_OPTION_ARG_STRING, &date, NULL, NULL },
    { "number", 0, 0, G_OPTION_ARG_STRING, &number, NULL, NULL },
    G_OPTION_ENTRY_NULL,
  };
  g_autoptr (DubanSession) session = NULL;

  if (!duban_cli_parse (cli, &argc, &argv, entries, 0, 1, error))
    return FALSE;
  if (argc == 1 && kind == NULL && date == NULL && number == NULL)
    return list (cli, DUBAN_LIST_MEETINGS, error);
  if (!is_said (argc, argv, "add", 0) || kind == NULL || date == NULL)
    return duban_cli_refuse_usage (argv[0], error);
  session = duban_cli_open (cli, FALSE, error);
  return session != NULL && duban_directory_edit_add_meeting (session, kind, date, number, error)
         && show_change (cli, session, DUBAN_LIST_MEETINGS, error);
}

gboolean
duban_cli_holidays (DubanCli *cli, int argc, char **argv, GError **error)
{
  return duban_cli_parse (cli, &argc, &argv, NULL, 0, 0, error)
         && list (cli, DUBAN_LIST_HOLIDAYS, error);
}
