/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A command of dubanctl: one row of the table in command-table.c, one function in the file of
 * its group. */
#pragma once

#include "app/session.h"

G_BEGIN_DECLS

/* What every command is given: the options of interface.md that stand before or after the
 * command's name.  Read them only after duban_cli_parse(). */
typedef struct
{
  char *db_path; /* --db; NULL: the default */
  char *now;     /* --now; NULL: the real time */
  gboolean json;
  DubanClock *clock; /* made by duban_cli_parse() */
} DubanCli;

/* argv[0] is the command's name. Prints on standard output, sets an error for standard error.
 * The exit status: 0 done, 1 failed or not acceptable, 2 usage (DUBAN_CLI_ERROR_USAGE). */
typedef gboolean (*DubanCommandFunc) (DubanCli *cli, int argc, char **argv, GError **error);

typedef struct
{
  const char *name;
  DubanCommandFunc run;
  const char *synopsis; /* untranslated: "TASK NAME VALUE…" */
  const char *summary;  /* N_() one line */
  const char *details;  /* N_() paragraphs for `help COMMAND`, or NULL */
} DubanCliCommand;

/* The table of commands, in the order of interface.md; *n is their count. */
const DubanCliCommand *duban_cli_list_commands (gsize *n);
const DubanCliCommand *duban_cli_find_command (const char *name); /* NULL if there is none */

typedef enum
{
  DUBAN_CLI_ERROR_USAGE,
  DUBAN_CLI_ERROR_REPORTED, /* all was said already; only the exit status is 1 */
  DUBAN_CLI_ERROR_HELPED,   /* --help was asked for and given: the exit status is 0 */
} DubanCliError;
#define DUBAN_CLI_ERROR (duban_cli_error_quark ())
GQuark duban_cli_error_quark (void);

/* Parses the options of a command and the general ones, and checks how many arguments are left
 * after its name (max < 0: any number).  entries (may be NULL) is NULL-terminated; texts in it
 * are taken as UTF-8 as they stand, whatever the locale (STRING is treated as FILENAME).
 * *argv[0] stays the command's name. */
gboolean duban_cli_parse (DubanCli *cli, int *argc, char ***argv, const GOptionEntry *entries,
                          int min_arguments, int max_arguments, GError **error);

/* Says that the command is not used so; always FALSE. */
gboolean duban_cli_refuse_usage (const char *command, GError **error);

/* The general options that stand before the command; *argv[1] becomes the command's name. */
gboolean duban_cli_parse_general (DubanCli *cli, int *argc, char ***argv, gboolean *help,
                                  GError **error);

/* Explains a command on standard output; NULL, or a name that is none's: all of them in short. */
void duban_cli_print_help (const char *name);

/* The path of the database that --db names, or the default. (transfer full) */
char *duban_cli_dup_path (DubanCli *cli) G_GNUC_WARN_UNUSED_RESULT;

/* Opens the session of the command line. (transfer full) */
DubanSession *duban_cli_open (DubanCli *cli, gboolean read_only,
                              GError **error) G_GNUC_WARN_UNUSED_RESULT;

/* The commands, by group of files. */
gboolean duban_cli_init (DubanCli *cli, int argc, char **argv, GError **error);
gboolean duban_cli_import (DubanCli *cli, int argc, char **argv, GError **error);
gboolean duban_cli_export (DubanCli *cli, int argc, char **argv, GError **error);
gboolean duban_cli_tasks (DubanCli *cli, int argc, char **argv, GError **error);
gboolean duban_cli_show (DubanCli *cli, int argc, char **argv, GError **error);
gboolean duban_cli_check (DubanCli *cli, int argc, char **argv, GError **error);
gboolean duban_cli_remind (DubanCli *cli, int argc, char **argv, GError **error);
gboolean duban_cli_cross (DubanCli *cli, int argc, char **argv, GError **error);
gboolean duban_cli_report (DubanCli *cli, int argc, char **argv, GError **error);
gboolean duban_cli_add (DubanCli *cli, int argc, char **argv, GError **error);
gboolean duban_cli_set (DubanCli *cli, int argc, char **argv, GError **error);
gboolean duban_cli_record (DubanCli *cli, int argc, char **argv, GError **error);
gboolean duban_cli_delete (DubanCli *cli, int argc, char **argv, GError **error);
gboolean duban_cli_undelete (DubanCli *cli, int argc, char **argv, GError **error);
gboolean duban_cli_undo (DubanCli *cli, int argc, char **argv, GError **error);
gboolean duban_cli_waive (DubanCli *cli, int argc, char **argv, GError **error);
gboolean duban_cli_urge (DubanCli *cli, int argc, char **argv, GError **error);
gboolean duban_cli_minutes (DubanCli *cli, int argc, char **argv, GError **error);
gboolean duban_cli_leaders (DubanCli *cli, int argc, char **argv, GError **error);
gboolean duban_cli_units (DubanCli *cli, int argc, char **argv, GError **error);
gboolean duban_cli_portfolio (DubanCli *cli, int argc, char **argv, GError **error);
gboolean duban_cli_meetings (DubanCli *cli, int argc, char **argv, GError **error);
gboolean duban_cli_holidays (DubanCli *cli, int argc, char **argv, GError **error);
gboolean duban_cli_settings (DubanCli *cli, int argc, char **argv, GError **error);
gboolean duban_cli_exchange (DubanCli *cli, int argc, char **argv, GError **error);
gboolean duban_cli_verify (DubanCli *cli, int argc, char **argv, GError **error);
gboolean duban_cli_backup (DubanCli *cli, int argc, char **argv, GError **error);
gboolean duban_cli_restore (DubanCli *cli, int argc, char **argv, GError **error);
gboolean duban_cli_help (DubanCli *cli, int argc, char **argv, GError **error);

G_END_DECLS
