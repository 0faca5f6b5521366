/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A report made: as a file, and issued. */
#pragma once

#include "app/report/parts.h"
#include "cli/command.h"

G_BEGIN_DECLS

typedef struct
{
  DubanReportKey key;
  const char *output; /* a path, or NULL */
  char **texts;       /* SECTION=FILE, NULL-terminated; or NULL */
  gboolean issue;
} DubanReportOrder;

/* Whether the path's ending and the sections' names are known. */
gboolean duban_report_order_check (const DubanReportOrder *order, GError **error);

/* Makes it with the free parts that are kept on this desk, a section that is named here being its
 * file's; writes it, then keeps it as issued; and says what should be looked at, on standard error.
 * No draft is changed. */
gboolean duban_report_order_run (DubanCli *cli, DubanSession *session,
                                 const DubanReportOrder *order, GError **error);

G_END_DECLS
