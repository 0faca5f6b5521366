/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The groups of `dubanctl exchange …` (interface.md). */
#pragma once

#include "app/exchange/take.h"
#include "cli/command.h"
#include "cli/json.h"

G_BEGIN_DECLS

/* What may be typed; a list of a subcommand's own says which it takes. */
typedef struct
{
  char *take, *output, *fingerprint, *confirm, *revoke;
  char **to;
  gboolean full, preview, renew;
  gboolean is_confirmed; /* --confirm of undo, which takes no number */
} DubanCliExchange;

typedef gboolean (*DubanCliExchangeFunc) (DubanCli *cli, const DubanCliExchange *typed,
                                          char **arguments, GError **error);

/* arguments: what stands after the subcommand's name; NULL-terminated. */
gboolean duban_cli_exchange_identity (DubanCli *cli, const DubanCliExchange *typed,
                                      char **arguments, GError **error);
gboolean duban_cli_exchange_introduce (DubanCli *cli, const DubanCliExchange *typed,
                                       char **arguments, GError **error);
gboolean duban_cli_exchange_accept (DubanCli *cli, const DubanCliExchange *typed, char **arguments,
                                    GError **error);
gboolean duban_cli_exchange_colleagues (DubanCli *cli, const DubanCliExchange *typed,
                                        char **arguments, GError **error);
gboolean duban_cli_exchange_export (DubanCli *cli, const DubanCliExchange *typed, char **arguments,
                                    GError **error);
gboolean duban_cli_exchange_import (DubanCli *cli, const DubanCliExchange *typed, char **arguments,
                                    GError **error);
gboolean duban_cli_exchange_imports (DubanCli *cli, const DubanCliExchange *typed, char **arguments,
                                     GError **error);
gboolean duban_cli_exchange_undo (DubanCli *cli, const DubanCliExchange *typed, char **arguments,
                                  GError **error);
gboolean duban_cli_exchange_show_folder (DubanCli *cli, const DubanCliExchange *typed,
                                         char **arguments, GError **error);
gboolean duban_cli_exchange_set_folder (DubanCli *cli, const DubanCliExchange *typed,
                                        char **arguments, GError **error);
gboolean duban_cli_exchange_sync (DubanCli *cli, const DubanCliExchange *typed, char **arguments,
                                  GError **error);
gboolean duban_cli_exchange_conflicts (DubanCli *cli, const DubanCliExchange *typed,
                                       char **arguments, GError **error);
gboolean duban_cli_exchange_settle (DubanCli *cli, const DubanCliExchange *typed, char **arguments,
                                    GError **error);

/* What came of an exchange file: an element of an array where there is a json, else lines. */
void duban_cli_print_taking (DubanJson *json, const DubanTaking *taking, gboolean preview);

/* --confirm; -1 where it was not typed. */
gboolean duban_cli_read_confirm (const char *text, gint64 *confirm, GError **error);

G_END_DECLS
