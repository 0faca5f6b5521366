/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The holiday arrangements that the General Office of the State Council has published
 * (国务院办公厅关于部分节假日安排的通知), as they stand in its notices: spans of days. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct
{
  guint8 from_month, from_day;
  guint8 to_month, to_day; /* the last day, included */
  gboolean is_makeup;      /* 班, else 休 */
  const char *name;        /* of the holiday; a make-up day bears the name of the one it pays for */
} DubanPublishedSpan;

typedef struct
{
  int year;
  const DubanPublishedSpan *spans; /* in the order of the days */
  gsize n_spans;
} DubanPublishedYear;

/* All of them, ascending; *n_years is their count. (transfer none) */
const DubanPublishedYear *duban_published_years_list (gsize *n_years);

G_END_DECLS
