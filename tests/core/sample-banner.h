/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A small banner for the tests of rules: 旗长; deputies 甲 乙 丙 丁 戊.  甲 holds 住建局; 乙
 * 水利局; 丙 the field 生态 and 审计局; 财政局 went from 丙 to 丁 on 2026-03-01; 戊 holds 某镇 as
 * 包联; 甲 and 乙 both hold 园区; 丙 assists with 档案馆; nobody holds 信访局 or the field 安全. */
#pragma once

#include "core/terms.h"

/* The terms on a day.  settings: name=value, separated by blanks, or NULL for the defaults; and
 * the words “office” (the desk is the office's), “no-portfolio” and “no-calendar”.
 * (transfer full) */
DubanTerms *sample_terms_new (const char *today, const char *settings);

/* The entity number of a name of the banner, 0 for “-”; and the name of a leader or unit, “-”
 * where there is none. */
guint32 sample_find (const char *name);
const char *sample_name (guint32 n);
