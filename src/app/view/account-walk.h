/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Giving accounts (交账) one after the other: which are still owed, and of each what its writer
 * needs before him – last week's words, what happened since, what the others say. */
#pragma once

#include "app/view/accounts.h"

G_BEGIN_DECLS

typedef struct
{
  guint32 task, leader;
  DubanLedger ledger;
  DubanDay monday; /* of its week */
} DubanAccountStep;

/* The accounts of the last complete week that are to be given at this desk: the leader's, or
 * (0) everybody's but those who have a desk of their own.  By leader, then as the rows stand.
 * It begins with those of `from`, where that owes one (0: with the first); a task that owes
 * none for that week stands there with what the running week asks. (transfer full, of
 * DubanAccountStep) */
GArray *duban_account_walk_list (const DubanAccounts *accounts, guint32 leader,
                                 guint32 from) G_GNUC_WARN_UNUSED_RESULT;

typedef struct
{
  DubanAccountStep step;
  char *number; /* or NULL */
  char *title;
  char *leader;
  char *week;    /* 11月16日至11月22日 */
  char *period;  /* 2026-W47 */
  char *before;  /* the account before this one: its day, position and words; or NULL */
  char *records; /* what happened since the Monday, a line each; "" where nothing did */
  char *others;  /* what the others say of this week, a line each; "" */
} DubanAccountCase;

/* NULL with an error; a task that is gone is one. */
DubanAccountCase *duban_account_case_load (DubanSession *session, const DubanAccountStep *step,
                                           GError **error) G_GNUC_WARN_UNUSED_RESULT;
void duban_account_case_free (DubanAccountCase *value);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DubanAccountCase, duban_account_case_free)

G_END_DECLS
