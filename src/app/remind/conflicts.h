/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The conflicts of responsibility that are new (第四条): red or yellow findings of
 * cross-responsibility that were not there when the bell last looked.  What is known is a sorted
 * list of 64-bit keys in the cache of this computer; the first look takes all that is there as
 * known, in silence. */
#pragma once

#include "app/session.h"
#include "core/remind/owed.h"
#include "core/verdict.h"

G_BEGIN_DECLS

/* One conflict as something owed: target is its key. */
typedef struct
{
  DubanOwed owed;
  DubanFinding finding;
  gboolean is_new; /* nobody was told yet, and it is none of the baseline */
} DubanNewConflict;

/* Those of this side that are new or whose key has_row() knows, appended to found (of
 * DubanNewConflict); all that stand become *keys (of guint64, ascending). (transfer full) */
gboolean duban_conflicts_find (DubanSession *session, const DubanVerdict *verdict, guint32 side,
                               gboolean (*has_row) (const DubanOwed *owed, gpointer data),
                               gpointer data, GArray *found, GArray **keys, GError **error);

/* Whether just these keys are kept as known; and keeps them, as part of a change of reminders. */
gboolean duban_conflicts_are_kept (DubanSession *session, guint32 side, const GArray *keys,
                                   gboolean *is_kept, GError **error);
gboolean duban_conflicts_keep (DubanSession *session, guint32 side, const GArray *keys,
                               GError **error);

G_END_DECLS
