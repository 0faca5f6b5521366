/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The verdict of today, from the cache or judged anew. */
#pragma once

#include "app/session.h"
#include "core/judge.h"
#include "core/register.h"

G_BEGIN_DECLS

/* The terms must be those of the facts that are judged: another process may have written.  What
 * is made of the session's terms beside a verdict is made after this. */
gboolean duban_judgement_catch_up (DubanSession *session, GError **error);

/* The verdict of whatever day and change was judged last, for a window that opens before it
 * can recalculate; *is_current says whether it is today's. NULL if there is none. */
gboolean duban_judgement_get_any (DubanSession *session, DubanVerdict **verdict,
                                  gboolean *is_current, GError **error);

/* Today's verdict: the cached one, or judged over all tasks and put into the cache (a cache
 * that cannot be written costs time, not truth). (transfer full) */
DubanVerdict *duban_judgement_get (DubanSession *session, GCancellable *cancellable,
                                   GError **error) G_GNUC_WARN_UNUSED_RESULT;

/* The same with the register of the same facts. (transfer full) *reg too. */
DubanVerdict *duban_judgement_get_with_register (DubanSession *session, DubanRegister **reg,
                                                 GCancellable *cancellable,
                                                 GError **error) G_GNUC_WARN_UNUSED_RESULT;

/* Sees a task beside its clock of today; all is borrowed for the call.  The session's terms are
 * those of the pass. */
typedef void (*DubanJudgementFunc) (const DubanTask *task, const DubanRecord *records,
                                    gsize n_records, const DubanClock137 *clock, gpointer data);

/* The same, and every task shown to func in one pass: the judge's own where there is a judging.
 * (transfer full) */
DubanVerdict *duban_judgement_get_with_each (DubanSession *session, DubanJudgementFunc func,
                                             gpointer data, GCancellable *cancellable,
                                             GError **error) G_GNUC_WARN_UNUSED_RESULT;

/* The register alone, of the session's terms, beside a verdict that was cached. (transfer full) */
DubanRegister *duban_judgement_load_register (DubanSession *session, GCancellable *cancellable,
                                              GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
