/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The two ledgers (两本账; measure 4: 既交分管账、也交交叉账; domain.md section 6): of every open
 * task that crosses, who has accounted for the last complete week and for the running one, and how
 * it stands in each one's words, side by side.  Made on the worker, immutable. */
#pragma once

#include "app/session.h"
#include "app/snapshot.h"
#include "app/view/sheet.h"
#include "core/record.h"

G_BEGIN_DECLS

typedef enum
{
  DUBAN_ACCOUNT_NOT_OWED, /* that week asks for none */
  DUBAN_ACCOUNT_GIVEN,    /* 已交 */
  DUBAN_ACCOUNT_AHEAD,    /* the running week's, not given yet */
  DUBAN_ACCOUNT_MISSING,  /* 未交: this is his own desk, or later data of his has come */
  DUBAN_ACCOUNT_UNHEARD,  /* 未收到: he has a desk of his own, whose data is not as late */
} DubanAccountState;

/* One account, of a week. */
typedef struct
{
  DubanAccountState state;
  DubanPosition position; /* of one given */
  DubanDay day;           /* when it was given, or DUBAN_NO_DAY */
  const char *text;       /* its words, or NULL */
} DubanAccountMark;

/* One leader's part in one ledger. */
typedef struct
{
  guint32 leader;
  DubanLedger ledger;
  const char *name;
  DubanAccountMark last; /* of the last complete week */
  DubanAccountMark now;  /* of the running week */
} DubanAccountEntry;

/* In one block; its texts belong to the accounts. */
typedef struct
{
  guint32 task, lead;
  const char *number; /* or NULL */
  const char *title;
  gboolean contradicts;
  guint n_missing; /* of the last complete week, among those it shows */
  guint n_entries;
  DubanAccountEntry entries[]; /* the lead's own, the lead's cross, the cooperators' */
} DubanAccountRow;

/* What one leader owes for the last complete week: tasks, each once. */
typedef struct
{
  guint32 leader;
  char *name;
  DubanDay heard;  /* the day of his desk's last data; DUBAN_NO_DAY: he has none of his own */
  GArray *owed;    /* of guint32: tasks of which he owes an account */
  GArray *missing; /* of guint32: those of which one is not here */
} DubanAccountLeader;

typedef struct
{
  DubanDay today;
  DubanDay monday;    /* of the last complete week */
  guint32 scope;      /* as in the snapshot */
  char *as_of;        /* app/view/as-of.h */
  GPtrArray *rows;    /* of DubanAccountRow: those with something missing first, then by number */
  GPtrArray *leaders; /* of DubanAccountLeader: who owes, the scope's first, most missing first */
  GStringChunk *texts;
} DubanAccounts;

/* snapshot: with its register. With a scope, the tasks that leader leads or cooperates in. */
DubanAccounts *duban_accounts_load (DubanSession *session, DubanSnapshot *snapshot,
                                    GCancellable *cancellable,
                                    GError **error) G_GNUC_WARN_UNUSED_RESULT;
void duban_accounts_free (DubanAccounts *accounts);

/* The tasks of which an account of the last complete week is not here, in the rows' order: of
 * guint32. (transfer full) */
GArray *duban_accounts_list_missing (const DubanAccounts *accounts) G_GNUC_WARN_UNUSED_RESULT;

/* 尚有17本账未交，涉及12项: the accounts, and those tasks. (transfer full) */
char *duban_accounts_say_missing (const DubanAccounts *accounts) G_GNUC_WARN_UNUSED_RESULT;

/* 进展正常, 未交, 未收到…的交叉账（其最近数据…）: what stands in its place. heard: of its leader.
 * (transfer full) */
char *duban_account_mark_dup_words (const DubanAccountMark *mark, const DubanAccountEntry *entry,
                                    DubanDay heard, DubanDay today) G_GNUC_WARN_UNUSED_RESULT;

/* What was last heard of a leader's own desk; DUBAN_NO_DAY. */
DubanDay duban_accounts_get_heard (const DubanAccounts *accounts, guint32 leader);

/* The week 11月16日至11月22日 that begins on a Monday. (transfer full) */
char *duban_accounts_dup_week (DubanDay monday, DubanDay today) G_GNUC_WARN_UNUSED_RESULT;

/* A row an account. (transfer full) */
DubanSheet *duban_accounts_dup_sheet (const DubanAccounts *accounts) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DubanAccounts, duban_accounts_free)

G_END_DECLS
