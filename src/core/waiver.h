/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A waiver (认定): a person sets a finding aside, with a reason and an end date (domain.md
 * section 5).  The finding is listed apart and does not colour the light. */
#pragma once

#include "core/finding.h"
#include "core/record.h"

G_BEGIN_DECLS

typedef struct
{
  DubanRule rule;
  guint32 leader; /* 0: whomever the finding concerns */
  guint32 unit;   /* 0: whichever unit it concerns */
} DubanWaiver;

/* The waiver that a record makes; FALSE where it makes none today: of another kind, void,
 * ended, or of a rule that this version does not know. */
gboolean duban_waiver_read (DubanWaiver *waiver, const DubanRecord *record, DubanDay today);

gboolean duban_waiver_covers (const DubanWaiver *waiver, const DubanFinding *finding);

G_END_DECLS
