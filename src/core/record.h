/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A record (办理记录): something that happened to a task, dated; records are only ever added
 * or voided, never edited (domain.md section 2). */
#pragma once

#include "core/code.h"
#include "core/id.h"
#include "core/period.h"

G_BEGIN_DECLS

/* Numbers are stored. */
typedef enum
{
  DUBAN_RECORD_ACCEPT = 1,      /* 领责 */
  DUBAN_RECORD_DEPLOY = 2,      /* 部署 */
  DUBAN_RECORD_APPROACH = 3,    /* 形成思路 */
  DUBAN_RECORD_FEEDBACK = 4,    /* 反馈 */
  DUBAN_RECORD_FOLLOW_UP = 5,   /* 跟进 */
  DUBAN_RECORD_ACCOUNT = 6,     /* 交账 */
  DUBAN_RECORD_BLOCKAGE = 7,    /* 堵点 */
  DUBAN_RECORD_RESOLVE = 8,     /* 疏通 */
  DUBAN_RECORD_REQUEST = 9,     /* 请示 */
  DUBAN_RECORD_ANSWER = 10,     /* 答复 */
  DUBAN_RECORD_SITE_VISIT = 11, /* 一线 */
  DUBAN_RECORD_DECISION = 12,
  DUBAN_RECORD_MILESTONE = 13, /* 工作节点: set, or done where `target` names the one set */
  DUBAN_RECORD_HANDOVER = 14,
  DUBAN_RECORD_EXTENSION = 15,
  DUBAN_RECORD_SUSPEND = 16,
  DUBAN_RECORD_RESUME = 17,
  DUBAN_RECORD_REISSUE = 18, /* 重新交办: begins a new round on its day */
  DUBAN_RECORD_CLOSE = 19,   /* day DUBAN_NO_DAY: closed on an unknown day (ledger only) */
  DUBAN_RECORD_VERIFY = 20,  /* 核查 */
  DUBAN_RECORD_REOPEN = 21,
  DUBAN_RECORD_WITHDRAW = 22,
  DUBAN_RECORD_URGE = 23,       /* 催办 */
  DUBAN_RECORD_CORRECTION = 24, /* 更正: text is the reason, `attr` what was corrected */
  DUBAN_RECORD_NOTE = 25,
  DUBAN_RECORD_VOID = 26,  /* names the record it voids */
  DUBAN_RECORD_WAIVE = 27, /* 认定: sets a finding aside; ended by voiding it */
  DUBAN_N_RECORD_KINDS
} DubanRecordKind;

/* A record as the rules see it: every reference is a local entity number, 0 for none. Texts
 * are borrowed from whoever loaded it; those that the loader was not asked for are NULL. */
typedef struct
{
  DubanId id;
  DubanRecordKind kind;
  gboolean is_void;
  DubanDay day;         /* when it happened */
  int minute;           /* of the day, or DUBAN_NO_MINUTE */
  gint64 written;       /* Unix milliseconds when it was written down; 0: came with a ledger */
  DubanDay written_day; /* the same as a day of the office; DUBAN_NO_DAY: came with a ledger */
  int written_minute;   /* of that day; nothing where that is none */
  guint32 by;           /* leader or unit */
  const char *text;

  DubanLedger ledger;
  DubanPosition position;
  DubanDay week;
  DubanOutcome outcome;
  DubanVerifyLevel level;
  DubanId target; /* nil for none */
  guint32 lead_from, lead_to, unit_from, unit_to;
  gboolean moves_lead, moves_unit; /* a handover of the lead, of the unit */
  DubanDay due, done;
  guint32 leader, unit; /* of a waiver */
  const char *to, *cause, *suggestion, *reason, *title, *decision, *rule;
} DubanRecord;

/* Whether a came after b, both records of one array: by day, then when they were written (the
 * time of day is often missing from one of two), then by time, then as they stand. */
gboolean duban_record_is_after (const DubanRecord *a, const DubanRecord *b);

/* Whether one of the records, of that kind and not void, names the given one: resolves a
 * blockage, answers a request, reports a milestone done. */
gboolean duban_record_is_targeted (const DubanRecord *target, DubanRecordKind kind,
                                   const DubanRecord *records, gsize n_records);

/* Whether the record sets a milestone that nobody has reported done. */
gboolean duban_record_is_open_milestone (const DubanRecord *record, const DubanRecord *records,
                                         gsize n_records);

/* The latest blockage that is neither void nor resolved; NULL if there is none. (transfer none) */
const DubanRecord *duban_record_find_blockage (const DubanRecord *records, gsize n_records);

/* The last closing that is not void, where it waits for its verification: it was written down
 * here, not taken from a ledger, and none came after it.  NULL where nothing waits.
 * (transfer none) */
const DubanRecord *duban_record_find_unverified (const DubanRecord *records, gsize n_records);

/* deploy, follow-up, site-visit …; and back: 0 if there is none. */
const char *duban_record_kind_get_code (DubanRecordKind kind);
DubanRecordKind duban_record_kind_parse (const char *code);

G_END_DECLS
