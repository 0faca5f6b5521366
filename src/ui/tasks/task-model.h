/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The list of tasks as the list widget sees it: a number of *positions*.  A new order or filter
 * changes the tasks behind the positions, and what is realised is shown again; items-changed is
 * emitted only where the length changes.  Rows come from the worker in pages.
 *
 * It is its own selection model: GTK's make an object of each item that is selected, which for a
 * hundred thousand of them takes longer than a frame. */
#pragma once

#include "app/worker.h"
#include "ui/tasks/listed.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define DUBAN_TYPE_TASK_MODEL (duban_task_model_get_type ())
G_DECLARE_FINAL_TYPE (DubanTaskModel, duban_task_model, DUBAN, TASK_MODEL, GObject)

/* Implements GListModel and GtkSelectionModel; items are plain objects that mean nothing.  Signals:
 *   "loaded" (guint first, guint n)  the rows of these positions came
 *   "failed" (char *)    why the tasks could not be loaded, as a sentence */
DubanTaskModel *duban_task_model_new (DubanWorker *worker) G_GNUC_WARN_UNUSED_RESULT;

/* Another listing stands behind the positions: everything that is shown is to be shown again. Its
 * rows are taken along. */
void duban_task_model_take (DubanTaskModel *model, DubanListed *listed);

/* NULL until the first listing came. (transfer none) */
const DubanListing *duban_task_model_get_listing (DubanTaskModel *model);

/* Until this is called only the first 30 positions exist: a list realises some two hundred
 * rows, which can wait until the first frame was shown. */
void duban_task_model_grow (DubanTaskModel *model);

/* The rows that hold a position, and its index among them; NULL, and asked for from the worker,
 * where they are not here yet. (transfer none) */
DubanListingRows *duban_task_model_get_rows (DubanTaskModel *model, guint position, gsize *i);

/* The task at a position; 0 beyond the end. */
guint32 duban_task_model_get_task (DubanTaskModel *model, guint position);

/* The position of a task, or GTK_INVALID_LIST_POSITION. */
guint duban_task_model_find (DubanTaskModel *model, guint32 task);

G_END_DECLS
