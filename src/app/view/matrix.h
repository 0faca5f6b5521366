/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The portfolio as a matrix (分工矩阵): every unit and field, and who holds it; what nobody is in
 * charge of, and what several are.  Made on the worker, immutable. */
#pragma once

#include "app/session.h"
#include "app/snapshot.h"
#include "app/view/sheet.h"

G_BEGIN_DECLS

typedef enum
{
  DUBAN_MATRIX_SINGLE,  /* one leader is in charge */
  DUBAN_MATRIX_GAP,     /* 分管空白 */
  DUBAN_MATRIX_OVERLAP, /* 多头分管 */
} DubanMatrixState;

typedef struct
{
  guint kinds; /* 1 << DubanHoldingKind: how the leader holds it today */
  GArray *led; /* of guint32: its open tasks that he leads; NULL: none */
} DubanMatrixCell;

typedef struct
{
  guint32 held;
  char *name;
  char *category; /* of a unit, or NULL */
  gboolean is_field;
  DubanMatrixState state;
  GArray *tasks;          /* of guint32: its open tasks, suspended ones too */
  DubanMatrixCell *cells; /* one a leader */
} DubanMatrixRow;

typedef struct
{
  guint32 n;
  char *name;
} DubanMatrixLeader;

typedef struct
{
  DubanDay today;
  char *as_of;     /* app/view/as-of.h */
  GArray *leaders; /* of DubanMatrixLeader: in office; the scope's first, then by rank */
  GPtrArray *rows; /* of DubanMatrixRow: units by category, then fields */
  guint n_gaps, n_overlaps;
} DubanMatrix;

/* snapshot: with its register. */
DubanMatrix *duban_matrix_load (DubanSession *session,
                                DubanSnapshot *snapshot) G_GNUC_WARN_UNUSED_RESULT;
void duban_matrix_free (DubanMatrix *matrix);

/* 分管、联系: what the cell says; "" where the leader does not hold it. (transfer full) */
char *duban_matrix_cell_dup_words (const DubanMatrixCell *cell) G_GNUC_WARN_UNUSED_RESULT;

/* One sentence for a row: 水利局：分管 副旗长甲；在办事项12项。 (transfer full) */
char *duban_matrix_row_dup_sentence (const DubanMatrix *matrix,
                                     const DubanMatrixRow *row) G_GNUC_WARN_UNUSED_RESULT;

/* "" for SINGLE; 分管空白, 多头分管. (transfer none) */
const char *duban_matrix_state_get_words (DubanMatrixState state);

/* faults: only the rows with a gap or an overlap. (transfer full) */
DubanSheet *duban_matrix_dup_sheet (const DubanMatrix *matrix,
                                    gboolean faults) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DubanMatrix, duban_matrix_free)

G_END_DECLS
