/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is done with an edition as it stands: exported, printed, copied, issued.  On the worker,
 * with a bar that stops it; how it ended is a toast, or a sentence in the window. */
#pragma once

#include "app/report/output.h"
#include "app/worker.h"
#include "ui/widgets/busy-bar.h"
#include "ui/summaries/edition.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

typedef struct
{
  GtkWidget *from; /* the page */
  DubanWorker *worker;
  DubanBusyBar *bar;
} DubanDelivery;

/* Asks for the file first. */
void duban_delivery_export (const DubanDelivery *delivery, DubanEdition *edition,
                            DubanOutputKind kind);

/* Writes that file. (For tests, and once it was asked for.) */
void duban_delivery_write (const DubanDelivery *delivery, DubanEdition *edition, const char *path);

void duban_delivery_print (const DubanDelivery *delivery, DubanEdition *edition);

/* As text and as HTML onto the clipboard. */
void duban_delivery_copy (const DubanDelivery *delivery, DubanEdition *edition);

/* edition: not issued yet.  issued: on the main thread, its number; not called where it failed,
 * which is told. */
typedef void (*DubanDeliveryIssued) (GtkWidget *from, gint64 issued);
void duban_delivery_issue (const DubanDelivery *delivery, DubanEdition *edition,
                           DubanDeliveryIssued issued);

G_END_DECLS
