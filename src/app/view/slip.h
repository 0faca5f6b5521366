/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Supervision slips (督办单): what is handed to whoever carries a task out, on paper: the task, the
 * three dates of measure 5 and by which reading of days, and lines to sign.  Texts alone; made on
 * the worker, immutable afterwards. */
#pragma once

#include "app/session.h"
#include "app/snapshot.h"

G_BEGIN_DECLS

/* So many are made at once: a ream of paper. */
#define DUBAN_SLIPS_MAX 500

#define DUBAN_SLIP_CELLS_MAX 3

typedef struct
{
  char *label;
  char *text; /* "": to be filled in by hand */
} DubanSlipCell;

/* A row of the form: one to three labels, each with its text. */
typedef struct
{
  DubanSlipCell cells[DUBAN_SLIP_CELLS_MAX];
  guint n_cells;
  int min_lines; /* so high at least */
} DubanSlipRow;

typedef struct
{
  guint32 task;
  char *number; /* 编号：2026-012 */
  char *mark;   /* 传阅范围：不得外传; or NULL */
  char *care;   /* what the mark asks of whoever holds the paper; or NULL */
  GArray *rows; /* of DubanSlipRow; the last is to be written in and takes the room left */
} DubanSlip;

typedef struct
{
  char *office;      /* the office's name, or "" */
  char *title;       /* 督办事项通知单 */
  char *title_again; /* …（续），where one goes on over the page */
  char *as_of;       /* app/view/as-of.h */
  GPtrArray *slips;  /* of DubanSlip, as the tasks were given; deleted ones are passed over */
} DubanSlips;

/* At most DUBAN_SLIPS_MAX of the tasks, by the terms of the snapshot; in the language of papers,
 * whatever the desk speaks. (transfer full) */
DubanSlips *duban_slips_load (DubanSession *session, const DubanSnapshot *snapshot,
                              const guint32 *tasks, gsize n_tasks,
                              GError **error) G_GNUC_WARN_UNUSED_RESULT;
void duban_slips_free (DubanSlips *slips);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DubanSlips, duban_slips_free)

G_END_DECLS
