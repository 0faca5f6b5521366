/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The axis of a chart: from nothing to a round number, in round steps. */
#pragma once

#include "report/chart.h"

G_BEGIN_DECLS

typedef struct
{
  gint64 step;           /* hundredths, more than 0 */
  guint n;               /* steps, 1 to 6 */
  gboolean has_decimals; /* values are written with two */
} DubanScale;

/* Of all values, or where they are added up of the sums of the categories. */
DubanScale duban_scale_of (const DubanChart *chart);

/* 0 to 1. */
double duban_scale_place (const DubanScale *scale, gint64 value);

/* 12, or 98.50; — for a value that there is none of. (transfer full) */
char *duban_scale_write (const DubanScale *scale, gint64 value) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
