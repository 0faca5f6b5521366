/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What stands under the tabs of the details: each fills an empty box.  What their buttons do are
 * actions of the window, and of ui/details/details-actions.h. */
#pragma once

#include "app/view/detail.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* 问题: each finding with its measure and the ways to settle it; those set aside apart. */
void duban_findings_tab_fill (GtkBox *box, const DubanDetail *detail);

/* 人员: who, and what was asked. */
void duban_people_tab_fill (GtkBox *box, const DubanDetail *detail);

/* 节点: the milestones. */
void duban_milestones_tab_fill (GtkBox *box, const DubanDetail *detail);

/* 交账: the accounts by week, those missing too. */
void duban_accounts_tab_fill (GtkBox *box, const DubanDetail *detail);

/* 记录: newest first, earlier rounds folded. */
void duban_records_tab_fill (GtkBox *box, const DubanDetail *detail);

G_END_DECLS
