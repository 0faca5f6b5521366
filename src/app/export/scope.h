/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which tasks are given out, and how far it has come. */
#pragma once

#include "app/session.h"
#include "exchange/grid.h"
#include "store/tasks.h"

G_BEGIN_DECLS

typedef struct
{
  const guint32 *tasks; /* these, in this order; NULL: all */
  gsize n_tasks;
  guint32 leader;           /* those that concern the leader (core/charge.h); 0: of anybody */
  gboolean with_restricted; /* also what may not be passed on (不得外传) */

  DubanGridProgress progress; /* or NULL */
  gpointer progress_data;
  GCancellable *cancellable; /* or NULL */
} DubanExportScope;

/* Streams the tasks with all their texts. *n_left_out: how many of them may not be passed on. */
gboolean duban_export_scope_each (const DubanExportScope *scope, DubanSession *session,
                                  DubanTaskFunc func, gpointer data, gsize *n_left_out,
                                  GError **error);

/* The reading is this much of the whole work. */
#define DUBAN_EXPORT_READING 0.5

G_END_DECLS
