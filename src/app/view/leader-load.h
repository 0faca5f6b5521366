/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The load of leaders: what each holds, leads, takes part in, and owes.  Immutable; read from any
 * thread. */
#pragma once

#include "app/session.h"
#include "app/snapshot.h"
#include "app/view/sheet.h"

G_BEGIN_DECLS

typedef enum
{
  DUBAN_LEADER_LEADS,      /* open or suspended, led */
  DUBAN_LEADER_COOPERATES, /* open or suspended, cooperator */
  DUBAN_LEADER_RED,        /* of those led */
  DUBAN_LEADER_YELLOW,     /* of those led */
  DUBAN_LEADER_OVERDUE,    /* of those led: a stage overdue, or past due; never a suspended one */
  DUBAN_LEADER_ACCOUNTS,   /* an account of last week is missing */
  DUBAN_N_LEADER_FIGURES
} DubanLeaderFigure;

typedef struct
{
  guint32 leader;
  const DubanLeader *facts; /* borrowed from the terms */
  gboolean has_left;
  char *holds; /* 分管：水利局、农牧局；联系：某镇. owned */
  guint n[DUBAN_N_LEADER_FIGURES];
} DubanLeaderLoadRow;

typedef struct
{
  DubanSnapshot *snapshot;
  char *as_of;  /* app/view/as-of.h */
  GArray *rows; /* of DubanLeaderLoadRow: in their order, those who left last */
} DubanLeaderLoad;

/* From a snapshot with a register; under a leader's scope that leader alone. Takes over as_of.
 * (transfer full) */
DubanLeaderLoad *duban_leader_load_new (DubanSnapshot *snapshot,
                                        char *as_of) G_GNUC_WARN_UNUSED_RESULT;
void duban_leader_load_free (DubanLeaderLoad *load);

/* The tasks that a figure counts, each once, ascending: of guint32. (transfer full) */
GArray *duban_leader_load_list_tasks (const DubanLeaderLoad *load, guint32 leader,
                                      DubanLeaderFigure figure) G_GNUC_WARN_UNUSED_RESULT;

/* (transfer none) */
const char *duban_leader_load_get_title (DubanLeaderFigure figure);

/* All of a row in one sentence. (transfer full) */
char *duban_leader_load_dup_sentence (const DubanLeaderLoadRow *row,
                                      DubanDay today) G_GNUC_WARN_UNUSED_RESULT;

/* 副旗长, or with the day of leaving: 副旗长（10月31日离任）. (transfer full) */
char *duban_leader_load_dup_title (const DubanLeaderLoadRow *row,
                                   DubanDay today) G_GNUC_WARN_UNUSED_RESULT;

DubanSheet *duban_leader_load_dup_sheet (const DubanLeaderLoad *load) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DubanLeaderLoad, duban_leader_load_free)

G_END_DECLS
