/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What stands beside the preview: 数据, 核对 and 撰写, one at a time; where there is no room beside
 * it, the preview is one more of them.
 *
 * Signal "figure" (uint): a figure was chosen. */
#pragma once

#include "ui/summaries/drafts.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define DUBAN_TYPE_SUMMARY_SIDE (duban_summary_side_get_type ())
G_DECLARE_FINAL_TYPE (DubanSummarySide, duban_summary_side, DUBAN, SUMMARY_SIDE, GtkWidget)

GtkWidget *duban_summary_side_new (DubanDrafts *drafts);
void duban_summary_side_show (DubanSummarySide *side, DubanEdition *edition);

/* The field of the free part of that code gets the keys. */
void duban_summary_side_write (DubanSummarySide *side, const char *part);

/* Takes the preview in, or (NULL) gives it away. */
void duban_summary_side_take_preview (DubanSummarySide *side, GtkWidget *preview);

G_END_DECLS
