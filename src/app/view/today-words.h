/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Today in words: what is owed, to whom, since when, under which measure. */
#pragma once

#include "app/view/today.h"

G_BEGIN_DECLS

/* 已超期, 我应反馈 …; (transfer none) */
const char *duban_today_say_section (DubanSection section, gboolean office);

/* Why nothing stands in a section. (transfer none) */
const char *duban_today_say_empty (DubanSection section);

/* The heading of a line: number and title; of a line of many tasks the person. (transfer full) */
char *duban_today_say_subject (const DubanToday *today,
                               const DubanTodayLine *line) G_GNUC_WARN_UNUSED_RESULT;

/* What is owed and by when: 反馈超期3天，应于11月20日. (transfer full) */
char *duban_today_say_owed (const DubanToday *today,
                            const DubanTodayLine *line) G_GNUC_WARN_UNUSED_RESULT;

/* What is owed, by name: 反馈, 交账 … (transfer none) */
const char *duban_today_say_owed_kind (DubanTodayOwedKind kind);

/* By whom, to whom, since when, under which measure, how often it was urged. (transfer full) */
char *duban_today_say_facts (const DubanToday *today,
                             const DubanTodayLine *line) G_GNUC_WARN_UNUSED_RESULT;

/* The next act, as on a button. (transfer none) */
const char *duban_today_say_act (const DubanTodayLine *line);

/* The name of an entry of the call list. (transfer full) */
char *duban_today_say_person (const DubanToday *today,
                              const DubanTodayPerson *person) G_GNUC_WARN_UNUSED_RESULT;

/* 今天没有到期的事；下一个到期日是11月26日 周四。 (transfer full) */
char *duban_today_say_nothing (const DubanToday *today) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
