/* SPDX-License-Identifier: GPL-3.0-or-later */
/* F2: a cell of the line that is selected is written in its place – number, title, source,
 * deadline.  Another lead or unit is a handover or a correction: that asks in a form of its own
 * (win.bulk). */
#pragma once

#include "ui/page/page.h"
#include "ui/tasks/task-list.h"

G_BEGIN_DECLS

/* On the column that was last clicked, else the title. Enter saves, Esc leaves it as it was.
 * The page shows a snapshot with a register: what a line shows of a text may be less than
 * there is. */
void duban_cell_editor_open (DubanTaskList *list, DubanPage *page);

G_END_DECLS
