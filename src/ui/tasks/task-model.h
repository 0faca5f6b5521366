/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The list of tasks as the list widget sees it: a number of *positions*.  A new order or filter
 * changes the tasks behind the positions, and what is realised is shown again; items-changed is
 * emitted only where the length changes.  Rows come from the worker in pages. */
#pragma once

#include "app/desk.h"
#include "app/view/listing.h"

#include <gio/gio.h>

G_BEGIN_DECLS

#define DUBAN_TYPE_TASK_MODEL (duban_task_model_get_type ())
G_DECLARE_FINAL_TYPE (DubanTaskModel, duban_task_model, DUBAN, TASK_MODEL, GObject)

/* Implements GListModel; items are plain objects that mean nothing.  Signals:
 *   "listed"             another listing stands behind the positions: show everything again
 *   "loaded" (guint first, guint n)  the rows of these positions came
 *   "failed" (char *)    why the tasks could not be listed, as a sentence */
DubanTaskModel *duban_task_model_new (DubanDesk *desk,
                                      const DubanListingQuery *query) G_GNUC_WARN_UNUSED_RESULT;

/* Lists anew, also when the desk changed by itself. query is copied. */
void duban_task_model_set_query (DubanTaskModel *model, const DubanListingQuery *query);
const DubanListingQuery *duban_task_model_get_query (DubanTaskModel *model);

/* NULL until the first listing came. (transfer none) */
const DubanListing *duban_task_model_get_listing (DubanTaskModel *model);

/* Until this is called only the first 30 positions exist: a list realises some two hundred
 * rows, which can wait until the first frame was shown. */
void duban_task_model_grow (DubanTaskModel *model);

/* The position at the top of the screen. */
void duban_task_model_set_first_shown (DubanTaskModel *model, guint position);

/* The rows that hold a position, and its index among them; NULL, and asked for from the worker,
 * where they are not here yet. (transfer none) */
DubanListingRows *duban_task_model_get_rows (DubanTaskModel *model, guint position, gsize *i);

/* The task at a position; 0 beyond the end. */
guint32 duban_task_model_get_task (DubanTaskModel *model, guint position);

/* The position of a task, or GTK_INVALID_LIST_POSITION. */
guint duban_task_model_find (DubanTaskModel *model, guint32 task);

G_END_DECLS
