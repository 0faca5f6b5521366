/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The load of units: what each carries today, how it kept its dates in a quarter, and its rank
 * (domain.md section 7). Immutable; read from any thread. */
#pragma once

#include "app/session.h"
#include "app/snapshot.h"
#include "app/view/sheet.h"
#include "core/ranking.h"

G_BEGIN_DECLS

typedef enum
{
  DUBAN_UNIT_OPEN,    /* open or suspended, the unit responsible */
  DUBAN_UNIT_RED,     /* of those */
  DUBAN_UNIT_YELLOW,  /* of those */
  DUBAN_UNIT_OVERDUE, /* of those: a stage overdue, or past due; never a suspended one */
  DUBAN_N_UNIT_FIGURES
} DubanUnitFigure;

typedef struct
{
  guint32 unit;
  const DubanUnit *facts; /* borrowed from the terms */
  guint n[DUBAN_N_UNIT_FIGURES];
  const DubanRankingRow *ranking; /* never NULL */
  gboolean is_idle;               /* 无在办事项单位, as the rule idle-unit finds it */
} DubanUnitLoadRow;

typedef struct
{
  DubanSnapshot *snapshot;
  DubanRanking *ranking;
  char *as_of;       /* app/view/as-of.h */
  GArray *rows;      /* of DubanUnitLoadRow, in the ranking's order */
  guint n_idle;      /* of them */
  gboolean has_idle; /* the rule is asked on this desk */
} DubanUnitLoad;

/* On the worker, from a snapshot with a register. Under a leader's scope only the units that the
 * leader holds today. (transfer full) */
DubanUnitLoad *duban_unit_load_make (DubanSession *session, DubanSnapshot *snapshot,
                                     DubanPeriod quarter, GCancellable *cancellable,
                                     GError **error) G_GNUC_WARN_UNUSED_RESULT;
void duban_unit_load_free (DubanUnitLoad *load);

/* The units that the rule idle-unit finds, as the snapshot's scope sees them: of guint32, once
 * each. (transfer full) */
GArray *duban_unit_load_list_idle (const DubanSnapshot *snapshot) G_GNUC_WARN_UNUSED_RESULT;

/* Which quarter is shown unless another is asked for: in its first month the one before, which is
 * complete; from then on the running one. */
DubanPeriod duban_unit_load_get_quarter (DubanDay today);

/* 2026年第4季度. (transfer full) */
char *duban_unit_load_dup_quarter (DubanPeriod quarter) G_GNUC_WARN_UNUSED_RESULT;

/* The tasks that a figure counts: of guint32, ascending. (transfer full) */
GArray *duban_unit_load_list_tasks (const DubanUnitLoad *load, guint32 unit,
                                    DubanUnitFigure figure) G_GNUC_WARN_UNUSED_RESULT;

/* What the figures mean, for a heading: 在办, 红灯 …; 部署, 思路, 反馈, 办结. (transfer none) */
const char *duban_unit_load_get_title (DubanUnitFigure figure);
const char *duban_unit_load_get_part_title (DubanPart part);

/* 75%; "–" where nothing was due. 100% only where all was on time. (transfer full) */
char *duban_unit_load_dup_rate (DubanShare share) G_GNUC_WARN_UNUSED_RESULT;

/* 86.67; "–" for none. (transfer full) */
char *duban_unit_load_dup_score (int score) G_GNUC_WARN_UNUSED_RESULT;

/* All of a row in one sentence. (transfer full) */
char *duban_unit_load_dup_sentence (const DubanUnitLoadRow *row) G_GNUC_WARN_UNUSED_RESULT;

/* order: indices of rows, guint. (transfer full) */
DubanSheet *duban_unit_load_dup_sheet (const DubanUnitLoad *load,
                                       const GArray *order) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DubanUnitLoad, duban_unit_load_free)

G_END_DECLS
