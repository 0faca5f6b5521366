/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Who sees what (sync.md, “Who sees what”).  A view is a desk as the one that sees: pure values, so
 * that two desks with the same changes of a task agree about who sees it. */
#pragma once

#include "core/fold/fold.h"

G_BEGIN_DECLS

typedef struct
{
  DubanId desk;
  DubanId leader; /* whose desk; nil: nobody's in particular */
  gboolean is_office;
} DubanShareView;

/* Whether it sees the task of that fold; changes: those that were folded.
 *
 * The office's desk sees all.  A leader's desk sees a task if in any head its leader is lead,
 * cooperator, assigner or assignee, or if it made the task; one of 不得外传 in any head only where
 * its leader is the lead in one.  Assigner and assignee are texts: they name the leader whose id is
 * made of these words.  The portfolio alone shows nothing. */
gboolean duban_share_sees (const DubanShareView *view, DubanFold *fold,
                           const DubanChange *const *changes, gsize n_changes);

/* The change that took the task away from the view: after which it saw it no more.  NULL where it
 * sees it, or never did.  fold is reusable scratch. (transfer none) */
const DubanChange *duban_share_find_farewell (const DubanShareView *view, DubanFold *fold,
                                              const DubanChange *const *changes, gsize n_changes);

/* Whether a change can alter who sees its task: it begins one, or writes what is looked at. */
gboolean duban_share_is_of_sight (const DubanChange *change);

/* Whether two desks could ever be sent the same file: both the office's, or of one leader. */
gboolean duban_share_view_is_alike (const DubanShareView *a, const DubanShareView *b);

G_END_DECLS
