/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a draft of the portfolio brings about (预览影响): which units and fields are nobody's
 * afterwards, several leaders', or go from one to another, and which tasks get another lead. A
 * pure function of a snapshot and the draft; immutable. */
#pragma once

#include "app/snapshot.h"
#include "app/view/sheet.h"
#include "core/charge.h"
#include "core/portfolio-draft.h"
#include "core/portfolio-move.h"

G_BEGIN_DECLS

typedef enum
{
  DUBAN_EFFECT_OWNERLESS, /* 分管空白 */
  DUBAN_EFFECT_DOUBLED,   /* 多头分管 */
  DUBAN_EFFECT_HANDS,     /* from one to another, or to somebody for the first time */
  DUBAN_N_EFFECTS
} DubanEffectKind;

/* A unit or field whose leaders in charge change. */
typedef struct
{
  DubanEffectKind kind;
  char *name;
  guint32 held; /* 0: a field that is yet to be made */
  DubanCharge before, after;
  GArray *tasks; /* of guint32: the open and suspended tasks that it decides of */
} DubanHeldEffect;

typedef struct
{
  DubanSnapshot *snapshot;
  DubanPortfolioDraft *draft;
  GPtrArray *held;   /* of DubanHeldEffect, by kind, then as the draft names them */
  GArray *moves;     /* of DubanLeadMove, by from, to, task */
  GArray *undecided; /* of guint32: tasks whose lead goes, and nobody, or several, come */
} DubanPortfolioEffects;

/* snapshot: with a register. Takes over draft. (transfer full) */
DubanPortfolioEffects *
duban_portfolio_effects_new (DubanSnapshot *snapshot,
                             DubanPortfolioDraft *draft) G_GNUC_WARN_UNUSED_RESULT;
void duban_portfolio_effects_free (DubanPortfolioEffects *effects);

guint duban_portfolio_effects_count (const DubanPortfolioEffects *effects, DubanEffectKind kind);

/* 副旗长甲、副旗长乙; 无人分管. (transfer full) */
char *duban_portfolio_effects_dup_leaders (const DubanPortfolioEffects *effects,
                                           const DubanCharge *charge) G_GNUC_WARN_UNUSED_RESULT;

/* The handover list (交接清单): for each leader who gives and each who takes over, the units and
 * fields, and the tasks. moves: those that were made; NULL: those of the preview. Takes over
 * as_of. (transfer full) */
DubanSheet *duban_portfolio_effects_dup_sheet (const DubanPortfolioEffects *effects,
                                               const GArray *moves,
                                               char *as_of) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DubanPortfolioEffects, duban_portfolio_effects_free)

G_END_DECLS
