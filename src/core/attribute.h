/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Attributes: everything that can be written of an entity.  The numbers are part of the
 * change format and are never reused; what each is, says core/attribute-spec.h. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef enum
{
  /* a task; names and meaning as in domain.md section 2 and interface.md */
  DUBAN_ATTR_TITLE = 1,
  DUBAN_ATTR_NUMBER = 2,
  DUBAN_ATTR_REQUIREMENT = 3,
  DUBAN_ATTR_METHOD = 4,
  DUBAN_ATTR_NOTES = 5,
  DUBAN_ATTR_PARENT = 6,
  DUBAN_ATTR_SOURCE = 7,
  DUBAN_ATTR_SOURCE_REF = 8,
  DUBAN_ATTR_SOURCE_DATE = 9,
  DUBAN_ATTR_PAPER = 10,
  DUBAN_ATTR_RECTIFICATION = 11,
  DUBAN_ATTR_ASSIGNER = 12,
  DUBAN_ATTR_ASSIGNEE = 13,
  DUBAN_ATTR_ASSIGNED = 14,
  DUBAN_ATTR_TRACKED_FROM = 15,
  DUBAN_ATTR_IMPORTANCE = 16,
  DUBAN_ATTR_LEAD = 17,
  DUBAN_ATTR_COOPERATORS = 18,
  DUBAN_ATTR_UNIT = 19,
  DUBAN_ATTR_COOPERATING_UNITS = 20,
  DUBAN_ATTR_FIELD = 21,
  DUBAN_ATTR_UNIT_TEXT = 22,        /* 责任单位 as worded in the ledger */
  DUBAN_ATTR_COOPERATING_TEXT = 23, /* collective names among the cooperating units */
  DUBAN_ATTR_DECISION_LEVEL = 24,
  DUBAN_ATTR_DECISION_STATE = 25,
  DUBAN_ATTR_DECISION_SINCE = 26,
  DUBAN_ATTR_MEETING = 27,      /* the day of the meeting it waits for */
  DUBAN_ATTR_FROM_MEETING = 28, /* the day of the meeting it came from */
  DUBAN_ATTR_DUE = 29,
  DUBAN_ATTR_FIRST_DUE = 30, /* said by a ledger; else derived from the history of due */
  DUBAN_ATTR_DUE_TEXT = 31,
  DUBAN_ATTR_FOLLOW_UP = 32, /* the code of core/schedule.h */
  DUBAN_ATTR_CAUSE = 33,
  DUBAN_ATTR_MEASURES = 34,
  DUBAN_ATTR_ACCOUNTABILITY = 35,
  DUBAN_ATTR_QUANTITY = 36,
  DUBAN_ATTR_TARGET = 37,
  DUBAN_ATTR_MEASURE = 38,
  DUBAN_ATTR_HANDLING = 39,
  DUBAN_ATTR_STATUS = 40,
  DUBAN_ATTR_STATUS_TEXT = 41, /* the ledger's word, where it is not the plain one */
  DUBAN_ATTR_CLOSED = 42,      /* day of closing or withdrawal; cleared: unknown */
  DUBAN_ATTR_DELETED = 43,
  DUBAN_ATTR_UNDATED_STAGES = 44, /* bits 1 << DubanStage: its ledger kept no dates of it */
  DUBAN_ATTR_ROW_DIGEST = 45,     /* of the ledger row last taken in (three-way import) */

  /* a leader */
  DUBAN_ATTR_LEADER_NAME = 100,
  DUBAN_ATTR_LEADER_TITLE = 101,
  DUBAN_ATTR_LEADER_LEFT = 102, /* the last day in office */

  /* a unit */
  DUBAN_ATTR_UNIT_NAME = 120,
  DUBAN_ATTR_UNIT_SHORT_NAMES = 121,
  DUBAN_ATTR_UNIT_CATEGORY = 122,
  DUBAN_ATTR_UNIT_PARENT = 123,
  DUBAN_ATTR_UNIT_HEADS = 124,
  DUBAN_ATTR_UNIT_MERGED_INTO = 125,
  DUBAN_ATTR_UNIT_MERGED_ON = 126,
  DUBAN_ATTR_UNIT_HOLDERS = 127,
  DUBAN_ATTR_UNIT_FORMER_NAMES = 128,

  /* a field */
  DUBAN_ATTR_FIELD_NAME = 140,
  DUBAN_ATTR_FIELD_HOLDERS = 141,

  /* a meeting */
  DUBAN_ATTR_MEETING_KIND = 150,
  DUBAN_ATTR_MEETING_DATE = 151,
  DUBAN_ATTR_MEETING_NUMBER = 152,

  /* a year of the calendar */
  DUBAN_ATTR_YEAR_DAYS = 160,

  /* an entry of the list of desks (core/share/roster.h) */
  DUBAN_ATTR_DESK_FIRST = 170,
  DUBAN_ATTR_DESK_LAST = 179,

  /* the office's settings: 200 + DubanSettingKey, all texts (core/settings.h) */
  DUBAN_ATTR_SETTING_FIRST = 200,
  DUBAN_ATTR_SETTING_LAST = 299,
} DubanAttr;

G_END_DECLS
