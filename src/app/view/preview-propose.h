/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a new task is given where its field was not filled in: who leads it by the portfolio, who
 * cooperates (谁分管谁牵头, 交叉到谁谁配合, measure 4), and who assigns it. */
#pragma once

#include "core/task.h"
#include "core/terms.h"

G_BEGIN_DECLS

typedef struct
{
  char *field; /* lead, cooperators, assigner */
  char *value;
  char *why; /* 副旗长甲分管住房和城乡建设局 */
} DubanPreviewProposal;

/* Of DubanPreviewProposal. (transfer full) */
GArray *duban_preview_proposals_new (void) G_GNUC_WARN_UNUSED_RESULT;

typedef struct
{
  DubanTerms *terms;
  DubanTask *task;         /* the draft: receives the lead and the cooperators, to be judged so */
  const DubanTask *parent; /* or NULL */
  gboolean wants_lead, wants_cooperators, wants_assigner;
  GArray *proposals; /* of DubanPreviewProposal: they are added here */
} DubanProposing;

/* The list that the draft's cooperators borrow from. (transfer full) */
GArray *duban_preview_propose (const DubanProposing *proposing) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
