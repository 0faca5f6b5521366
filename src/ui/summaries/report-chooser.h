/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which report: 周报, 月通报 or 季通报; whose; of which period, or one that was issued.
 *
 * Signal "chosen": duban_report_chooser_get() says something else than before. */
#pragma once

#include "app/snapshot.h"
#include "ui/summaries/edition.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

typedef struct
{
  gint64 issued; /* 0: of the present data */
  DubanReportKey key;
} DubanReportChoice;

#define DUBAN_TYPE_REPORT_CHOOSER (duban_report_chooser_get_type ())
G_DECLARE_FINAL_TYPE (DubanReportChooser, duban_report_chooser, DUBAN, REPORT_CHOOSER, GtkWidget)

GtkWidget *duban_report_chooser_new (void);

/* edition: what is shown; its list of issued ones is offered. */
void duban_report_chooser_show (DubanReportChooser *chooser, const DubanSnapshot *snapshot,
                                DubanEdition *edition);

DubanReportChoice duban_report_chooser_get (DubanReportChooser *chooser);

G_END_DECLS
