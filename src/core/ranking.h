/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The quarterly ranking of units (季度通报, measure 5; domain.md section 7): what fell due in the
 * period while a unit held the task, how much of it on time, a score, and a rank within the
 * unit's category.  Made from records alone.
 *
 *   duban_ranking_builder_new → duban_ranking_builder_add × n → duban_ranking_builder_finish
 *
 * What falls due is said by core/fallen.h, from period.from to the earlier of period.to and
 * today. */
#pragma once

#include "core/fallen.h"
#include "core/period.h"

G_BEGIN_DECLS

#define DUBAN_NO_SCORE (-1)

typedef struct
{
  guint32 unit;
  DubanShare parts[DUBAN_N_PARTS];
  int score;  /* hundredths of a point, 0 to 10000; DUBAN_NO_SCORE: nothing with a weight was due */
  guint rank; /* within the category; 0: fewer things due than `rank-min-due`, unranked */
} DubanRankingRow;

typedef struct _DubanRanking DubanRanking;
void duban_ranking_free (DubanRanking *ranking);

DubanPeriod duban_ranking_get_period (const DubanRanking *ranking);
DubanDay duban_ranking_get_as_of (const DubanRanking *ranking);

/* A row for every unit of the directory but those merged by then that have nothing due.  By
 * category (部门 镇 园区 企业 事业, others, none), then rank, the unranked last by score, then
 * name. (transfer none) */
const DubanRankingRow *duban_ranking_get_rows (const DubanRanking *ranking, gsize *n);
const DubanRankingRow *duban_ranking_find (const DubanRanking *ranking, guint32 unit);

/* What a row counts, by part, then due, then task. (transfer none) */
const DubanFallen *duban_ranking_get_items (const DubanRanking *ranking, guint32 unit, gsize *n);

/* The tasks that a figure counts, each once, ascending: of one part, or of all with
 * DUBAN_N_PARTS; late: those of them that were not on time alone. Of guint32.
 * (transfer full) */
GArray *duban_ranking_list_tasks (const DubanRanking *ranking, guint32 unit, DubanPart part,
                                  gboolean late) G_GNUC_WARN_UNUSED_RESULT;

/* The score of such shares by the weights of the settings, rescaled to the parts with something
 * due, rounded half up; or DUBAN_NO_SCORE. */
int duban_ranking_score (const DubanShare parts[DUBAN_N_PARTS], const DubanSettings *settings);

typedef struct _DubanRankingBuilder DubanRankingBuilder;

/* terms is referenced. */
DubanRankingBuilder *duban_ranking_builder_new (DubanTerms *terms,
                                                DubanPeriod period) G_GNUC_WARN_UNUSED_RESULT;
void duban_ranking_builder_free (DubanRankingBuilder *builder);

/* records: all of the task; a deleted task is passed over. */
void duban_ranking_builder_add (DubanRankingBuilder *builder, const DubanTask *task,
                                const DubanRecord *records, gsize n_records);

/* Ends and frees the builder. (transfer full) */
DubanRanking *duban_ranking_builder_finish (DubanRankingBuilder *builder) G_GNUC_WARN_UNUSED_RESULT;

/* The order of categories in rankings and lists: 部门, 镇, 园区, 企业, 事业, others by name, none
 * last (NULL and ""). */
int duban_ranking_compare_categories (const char *a, const char *b);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DubanRanking, duban_ranking_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DubanRankingBuilder, duban_ranking_builder_free)

G_END_DECLS
