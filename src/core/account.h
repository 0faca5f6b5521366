/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Accounts (交账; measure 4: 既交分管账、也交交叉账): who owes which for the last complete week
 * (domain.md section 6). */
#pragma once

#include "core/record.h"
#include "core/task.h"
#include "core/terms.h"

G_BEGIN_DECLS

typedef struct
{
  guint32 leader;
  DubanLedger ledger;
  const DubanRecord *given; /* the account that counts, or NULL: missing; borrowed */
} DubanAccountOwed;

/* The accounts owed for the week that begins on `monday`, given or not; at most
 * n_cooperators + 2 of them are written to owed.  0 where the task owes none (it does not
 * cross, was not open through the week, is suspended, is too young …). */
gsize duban_account_list_owed (const DubanTerms *terms, const DubanTask *task,
                               const DubanRecord *records, gsize n_records, DubanDay monday,
                               DubanAccountOwed *owed);

/* Whether the accounts of a task contradict each other, in the latest week, not before the
 * last complete one, in which two leaders accounted; *a and *b (borrowed) are two that do. */
gboolean duban_account_find_contradiction (const DubanTerms *terms, const DubanTask *task,
                                           const DubanRecord *records, gsize n_records,
                                           const DubanRecord **a, const DubanRecord **b);

/* The week an account is for unless it says: the last complete one while that is owed by the
 * leader and not given, else the running one. Its Monday. */
DubanDay duban_account_default_week (const DubanTerms *terms, const DubanTask *task,
                                     const DubanRecord *records, gsize n_records, guint32 leader,
                                     DubanLedger ledger);

G_END_DECLS
