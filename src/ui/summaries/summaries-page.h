/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The page Summaries (周报通报): a report exactly as it is printed, its figures as links, what
 * should be looked at before it is issued, and the parts that a person writes. */
#pragma once

#include "app/report/parts.h"
#include "ui/page/page.h"

G_BEGIN_DECLS

#define DUBAN_TYPE_SUMMARIES_PAGE (duban_summaries_page_get_type ())
G_DECLARE_FINAL_TYPE (DubanSummariesPage, duban_summaries_page, DUBAN, SUMMARIES_PAGE, DubanPage)

GtkWidget *duban_summaries_page_new (DubanDesk *desk);

/* Turns to the report of the present data of that period. */
void duban_summaries_page_choose (DubanSummariesPage *page, DubanReportKey key);

G_END_DECLS
