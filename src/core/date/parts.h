/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What may follow a year, a quarter, a month or a day within one date: 2024年|底,
 * 三季度|末, 6月|中旬, 11月|23日, 11月23日| 9:30, and then 至… or 起.
 *
 * Each function is called with *at just after the thing named, whose wording began at
 * `from`; it takes what belongs to it and adds the term. */
#pragma once

#include "core/date/terms.h"

G_BEGIN_DECLS

/* After 年. */
void duban_date_parts_take_year (DubanDateTerms *terms, const char *from, const char **at,
                                 DubanDateName name);

/* After 上半年 or 季度. */
void duban_date_parts_take_period (DubanDateTerms *terms, const char *from, const char **at,
                                   DubanDateName name);

/* After 月, and after a month in figures (2024.3). */
void duban_date_parts_take_month (DubanDateTerms *terms, const char *from, const char **at,
                                  DubanDateName name);

/* After 日, and after a day in figures (2024.3.6). */
void duban_date_parts_take_day (DubanDateTerms *terms, const char *from, const char **at,
                                DubanDateName name);

/* 上旬, 中下旬 …: makes the name that of the last 旬 of its month that is said. */
gboolean duban_date_parts_take_xun (const char **at, DubanDateName *name);

G_END_DECLS
