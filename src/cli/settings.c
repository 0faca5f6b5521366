/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli/command.h"

gboolean
duban_cli_settings (DubanCli *cli, int argc, char **argv, GError **error)
{
  g_set_error_literal (error, DUBAN_CLI_ERROR, DUBAN_CLI_ERROR_USAGE, "not built yet");
  return FALSE;
}
