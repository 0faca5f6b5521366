/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli/task-json.h"

#include "cli/command.h"

gboolean
duban_cli_print_task_json (DubanJson *json, DubanSession *session, guint32 task, GError **error)
{
  g_set_error_literal (error, DUBAN_CLI_ERROR, DUBAN_CLI_ERROR_USAGE, "not built yet");
  return FALSE;
}
