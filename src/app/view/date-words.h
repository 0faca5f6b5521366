/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A date as a person types it into a form, and what the form says beside it: a plain date, the
 * wordings of ledgers (9月底前, 15日内, 持续推进) or of the desk (+3, 下周五, 明天). */
#pragma once

#include "core/terms.h"

G_BEGIN_DECLS

typedef enum
{
  DUBAN_DATE_WORDS_DAY,      /* any day */
  DUBAN_DATE_WORDS_EVENT,    /* something that happened: not after today */
  DUBAN_DATE_WORDS_DEADLINE, /* a month means its last day; it may be continuing or recurring */
} DubanDateWordsKind;

typedef struct
{
  gboolean is_read; /* FALSE: said is why it cannot stand */
  DubanDay day;     /* DUBAN_NO_DAY: nothing was typed, or it is a wording without a day */
  char *text;       /* as app/edit takes it: what counts from today as a date, else as typed */
  char *said;       /* 11月27日 周五 · 工作日, or why not; "" where nothing was typed */
} DubanDateWords;

/* assigned: what N日内 and +3 count from, or DUBAN_NO_DAY: then +3 counts from today.
 * Fills *words; cleared by duban_date_words_clear(). */
void duban_date_words_read (DubanDateWords *words, DubanDateWordsKind kind, const char *text,
                            const DubanTerms *terms, DubanDay assigned);
void duban_date_words_clear (DubanDateWords *words);

/* 11月27日 周五 · 工作日; 10月1日 周四 · 休（国庆节）. (transfer full) */
char *duban_date_words_say (DubanDay day, const DubanTerms *terms) G_GNUC_WARN_UNUSED_RESULT;

/* 工作日, 休息日, 休（国庆节）, 班（调休）: what kind of day it is. (transfer full) */
char *duban_date_words_of_day_kind (DubanDay day,
                                    const DubanCalendar *calendar) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (DubanDateWords, duban_date_words_clear)

G_END_DECLS
