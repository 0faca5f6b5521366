/* SPDX-License-Identifier: GPL-3.0-or-later */
/* From where on is sent, and what becomes of a package that comes (sync.md, Bundle). */
#pragma once

#include "core/id.h"

G_BEGIN_DECLS

/* A bundle of this desk's own that was given out to a peer, and the change it reached. */
typedef struct
{
  DubanId bundle;
  gint64 upto;
} DubanShareSent;

/* The farthest of what was sent to a peer among the bundles that its file taken in last
 * acknowledges: by arrival, never by its number.  Ids that are not among those sent (from before
 * this desk was restored, or of its clone) say nothing.  FALSE where there is none: send in full,
 * *base is then the nil id and 0. */
gboolean duban_share_find_base (const DubanShareSent *sent, gsize n_sent,
                                const DubanId *acknowledged, gsize n_acknowledged,
                                DubanShareSent *base);

typedef enum
{
  DUBAN_INTAKE_REPEATED, /* it was taken in before: nothing is to be done */
  DUBAN_INTAKE_WAITS,    /* what it is based on is not here: it waits whole; what it acknowledges is
                          * believed at once, and one's own file sent first brings the rest */
  DUBAN_INTAKE_TAKES,
} DubanIntake;

/* What becomes of a bundle.  base: what it is based on, nil for nothing; held: the bundles taken in
 * from its sender. */
DubanIntake duban_share_judge_intake (const DubanId *bundle, const DubanId *base,
                                      const DubanId *held, gsize n_held);

G_END_DECLS
