/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The columns of the files that are taken in and given out, and the headings by which each is
 * known (interface.md, Ledger files).  A new column is one row of the table in column.c. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef enum
{
  DUBAN_SHEET_ANY, /* what a file is about is told from the headings */
  DUBAN_SHEET_LEDGER,
  DUBAN_SHEET_PORTFOLIO,
  DUBAN_SHEET_UNITS,
  DUBAN_SHEET_HOLIDAYS,
  DUBAN_N_SHEETS
} DubanTableKind;

/* The order is that of an exported ledger, and that of a row's digest: it never changes. */
typedef enum
{
  DUBAN_COLUMN_UNKNOWN, /* kept in the notes */
  DUBAN_COLUMN_IGNORED, /* 序号, 灯 */

  DUBAN_COLUMN_NUMBER,
  DUBAN_COLUMN_TITLE,
  DUBAN_COLUMN_REQUIREMENT,
  DUBAN_COLUMN_METHOD,
  DUBAN_COLUMN_SOURCE,
  DUBAN_COLUMN_SOURCE_REF,
  DUBAN_COLUMN_SOURCE_DATE,
  DUBAN_COLUMN_PAPER,
  DUBAN_COLUMN_ASSIGNER,
  DUBAN_COLUMN_ASSIGNEE,
  DUBAN_COLUMN_ASSIGNED,
  DUBAN_COLUMN_IMPORTANCE,
  DUBAN_COLUMN_RECTIFICATION,
  DUBAN_COLUMN_LEAD,
  DUBAN_COLUMN_COOPERATORS,
  DUBAN_COLUMN_UNIT,
  DUBAN_COLUMN_COOPERATING_UNITS,
  DUBAN_COLUMN_FIELD,
  DUBAN_COLUMN_DUE,
  DUBAN_COLUMN_FIRST_DUE,
  DUBAN_COLUMN_DUE_TEXT,
  DUBAN_COLUMN_DEPLOY, /* the four record columns stand together */
  DUBAN_COLUMN_APPROACH,
  DUBAN_COLUMN_FEEDBACK,
  DUBAN_COLUMN_FOLLOW_UP,
  DUBAN_COLUMN_TRACKED_FROM,
  DUBAN_COLUMN_SCHEDULE,
  DUBAN_COLUMN_STATUS,
  DUBAN_COLUMN_CLOSED,
  DUBAN_COLUMN_PROGRESS,
  DUBAN_COLUMN_PROBLEM,
  DUBAN_COLUMN_PROBLEM_CAUSE,
  DUBAN_COLUMN_SUGGESTION,
  DUBAN_COLUMN_CAUSE, /* of a rectification, as are the next two */
  DUBAN_COLUMN_MEASURES,
  DUBAN_COLUMN_ACCOUNTABILITY,
  DUBAN_COLUMN_PARENT,
  DUBAN_COLUMN_DECISION_LEVEL,
  DUBAN_COLUMN_DECISION_STATE,
  DUBAN_COLUMN_MEETING,
  DUBAN_COLUMN_QUANTITY,
  DUBAN_COLUMN_TARGET,
  DUBAN_COLUMN_MEASURE,
  DUBAN_COLUMN_HANDLING,
  DUBAN_COLUMN_NOTES,
  DUBAN_COLUMN_COMPLETION, /* 完成时间: the due of an open task, the closing day of a closed one */

  DUBAN_COLUMN_LEADER, /* of the portfolio */
  DUBAN_COLUMN_LEADER_TITLE,
  DUBAN_COLUMN_HOLDS,
  DUBAN_COLUMN_HOLDS_FIELD,
  DUBAN_COLUMN_HOLDING_KIND,
  DUBAN_COLUMN_FROM,
  DUBAN_COLUMN_TO,

  DUBAN_COLUMN_UNIT_NAME, /* of the list of units */
  DUBAN_COLUMN_SHORT_NAMES,
  DUBAN_COLUMN_CATEGORY,
  DUBAN_COLUMN_HEAD,
  DUBAN_COLUMN_PARENT_UNIT,

  DUBAN_COLUMN_DAY, /* of the holidays */
  DUBAN_COLUMN_DAY_NAME,
  DUBAN_COLUMN_DAY_KIND,
  DUBAN_N_COLUMNS
} DubanColumn;

#define DUBAN_COLUMN_LAST_EXPORTED DUBAN_COLUMN_NOTES /* of a ledger; from NUMBER on */

/* The first of its names, as an export writes it; all of them, NULL-terminated, or NULL. (transfer
 * none) */
const char *duban_column_get_name (DubanColumn column);
const char *const *duban_column_list_names (DubanTableKind kind, DubanColumn column);

/* How a field is named where one is typed: title, cooperating-units …; several sheets may have one
 * of that code.  UNKNOWN is notes-only, IGNORED ignore. (transfer none) */
const char *duban_column_get_field (DubanColumn column);

/* The column of that sheet (ANY: the first of any) that a code or one of its names names, case and
 * width folded, - and _ alike; "" and - are UNKNOWN too.  FALSE where there is none. */
gboolean duban_column_parse_field (DubanTableKind sheet, const char *text, DubanColumn *column);

/* Whether such a sheet has the column; each has UNKNOWN and IGNORED. */
gboolean duban_column_is_of (DubanTableKind sheet, DubanColumn column);

/* The column that a heading (folded by duban_text_fold_heading) names on that sheet, first by
 * its names, then by what it contains; UNKNOWN where there is none.  rank: how well; the smaller,
 * the more exact. */
#define DUBAN_COLUMN_RANK_CONTAINS 100
DubanColumn duban_column_find (DubanTableKind sheet, const char *folded, guint *rank);

/* Whether it speaks of a leading unit (牵头单位), beside which 责任单位 cooperates. */
gboolean duban_column_is_leading_unit (const char *folded);

G_END_DECLS
