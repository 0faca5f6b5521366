/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Names with their values, as an issued report keeps what it rested on: compared by name, whatever
 * program reads them. */
#pragma once

#include "app/report/report.h"

G_BEGIN_DECLS

typedef struct
{
  char *name;
  char *value;
} DubanPair;
void duban_pair_free (DubanPair *pair);

/* All of DubanPair, with names that differ, in an order that is always the same.
 * (transfer full) */

/* The office's settings by name: as set, or the default. */
GPtrArray *duban_pairs_of_settings (const DubanTerms *terms) G_GNUC_WARN_UNUSED_RESULT;

/* The holiday calendar: each year that it covers, and each day that is not plain: off or makeup,
 * and the holiday's name. */
GPtrArray *duban_pairs_of_calendar (const DubanTerms *terms) G_GNUC_WARN_UNUSED_RESULT;

/* What was counted, by code: the figures, the on-time shares (“3/4”), and of a quarter each unit's
 * rank and score. */
GPtrArray *duban_pairs_of_figures (const DubanFigures *figures) G_GNUC_WARN_UNUSED_RESULT;

/* The free parts that were written, by code; and back. */
GPtrArray *duban_pairs_of_parts (const DubanFreeParts *parts) G_GNUC_WARN_UNUSED_RESULT;
void duban_pairs_to_parts (const GPtrArray *pairs, DubanFreeParts *parts);

/* As bytes and back: a(ss) of GVariant, the same on every machine.  What is not such bytes is NULL
 * with no error. (transfer full) */
GBytes *duban_pairs_to_bytes (const GPtrArray *pairs) G_GNUC_WARN_UNUSED_RESULT;
GPtrArray *duban_pairs_from_bytes (GBytes *bytes) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DubanPair, duban_pair_free)

G_END_DECLS
