/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What stands under the tabs of the details: each fills an empty box with rows of text. */
#pragma once

#include "app/view/detail.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* 问题: each finding with its measure, and what to do. */
void duban_findings_tab_fill (GtkBox *box, const DubanDetail *detail);

/* 人员: who, and what was asked. */
void duban_people_tab_fill (GtkBox *box, const DubanDetail *detail);

/* 记录: newest first; a record's button activates details.void with its id. */
void duban_records_tab_fill (GtkBox *box, const DubanDetail *detail);

G_END_DECLS
