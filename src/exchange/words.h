/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The Chinese words of a ledger's cells for what is stored as a code: read on the way in,
 * written on the way out, from one table. */
#pragma once

#include "core/code.h"
#include "core/schedule.h"

G_BEGIN_DECLS

typedef enum
{
  DUBAN_WORDS_STATUS,         /* DubanStatus */
  DUBAN_WORDS_IMPORTANCE,     /* DubanImportance */
  DUBAN_WORDS_YES_NO,         /* DubanYesNo */
  DUBAN_WORDS_DECISION_LEVEL, /* DubanDecisionLevel */
  DUBAN_WORDS_DECISION_STATE, /* DubanDecisionState */
  DUBAN_WORDS_HANDLING,       /* DubanHandling */
  DUBAN_WORDS_HOLDING_KIND,   /* DubanHoldingKind */
  DUBAN_WORDS_DAY_KIND,       /* DubanDayKind of core/calendar.h: OFF 休, MAKEUP 班 */
} DubanWords;

/* The code of a word, size bytes long (or -1: to its NUL); 0 where it is none. */
guint duban_words_read (DubanWords words, const char *text, gssize size);

/* Whether a text is the word or the sign of a light: 红, 黄灯, 绿色, 🔴.  A light is no status. */
gboolean duban_words_is_light (const char *text);

/* The word that an export writes; "" for 0. (transfer none) */
const char *duban_words_write (DubanWords words, guint code);

/* In a stage's column: the ledger that the task came from kept no dates of that stage; and there
 * was no such record (so that the column is not empty throughout, interface.md, Tracking). */
#define DUBAN_WORD_EXCUSED "免"
#define DUBAN_WORD_NOTHING "无"

/* A rhythm: 每7日, 每周五, 每月25日, 每季末前20日, or a code of core/schedule.h.  FALSE where
 * the text is neither. */
gboolean duban_words_read_schedule (const char *text, DubanSchedule *schedule);
char *duban_words_write_schedule (DubanSchedule schedule) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
