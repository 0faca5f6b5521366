/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Strips put on pages.  A page is filled, as the standard wants it; measures: what keeps to the
 * next strip stands on its page (a heading, a table's title, a group, a signature), unless all of
 * it is higher than a page; no head of a table is without a row below it. */
#pragma once

#include "report/layout/strip.h"

G_BEGIN_DECLS

typedef struct
{
  const DubanStrip *strip;
  double y;           /* of the area */
  gboolean is_closed; /* ruled off: its row goes on overleaf */
} DubanPlaced;

typedef struct
{
  gboolean landscape;
  GArray *placed; /* of DubanPlaced, top down */
} DubanPage;

/* One page at least. (transfer full, of DubanPage) */
GPtrArray *duban_flow (const GPtrArray *strips) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
