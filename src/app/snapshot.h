/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A snapshot: all that the window knows of the work at one moment – the terms, the verdict, the
 * register – and from whose side it is looked at (视角).  Immutable; read from any thread. */
#pragma once

#include "core/judge.h"
#include "core/register.h"

G_BEGIN_DECLS

typedef struct
{
  gatomicrefcount ref_count;
  DubanTerms *terms;
  DubanVerdict *verdict;
  DubanRegister *reg;  /* NULL until it is loaded: after the first frame, or when judged anew */
  gint64 last_change;  /* the last of the history that it knows */
  gint64 milliseconds; /* when it was taken, Unix time */
  guint32 scope;       /* a leader; 0: the whole banner */
  gboolean is_current; /* verdict and register are today's; else they are being judged anew */
} DubanSnapshot;

/* Takes over terms, verdict and reg (may be NULL). (transfer full) */
DubanSnapshot *duban_snapshot_new (DubanTerms *terms, DubanVerdict *verdict, DubanRegister *reg,
                                   gint64 last_change,
                                   gint64 milliseconds) G_GNUC_WARN_UNUSED_RESULT;
DubanSnapshot *duban_snapshot_ref (DubanSnapshot *snapshot);
void duban_snapshot_unref (DubanSnapshot *snapshot);

/* The same seen from another side, or with a register. (transfer full) */
DubanSnapshot *duban_snapshot_with_scope (const DubanSnapshot *snapshot,
                                          guint32 scope) G_GNUC_WARN_UNUSED_RESULT;
DubanSnapshot *duban_snapshot_with_register (const DubanSnapshot *snapshot,
                                             DubanRegister *reg) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DubanSnapshot, duban_snapshot_unref)

G_END_DECLS
