/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/edit/directory.h"
#include "app/edit/merger.h"
#include "app/edit/name.h"
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

static gboolean
set_leader (DubanCli *cli, const char *name, const char *title, const char *left, GError **error)
{
  g_autoptr (DubanSession) session = duban_cli_open (cli, FALSE, error);
  const DubanLeader *leader;
  DubanId id;

  if (session == NULL || !duban_edit_find_leader (session->terms->directory, name, &id, error))
    return FALSE;
  leader = duban_directory_find_leader (session->terms->directory, name);
  return duban_directory_edit_set_leader (session, leader->n, title, left, error)
         && show_change (cli, session, DUBAN_LIST_LEADERS, error);
}

static gboolean
set_unit (DubanCli *cli, const char *name, const DubanUnitEdit *edit, GError **error)
{
  g_autoptr (DubanSession) session = duban_cli_open (cli, FALSE, error);
  const DubanUnit *unit;
  DubanId id;

  if (session == NULL || !duban_edit_find_unit (session->terms->directory, name, &id, error))
    return FALSE;
  unit = duban_directory_find_unit (session->terms->directory, name);
  return duban_directory_edit_set_unit (session, unit->n, edit, error)
         && show_change (cli, session, DUBAN_LIST_UNITS, error);
}

static gboolean
merge_unit (DubanCli *cli, const char *name, const char *into, const char *on, GError **error)
{
  g_autoptr (DubanSession) session = duban_cli_open (cli, FALSE, error);

  return session != NULL && duban_directory_edit_merge_unit (session, name, into, on, NULL, error)
         && show_change (cli, session, DUBAN_LIST_UNITS, error);
}

gboolean
duban_cli_leaders (DubanCli *cli, int argc, char **argv, GError **error)
{
  g_autofree char *title = NULL;
  g_autofree char *left = NULL;
  const GOptionEntry entries[] = {
    { "title", 0, 0, G_OPTION_ARG_STRING, &title, NULL, NULL },
    { "left", 0, 0, G_OPTION_ARG_STRING, &left, NULL, NULL },
    G_OPTION_ENTRY_NULL,
  };
  g_autoptr (DubanSession) session = NULL;

  if (!duban_cli_parse (cli, &argc, &argv, entries, 0, 2, error))
    return FALSE;
  if (argc == 1 && title == NULL && left == NULL)
    return list (cli, DUBAN_LIST_LEADERS, error);
  if (is_said (argc, argv, "set", 1) && (title != NULL || left != NULL))
    return set_leader (cli, argv[2], title, left, error);
  if (left != NULL || !is_said (argc, argv, "add", 1))
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
  g_autofree char *name = NULL;
  g_autofree char *on = NULL;
  const GOptionEntry entries[] = {
    { "name", 0, 0, G_OPTION_ARG_STRING, &name, NULL, NULL },
    { "on", 0, 0, G_OPTION_ARG_STRING, &on, NULL, NULL },
    { "short", 0, 0, G_OPTION_ARG_STRING_ARRAY, &short_names, NULL, NULL },
    { "category", 0, 0, G_OPTION_ARG_STRING, &category, NULL, NULL },
    { "head", 0, 0, G_OPTION_ARG_STRING, &head, NULL, NULL },
    G_OPTION_ENTRY_NULL,
  };
  g_autoptr (DubanSession) session = NULL;

  gboolean has_values;

  if (!duban_cli_parse (cli, &argc, &argv, entries, 0, 3, error))
    return FALSE;
  has_values = short_names != NULL || category != NULL || head != NULL || name != NULL;
  if (argc == 1 && !has_values && on == NULL)
    return list (cli, DUBAN_LIST_UNITS, error);
  if (is_said (argc, argv, "merge", 2) && !has_values)
    return merge_unit (cli, argv[2], argv[3], on, error);
  if (on != NULL)
    return duban_cli_refuse_usage (argv[0], error);
  if (is_said (argc, argv, "set", 1))
    return set_unit (cli, argv[2],
                     &(DubanUnitEdit){ name, (const char *const *) short_names, category, head },
                     error);
  if (name != NULL || !is_said (argc, argv, "add", 1))
    return duban_cli_refuse_usage (argv[0], error);
  session = duban_cli_open (cli, FALSE, error);
  return session != NULL
         && duban_directory_edit_add_unit (session, argv[2], (const char *const *) short_names,
                                           category, head, error)
         && show_change (cli, session, DUBAN_LIST_UNITS, error);
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
