/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The columns by keyboard: actions that show, leave out, widen and narrow them, and the part of
 * the View menu that holds them. */
#pragma once

#include "ui/tasks/header.h"

G_BEGIN_DECLS

/* The group “columns”, acting on the header, whose "choice-changed" it emits. The header is
 * borrowed and outlives it. (transfer full) */
GActionGroup *duban_column_actions_new (DubanTasksHeader *header) G_GNUC_WARN_UNUSED_RESULT;

/* Sections for the View menu: by what to sort, and the columns. (transfer full) */
GMenuModel *duban_column_actions_new_menu (void) G_GNUC_WARN_UNUSED_RESULT;

/* The codes of the orders, in the order of DubanListingOrder, NULL-terminated. */
const char *const *duban_column_actions_list_orders (void);

G_END_DECLS
