/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Columns of progress, one for each period: 1月进展, 2026年3月完成情况, 一季度推进情况,
 * 截至4月底进展. The latest that is filled is 进展情况 as of its period; the earlier ones are notes
 * of theirs. */
#pragma once

#include "core/date/dateword.h"

G_BEGIN_DECLS

/* What one such cell says. Texts are borrowed. */
typedef struct
{
  DubanDay first, last; /* of the period, not after today; both DUBAN_NO_DAY where it lies ahead */
  const char *text;
  gsize place; /* the file's column */
} DubanProgress;

/* Whether a heading is that of such a column; context: today and the year asked for. */
gboolean duban_progress_is_heading (const char *heading, const DubanDatewordContext *context);

/* The period that such a heading names in the row of the context: a missing year is found as that
 * of something done, and is the one before where the period would lie ahead. */
DubanProgress duban_progress_read (const char *heading, const char *cell,
                                   const DubanDatewordContext *context);

/* By period; those of one period in the order of the file.  For g_array_sort(). */
int duban_progress_compare (gconstpointer a, gconstpointer b);

G_END_DECLS
