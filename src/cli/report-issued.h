/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reports that were issued: listed, made again, and what they would say otherwise now. */
#pragma once

#include "cli/command.h"

G_BEGIN_DECLS

/* number: NULL lists all of them; output: a path, or NULL. */
gboolean duban_cli_report_issued (DubanCli *cli, const char *number, const char *output,
                                  gboolean diff, GError **error);

G_END_DECLS
