/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the form shows beside it while somebody types: the three dates, the light, and what the
 * judge would find in the task. */
#pragma once

#include "app/view/preview.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define DUBAN_TYPE_ENTRY_PREVIEW (duban_entry_preview_get_type ())
G_DECLARE_FINAL_TYPE (DubanEntryPreview, duban_entry_preview, DUBAN, ENTRY_PREVIEW, GtkWidget)

/* has_findings FALSE: too little is filled in yet for findings to mean anything. */
void duban_entry_preview_show (DubanEntryPreview *self, const DubanPreview *preview,
                               gboolean has_findings);

G_END_DECLS
