/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One row of a ledger as typed values.  Names stay text: who is who, the caller knows. */
#pragma once

#include "core/date/dateword.h"
#include "exchange/column.h"
#include "exchange/progress.h"
#include "exchange/words.h"

G_BEGIN_DECLS

#define DUBAN_LEDGER_DIGEST_SIZE 8

/* What a person should know of a row that was taken. Bits. */
typedef enum
{
  DUBAN_REMARK_RHYTHM = 1 << 0,      /* a record column held a rhythm, which is nothing done */
  DUBAN_REMARK_WORD_KEPT = 1 << 1,   /* a word that stands for no code went to the notes */
  DUBAN_REMARK_DUE_UNCLEAR = 1 << 2, /* the deadline could not be read as a date */
  DUBAN_REMARK_COMPLETION = 1 << 3,  /* 完成时间 beside 完成时限 went to the notes */
  DUBAN_REMARK_LIGHT = 1 << 4,       /* 状态 holds a light, which went to the notes */
} DubanRemark;

/* The dated records that a row may bring, in the order of their columns. */
typedef enum
{
  DUBAN_ROW_DEPLOY,
  DUBAN_ROW_APPROACH,
  DUBAN_ROW_FEEDBACK,
  DUBAN_ROW_FOLLOW_UP,
  DUBAN_N_ROW_RECORDS
} DubanRowRecord;

/* Which record 进展情况 is the text of, where it is none of the four. */
#define DUBAN_PROGRESS_OF_CLOSING (-1)
#define DUBAN_PROGRESS_OF_NONE (-2)

/* Texts are borrowed from the table or the reader and live until its next row. */
typedef struct
{
  gsize row;                          /* of the table */
  const char *cells[DUBAN_N_COLUMNS]; /* as they stand; "" where there is none */
  guint8 digest[DUBAN_LEDGER_DIGEST_SIZE];
  DubanDay assigned;
  int assigned_minute;

  GString *notes;          /* 备注, then what has no place elsewhere; the reader's */
  const char *due_text;    /* the wording of the deadline; "" where it is a plain date */
  const char *status_text; /* the word of an open status that is not the plain one; or "" */
  DubanDay due, first_due, tracked_from, source_date, meeting, closed, decision_since;
  DubanDay done[DUBAN_N_ROW_RECORDS];
  guint excused;          /* bits 1 << DubanRowRecord: 免 stands in that stage's column */
  DubanDay suspended;     /* since when, where the row says so */
  int progress_at;        /* a DubanRowRecord or one of the two above */
  DubanProgress progress; /* whose text is 进展情况; without days where it has no period */
  const DubanProgress *earlier; /* of earlier periods, by period; the reader's */
  guint n_earlier;
  DubanDay milestones[DUBAN_DATEWORD_MAX_DAYS];
  const char *milestone_titles[DUBAN_DATEWORD_MAX_DAYS]; /* what is due then, in its own words */
  guint n_milestones;
  DubanSchedule schedule;
  DubanStatus status; /* 0: the row says nothing of it */
  DubanImportance importance;
  DubanYesNo rectification;
  DubanDecisionLevel decision_level;
  DubanDecisionState decision_state;
  DubanHandling handling;
  guint remarks; /* DubanRemark */
} DubanLedgerRow;

/* Adds “〔heading〕value” as a line of the row's notes. */
void duban_ledger_row_keep (DubanLedgerRow *row, const char *heading, const char *value);

/* Why a row is refused. */
typedef struct
{
  DubanColumn column; /* UNKNOWN: the row as a whole */
  char *reason;       /* a sentence */
} DubanFault;
void duban_fault_clear (DubanFault *fault);

/* Takes reason and returns FALSE, so that a reader can return it. */
gboolean duban_fault_set (DubanFault *fault, DubanColumn column, char *reason);

/* Whether a name, or another short text of the directory, fits its place; else sets the fault. */
gboolean duban_fault_check_name (DubanFault *fault, DubanColumn column, const char *name);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (DubanFault, duban_fault_clear)

G_END_DECLS
