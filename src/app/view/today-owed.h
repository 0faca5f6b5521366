/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What one task owes today, seen from one side: a leader's, or the office's.  Where the leader
 * assigned the task himself, only 我交办 speaks. */
#pragma once

#include "app/snapshot.h"

G_BEGIN_DECLS

#define DUBAN_TODAY_HORIZON 7 /* days ahead that what is to be reported is shown */

typedef enum
{
  DUBAN_SECTION_OVERDUE,   /* 已超期 */
  DUBAN_SECTION_DUE_TODAY, /* 今日到期 */
  DUBAN_SECTION_MINE,      /* 我应反馈: a stage that is still to come, or what falls due soon */
  DUBAN_SECTION_OTHERS,    /* 待他人反馈: the same of what I assigned */
  DUBAN_SECTION_ACCOUNTS,  /* 本周应交账; for the office those not received */
  DUBAN_SECTION_DECISIONS, /* 待我决定 */
  DUBAN_SECTION_CLOSINGS,  /* for the office: 待核查销号 */
  DUBAN_SECTION_REQUESTS,  /* for the office: 延期与请示 */
  DUBAN_SECTION_BULLETIN,  /* for the office: 本月通报, a line without tasks */
} DubanSection;

typedef enum
{
  DUBAN_TODAY_OWED_DEPLOY,
  DUBAN_TODAY_OWED_APPROACH,
  DUBAN_TODAY_OWED_FEEDBACK,
  DUBAN_TODAY_OWED_FOLLOW_UP,
  DUBAN_TODAY_OWED_DUE,       /* the task itself, by its deadline */
  DUBAN_TODAY_OWED_MILESTONE, /* 工作节点 */
  DUBAN_TODAY_OWED_MEETING,   /* a decision after its meeting */
  DUBAN_TODAY_OWED_ACCOUNT,
  DUBAN_TODAY_OWED_ANSWER,
  DUBAN_TODAY_OWED_EXTENSION, /* to be granted or refused */
  DUBAN_TODAY_OWED_DECISION,
  DUBAN_TODAY_OWED_VERIFY,
  DUBAN_TODAY_OWED_BULLETIN,
} DubanTodayOwedKind;

/* The one next act of a line. */
typedef enum
{
  DUBAN_NEXT_NONE, /* look at it */
  DUBAN_NEXT_RECORD,
  DUBAN_NEXT_URGE,
  DUBAN_NEXT_ACCOUNT,
  DUBAN_NEXT_ANSWER,
  DUBAN_NEXT_GRANT, /* or refuse */
  DUBAN_NEXT_VERIFY,
  DUBAN_NEXT_NAME_LEAD, /* there is nobody to urge */
} DubanNextAct;

typedef enum
{
  DUBAN_SIDE_MINE,     /* 我承办 */
  DUBAN_SIDE_ASSIGNED, /* 我交办 */
  DUBAN_SIDE_OFFICE,
} DubanSide;

typedef struct
{
  DubanSection section;
  DubanTodayOwedKind owed;
  DubanNextAct act;
  DubanSide side;
  DubanRule rule;         /* whose measure it stands under */
  DubanSeverity severity; /* of what is overdue */
  DubanDay date;          /* it was, or is to be, done on; or DUBAN_NO_DAY */
  DubanDay since;         /* or DUBAN_NO_DAY */
  int days;               /* overdue by; 0: it is not */
  guint32 who;            /* leader or unit that owes it; 0: nobody is named */
  guint8 waits;           /* DubanWaits that await the same person as well */
} DubanTodayOwed;

/* The first section that applies to the task; FALSE where none does.  leader: 0 for the office.
 * row and task are of the same task. */
gboolean duban_today_owed_find (DubanTodayOwed *owed, const DubanSnapshot *snapshot, guint32 leader,
                                const DubanRegisterRow *row, const DubanTaskVerdict *task);

/* Whether the leader holds the task or assigned it; everybody's for the office (0). */
gboolean duban_today_owed_concerns (const DubanRegisterRow *row, guint32 leader);

/* The next day after today on which the open task has something to be done; or DUBAN_NO_DAY.
 * *owed (may be NULL): what. */
DubanDay duban_today_owed_get_next (const DubanRegisterRow *row, const DubanTaskVerdict *task,
                                    DubanDay today, DubanTodayOwedKind *owed);

/* What is owed by an overdue finding of that rule. */
DubanTodayOwedKind duban_today_owed_of_rule (DubanRule rule);

/* Who is to be asked for the task by this leader (0: the office): the one to whom it was assigned,
 * else who carries it out; for the office the lead first. 0: nobody is named. */
guint32 duban_today_owed_get_debtor (const DubanRegisterRow *row, guint32 leader);

/* The kind of record that fulfils it; 0 for the bulletin. */
DubanRecordKind duban_today_owed_get_record_kind (DubanTodayOwedKind owed);

/* An account of last week that the leader (0: anybody) owes and that was not set aside; from the
 * `from`-th finding of the task on. NULL if there is none. */
const DubanFinding *duban_today_owed_find_account (const DubanVerdict *verdict,
                                                   const DubanTaskVerdict *task, guint32 leader,
                                                   guint *from);

G_END_DECLS
