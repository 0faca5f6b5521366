/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the page of tasks asks for, as its actions set it: order, light, status.  The order is
 * remembered; filters are not: the page opens on what is under way. */
#pragma once

#include "app/view/listing-query.h"

#include <gio/gio.h>

G_BEGIN_DECLS

#define DUBAN_TYPE_TASK_QUERY (duban_task_query_get_type ())
G_DECLARE_FINAL_TYPE (DubanTaskQuery, duban_task_query, DUBAN, TASK_QUERY, GObject)

/* Signal "changed": something else is asked for. */
DubanTaskQuery *duban_task_query_new (void) G_GNUC_WARN_UNUSED_RESULT;

const DubanListingQuery *duban_task_query_get (DubanTaskQuery *query);

/* To write into what _get() gives: _begin, then _end, which tells the actions and emits "changed".
 * (transfer none) */
DubanListingQuery *duban_task_query_begin (DubanTaskQuery *query);
void duban_task_query_end (DubanTaskQuery *query);

/* The group “tasks”: order (s), reversed, light (s), scope (s: open or all), everything. (transfer
 * none) */
GActionMap *duban_task_query_get_actions (DubanTaskQuery *query);

/* By that; by that already: the other way round. */
void duban_task_query_choose_order (DubanTaskQuery *query, DubanListingOrder order);

G_END_DECLS
