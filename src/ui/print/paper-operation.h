/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Printing the pages of a document: the very ones that the preview shows and the PDF holds, each
 * on A4 upright or across as it is laid out, without margins of the printer's own. */
#pragma once

#include "report/pages.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* What prints them; a test exports with it. The document of the pages must outlive it: keep is
 * freed with it. (transfer full pages, keep) */
GtkPrintOperation *duban_paper_operation_new (DubanPages *pages, const char *name, gpointer keep,
                                              GDestroyNotify free_keep) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
